/**
 * Where a contact can be reached: the kinds of chat, what an identity looks like in each, and how
 * it is read (API reference 8.1).
 *
 * Pure; used by the contacts' table and form. A kind of chat is not a kind of channel: WhatsApp
 * and WABA write to the same `whatsapp` chat.
 */
/** @import { ContactData } from "../../types/ContactData" */
/** @import { PhoneCheck } from "./phones.js" */
/** @import { Said } from "./user-form.js" */
import { phoneNumber } from "../words.js";
import { checkPhone, digitsOf } from "./phones.js";

/**
 * @typedef {object} ChatKind
 * @property {string} type as the API calls it
 * @property {string} name
 * @property {string} mark the messenger's glyph
 * @property {"phone" | "account" | "id"} format of the chat id
 * @property {string} label what the chat id is called
 * @property {string} hint
 * @property {boolean} username whether it has a name of its own beside the id
 * @property {boolean} phone whether it may have a phone beside the id
 */

/**
 * @param {string} type
 * @param {string} name
 * @param {string} mark
 * @param {Partial<ChatKind>} [part]
 * @returns {ChatKind}
 */
function kind(type, name, mark, part = {}) {
  return {
    type,
    name,
    mark,
    format: "id",
    label: "chat-id",
    hint: "chat-id-hint",
    username: false,
    phone: false,
    ...part,
  };
}

const PHONE = /** @type {const} */ ({
  format: "phone",
  label: "chat-phone",
  hint: "chat-phone-hint",
});
const GROUP = { label: "chat-group", hint: "chat-group-hint" };

/** In the order they are offered. */
export const CHAT_KINDS = [
  kind("whatsapp", "WhatsApp", "whatsapp", PHONE),
  kind("telegram", "Telegram", "tgapi", { username: true, phone: true, hint: "chat-telegram-hint" }),
  kind("viber", "Viber", "viber", PHONE),
  kind("instagram", "Instagram", "instapi", {
    format: "account",
    label: "chat-account",
    hint: "chat-account-hint",
  }),
  kind("max", "MAX", "max", { phone: true }),
  kind("vk", "VK", "vk"),
  kind("avito", "Avito", "avito"),
  kind("whatsgroup", "WhatsApp group", "whatsapp", GROUP),
  kind("telegroup", "Telegram group", "tgapi", GROUP),
  kind("maxgroup", "MAX group", "max", GROUP),
];

/**
 * A kind of chat; one this version does not know takes whatever id it has.
 * @param {string} type
 */
export function chatKind(type) {
  return CHAT_KINDS.find((one) => one.type === type) ?? kind(type, type, type);
}

/**
 * An identity as a person reads it: a number grouped, a name with its sign, else the id.
 * @param {ContactData} data
 */
export function identity({ chat_type, chat_id, username, phone }) {
  const { format } = chatKind(chat_type);
  if (username) return `@${username}`;
  if (format === "account") return `@${chat_id}`;
  if (format === "phone") return phoneNumber(chat_id);
  return phone ? phoneNumber(phone) : chat_id;
}

/**
 * What was typed or pasted for an account's name, without what stands around it.
 * @param {string} text
 */
export function accountName(text) {
  const plain = text.trim().replace(/^https?:\/\/(www\.)?/i, "");
  const inside = plain.replace(/^(instagram\.com|t\.me)\//i, "");
  return inside.replace(/^@/, "").replace(/[/?#].*$/, "");
}

/**
 * What the service takes for an identity.
 * @param {ContactData} data
 * @returns {ContactData}
 */
export function tidy({ chat_type, chat_id, username, phone }) {
  const { format, username: named, phone: reachable } = chatKind(chat_type);
  const id = chat_id.trim();
  return {
    chat_type,
    chat_id: format === "phone" ? plainDigits(id) : format === "account" ? accountName(id) : id,
    username: (named && accountName(username ?? "")) || null,
    phone: (reachable && plainDigits(phone ?? "")) || null,
  };
}

/** @param {string} text */
function plainDigits(text) {
  return digitsOf(text).replace(/^00/, "");
}

/**
 * What is wrong with one identity, by field.
 * @param {ContactData} data
 * @param {import("./phones.js").CountryCode[]} countries of the numbers around it
 * @returns {{ chat_id?: Said, username?: Said, phone?: Said, checked: PhoneCheck | null }}
 */
export function checkIdentity(data, countries) {
  const { format, username: named, phone: reachable } = chatKind(data.chat_type);
  /** @type {ReturnType<typeof checkIdentity>} */
  const said = { checked: null };
  if (data.chat_id.trim() === "") said.chat_id = { key: "field-required" };
  else if (format === "phone") {
    said.checked = checkPhone(data.chat_id, countries);
    said.chat_id = phoneSaid(said.checked);
  } else if (format === "account" && !/^[\w.]{1,30}$/.test(accountName(data.chat_id))) {
    said.chat_id = { key: "chat-account-wrong" };
  } else if (/\s/.test(data.chat_id.trim())) said.chat_id = { key: "chat-id-wrong" };
  const name = accountName(data.username ?? "");
  if (named && name !== "" && !/^\w{3,32}$/.test(name)) said.username = { key: "chat-username-wrong" };
  if (reachable && data.phone) {
    said.checked = checkPhone(data.phone, countries);
    said.phone = phoneSaid(said.checked);
  }
  return said;
}

/**
 * A doubtful number may be right all the same; only one that cannot be is an error.
 * @param {PhoneCheck} check
 * @returns {Said | undefined}
 */
function phoneSaid({ problem }) {
  if (problem === null || problem === "unlikely") return undefined;
  return { key: problem === "no-country" ? "phone-no-country" : "phone-impossible" };
}
