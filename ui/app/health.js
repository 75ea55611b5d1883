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
import { channelWords } from "./channel-words.js";

const DAY = 24 * 60 * 60 * 1000;

/** A subscription that ends within this is "ending soon"; days. */
export const SOON_DAYS = 14;

/** Health older than this is read again when its row is seen; ms. */
export const FRESH = 10 * 60 * 1000;

/** For so long a channel going off for no stated reason is news; ms. */
const NEWS = 7 * DAY;

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

/** @type {Record<Tone, number>} */
const URGENCY = { bad: 0, warn: 1, info: 2, neutral: 3, good: 4 };

/**
 * One channel in one line.
 * @param {Channel} channel
 * @returns {Line}
 */
export function channelLine(channel) {
  const words = channelWords(channel);
  const line = { tone: words.tone, key: words.line, args: { channel: words.args.channel }, channel };
  const { reason } = words.args;
  return { ...line, args: { ...line.args, reason }, next: nextStep(channel, words) };
}

/**
 * Connecting again mends what is marked so; what is on its way is looked at; of the rest one
 * should first read why.
 * @param {Channel} channel
 * @param {import("./channel-words.js").ChannelWords} words
 * @returns {NextStep}
 */
function nextStep({ status }, { tone, action }) {
  if (tone === "good") return null;
  if (status === "init") return "open";
  return tone === "warn" && action === "connect" ? "reconnect" : "see";
}

/**
 * Whether a channel needs a person. One that is off for no stated reason was usually taken off
 * on purpose, so it counts only while its going off is news that was witnessed here.
 * @param {Channel} channel
 * @param {number} now epoch ms
 */
export function channelTroubled(channel, now) {
  const { tone, key } = channelWords(channel);
  if (tone === "bad" || tone === "warn") return true;
  const news = channel.since_known && now - (channel.since ?? 0) < NEWS;
  return key === "channel-disabled" && news;
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
 * Whether a client needs a person: a channel, the owner's permission, or a subscription that runs
 * out. The filter of the clients list, the mark in the sidebar and the page of what needs
 * attention all mean this.
 * @param {Account} account
 * @param {number} now epoch ms
 */
export function needsAttention(account, now) {
  if (account.granted === "needed") return true;
  const channels = account.health?.channels ?? [];
  return channels.some((channel) => channelTroubled(channel, now)) || endsSoon(account, now);
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
  // What a client pays for an account of their own is theirs to know.
  if (account.granted) return false;
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
