/**
 * How a client's channels and subscription are, in one line each: the row of the clients list.
 *
 * Pure. It names a locale key, its arguments and what to do next; the channel's own page has more
 * words (channel-words.js).
 */
/** @import { Account } from "../types/Account" */
/** @import { AccountSubscription } from "../types/AccountSubscription" */
/** @import { Channel } from "../types/Channel" */
/** @import { Tone } from "../components/pill.js" */
import { transportName } from "./transports.js";

const DAY = 24 * 60 * 60 * 1000;

/** A subscription that ends within this is "ending soon"; days. */
export const SOON_DAYS = 14;

/** Health older than this is read again when its row is seen; ms. */
export const FRESH = 10 * 60 * 1000;

/** @typedef {"reconnect" | "see" | "open" | "check" | "connect" | "ask" | null} NextStep */

/**
 * One line about something.
 * @typedef {object} Line
 * @property {Tone} tone
 * @property {string} key a locale key
 * @property {Record<string, string | number>} args
 * @property {NextStep} next
 * @property {Channel | null} [channel] the channel it is about, when it is one
 */

/**
 * What each reason means in the list. A reason that is not here is shown as "needs attention".
 * @type {Record<string, { tone: Tone, key: string, next: NextStep }>}
 */
const REASONS = {
  qr: { tone: "info", key: "health-waits-for-scan", next: "open" },
  qridle: { tone: "warn", key: "health-scan-again", next: "reconnect" },
  wait_for_password: { tone: "warn", key: "health-waits-for-password", next: "open" },
  wait_for_code: { tone: "warn", key: "health-waits-for-code", next: "open" },
  sync: { tone: "info", key: "health-syncing", next: "open" },
  foreignphone: { tone: "bad", key: "health-foreign-phone", next: "see" },
  openelsewhere: { tone: "warn", key: "health-elsewhere", next: "see" },
  not_enough_money: { tone: "bad", key: "health-unpaid", next: "see" },
  unauthorized: { tone: "warn", key: "health-unauthorized", next: "reconnect" },
  blocked: { tone: "bad", key: "health-blocked", next: "see" },
  rejected: { tone: "bad", key: "health-rejected", next: "see" },
};

/** @type {Record<Tone, number>} */
const URGENCY = { bad: 0, warn: 1, info: 2, neutral: 3, good: 4 };

/**
 * One channel in one line.
 * @param {Channel} channel
 * @returns {Line}
 */
export function channelLine(channel) {
  const about = { args: { channel: transportName(channel.transport) }, channel };
  if (channel.status === "active") {
    return { tone: "good", key: "health-works", next: null, ...about };
  }
  const known = REASONS[channel.reason ?? ""];
  if (known) return { ...known, ...about };
  if (channel.status === "init") {
    return { tone: "info", key: "health-starting", next: "open", ...about };
  }
  return { tone: "bad", key: "health-off", next: "see", ...about };
}

/**
 * A client's channels in one line, the most urgent first.
 * @param {Account} account
 * @returns {Line}
 */
export function healthLine(account) {
  if (account.granted === "needed") {
    return { tone: "warn", key: "health-permission-needed", args: {}, next: "ask" };
  }
  if (!account.health) {
    return { tone: "neutral", key: "health-not-checked", args: {}, next: "check" };
  }
  const lines = account.health.channels.map(channelLine);
  if (lines.length === 0) {
    return { tone: "neutral", key: "health-no-channels", args: {}, next: "connect" };
  }
  const wrong = lines.filter((line) => line.tone === "bad" || line.tone === "warn");
  if (wrong.length > 1) {
    const tone = wrong.some((line) => line.tone === "bad") ? "bad" : "warn";
    const args = { wrong: wrong.length, count: lines.length };
    return { tone, key: "health-several-wrong", args, next: "see" };
  }
  const worst = lines.reduce((a, b) => (URGENCY[b.tone] < URGENCY[a.tone] ? b : a));
  if (worst.tone !== "good") return worst;
  return { tone: "good", key: "health-all-work", args: { count: lines.length }, next: null };
}

/**
 * Whether a person must do something about a client's channels, as far as was checked.
 * @param {Account} account
 */
export function needsAttention(account) {
  const { tone } = healthLine(account);
  return tone === "bad" || tone === "warn";
}

/**
 * Whether the channels were looked at on the day of `now`.
 * @param {Account} account
 * @param {number} now epoch ms
 */
export function checkedToday(account, now) {
  const at = account.health?.checked_at;
  return at !== undefined && new Date(at).toDateString() === new Date(now).toDateString();
}

/**
 * The subscription that decides: the one that ends first of those running, else the last ended.
 * @param {Account} account
 * @param {number} now epoch ms
 * @returns {AccountSubscription | null}
 */
export function decidingSubscription(account, now) {
  const dated = account.subscriptions.filter((one) => one.expired_ms !== null);
  const end = (/** @type {AccountSubscription} */ one) => one.expired_ms ?? 0;
  const running = dated.filter((one) => end(one) >= now).sort((a, b) => end(a) - end(b));
  const ended = dated.filter((one) => end(one) < now).sort((a, b) => end(b) - end(a));
  return running[0] ?? ended[0] ?? account.subscriptions[0] ?? null;
}

/**
 * Whether the subscription ends soon and does not renew by itself.
 * @param {Account} account
 * @param {number} now epoch ms
 */
export function endsSoon(account, now) {
  const one = decidingSubscription(account, now);
  if (!one || one.expired_ms === null || one.has_auto_renewal) return false;
  return one.expired_ms >= now && one.expired_ms < now + SOON_DAYS * DAY;
}

/**
 * The subscription in one line: "Pro · until 2 Dec".
 * @param {Account} account
 * @param {import("./words.js").Words} words
 * @param {number} now epoch ms
 * @returns {Line}
 */
export function subscriptionLine(account, words, now) {
  // What a client pays for an account of their own is theirs to know.
  if (account.granted) return { tone: "neutral", key: "subscription-own", args: {}, next: null };
  const one = decidingSubscription(account, now);
  if (!one) return { tone: "neutral", key: "subscription-none", args: {}, next: null };
  const tariff = tariffName(one.tariff);
  if (one.expired_ms === null) {
    if (!one.expired_at) {
      return { tone: "neutral", key: "subscription-no-date", args: { tariff }, next: null };
    }
    const args = { tariff, date: one.expired_at };
    return { tone: "neutral", key: "subscription-until", args, next: null };
  }
  const args = { tariff, date: words.day(one.expired_ms, now) };
  if (one.expired_ms < now) return { tone: "bad", key: "subscription-ended", args, next: null };
  if (one.has_auto_renewal) {
    return { tone: "neutral", key: "subscription-renews", args, next: null };
  }
  const tone = endsSoon(account, now) ? "warn" : "neutral";
  return { tone, key: "subscription-until", args, next: null };
}

/**
 * "Pro" for "pro".
 * @param {string | null} tariff
 */
export function tariffName(tariff) {
  if (!tariff) return "–";
  if (tariff.toLowerCase() === "waba") return "WABA";
  return tariff.charAt(0).toLocaleUpperCase() + tariff.slice(1);
}
