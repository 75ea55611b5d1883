/**
 * What needs a person over all clients, in the order in which to take it, and how the rest is.
 *
 * Pure; read by views/fleet-view.js and by the mark in the sidebar. Whether a client needs
 * attention is decided in health.js; here it is spelled out row by row. Deliberately absent: the
 * sweep, which the console runs.
 */
/** @import { Account } from "../types/Account" */
/** @import { Channel } from "../types/Channel" */
/** @import { Sweep } from "../types/Sweep" */
/** @import { Line } from "./health.js" */
import { channelLine, channelTroubled, decidingSubscription, endsSoon, needsAttention, tariffName } from "./health.js";

const HOUR = 60 * 60 * 1000;

/** A client whose checks have failed for this long is unknown; ms. */
export const UNKNOWN_AFTER = HOUR;

/** What was looked at longer ago than this is not vouched for; ms. */
export const STALE_AFTER = 24 * HOUR;

/** Why a row is there, in the order of the page. @typedef {"dropped" | "unpaid" | "ending" | "unknown"} FleetKind */

/** @type {FleetKind[]} */
export const FLEET_KINDS = ["dropped", "unpaid", "ending", "unknown"];

/** How a client is, all in all. @typedef {"works" | "attention" | "unknown"} FleetState */

/**
 * @typedef {object} FleetRow
 * @property {string} id unique among the rows
 * @property {FleetKind} kind
 * @property {Account} account
 * @property {Channel | null} channel the one it is about, when it is one
 * @property {Pick<Line, "tone" | "key" | "args">} line
 * @property {{ at: number, known: boolean } | null} since
 */

/**
 * Why nothing certain can be said of a client, or null when something can. One whose owner took
 * the permission back is not unknown: it is known what to do.
 * @param {Account} account
 * @param {number} now epoch ms
 * @returns {"failing" | "stale" | "never" | null}
 */
export function unknownWhy({ granted, health, unknown_since }, now) {
  if (granted === "needed") return null;
  if (unknown_since !== null && now - unknown_since >= UNKNOWN_AFTER) return "failing";
  if (!health) return unknown_since === null ? "never" : "failing";
  return now - health.checked_at >= STALE_AFTER ? "stale" : null;
}

/**
 * @param {Account} account
 * @param {number} now epoch ms
 * @returns {FleetState}
 */
export function fleetState(account, now) {
  if (needsAttention(account, now)) return "attention";
  return unknownWhy(account, now) === null ? "works" : "unknown";
}

/**
 * How many clients are in each state.
 * @param {Iterable<Account>} accounts
 * @param {number} now epoch ms
 * @returns {Record<FleetState, number>}
 */
export function fleetStates(accounts, now) {
  const states = { works: 0, attention: 0, unknown: 0 };
  for (const account of accounts) states[fleetState(account, now)] += 1;
  return states;
}

/**
 * How many clients need attention, for the mark in the sidebar.
 * @param {Iterable<Account>} accounts
 * @param {number} now epoch ms
 */
export function attentionCount(accounts, now) {
  return fleetStates(accounts, now).attention;
}

/**
 * Every row of the page, the most urgent first: within a kind what is worse, then what happened
 * last, since that is where clients wait for answers right now.
 * @param {Iterable<Account>} accounts
 * @param {number} now epoch ms
 * @returns {FleetRow[]}
 */
export function fleetRows(accounts, now) {
  const rows = [...accounts].flatMap((account) => rowsOf(account, now));
  return rows.sort(
    (a, b) =>
      FLEET_KINDS.indexOf(a.kind) - FLEET_KINDS.indexOf(b.kind) ||
      TONES.indexOf(a.line.tone) - TONES.indexOf(b.line.tone) ||
      byTime(a, b) ||
      a.id.localeCompare(b.id),
  );
}

/**
 * A line of the page: the heading of a kind with how many follow, or one row.
 * @typedef {{ id: string, kind: FleetKind, count: number, row: FleetRow | null }} FleetEntry
 */

/**
 * The rows under their headings; a kind without rows has none.
 * @param {FleetRow[]} rows in their order
 * @returns {FleetEntry[]}
 */
