/**
 * Where a piece of bulk work stands: which step it is at, how far it is, where its rows ended.
 *
 * Pure; used by the page of the work, the bar above the tables, and the news. Deliberately
 * absent: words.
 */
/** @import { Bulk } from "../../types/Bulk" */
/** @import { BulkCounts } from "../../types/BulkCounts" */
/** @import { BulkFilter } from "../../types/BulkFilter" */
/** @import { BulkRow } from "../../types/BulkRow" */
/** @import { BulkState } from "../../types/BulkState" */

/** @typedef {"read" | "columns" | "check" | "wait" | "send" | "result"} Step */
/** @typedef {"confirmed" | "accepted" | "differs" | "refused" | "not_sent"} End */

/** The five ends a row can have, the good one first. @type {End[]} */
export const ENDS = ["confirmed", "accepted", "differs", "refused", "not_sent"];

/** @type {End[]} */
const WORST_FIRST = ["refused", "differs", "not_sent", "accepted"];

/** @type {Record<BulkState, Step>} */
const STEPS = {
  reading: "read",
  mapping: "columns",
  ready: "check",
  waiting: "wait",
  sending: "send",
  checking: "send",
  paused: "send",
  interrupted: "send",
  done: "result",
  stopped: "result",
};

/** @param {Pick<Bulk, "state">} bulk */
export function stepOf({ state }) {
  return STEPS[state];
}

/** @param {Pick<Bulk, "state">} bulk */
export function isOver({ state }) {
  return state === "done" || state === "stopped";
}

/**
 * Whether it goes on without anybody.
 * @param {Pick<Bulk, "state">} bulk
 */
export function isMoving({ state }) {
  return state === "reading" || state === "waiting" || state === "sending" || state === "checking";
}

/**
 * Whether it waits for a person to say that it shall go on.
 * @param {Pick<Bulk, "state">} bulk
 */
export function isResting({ state }) {
  return state === "paused" || state === "interrupted";
}

/**
 * Whether nothing of it ever went out.
 * @param {Pick<Bulk, "counts">} bulk
 */
export function isUnsent({ counts }) {
  return counts.sent === 0;
}

/**
 * Rows that a person should look at, once the work is over.
 * @param {BulkCounts} counts
 */
export function unconfirmed({ accepted, differs, refused, not_sent }) {
  return accepted + differs + refused + not_sent;
}

/**
 * Rows that have an end, or at least an answer.
 * @param {BulkCounts} counts
 */
function answered({ confirmed, accepted, differs, refused }) {
  return confirmed + accepted + differs + refused;
}

/**
 * How far sending or reading back is. What was there already counts as done from the beginning,
 * and what stays here not at all.
 * @param {Pick<Bulk, "counts" | "state">} bulk
 * @returns {{ done: number, total: number }}
 */
export function progress({ counts, state }) {
  const total = counts.rows - counts.not_sent;
  // Being read back, the accepted ones are what is still to be done.
  const done = answered(counts) - (state === "checking" ? counts.accepted : 0);
  return { done, total };
}

/**
 * Other work with the same list of the same client, which this one has to wait for.
 * @param {Pick<Bulk, "bulk_id" | "account_id" | "kind">} bulk
 * @param {Bulk[]} all
 * @returns {Bulk | null}
 */
export function otherAtWork({ bulk_id, account_id, kind }, all) {
  const other = all.find(
    (one) =>
      one.bulk_id !== bulk_id &&
      one.account_id === account_id &&
      one.kind === kind &&
      (one.state === "sending" || one.state === "checking"),
  );
  return other ?? null;
}

/**
 * Rows of which it is not known whether they arrived.
 * @param {BulkCounts} counts
 */
export function onTheirWay(counts) {
  const open = counts.rows - counts.not_sent - answered(counts);
  return Math.max(0, Math.min(open, counts.sent + counts.same - answered(counts)));
}

/**
 * The filters of a checked table, with how many rows each shows: what needs a person first, then
 * everything. One without rows is left out, unless it is the one being looked at.
 * @param {BulkCounts} counts
 * @param {number | null} ready rows that would go out; null while they are counted
 * @param {BulkFilter} [shown]
 * @returns {{ filter: BulkFilter, count: number }[]}
 */
export function checkFilters(counts, ready, shown) {
  /** @type {{ filter: BulkFilter, count: number }[]} */
  const parts = [
    { filter: "problems", count: counts.problems },
    { filter: "warnings", count: counts.warnings },
    { filter: "ready", count: ready ?? 0 },
  ];
  return [...parts.filter(({ filter, count }) => count > 0 || filter === shown), { filter: "all", count: counts.rows }];
}

/**
 * Rows of a checked table that are not sent, because they cannot be or because the person said so.
 * @param {BulkCounts} counts
 * @param {number} ready rows that would go out
 */
export function staysOut({ rows, same }, ready) {
  return Math.max(0, rows - ready - same);
}

/**
 * Whether a row belongs to a view of a checked table.
 * @param {BulkFilter} filter
 * @param {BulkRow} row
 */
export function isShown(filter, { problems, warnings, skipped, effect }) {
  if (filter === "problems") return problems.length > 0;
  if (filter === "warnings") return warnings.length > 0;
  if (filter === "ready") return problems.length === 0 && !skipped && effect !== "same";
  return true;
}

/**
 * What a row is that left a view of a checked table by a change to another row, where the view
 * tells it; else null.
 * @param {BulkFilter} filter
 * @param {BulkRow} row
 * @returns {BulkRow | null}
 */
export function mended(filter, row) {
  if (filter === "problems") return { ...row, problems: [] };
  return filter === "warnings" ? { ...row, warnings: [] } : null;
}

/**
 * The filter to begin a step with: what a person can do most about, else everything.
 * @param {Step} step
 * @param {BulkCounts} counts
 * @returns {BulkFilter}
 */
export function firstFilter(step, counts) {
  if (step === "check") return counts.problems > 0 ? "problems" : "all";
  return WORST_FIRST.find((end) => counts[end] > 0) ?? "all";
}
