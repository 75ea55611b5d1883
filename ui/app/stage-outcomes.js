/**
 * What the stage says once there is an answer: it works, it has to be compared, another phone was
 * scanned, or what was typed is not accepted.
 *
 * Pure; read by app/stage.js, whose row for the kind these details change.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { Args, Offer, Say, Shown } from "./stage.js" */
import { manner, NEW_PAGE } from "./stage-rows.js";

/** @type {Offer} */
const RIGHT_PHONE = { action: "reinit", key: "stage-right-phone" };
/** @type {Offer} */
const TYPE = { action: "type", key: "stage-try-again" };

/**
 * @param {Connection} connection
 * @param {Args} args
 * @param {Say} say
 * @returns {Partial<Shown>}
 */
export function confirmed({ stage, expected_phone }, { name }, say) {
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
  if (stage.phone === null && name) {
    return {
      title: say("stage-title-confirm-name"),
      lead: say("stage-lead-confirm-name"),
      offers: [
        { action: "confirm", key: "stage-confirm-name" },
        { action: "reject", key: "stage-not-this-name" },
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

/**
 * @param {Connection} connection
 * @param {Args} args
 * @param {Say} say
 * @returns {Partial<Shown>}
 */
export function works({ transport }, { phone, name }, say) {
  const bot = /bot$|^telegram$/i.test(transport);
  const lead = name ? "stage-lead-connected-name" : "stage-lead-connected-unknown";
  return {
    title: say(bot ? "stage-title-connected-bot" : "stage-title-connected"),
    lead: say(phone ? "stage-lead-connected" : lead),
  };
}

/**
 * Another phone was scanned: scan with the right one, or mean the other number. A channel that
 * was there before stays; the other number then gets one of its own.
 * @param {Connection} connection
 * @param {Args} args
 * @param {Say} say
 * @returns {Partial<Shown>}
 */
export function foreign(connection, args, say) {
  const { expected_phone, reconnect } = connection;
  const named = args.phone !== "";
  const both = named && expected_phone ? "stage-lead-foreign-both" : "stage-lead-foreign";
  const expected = expected_phone && !named ? "stage-lead-foreign-expected" : both;
  const fresh = named ? "stage-use-other-named" : "stage-use-other";
  /** @type {Offer} */
  const replace = { action: "replace", key: reconnect ? "stage-add-other" : fresh, args };
  const lead = say(expected);
  if (manner(connection) === "credentials") return { lead, left: "credentials", offers: [] };
  return { lead, offers: [RIGHT_PHONE, replace] };
}

/** The codes of failures that mean what was typed, not the way there. */
const REFUSED = ["refused", "invalid", "forbidden"];

/**
 * What was typed and refused is typed again where one stands.
 * @param {Connection} connection
 * @param {Say} say
 * @returns {Partial<Shown>}
 */
export function failed(connection, say) {
  const { stage } = connection;
  if (stage.kind !== "failed" || manner(connection) !== "credentials") return {};
  const refused = REFUSED.includes(stage.error.code);
  return {
    title: say(refused ? "stage-title-refused" : "stage-title-failed"),
    left: "credentials",
    offers: [],
  };
}

/**
 * A channel that was there before and did not take a new start; what went wrong stands below.
 * @param {Connection} connection
 * @param {Say} say
 * @returns {Partial<Shown>}
 */
export function hindered(connection, say) {
  if (manner(connection) === "page") return { offers: [NEW_PAGE] };
  if (manner(connection) !== "credentials") return {};
  if (!REFUSED.includes(connection.trouble?.code ?? "")) return { offers: [TYPE] };
  return {
    pill: { tone: "bad", ...say("stage-pill-refused") },
    title: say("stage-title-refused"),
    lead: null,
    left: "credentials",
    offers: [],
  };
}
