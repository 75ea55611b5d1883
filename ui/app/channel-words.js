/**
 * A channel's status and reason in words: what it is, what it means, what a person can do.
 *
 * Pure; the one table from which the channels of a client, the clients list (health.js) and what
 * needs attention (fleet.js) speak. Every word the API's client knows has its row here, which a
 * test holds against the client's own list; any other is shown as it came.
 */
/** @import { Channel } from "../types/Channel" */
/** @import { Tone } from "../components/pill.js" */
import { appName, transportName } from "./transports.js";

/**
 * What the button of a channel does: `connect` leads to the stage, `check` reads it anew.
 * @typedef {"connect" | "check"} ChannelAction
 */

/**
 * @typedef {object} ChannelWords
 * @property {Tone} tone `warn` where connecting again mends it, `bad` where more is needed
 * @property {string} key the status in a few words
 * @property {string} line the same as a sentence that names the channel
 * @property {string} why what it means
 * @property {string} todo what to do about it
 * @property {ChannelAction} action what the button under that does
 * @property {string} label what is written on it
 * @property {{ reason: string, messenger: string, channel: string }} args
 */

/**
 * How a messenger is connected again, which decides what is asked of the client.
 * @typedef {"scan" | "scan-only" | "token" | "code" | "keys" | "page" | "link" | "other"} Manner
 */

/** @typedef {[tone: Tone, key: string, line: string, why: string, todo: string | null, action: ChannelAction, label: string]} Entry */

/** @type {Record<string, Manner>} */
const MANNERS = {
  whatsapp: "scan",
  tgapi: "scan",
  viber: "scan-only",
  max: "scan",
  telegram: "token",
  maxbot: "token",
  avito: "code",
  instapi: "keys",
  wapi: "page",
  vk: "link",
  cian: "link",
};

/** What connecting again takes. @type {Record<Manner, string>} */
const AGAIN = {
  scan: "do-scan",
  "scan-only": "do-scan-only",
  token: "do-token",
  code: "do-code",
  keys: "do-keys",
  page: "do-page",
  link: "do-link",
  other: "do-connect",
};

/**
 * By reason, written small and without underscores, as both editions of the API spell it. Without
 * a `todo` of its own, what helps is connecting again.
 * @type {Record<string, Entry>}
 */
const REASONS = {
  qr: ["info", "channel-qr", "line-qr", "why-qr", null, "connect", "channels-show-code"],
  qridle: ["warn", "channel-qridle", "line-qridle", "why-qridle", null, "connect", "channels-scan"],
  waitforpassword: ["warn", "channel-password", "line-password", "why-password", "do-password", "connect", "channels-scan"],
  waitforcode: ["warn", "channel-enter-code", "line-enter-code", "why-enter-code", "do-enter-code", "connect", "channels-scan"],
  sync: ["info", "channel-sync", "line-sync", "why-sync", "do-sync", "check", "channels-check-again"],
  foreignphone: ["bad", "channel-foreign", "line-foreign", "why-foreign", "do-foreign", "connect", "channels-scan"],
  openelsewhere: ["bad", "channel-elsewhere", "line-elsewhere", "why-elsewhere", "do-elsewhere", "connect", "channels-reconnect"],
  notenoughmoney: ["bad", "channel-unpaid", "line-unpaid", "why-unpaid", "do-unpaid", "check", "channels-check-again"],
  unauthorized: ["warn", "channel-unauthorized", "line-unauthorized", "why-unauthorized", null, "connect", "channels-reconnect"],
  blocked: ["bad", "channel-blocked", "line-blocked", "why-blocked", "do-blocked", "check", "channels-check-again"],
  rejected: ["bad", "channel-rejected", "line-rejected", "why-rejected", "do-rejected", "check", "channels-check-again"],
  phoneunavailable: ["warn", "channel-no-phone", "line-no-phone", "why-no-phone", "do-no-phone", "check", "channels-check-again"],
  onmoderation: ["info", "channel-review", "line-review", "why-review", "do-review", "check", "channels-check-again"],
};

