/**
 * The parts of the stage that count: the journey's steps, ages, sizes and groups.
 *
 * Pure; the caller passes the time. Used by views/stage-*.js beside app/stage.js.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { Way } from "../types/Way" */
/** @import { Sentence } from "./stage.js" */
/** @import { Tone } from "../components/pill.js" */
import { manner } from "./stage-rows.js";

/** @typedef {{ key: string, state: "done" | "now" | "next" }} Leg */

/** The way of each connection, in order; each leg names what is waited for. @type {Record<Way, string[]>} */
const LEGS = {
  code: ["leg-listen", "leg-create", "leg-code", "leg-phone", "leg-number"],
  pairing: ["leg-listen", "leg-create", "leg-code", "leg-phone", "leg-number"],
  credentials: ["leg-create", "leg-check", "leg-works"],
  page: ["leg-page-link", "leg-page", "leg-number"],
  link: ["leg-link", "leg-elsewhere", "leg-number"],
};

/** Which leg a stage of a connection by code stands on. @type {Record<string, number>} */
const LEG_OF = {
  subscribing: 0,
  creating: 1,
  creation_unknown: 1,
  waiting_code: 2,
  code: 3,
  code_broken: 2,
  password: 3,
  enter_code: 3,
  checking: 4,
  syncing: 4,
};

/** Which one otherwise; every other stage stands on the last but one. @type {Record<string, number>} */
const EARLY = { subscribing: 0, creating: 0, creation_unknown: 0 };

/**
 * The steps of the journey, with the present one marked; its words name what is waited for.
 * @param {Pick<Connection, "stage" | "events" | "reconnect" | "code" | "way" | "transport">} connection
 * @returns {Leg[]}
 */
export function journey(connection) {
  const { stage, events, reconnect, code } = connection;
  /** @type {(names: string[], at: number) => Leg[]} */
  const mark = (names, at) =>
    names.map((key, index) => ({ key, state: index < at ? "done" : index === at ? "now" : "next" }));
  if (stage.kind === "removing") return mark(["leg-removing"], 0);
  if (stage.kind === "link_waiting") return mark(LEGS.link, 1);
  const way = manner(connection);
  const names = [...LEGS[way]];
  if (way === "link") {
    // The client has been on the page; the channel starts.
    const starts = stage.kind === "syncing" || stage.kind === "checking";
    if (starts) names[2] = "leg-works";
    return mark(names, starts ? 2 : 1);
  }
  const creates = names.indexOf("leg-create");
  if (reconnect && creates >= 0) names[creates] = "leg-reinit";
  if (way === "credentials" || way === "page") return mark(...ending(names, stage.kind));
  // Without events the channel is looked at instead of listened for.
  if (events.mode === "off" && events.why !== null) names[0] = "leg-look";
  if (events.why !== null) names[2] = "leg-ready";
  if (stage.kind === "password") names[3] = "leg-password";
  if (stage.kind === "enter_code") names[3] = "leg-enter-code";
  if (stage.kind === "syncing" || stage.kind === "checking") names[4] = "leg-sync";
  // Stuck: either no code came, or it came and nothing was heard of the phone.
  return mark(names, LEG_OF[stage.kind] ?? (code ? 3 : 2));
}

/**
 * Where nothing is scanned, the channel starts at the end, and a second password may be asked for
 * before it.
 * @param {string[]} names
 * @param {string} kind of the stage
 * @returns {[names: string[], at: number]}
 */
function ending(names, kind) {
  const last = names.length - 1;
  const starts = kind === "syncing" || (kind === "checking" && names[1] === "leg-page");
  const asks = { password: "leg-password", enter_code: "leg-enter-code" }[kind];
  if (asks) names[1] = asks;
  if (starts) names[last] = "leg-works";
  return [names, starts ? last : (EARLY[kind] ?? last - 1)];
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
  if (events.why === "no_public_address" || events.why === "switched_off") {
    return { tone: "neutral", key: "listening-off" };
  }
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

/** How wide a code is at least, px; the larger in a window seen from further away. */
const CODE = { usual: 300, large: 380 };

/** By how much it may be wider, so that the card leaves four points of white around it; px. */
const SPARE = 24;

/**
 * How wide a code is drawn, so that each of its points covers whole pixels where it can.
 * @param {number} width of the picture, px
 * @param {boolean} [large] whether the window is a large one
 * @returns {number} px, 300 to 324, or 380 to 404
 */
export function codeSize(width, large = false) {
  const least = large ? CODE.large : CODE.usual;
  if (width <= 0) return least + SPARE - 4;
  const size = width * Math.ceil(least / width);
  return size <= least + SPARE ? size : least + SPARE - 4;
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
