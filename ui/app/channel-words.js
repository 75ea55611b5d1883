/**
 * A channel's status and reason in words, with what a person can do about it.
 *
 * Pure; read by the account page. No documented reason (API reference 7.1) is without its
 * sentence; one that is not documented is shown as it came. Deliberately absent: the clients
 * list's summary of many channels, which is health.js.
 */
/** @import { Channel } from "../types/Channel" */
/** @import { Tone } from "../components/pill.js" */

/** What the button of a row does. @typedef {"scan" | "reconnect" | null} ChannelAction */

/**
 * @typedef {object} ChannelWords
 * @property {Tone} tone
 * @property {string} key the sentence
 * @property {Record<string, string>} args
 * @property {string} why the key of what it means and what to do
 * @property {ChannelAction} action
 */

/** @typedef {[tone: Tone, key: string, why: string, action: ChannelAction]} Entry */

/**
 * By reason, written small and without underscores, as both editions of the API spell it.
 * @type {Record<string, Entry>}
 */
const REASONS = {
  qr: ["info", "channel-qr", "why-qr", "scan"],
  qridle: ["warn", "channel-qridle", "why-qridle", "scan"],
  waitforpassword: ["info", "channel-password", "why-password", "reconnect"],
  waitforcode: ["info", "channel-enter-code", "why-enter-code", "reconnect"],
  sync: ["info", "channel-sync", "why-sync", null],
  foreignphone: ["bad", "channel-foreign", "why-foreign", "scan"],
  openelsewhere: ["bad", "channel-elsewhere", "why-elsewhere", "reconnect"],
  notenoughmoney: ["bad", "channel-unpaid", "why-unpaid", null],
  unauthorized: ["warn", "channel-unauthorized", "why-unauthorized", "reconnect"],
  blocked: ["bad", "channel-blocked", "why-blocked", null],
  rejected: ["bad", "channel-rejected", "why-rejected", null],
};

/** By status, when no reason is given. @type {Record<string, Entry>} */
const STATUSES = {
  active: ["good", "channel-active", "why-active", null],
  init: ["info", "channel-init", "why-init", null],
  disabled: ["neutral", "channel-disabled", "why-disabled", "reconnect"],
};

/** Every reason the API documents, for the test that none lacks its sentence. */
export const DOCUMENTED_REASONS = [
  "wait_for_password",
  "wait_for_code",
  "qr",
  "sync",
  "blocked",
  "not_enough_money",
  "rejected",
  "unauthorized",
  "foreignphone",
  "qridle",
  "openelsewhere",
];

/** @param {string} word */
const plain = (word) => word.toLowerCase().replaceAll("_", "");

/**
 * @param {Pick<Channel, "status" | "reason" | "transport">} channel
 * @returns {ChannelWords}
 */
export function channelWords({ status, reason, transport }) {
  const known = reason ? REASONS[plain(reason)] : STATUSES[plain(status)];
  if (known && plain(status) !== "active") return words(known, transport, {});
  if (plain(status) === "active") return words(STATUSES.active, transport, {});
  const args = { reason: reason ? `${status}: ${reason}` : status };
  return words(["neutral", "channel-other", "why-other", null], transport, args);
}

/**
 * Only WhatsApp can be connected again from here so far; elsewhere no button is promised.
 * @param {Entry} entry
 * @param {string} transport
 * @param {Record<string, string>} args
 * @returns {ChannelWords}
 */
function words([tone, key, why, action], transport, args) {
  return { tone, key, why, args, action: transport === "whatsapp" ? action : null };
}

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
