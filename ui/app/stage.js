/**
 * What the connection stage shows for a connection: pill, title, both halves, what can be done.
 *
 * Pure; drawn by views/stage-*.js. Every kind of stage has its row here, so that the screen is
 * never empty. Deliberately absent: markup, and the time, which only ages need.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { Tone } from "../components/pill.js" */
import { accountNumber, phoneNumber } from "./words.js";

/** @typedef {{ key: string, args?: Record<string, string | number> }} Sentence */
/** @typedef {"reinit" | "confirm" | "reject" | "done" | "again" | "remove" | "pairing" | "link"} Action */

/**
 * A button of the left half; the first of a stage is its primary one.
 * @typedef {{ action: Action, key: string, danger?: boolean }} Offer
 */

/**
 * What the left half holds under the title.
 * @typedef {"scan" | "pairing" | "phone" | "link" | "secret" | "remedies" | "candidates" | "failure" | "plain"} Left
 */

/**
 * What the right half holds.
 * @typedef {"code" | "pairing" | "journey" | "numbers" | "mark" | "joy"} Right
 */

/** What the person chose to look at while nothing is connected. @typedef {"code" | "pairing" | "link"} Look */

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

/** @typedef {[tone: Tone, pill: string, title: string, lead: string | null, left: Left, right: Right, offers?: Offer[]]} Row */

/** @type {Offer} */
const NEW_CODE = { action: "reinit", key: "stage-new-code" };
/** @type {Offer} */
const TRY_AGAIN = { action: "reinit", key: "stage-try-again" };
/** @type {Offer} */
const DONE = { action: "done", key: "stage-done" };
/** @type {Offer} */
const BACK = { action: "done", key: "stage-back" };
/** @type {Offer} */
const REMOVE = { action: "remove", key: "stage-remove" };

/** @type {Record<Connection["stage"]["kind"], Row>} */
const ROWS = {
  subscribing: ["neutral", "stage-pill-preparing", "stage-title", null, "scan", "journey"],
  creating: ["neutral", "stage-pill-preparing", "stage-title", null, "scan", "journey"],
  creation_unknown: ["warn", "stage-pill-unknown", "stage-title-unknown", "stage-lead-unknown", "candidates", "journey"],
  waiting_code: ["info", "stage-pill-waiting-code", "stage-title", null, "scan", "journey"],
  code: ["info", "stage-pill-phone", "stage-title", null, "scan", "code"],
  code_broken: ["warn", "stage-pill-broken", "stage-title-broken", "stage-lead-broken", "plain", "mark", [NEW_CODE]],
  password: ["info", "stage-pill-password", "stage-title-password", "stage-lead-password", "secret", "journey"],
  enter_code: ["info", "stage-pill-enter-code", "stage-title-enter-code", "stage-lead-enter-code", "secret", "journey"],
  syncing: ["info", "stage-pill-syncing", "stage-title-syncing", "stage-lead-syncing", "plain", "journey"],
  confirm: ["info", "stage-pill-confirm", "stage-title-confirm", "stage-lead-confirm", "plain", "numbers"],
  connected: ["good", "stage-pill-connected", "stage-title-connected", "stage-lead-connected", "plain", "joy", [DONE]],
  expired: ["warn", "stage-pill-expired", "stage-title-expired", "stage-lead-expired", "plain", "code", [NEW_CODE]],
  foreign_phone: ["bad", "stage-pill-foreign", "stage-title-foreign", "stage-lead-foreign", "plain", "numbers", [NEW_CODE, REMOVE]],
  unpaid: ["bad", "stage-pill-unpaid", "stage-title-unpaid", "stage-lead-unpaid", "plain", "mark", [TRY_AGAIN]],
  elsewhere: ["bad", "stage-pill-elsewhere", "stage-title-elsewhere", "stage-lead-elsewhere", "plain", "mark", [TRY_AGAIN, REMOVE]],
  unauthorized: ["warn", "stage-pill-unauthorized", "stage-title-unauthorized", "stage-lead-unauthorized", "plain", "mark", [NEW_CODE]],
  blocked: ["bad", "stage-pill-blocked", "stage-title-blocked", "stage-lead-blocked", "plain", "mark", [BACK, REMOVE]],
  rejected: ["bad", "stage-pill-rejected", "stage-title-rejected", "stage-lead-rejected", "plain", "mark", [BACK, REMOVE]],
  disabled: ["neutral", "stage-pill-disabled", "stage-title-disabled", "stage-lead-disabled", "plain", "mark", [NEW_CODE]],
  stuck: ["warn", "stage-pill-stuck", "stage-title-stuck", "stage-lead-stuck", "remedies", "journey"],
  failed: ["bad", "stage-pill-failed", "stage-title-failed", null, "failure", "mark", [{ action: "again", key: "stage-start-again" }]],
  removing: ["neutral", "stage-pill-removing", "stage-title-removing", "stage-lead-removing", "plain", "journey"],
  removed: ["neutral", "stage-pill-removed", "stage-title-removed", "stage-lead-removed", "plain", "mark", [{ action: "again", key: "stage-connect-other" }, BACK]],
  link_waiting: ["info", "stage-pill-link", "stage-title-link", "stage-lead-link", "link", "journey"],
};

