/**
 * Where a piece of bulk work stands: which step it is at, how far it is, where its rows ended.
 *
 * Pure; used by the page of the work, the bar above the tables, and the news. Deliberately
 * absent: words.
 */
/** @import { Bulk } from "../../types/Bulk" */
/** @import { BulkCounts } from "../../types/BulkCounts" */
/** @import { BulkFilter } from "../../types/BulkFilter" */
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
 * Rows of which it is not known whether they arrived.
 * @param {BulkCounts} counts
 */
export function onTheirWay(counts) {
  const open = counts.rows - counts.not_sent - answered(counts);
  return Math.max(0, Math.min(open, counts.sent + counts.same - answered(counts)));
}

/**
 * The filters of a checked table, with how many rows each shows: what needs a person first, then
 * everything. One without rows is left out.
 * @param {BulkCounts} counts
 * @param {number | null} ready rows that would go out; null while they are counted
 * @returns {{ filter: BulkFilter, count: number }[]}
 */
export function checkFilters(counts, ready) {
  /** @type {{ filter: BulkFilter, count: number }[]} */
  const parts = [
    { filter: "problems", count: counts.problems },
    { filter: "warnings", count: counts.warnings },
    { filter: "ready", count: ready ?? 0 },
  ];
  return [...parts.filter(({ count }) => count > 0), { filter: "all", count: counts.rows }];
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
