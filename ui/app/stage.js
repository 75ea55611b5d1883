/**
 * What the connection stage shows for a connection: pill, title, both halves, what can be done.
 *
 * Pure; drawn by views/stage-*.js. Every kind of stage has its row in stage-rows.js, so that the
 * screen is never empty. Deliberately absent: markup, and the time, which only ages need.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { EventsOff } from "../types/EventsOff" */
/** @import { Tone } from "../components/pill.js" */
import { channelAddress } from "./channel-words.js";
import { confirmed, failed, foreign, hindered, works } from "./stage-outcomes.js";
import { difference, manner, ROWS } from "./stage-rows.js";
import { appName, isLinkOnly } from "./transports.js";
import { clientName, phoneNumber } from "./words.js";

/** @typedef {{ key: string, args?: Record<string, string | number> }} Sentence */
/** @typedef {"reinit" | "confirm" | "reject" | "done" | "again" | "remove" | "pairing" | "link" | "type" | "replace"} Action */

/**
 * A button of the left half; the first of a stage is its primary one.
 * @typedef {{ action: Action, key: string, danger?: boolean, args?: Record<string, string> }} Offer
 */

/**
 * What the left half holds under the title.
 * @typedef {"scan" | "pairing" | "phone" | "link" | "page" | "credentials" | "secret" | "remedies" | "candidates" | "failure" | "plain"} Left
 */

/**
 * What the right half holds.
 * @typedef {"code" | "page" | "pairing" | "journey" | "numbers" | "mark" | "joy"} Right
 */

/** What the person chose to look at while nothing is connected. @typedef {"code" | "pairing" | "link" | "type"} Look */

/**
 * @typedef {object} Shown
 * @property {string} kind the stage
 * @property {{ tone: Tone } & Sentence} pill
 * @property {Sentence} title
 * @property {Sentence | null} lead
 * @property {Left} left
 * @property {Right} right
 * @property {Offer[]} offers
 * @property {boolean} others whether the other ways stand below
 * @property {boolean} over closing loses nothing
 */

/** While these last, the phone has not answered yet and the other ways are of use. */
const BEFORE_PHONE = ["subscribing", "creating", "waiting_code", "code", "code_broken"];

/** Why no code comes to this screen. @type {Record<EventsOff, string>} */
const NO_CODE = {
  no_public_address: "stage-lead-no-address",
  switched_off: "stage-lead-switched-off",
  subscribe_failed: "stage-lead-no-events",
};

/** Nothing goes on here any more. */
const OVER = ["connected", "failed", "removed"];

/**
 * Everything the stage shows, but ages and markup.
 * @param {Connection} connection
 * @param {Look} look what the person chose to look at
 * @param {string} messenger the messenger's name
 * @returns {Shown}
 */
export function shown(connection, look, messenger) {
  const { kind } = connection.stage;
  const [tone, pill, title, lead, left, right, offers = []] = ROWS[kind];
  const row = { pill, title, lead, left, right, offers, ...difference(connection) };
  // One that was there before is deleted on the client's page only, where that can be undone.
  if (connection.reconnect) row.offers = row.offers.filter(({ action }) => action !== "remove");
  const args = sentenceArgs(connection, messenger);
  const say = (/** @type {string} */ key) => ({ key, args });
  /** @type {Shown} */
  const plain = {
    kind,
    pill: { tone, ...say(row.pill) },
    title: say(row.title),
    lead: row.lead === null ? null : say(row.lead),
    left: row.left,
    right: row.right,
    offers: row.offers,
    others: BEFORE_PHONE.includes(kind) && manner(connection) !== "credentials",
    over: OVER.includes(kind),
  };
  if (title === "stage-title" && connection.reconnect) plain.title = say("stage-title-again");
  if (kind === "confirm") return { ...plain, ...confirmed(connection, args, say) };
  if (kind === "connected") return { ...plain, ...works(connection, args, say) };
  if (kind === "foreign_phone") return { ...plain, ...foreign(connection, args, say) };
  if (kind === "failed") return { ...plain, ...failed(connection, say) };
  if (kind === "checking" && connection.trouble) Object.assign(plain, hindered(connection, say));
  if (kind === "stuck" && connection.stage.cause === "disagree") {
    plain.pill = { tone, ...say("stage-pill-disagree") };
    plain.title = say("stage-title-disagree");
    plain.lead = say("stage-lead-disagree");
  }
  if (look === "type" && manner(connection) === "credentials" && !plain.over) {
    return { ...plain, title: say("stage-title-type"), lead: null, left: "credentials", offers: [] };
  }
  if (look === "link" && isLinkOnly(connection.transport) && connection.ways.link) {
    return { ...plain, ...linked(say) };
  }
  if (BEFORE_PHONE.includes(kind)) return { ...plain, ...beforePhone(connection, look, plain, say) };
  return plain;
}

