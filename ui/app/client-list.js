/**
 * Filters and order of the clients list: on what is here, without asking anyone.
 *
 * Pure; used by views/clients-view.js and, for equal names, by views/new-client-view.js.
 * Deliberately absent: searching, which the store does over everything it knows of a client.
 */
/** @import { Account } from "../types/Account" */
import { checkedToday, decidingSubscription, endsSoon, healthLine, needsAttention } from "./health.js";

/** @typedef {"all" | "attention" | "ending" | "unchecked"} Filter */
/** @typedef {"name" | "channels" | "since" | "subscription"} SortKey */
/** @typedef {{ by: SortKey, down: boolean }} Sort */

/** @type {Filter[]} */
export const FILTERS = ["all", "attention", "ending", "unchecked"];

/** @type {SortKey[]} */
const SORT_KEYS = ["name", "channels", "since", "subscription"];

/** @type {Record<Filter, (account: Account, now: number) => boolean>} */
const TESTS = {
  all: () => true,
  attention: needsAttention,
  ending: endsSoon,
  unchecked: (account, now) => !checkedToday(account, now),
};

/** @type {Record<string, number>} */
const TONES = { bad: 0, warn: 1, info: 2, neutral: 3, good: 4 };

/**
 * The order as it is kept in the preferences, "name" or "name:down".
 * @param {string | null} text
 * @returns {Sort}
 */
export function parseSort(text) {
  const [by, way] = (text ?? "").split(":");
  const key = SORT_KEYS.find((one) => one === by);
  return key ? { by: key, down: way === "down" } : { by: "name", down: false };
}

/** @param {Sort} sort */
export function formatSort(sort) {
  return sort.down ? `${sort.by}:down` : sort.by;
}

/**
 * Text as it is compared: lower case, without accents.
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/**
 * Those that a search found.
 * @param {Account[]} accounts
 * @param {Set<string> | null} found ids; null without a search
 */
export function foundAmong(accounts, found) {
  return found === null ? accounts : accounts.filter((one) => found.has(one.account_id));
}

/**
 * How many clients each filter would show, under the present search.
 * @param {Account[]} accounts
 * @param {number} now epoch ms
 * @returns {Record<Filter, number>}
 */
export function counts(accounts, now) {
  const result = { all: 0, attention: 0, ending: 0, unchecked: 0 };
  for (const account of accounts) {
    for (const filter of FILTERS) if (TESTS[filter](account, now)) result[filter] += 1;
  }
  return result;
}

/**
 * The clients to show, in order.
 * @param {Account[]} accounts those the search found
 * @param {object} view
 * @param {Filter} view.filter
 * @param {Sort} view.sort
 * @param {string} view.locale
 * @param {number} view.now epoch ms
 */
export function arrange(accounts, { filter, sort, locale, now }) {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const name = (/** @type {Account} */ one) => one.label || one.account_id;
  // Names before numbers: a client known by a phone number alone comes after those with a name.
  const unnamed = (/** @type {Account} */ one) => Number(!/\p{L}/u.test(one.label));
  /** @param {Account} a @param {Account} b */
  const byName = (a, b) => unnamed(a) - unnamed(b) || collator.compare(name(a), name(b));
  const compare = {
    name: byName,
    channels: weigh((one) => TONES[healthLine(one).tone]),
    since: weigh((one) => one.registered_ms),
    subscription: weigh((one) => decidingSubscription(one, now)?.expired_ms ?? null),
  }[sort.by];
  const shown = accounts.filter((one) => TESTS[filter](one, now));
  return shown.sort((a, b) => (sort.down ? -1 : 1) * compare(a, b) || byName(a, b));
}

/**
 * An order by a number, the unknown ones last.
 * @param {(account: Account) => number | null} weight
 * @returns {(a: Account, b: Account) => number}
 */
function weigh(weight) {
  return (a, b) => (weight(a) ?? Infinity) - (weight(b) ?? Infinity) || 0;
}

/**
 * A client of the same name, or of one that differs only in case, accents and spaces.
 * @param {Account[]} accounts
 * @param {string} name
 * @returns {Account | null}
 */
export function namesake(accounts, name) {
  const plain = (/** @type {string} */ text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");
  const wanted = plain(name);
  if (wanted.length < 3) return null;
  return accounts.find((one) => plain(one.label) === wanted) ?? null;
}
