/**
 * The parts of the stage that count: the journey's steps, ages, sizes and groups.
 *
 * Pure; the caller passes the time. Used by views/stage-*.js beside app/stage.js.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { Sentence } from "./stage.js" */
/** @import { Tone } from "../components/pill.js" */

/** @typedef {{ key: string, state: "done" | "now" | "next" }} Leg */

/** The way of a connection by code, in order; each names what is waited for. */
const LEGS = ["leg-listen", "leg-create", "leg-code", "leg-phone", "leg-number"];
const LINK_LEGS = ["leg-link", "leg-elsewhere", "leg-number"];

/** Which leg a stage stands on. @type {Record<string, number>} */
const LEG_OF = {
  subscribing: 0,
  creating: 1,
  creation_unknown: 1,
  waiting_code: 2,
  code: 3,
  code_broken: 2,
  password: 3,
  enter_code: 3,
  syncing: 4,
  removing: 0,
};

/**
 * The steps of the journey, with the present one marked; its words name what is waited for.
 * @param {Connection} connection
 * @returns {Leg[]}
 */
export function journey({ stage, events, reconnect, code }) {
  /** @type {(names: string[], at: number) => Leg[]} */
  const mark = (names, at) =>
    names.map((key, index) => ({ key, state: index < at ? "done" : index === at ? "now" : "next" }));
  if (stage.kind === "link_waiting") return mark(LINK_LEGS, 1);
  if (stage.kind === "removing") return mark(["leg-removing"], 0);
  const names = [...LEGS];
  // Without events the channel is looked at instead of listened for.
  if (events.mode === "off" && events.why !== null) names[0] = "leg-look";
  if (reconnect) names[1] = "leg-reinit";
  if (events.why !== null) names[2] = "leg-ready";
  if (stage.kind === "password") names[3] = "leg-password";
  if (stage.kind === "enter_code") names[3] = "leg-enter-code";
  if (stage.kind === "syncing") names[4] = "leg-sync";
  // Stuck: either no code came, or it came and nothing was heard of the phone.
  return mark(names, LEG_OF[stage.kind] ?? (code ? 3 : 2));
}

/**
 * The pill at the top: whether events come, and how long ago one came.
 * @param {Connection} connection
 * @param {number} now epoch ms
 * @param {(ms: number) => string} span writes a short span
 * @returns {({ tone: Tone } & Sentence) | null} none when nothing is listened for any more
 */
export function listening({ stage, events }, now, span) {
  if (["connected", "failed", "removing", "removed"].includes(stage.kind)) return null;
  if (events.mode === "listening") {
    if (events.last_heard === null) return { tone: "info", key: "listening-silent" };
    return { tone: "good", key: "listening-heard", args: { span: span(now - events.last_heard) } };
  }
  if (events.why === "no_public_address") return { tone: "neutral", key: "listening-off" };
  if (events.why === "subscribe_failed") return { tone: "warn", key: "listening-failed" };
  return null;
}

/** How long a code's ring takes to be full; a scale for the eye, not a lifetime; ms. */
const RING_FULL = 60_000;

/**
 * How much of the age ring is drawn.
 * @param {number} age ms
 * @returns {number} percent, 2 to 100
 */
export function ringShare(age) {
  return Math.round(Math.min(100, Math.max(2, (age / RING_FULL) * 100)));
}

/**
 * How wide a code is drawn, so that each of its points covers whole pixels where it can.
 * @param {number} width of the picture, px
 * @returns {number} px, 300 to 324: the card leaves at least four points of white around it
 */
export function codeSize(width) {
  if (width <= 0) return 320;
  const size = width * Math.ceil(300 / width);
  return size <= 324 ? size : 320;
}

/**
 * A pairing code in two groups of four, as the phone shows its boxes.
 * @param {string} code
 * @returns {string[]}
 */
export function pairingGroups(code) {
  const half = Math.ceil(code.length / 2);
  return [code.slice(0, half), code.slice(half)];
}