/** The server did not answer, which passes. */
const PASSING = ["not_sent", "unanswered", "server_trouble"];

/** While these last, the channel is looked at again and again. @type {Connection["stage"]["kind"][]} */
const LOOKED_AT = ["waiting_code", "code", "page", "password", "enter_code", "syncing", "link_waiting"];

/**
 * Whether what is in the way goes by without a person's doing.
 * @param {Connection} connection
 */
export function isPassing({ stage, trouble }) {
  return trouble !== null && PASSING.includes(trouble.code) && LOOKED_AT.includes(stage.kind);
}

/**
 * The arguments every sentence of the stage may use.
 * @param {Connection} connection
 * @param {string} messenger
 */
export function sentenceArgs(connection, messenger) {
  const { stage } = connection;
  // A number in a sentence does not break over two lines.
  const whole = (/** @type {string} */ phone) => phoneNumber(phone).replaceAll(" ", "\u00a0");
  const seen = ("phone" in stage ? stage.phone : null) ?? connection.phone_seen;
  return {
    messenger,
    app: appName(connection.transport),
    client: clientName(connection.account_label, connection.account_id),
    expected: connection.expected_phone ? whole(connection.expected_phone) : "",
    phone: seen ? whole(seen) : "",
    name: seen || !connection.channel ? "" : channelAddress(connection.channel, whole),
  };
}

/** @typedef {ReturnType<typeof sentenceArgs>} Args */
/** @typedef {(key: string) => Sentence} Say */

/** @param {Say} say @returns {Partial<Shown>} */
function linked(say) {
  const title = say("stage-title-link");
  return { title, lead: say("stage-lead-link"), left: "link", right: "journey", offers: [] };
}

/**
 * Before the phone has answered, the person may look at the code, at a pairing code or at a link.
 * @param {Connection} connection
 * @param {Look} look
 * @param {Shown} plain
 * @param {Say} say
 * @returns {Partial<Shown>}
 */
function beforePhone(connection, look, plain, say) {
  const { pairing, ways, stage, expected_phone, events } = connection;
  const started = stage.kind !== "subscribing" && stage.kind !== "creating";
  const pill = pillBefore(plain, expected_phone, say);
  // Where the pairing code is the way, it needs no asking.
  const own = connection.way === "pairing" && !ways.code && look === "code";
  if ((look === "pairing" || own) && pairing) {
    const waits = expected_phone === null ? "stage-pill-phone" : "stage-pill-phone-expected";
    const typing = { tone: plain.pill.tone, ...say(waits) };
    return { pill: typing, title: say("stage-title-pairing"), lead: null, left: "pairing", right: "pairing", offers: [] };
  }
  if ((look === "pairing" || own) && connection.way === "pairing" && expected_phone !== null) {
    const coming = { tone: plain.pill.tone, ...say("stage-pill-pairing") };
    return { pill: coming, lead: null, left: "pairing", right: "journey", offers: [] };
  }
  if (look === "pairing" && ways.pairing) {
    return { pill, title: say("stage-title-pairing-phone"), lead: say("stage-lead-pairing-phone"), left: "phone", offers: [] };
  }
  if (look === "link" && (ways.link || !started)) return { pill, ...linked(say) };
  const scans = manner(connection) === "code" || manner(connection) === "pairing";
  if (started && scans && !ways.code && (ways.pairing || ways.link)) {
    return {
      pill: { tone: "neutral", ...say("stage-pill-no-code") },
      lead: say(NO_CODE[events.why ?? "subscribe_failed"]),
      left: "plain",
      right: "journey",
    };
  }
  return { pill };
}

/**
 * @param {Shown} plain
 * @param {string | null} expected
 * @param {Say} say
 */
function pillBefore(plain, expected, say) {
  const known = plain.kind === "code" && expected !== null;
  return known ? { tone: plain.pill.tone, ...say("stage-pill-phone-expected") } : plain.pill;
}