/** By status, when no reason is given. @type {Record<string, Entry>} */
const STATUSES = {
  active: ["good", "channel-active", "line-active", "why-active", "do-active", "check", "channels-check-again"],
  init: ["info", "channel-init", "line-init", "why-init", "do-init", "check", "channels-check-again"],
  disabled: ["neutral", "channel-disabled", "line-disabled", "why-disabled", "do-disabled", "connect", "channels-reconnect"],
};

/** @type {Entry} */
const OTHER = ["neutral", "channel-other", "line-other", "why-other", "do-other", "check", "channels-check-again"];

/** Off for a reason nobody here knows: all that is sure is that it does not work. @type {Entry} */
const OTHER_OFF = ["warn", "channel-other", "line-other", "why-other", "do-other-off", "connect", "channels-reconnect"];

/** @param {string} word */
const plain = (word) => word.toLowerCase().replaceAll("_", "");

/**
 * @param {Pick<Channel, "status" | "reason" | "transport">} channel
 * @returns {ChannelWords}
 */
export function channelWords({ status, reason, transport }) {
  const [tone, key, line, why, todo, action, label] = entry(status, reason);
  const names = { messenger: appName(transport), channel: transportName(transport) };
  const args = { reason: reason ? `${status}: ${reason}` : status, ...names };
  return { tone, key, line, why, todo: todo ?? AGAIN[manner(transport)], action, label, args };
}

/**
 * @param {string} status
 * @param {string | null} reason
 * @returns {Entry}
 */
function entry(status, reason) {
  const state = plain(status);
  // What works works, whatever reason still hangs on it.
  if (state === "active") return STATUSES.active;
  const known = reason ? REASONS[plain(reason)] : STATUSES[state];
  return known ?? (state === "disabled" ? OTHER_OFF : OTHER);
}

/** @param {string} transport */
export function manner(transport) {
  return MANNERS[transport.toLowerCase()] ?? "other";
}

/**
 * A channel by its own name, and under it the messenger with the number or user name. What is
 * the same thing twice is said once.
 * @param {Pick<Channel, "phone" | "username" | "name" | "transport">} channel
 * @param {(text: string) => string} phone writes a phone number
 * @returns {{ title: string, address: string | null }} no address when the title already is one
 */
export function channelTitle(channel, phone) {
  const address = channelAddress({ ...channel, name: null }, phone);
  const own = channel.name ? phone(channel.name) : "";
  const same = bare(own) === bare(address);
  if (own && !same) return { title: own, address: address || null };
  if (address) return { title: address, address: null };
  return { title: own || transportName(channel.transport), address: null };
}

/** @param {string} text */
const bare = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * What a channel is called beside its messenger: its number, user name or own name.
 * @param {Pick<Channel, "phone" | "username" | "name">} channel
 * @param {(text: string) => string} phone writes a phone number
 */
export function channelAddress(channel, phone) {
  if (channel.phone) return phone(channel.phone);
  if (channel.username) return `@${channel.username.replace(/^@/, "")}`;
  return channel.name ? phone(channel.name) : "";
}

/**
 * Since when a channel is as it is. A change nobody here saw is only bounded: it has been so at
 * least since it was first looked at.
 * @param {Pick<Channel, "since" | "since_known">} channel
 * @param {import("./words.js").Words} words
 * @param {number} now epoch ms
 * @returns {{ key: string, args: { when: string } } | null}
 */
export function sinceWords({ since, since_known }, words, now) {
  if (since === null) return null;
  const key = since_known ? "since" : "since-at-least";
  return { key, args: { when: words.moment(since, now) } };
}

/**
 * The tier of a WABA number as Meta writes it: "Tier 1K".
 * @param {string | null} tier
 * @returns {{ key: string, args?: { tier: string } } | null}
 */
export function tierWords(tier) {
  if (!tier) return null;
  const word = tier.replace(/^TIER_/i, "");
  if (word.toUpperCase() === "UNLIMITED") return { key: "tier-unlimited" };
  return { key: "tier", args: { tier: word } };
}
