/**
 * Bulk work in words: what it is, where it stands, what each end of a row means.
 *
 * Pure but for the translator; used by the page of the work, the bar above the tables and the
 * news. Why a single row is as it is stands in reasons.js.
 */
/** @import { Bulk } from "../../types/Bulk" */
/** @import { BulkFilter } from "../../types/BulkFilter" */
/** @import { BulkKind } from "../../types/BulkKind" */
/** @import { Context } from "../context.js" */
/** @import { Translate } from "../i18n.js" */
/** @import { Tone } from "../../components/pill.js" */
/** @import { End } from "./states.js" */
import { clientName } from "../words.js";
import { onTheirWay, progress, unconfirmed } from "./states.js";

/** @type {Record<End, { tone: Tone, word: string, note: string, gone: string, goneNote: string }>} */
const END_WORDS = {
  confirmed: {
    tone: "good",
    word: "bulk-confirmed",
    note: "bulk-confirmed-note",
    gone: "bulk-gone",
    goneNote: "bulk-gone-note",
  },
  accepted: {
    tone: "info",
    word: "bulk-accepted",
    note: "bulk-accepted-note",
    gone: "bulk-accepted",
    goneNote: "bulk-gone-accepted-note",
  },
  differs: {
    tone: "warn",
    word: "bulk-differs",
    note: "bulk-differs-note",
    gone: "bulk-still-there",
    goneNote: "bulk-still-there-note",
  },
  refused: {
    tone: "bad",
    word: "bulk-refused",
    note: "bulk-refused-note",
    gone: "bulk-refused",
    goneNote: "bulk-gone-refused-note",
  },
  not_sent: {
    tone: "neutral",
    word: "bulk-not-sent",
    note: "bulk-not-sent-note",
    gone: "bulk-not-sent",
    goneNote: "bulk-gone-not-sent-note",
  },
};

/** @type {Partial<Record<BulkFilter, string>>} */
const FILTERS = {
  all: "bulk-filter-all",
  problems: "bulk-filter-problems",
  warnings: "bulk-filter-warnings",
  ready: "bulk-filter-ready",
};

/** @type {Record<BulkKind, string[]>} the tab of a client where the people are */
const TABS = { users: ["users"], v3_users: ["users", "public"], contacts: ["contacts"] };

/**
 * The address of the table the work is about, as parts for the router.
 * @param {Pick<Bulk, "account_id" | "kind">} bulk
 * @returns {[page: string, ...rest: string[]]}
 */
export function tableOf({ account_id, kind }) {
  return ["account", account_id, ...TABS[kind]];
}

/**
 * The words of an end.
 * @param {Pick<Bulk, "action">} bulk
 * @param {End} end
 */
export function endWords({ action }, end) {
  const { tone, word, note, gone, goneNote } = END_WORDS[end];
  return action === "import" ? { tone, key: word, note } : { tone, key: gone, note: goneNote };
}

/**
 * A filter of a checked table with its number.
 * @param {Translate} t
 * @param {BulkFilter} filter
 * @param {number} count
 */
export function filterWords(t, filter, count) {
  return t(FILTERS[filter] ?? "bulk-filter-all", { count });
}

/**
 * What the client is called.
 * @param {Pick<Context, "accounts">} app
 * @param {{ account_id: string, account_label?: string }} bulk
 */
export function clientOf({ accounts }, { account_id, account_label }) {
  const account = accounts.byId.get(account_id);
  return account?.name ?? clientName(account?.label || account_label, account_id);
}

/**
 * What the work is: the heading of its page.
 * @param {Pick<Context, "accounts" | "t">} app
 * @param {Pick<Bulk, "account_id" | "kind" | "action"> & { account_label?: string }} bulk
 */
export function bulkTitle(app, bulk) {
  const { kind, action } = bulk;
  return app.t("bulk-title", { client: clientOf(app, bulk), kind, action });
}

/**
 * How it stands, in one sentence; for the bar above a table and for the news.
 * @param {Pick<Context, "accounts" | "t">} app
 * @param {Bulk} bulk
 */
export function bulkSentence({ t }, bulk) {
  const { kind, action, counts, file_name: file } = bulk;
  const { done, total } = progress(bulk);
  const named = file === "" ? "none" : "file";
  const left = unconfirmed(counts);
  switch (bulk.state) {
    case "reading":
      return t("bulk-is-reading", { named, file, count: counts.rows });
    case "mapping":
      return t("bulk-is-mapping", { named, file, kind });
    case "ready":
      return t("bulk-is-ready", { named, file, kind, count: counts.rows });
    case "waiting":
      return t("bulk-is-waiting", { kind, count: counts.rows });
    case "sending":
      return t("bulk-is-sending", { kind, action, done, total });
    case "checking":
      // Before the first row goes out, those are looked for that are said to be there already.
      return t(counts.sent === 0 ? "bulk-is-looking" : "bulk-is-checking", { done, total });
    case "paused":
      return t("bulk-is-paused", { kind, action, done, total });
    case "interrupted":
      return counts.sent === 0
        ? t("bulk-is-unbegun", { kind, action, count: counts.rows })
        : t("bulk-is-interrupted", { kind, action, done, total });
    case "done":
      return left === 0
        ? t("bulk-is-done", { kind, action, count: counts.rows })
        : t("bulk-is-done-but", { kind, action, left, count: counts.rows });
    case "stopped":
      return t("bulk-is-stopped", { kind, action, done: counts.confirmed, count: counts.rows });
  }
}

/**
 * How far the reading is of what rows are compared with.
 * @param {Translate} t
 * @param {Pick<Bulk, "kind">} bulk
 * @param {{ what: "users" | "contacts" | "", soFar: number } | null} reading null: it is being stopped
 */
export function readingWords(t, { kind }, reading) {
  const what = reading?.what || (kind === "contacts" ? "contacts" : "users");
  return t("bulk-comparing", { what, count: reading?.soFar ?? 0 });
}

/**
 * What an interruption means for the rows.
 * @param {Translate} t
 * @param {Bulk} bulk
 */
export function interruption(t, { action, counts, kind }) {
  if (counts.sent === 0) return t("bulk-interrupted-unbegun", { action, kind, count: counts.rows });
  const count = onTheirWay(counts);
  return count === 0 ? t("bulk-interrupted-text") : t("bulk-interrupted-on-way", { count });
}
