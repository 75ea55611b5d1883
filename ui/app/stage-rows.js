/**
 * For every kind of stage: what its pill, title and halves are, and what can be done there.
 *
 * Pure; read by app/stage.js. A kind without a row fails the type check. Deliberately absent:
 * what depends on more than the kind and the way of connecting.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { Way } from "../types/Way" */
/** @import { Left, Offer, Right } from "./stage.js" */
/** @import { Tone } from "../components/pill.js" */
import { credentialsKind, isLinkOnly } from "./transports.js";

/** @typedef {[tone: Tone, pill: string, title: string, lead: string | null, left: Left, right: Right, offers?: Offer[]]} Row */
/** @typedef {Connection["stage"]["kind"]} Kind */

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
/** @type {Offer} */
const AGAIN = { action: "again", key: "stage-start-again" };

/** @type {Record<Kind, Row>} */
export const ROWS = {
  subscribing: ["neutral", "stage-pill-preparing", "stage-title", null, "scan", "journey"],
  creating: ["neutral", "stage-pill-preparing", "stage-title", null, "scan", "journey"],
  creation_unknown: ["warn", "stage-pill-unknown", "stage-title-unknown", "stage-lead-unknown", "candidates", "journey"],
  waiting_code: ["info", "stage-pill-waiting-code", "stage-title", null, "scan", "journey"],
  page: ["info", "stage-pill-page", "stage-title", "stage-lead-page", "page", "page"],
  checking: ["info", "stage-pill-checking", "stage-title-checking", "stage-lead-checking", "plain", "journey"],
  code: ["info", "stage-pill-phone", "stage-title", null, "scan", "code"],
  code_broken: ["warn", "stage-pill-broken", "stage-title-broken", "stage-lead-broken", "plain", "mark", [NEW_CODE]],
  password: ["info", "stage-pill-password", "stage-title-password", "stage-lead-password", "secret", "journey"],
  enter_code: ["info", "stage-pill-enter-code", "stage-title-enter-code", "stage-lead-enter-code", "secret", "journey"],
  syncing: ["info", "stage-pill-syncing", "stage-title-syncing", "stage-lead-syncing", "plain", "journey"],
  confirm: ["info", "stage-pill-confirm", "stage-title-confirm", "stage-lead-confirm", "plain", "numbers"],
  connected: ["good", "stage-pill-connected", "stage-title-connected", "stage-lead-connected", "plain", "joy", [DONE]],
  expired: ["warn", "stage-pill-expired", "stage-title-expired", "stage-lead-expired", "plain", "code", [NEW_CODE]],
  foreign_phone: ["bad", "stage-pill-foreign", "stage-title-foreign", "stage-lead-foreign", "plain", "numbers", [NEW_CODE]],
  unpaid: ["bad", "stage-pill-unpaid", "stage-title-unpaid", "stage-lead-unpaid", "plain", "mark", [TRY_AGAIN]],
  elsewhere: ["bad", "stage-pill-elsewhere", "stage-title-elsewhere", "stage-lead-elsewhere", "plain", "mark", [TRY_AGAIN, REMOVE]],
  unauthorized: ["warn", "stage-pill-unauthorized", "stage-title-unauthorized", "stage-lead-unauthorized", "plain", "mark", [NEW_CODE]],
  blocked: ["bad", "stage-pill-blocked", "stage-title-blocked", "stage-lead-blocked", "plain", "mark", [BACK, REMOVE]],
  rejected: ["bad", "stage-pill-rejected", "stage-title-rejected", "stage-lead-rejected", "plain", "mark", [BACK, REMOVE]],
  disabled: ["neutral", "stage-pill-disabled", "stage-title-disabled", "stage-lead-disabled", "plain", "mark", [NEW_CODE]],
  stuck: ["warn", "stage-pill-stuck", "stage-title-stuck", "stage-lead-stuck", "remedies", "journey"],
  failed: ["bad", "stage-pill-failed", "stage-title-failed", null, "failure", "mark", [AGAIN]],
  removing: ["neutral", "stage-pill-removing", "stage-title-removing", "stage-lead-removing", "plain", "journey"],
  removed: ["neutral", "stage-pill-removed", "stage-title-removed", "stage-lead-removed", "plain", "mark", [{ action: "again", key: "stage-connect-other" }, BACK]],
  link_waiting: ["info", "stage-pill-link", "stage-title-link", "stage-lead-link", "link", "journey"],
};