/** While these last, the phone has not answered yet and the other ways are of use. */
const BEFORE_PHONE = ["subscribing", "creating", "waiting_code", "code", "code_broken"];

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
  const args = sentenceArgs(connection, messenger);
  const say = (/** @type {string} */ key) => ({ key, args });
  /** @type {Shown} */
  const plain = {
    kind,
    pill: { tone, ...say(pill) },
    title: say(title),
    lead: lead === null ? null : say(lead),
    left,
    right,
    offers,
    others: BEFORE_PHONE.includes(kind),
    over: OVER.includes(kind),
  };
  if (title === "stage-title" && connection.reconnect) plain.title = say("stage-title-again");
  if (kind === "confirm") return { ...plain, ...confirmed(connection, say) };
  if (kind === "foreign_phone") plain.lead = say(foreignLead(connection));
  if (kind === "connected" && !args.phone) plain.lead = say("stage-lead-connected-unknown");
  if (BEFORE_PHONE.includes(kind)) return { ...plain, ...beforePhone(connection, look, plain, say) };
  return plain;
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
    client: connection.account_label || accountNumber(connection.account_id),
    expected: connection.expected_phone ? whole(connection.expected_phone) : "",
    phone: seen ? whole(seen) : "",
  };
}

/**
 * @param {Connection} connection
 * @param {(key: string) => Sentence} say
 * @returns {Partial<Shown>}
 */
function confirmed(connection, say) {
  const { stage, expected_phone } = connection;
  if (stage.kind !== "confirm") return {};
  if (stage.matches === false) {
    return {
      pill: { tone: "warn", ...say("stage-pill-differs") },
      lead: say("stage-lead-differs"),
      offers: [
        { action: "reject", key: "stage-not-this", danger: true },
        { action: "confirm", key: "stage-use-anyway" },
      ],
    };
  }
  const asked = expected_phone === null ? "stage-lead-confirm" : "stage-lead-confirm-unknown";
  return {
    lead: say(stage.phone === null ? "stage-lead-confirm-unknown" : asked),
    offers: [
      { action: "confirm", key: "stage-confirm" },
      { action: "reject", key: "stage-not-this" },
    ],
  };
}

/** @param {Connection} connection */
function foreignLead({ expected_phone, stage }) {
  const named = stage.kind === "foreign_phone" && stage.phone !== null;
  if (named && expected_phone) return "stage-lead-foreign-both";
  return expected_phone ? "stage-lead-foreign-expected" : "stage-lead-foreign";
}

/**
 * Before the phone has answered, the person may look at the code, at a pairing code or at a link.
 * @param {Connection} connection
 * @param {Look} look
 * @param {Shown} plain
 * @param {(key: string) => Sentence} say
 * @returns {Partial<Shown>}
 */
function beforePhone(connection, look, plain, say) {
  const { pairing, ways, stage, expected_phone, events } = connection;
  const started = stage.kind !== "subscribing" && stage.kind !== "creating";
  const pill = pillBefore(plain, expected_phone, say);
  if (look === "pairing" && pairing) {
    return { pill, title: say("stage-title-pairing"), lead: null, left: "pairing", right: "pairing", offers: [] };
  }
  if (look === "pairing" && ways.pairing) {
    return { pill, title: say("stage-title-pairing-phone"), lead: say("stage-lead-pairing-phone"), left: "phone", offers: [] };
  }
  if (look === "link" && (ways.link || !started)) {
    return { pill, title: say("stage-title-link"), lead: say("stage-lead-link"), left: "link", right: "journey", offers: [] };
  }
  if (started && !ways.code && (ways.pairing || ways.link)) {
    const failed = events.why === "subscribe_failed";
    return {
      pill: { tone: "neutral", ...say("stage-pill-no-code") },
      lead: say(failed ? "stage-lead-no-events" : "stage-lead-no-address"),
      left: "plain",
      right: "journey",
    };
  }
  return { pill };
}

/**
 * @param {Shown} plain
 * @param {string | null} expected
 * @param {(key: string) => Sentence} say
 */
function pillBefore(plain, expected, say) {
  const known = plain.kind === "code" && expected !== null;
  return known ? { tone: plain.pill.tone, ...say("stage-pill-phone-expected") } : plain.pill;
}