export function fleetEntries(rows) {
  return FLEET_KINDS.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    const entries = own.map((row) => ({ id: row.id, kind, count: 0, row }));
    return own.length === 0 ? [] : [{ id: kind, kind, count: own.length, row: null }, ...entries];
  });
}

/** @type {Line["tone"][]} */
const TONES = ["bad", "warn", "info", "neutral", "good"];

/**
 * What was seen to happen before what was found so, the latest first; of subscriptions the one
 * that ends first.
 * @param {FleetRow} a
 * @param {FleetRow} b
 */
function byTime(a, b) {
  if (a.since === null || b.since === null) return Number(a.since === null) - Number(b.since === null);
  if (a.kind === "ending") return a.since.at - b.since.at;
  return Number(b.since.known) - Number(a.since.known) || b.since.at - a.since.at;
}

/**
 * @param {Account} account
 * @param {number} now epoch ms
 * @returns {FleetRow[]}
 */
function rowsOf(account, now) {
  const id = account.account_id;
  if (account.granted === "needed") {
    const line = { tone: /** @type {const} */ ("warn"), key: "health-permission-needed", args: {} };
    return [{ id, kind: "dropped", account, channel: null, line, since: null }];
  }
  const troubled = (account.health?.channels ?? []).filter((one) => channelTroubled(one, now));
  const rows = troubled.map((channel) => channelRow(account, channel));
  if (endsSoon(account, now)) rows.push(endingRow(account, now));
  const why = unknownWhy(account, now);
  if (why !== null) rows.push(unknownRow(account, why));
  return rows;
}

/**
 * @param {Account} account
 * @param {Channel} channel
 * @returns {FleetRow}
 */
function channelRow(account, channel) {
  const line = channelLine(channel);
  const since = channel.since === null ? null : { at: channel.since, known: channel.since_known };
  const kind = line.key === "line-unpaid" ? "unpaid" : "dropped";
  return { id: `${account.account_id} ${channel.channel_id}`, kind, account, channel, line, since };
}

/**
 * @param {Account} account
 * @param {number} now epoch ms
 * @returns {FleetRow}
 */
function endingRow(account, now) {
  const one = decidingSubscription(account, now);
  const args = { tariff: tariffName(one?.tariff ?? null) };
  const line = { tone: /** @type {const} */ ("warn"), key: "fleet-ending", args };
  const since = { at: one?.expired_ms ?? now, known: true };
  return { id: `${account.account_id} subscription`, kind: "ending", account, channel: null, line, since };
}

/** @type {Record<"failing" | "stale" | "never", string>} */
const UNKNOWN_KEYS = {
  failing: "fleet-failing",
  stale: "fleet-stale",
  never: "fleet-never",
};

/**
 * @param {Account} account
 * @param {"failing" | "stale" | "never"} why
 * @returns {FleetRow}
 */
function unknownRow(account, why) {
  const at = why === "failing" ? account.unknown_since : account.health?.checked_at;
  const line = { tone: /** @type {const} */ ("neutral"), key: UNKNOWN_KEYS[why], args: {} };
  const since = at == null ? null : { at, known: true };
  return { id: `${account.account_id} unknown`, kind: "unknown", account, channel: null, line, since };
}

/**
 * The time between which the clients shown were looked at; null when none was.
 * @param {Iterable<Account>} accounts
 * @returns {{ from: number, to: number } | null}
 */
export function checkedBetween(accounts) {
  const times = [...accounts].flatMap((one) => (one.health ? [one.health.checked_at] : []));
  if (times.length === 0) return null;
  return { from: Math.min(...times), to: Math.max(...times) };
}

/** So much of a sweep must be seen before its end can be told; accounts and ms. */
const MEASURED = { accounts: 5, ms: 2000 };

/**
 * How long a sweep still takes at the pace seen so far; null until that can be told. The pace is
 * measured from what this page first saw of it: a sweep may have begun long before and rested.
 * @param {{ done: number, at: number } | null} first
 * @param {Pick<Sweep, "done" | "total">} sweep
 * @param {number} now epoch ms
 * @returns {number | null} ms
 */
export function timeLeft(first, { done, total }, now) {
  if (first === null) return null;
  const [seen, took] = [done - first.done, now - first.at];
  if (seen < MEASURED.accounts || took < MEASURED.ms) return null;
  return ((total - done) * took) / seen;
}
