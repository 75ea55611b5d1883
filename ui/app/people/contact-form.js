/**
 * What a contact's form holds, and everything that is wrong with it before it is sent.
 *
 * Pure; used by views/contacts-dialog.js. Deliberately absent: sentences.
 */
/** @import { Contact } from "../../types/Contact" */
/** @import { ContactData } from "../../types/ContactData" */
/** @import { NewContact } from "../../types/NewContact" */
/** @import { User } from "../../types/User" */
/** @import { FormIdentity, IdentityCheck } from "./chats.js" */
/** @import { CountryCode } from "./phones.js" */
/** @import { Said } from "./user-form.js" */
import { fold } from "../client-list.js";
import { phoneNumber } from "../words.js";
import { chatKind, checkIdentity, isUntouched, tidy } from "./chats.js";
import { bounded, lengthOf } from "./user-form.js";

/** Characters taken (API reference 8.1). */
export const MOST = { id: 100, name: 200, uri: 200 };

/** Responsible users offered at once. */
const OFFERED = 50;

/**
 * @typedef {object} ContactDraft
 * @property {string} id
 * @property {string} name
 * @property {string} responsible the user's id
 * @property {(FormIdentity & { key: number })[]} chats `key` tells rows of the form apart
 * @property {string} uri
 * @property {boolean} without_link
 */

/**
 * A form for a contact, or an empty one with one identity to fill in.
 * @param {Contact | null} contact
 * @returns {ContactDraft}
 */
export function draftOf(contact) {
  const empty = { chat_type: "whatsapp", chat_id: "", username: null, phone: null };
  const read = contact?.contact_data ?? [];
  return {
    id: contact?.id ?? "",
    name: contact?.name ?? "",
    responsible: contact?.responsible_user_id ?? "",
    chats:
      read.length === 0
        ? [{ ...empty, key: 0 }]
        : read.map((data, key) => ({ ...data, ...grouped(data), key, read: data })),
    uri: contact?.uri ?? "",
    without_link: false,
  };
}

/**
 * Its numbers as a person writes them.
 * @param {ContactData} data
 * @returns {Partial<ContactData>}
 */
function grouped({ chat_type, chat_id, phone }) {
  const isNumber = chatKind(chat_type).format === "phone";
  return { chat_id: isNumber ? phoneNumber(chat_id) : chat_id, phone: phone && phoneNumber(phone) };
}

/**
 * What is said under each field; an error stops the sending, a hint does not.
 * @typedef {object} ContactFormState
 * @property {{ error?: Said, hint?: Said }} id
 * @property {{ error?: Said, hint?: Said }} name
 * @property {{ error?: Said }} responsible
 * @property {{ error?: Said, hint?: Said }} uri
 * @property {Map<number, IdentityCheck>} chats by key
 * @property {Said | undefined} all what is wrong with the identities together
 * @property {boolean} good whether it can be sent
 */

/**
 * @param {ContactDraft} draft
 * @param {CountryCode[]} countries of the numbers around it
 * @returns {ContactFormState}
 */
export function checkContact(draft, countries) {
  const chats = new Map(draft.chats.map((data) => [data.key, checkIdentity(data, countries)]));
  const twice = repeated(draft.chats);
  if (twice !== null) {
    const said = chats.get(twice);
    if (said) said.chat_id ??= { key: "contacts-chat-twice" };
  }
  const state = {
    id: bounded(draft.id, MOST.id),
    name: bounded(draft.name, MOST.name),
    responsible: draft.responsible.trim() ? {} : { error: { key: "contacts-responsible-missing" } },
    uri: checkLink(draft),
    chats,
    all: draft.chats.length === 0 ? { key: "contacts-chats-missing" } : undefined,
  };
  const fields = [state.id, state.name, state.responsible, state.uri];
  const wrong = [...chats.values()].some((said) => said.chat_id ?? said.username ?? said.phone);
  return { ...state, good: !wrong && !state.all && fields.every((field) => !field.error) };
}

/**
 * The key of an identity that stands in the form twice, and did not when it was read.
 * @param {ContactDraft["chats"]} chats
 */
function repeated(chats) {
  /** @type {Map<string, FormIdentity>} */
  const seen = new Map();
  for (const data of chats) {
    const { chat_type, chat_id } = tidy(data);
    const place = `${chat_type}\n${chat_id}`;
    const twin = seen.get(place);
    if (chat_id !== "" && twin && !(isUntouched(twin) && isUntouched(data))) return data.key;
    seen.set(place, data);
  }
  return null;
}

/**
 * The link: there, or left out by choice.
 * @param {ContactDraft} draft
 * @returns {{ error?: Said, hint?: Said }}
 */
function checkLink({ uri, without_link }) {
  if (without_link) return {};
  const link = uri.trim();
  if (link === "") return { error: { key: "contacts-link-missing" } };
  // The service's own path, which it shows in place of the link (API reference 8.3).
  if (link.startsWith("/api/")) return { error: { key: "contacts-link-path" } };
  const over = lengthOf(link) - MOST.uri;
  if (over > 0) return { error: { key: "people-too-long", args: { most: MOST.uri, over } } };
  return /^https?:\/\/\S+$/i.test(link) ? {} : { hint: { key: "contacts-link-odd" } };
}

/**
 * The contact as it is sent.
 * @param {ContactDraft} draft
 * @returns {NewContact}
 */
export function newContact(draft) {
  return {
    id: draft.id.trim(),
    name: draft.name.trim(),
    responsible_user_id: draft.responsible.trim(),
    contact_data: draft.chats.map(tidy),
    uri: draft.without_link ? null : draft.uri.trim(),
    without_link: draft.without_link,
  };
}

/**
 * Users to choose from, those whose name begins with the search first.
 * @param {User[]} users
 * @param {string} search
 * @param {string} locale
 */
export function offeredUsers(users, search, locale) {
  const wanted = fold(search.trim());
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const rank = (/** @type {User} */ one) => Number(!fold(one.name).startsWith(wanted));
  return users
    .filter((one) => fold(`${one.name}\n${one.id}`).includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || collator.compare(a.name || a.id, b.name || b.id))
    .slice(0, OFFERED);
}

/**
 * Whether a contact read back is as it was sent, the link aside, which the service does not show.
 * @param {Contact} read
 * @param {NewContact} sent
 */
export function isAsSent(read, sent) {
  const left = [...read.contact_data];
  const isThere = (/** @type {ContactData} */ wanted) => {
    const at = left.findIndex((found) => isSamePlace(found, wanted));
    return at >= 0 && left.splice(at, 1).length === 1;
  };
  return (
    read.name === sent.name &&
    read.responsible_user_id === sent.responsible_user_id &&
    sent.contact_data.every(isThere) &&
    left.length === 0
  );
}

/**
 * Whether a place is there as it was sent; sent without an id, it may have got one since.
 * @param {ContactData} found
 * @param {ContactData} wanted
 */
function isSamePlace(found, wanted) {
  return (
    found.chat_type === wanted.chat_type &&
    (wanted.chat_id === "" || found.chat_id === wanted.chat_id) &&
    (found.username ?? "") === (wanted.username ?? "") &&
    (found.phone ?? "") === (wanted.phone ?? "")
  );
}
