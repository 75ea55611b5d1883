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
import { checkPhone, digitsOf, isSamePhone } from "./phones.js";

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
  if (chat_id === "") return phone ? phoneNumber(phone) : "";
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
 * An identity in a form, with what was read of it, if it was.
 * @typedef {ContactData & { read?: ContactData | null }} FormIdentity
 */

/**
 * Whether a field is as it was read. What was read may be stranger than anything a person would
 * type, and is not theirs to mend.
 * @param {FormIdentity} data
 * @param {"chat_id" | "username" | "phone"} field
 */
function isKept({ read, ...data }, field) {
  if (!read || read.chat_type !== data.chat_type) return false;
  const number = field === "phone" || (field === "chat_id" && chatKind(data.chat_type).format === "phone");
  if (number && isSamePhone(data[field], read[field]) && digitsOf(data[field] ?? "") !== "") return true;
  return (data[field] ?? "").trim() === (read[field] ?? "").trim();
}

/**
 * Whether the whole identity is as it was read.
 * @param {FormIdentity} data
 */
export function isUntouched(data) {
  return isKept(data, "chat_id") && isKept(data, "username") && isKept(data, "phone");
}

/**
 * What the service takes for an identity. What was not touched goes back as it was read.
 * @param {FormIdentity} data
 * @returns {ContactData}
 */
export function tidy(data) {
  const { chat_type, chat_id, username, phone, read } = data;
  const { format, username: named, phone: reachable } = chatKind(chat_type);
  const id = chat_id.trim();
  const made = {
    chat_type,
    chat_id: format === "phone" ? plainDigits(id) : format === "account" ? accountName(id) : id,
    username: (named && accountName(username ?? "")) || null,
    phone: (reachable && plainDigits(phone ?? "")) || null,
  };
  if (!read) return made;
  const sameId = isKept(data, "chat_id");
  if (sameId) made.chat_id = read.chat_id;
  // A field that the form does not show belongs to the id it came with.
  if (named ? isKept(data, "username") : sameId) made.username = read.username;
  if (reachable ? isKept(data, "phone") : sameId) made.phone = read.phone;
  return made;
}

/** @param {string} text */
function plainDigits(text) {
  return digitsOf(text).replace(/^00/, "");
}

/**
 * What is said of one identity, by field; a hint does not stop the sending.
 * @typedef {object} IdentityCheck
 * @property {Said} [chat_id]
 * @property {Said} [username]
 * @property {Said} [phone]
 * @property {{ chat_id?: Said, phone?: Said }} hints
 * @property {PhoneCheck | null} checked its number
 */

/**
 * What is wrong with one identity, by field.
 * @param {FormIdentity} data
 * @param {import("./phones.js").CountryCode[]} countries of the numbers around it
 * @returns {IdentityCheck}
 */
export function checkIdentity(data, countries) {
  const { format, username: named, phone: reachable } = chatKind(data.chat_type);
  /** @type {IdentityCheck} */
  const said = { hints: {}, checked: null };
  const id = data.chat_id.trim();
  if (id === "") checkNoId(said, data);
  else if (format === "phone") {
    said.checked = checkPhone(id, countries);
    sayPhone(said, data, "chat_id");
  } else if (isKept(data, "chat_id")) {
    // As the service gave it.
  } else if (format === "account" && !/^[\w.]{1,30}$/.test(accountName(id))) {
    said.chat_id = { key: "chat-account-wrong" };
  } else if (/\s/.test(id)) said.chat_id = { key: "chat-id-wrong" };
  const name = accountName(data.username ?? "");
  const odd = named && name !== "" && !/^\w{3,32}$/.test(name);
  if (odd && !isKept(data, "username")) said.username = { key: "chat-username-wrong" };
  if (reachable && data.phone) {
    said.checked = checkPhone(data.phone, countries);
    sayPhone(said, data, "phone");
  }
  return said;
}

/**
 * In Telegram a username or a phone may stand for the id, which comes with the first message;
 * whether every part of the service takes it so is not known (API reference 8.1).
 * @param {IdentityCheck} said
 * @param {FormIdentity} data
 */
function checkNoId(said, data) {
  const other = accountName(data.username ?? "") || plainDigits(data.phone ?? "");
  if (data.chat_type === "telegram" && other) said.hints.chat_id = { key: "chat-telegram-no-id" };
  else if (!isUntouched(data)) said.chat_id = { key: "field-required" };
}

/**
 * A doubtful number may be right all the same; only one that cannot be is an error.
 * @param {IdentityCheck} said
 * @param {FormIdentity} data
 * @param {"chat_id" | "phone"} field
 */
function sayPhone(said, data, field) {
  const problem = said.checked?.problem;
  if (!problem || isKept(data, field)) return;
  if (problem === "unlikely") said.hints[field] = { key: "phone-unlikely" };
  else said[field] = { key: problem === "no-country" ? "phone-no-country" : "phone-impossible" };
}