/** What is different where nobody scans anything. @typedef {Partial<{ pill: string, title: string, lead: string | null, left: Left, right: Right, offers: Offer[] }>} Difference */

/** Typed credentials: what would ask for a code asks for them again. @type {Partial<Record<Kind, Difference>>} */
const BY_CREDENTIALS = {
  subscribing: { left: "plain", lead: "stage-lead-hand-over" },
  creating: { left: "plain", lead: "stage-lead-hand-over" },
  waiting_code: { left: "plain", lead: "stage-lead-hand-over" },
  code_broken: { left: "credentials", offers: [] },
  syncing: { pill: "stage-pill-loading", title: "stage-title-loading", lead: "stage-lead-loading" },
  unpaid: { left: "plain", offers: [{ action: "type", key: "stage-try-again" }] },
  elsewhere: { title: "stage-title-elsewhere-name", lead: "stage-lead-elsewhere-name", offers: [{ action: "type", key: "stage-try-again" }, REMOVE] },
  unauthorized: { title: "stage-title-not-accepted", lead: "stage-lead-not-accepted", left: "credentials", offers: [] },
  disabled: { lead: "stage-lead-disabled-typed", left: "credentials", offers: [] },
  expired: { pill: "stage-pill-over", title: "stage-title-not-accepted", lead: "stage-lead-not-accepted", left: "credentials", right: "mark", offers: [] },
};

/** A page the client completes: it can be asked for anew. @type {Offer} */
export const NEW_PAGE = { action: "reinit", key: "stage-new-page" };

/** @type {Partial<Record<Kind, Difference>>} */
const BY_PAGE = {
  subscribing: { left: "page" },
  creating: { left: "page" },
  waiting_code: { left: "page" },
  checking: { pill: "stage-pill-loading", title: "stage-title-loading", lead: "stage-lead-page-checking" },
  syncing: { pill: "stage-pill-loading", title: "stage-title-loading", lead: "stage-lead-loading" },
  expired: { pill: "stage-pill-over", title: "stage-title-page-over", lead: "stage-lead-page-over", right: "mark", offers: [NEW_PAGE] },
  elsewhere: { lead: "stage-lead-elsewhere-name" },
  unauthorized: { lead: "stage-lead-unauthorized-page", offers: [NEW_PAGE] },
  disabled: { lead: "stage-lead-disabled-page", offers: [NEW_PAGE] },
};

/** @type {Offer} */
const NEW_LINK = { action: "link", key: "stage-new-link" };

/** Connected on the service's own page alone. @type {Partial<Record<Kind, Difference>>} */
const BY_LINK = {
  subscribing: { left: "plain", lead: "stage-lead-link-making" },
  creating: { left: "plain", lead: "stage-lead-link-making" },
  waiting_code: { left: "plain", lead: "stage-lead-link-making" },
  checking: { pill: "stage-pill-loading", title: "stage-title-loading", lead: "stage-lead-loading" },
  syncing: { pill: "stage-pill-loading", title: "stage-title-loading", lead: "stage-lead-loading" },
  expired: { pill: "stage-pill-over", title: "stage-title-page-over", lead: "stage-lead-link-over", right: "mark", offers: [NEW_LINK] },
  unpaid: { offers: [NEW_LINK] },
  elsewhere: { title: "stage-title-elsewhere-name", lead: "stage-lead-elsewhere-name", offers: [NEW_LINK, REMOVE] },
  unauthorized: { lead: "stage-lead-unauthorized-link", offers: [NEW_LINK] },
  disabled: { lead: "stage-lead-disabled-link", offers: [NEW_LINK] },
};

/**
 * How a connection really goes: what the messenger allows may differ from the way it began.
 * @param {Pick<Connection, "transport" | "way">} connection
 * @returns {Way}
 */
export function manner({ transport, way }) {
  if (isLinkOnly(transport)) return "link";
  if (way === "credentials" || (way !== "link" && credentialsKind(transport))) return "credentials";
  return way;
}

/**
 * What is different for a kind of stage, by the way of connecting.
 * @param {Pick<Connection, "transport" | "way" | "stage">} connection
 * @returns {Difference}
 */
export function difference(connection) {
  const { kind } = connection.stage;
  switch (manner(connection)) {
    case "credentials":
      return BY_CREDENTIALS[kind] ?? {};
    case "page":
      return BY_PAGE[kind] ?? {};
    case "link":
      return isLinkOnly(connection.transport) ? (BY_LINK[kind] ?? {}) : {};
    default:
      return {};
  }
}
