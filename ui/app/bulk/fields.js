/**
 * The fields a sheet may have, and whether columns chosen for them make sense.
 *
 * Pure; used by the import page, the step of columns, the table of rows and exports. The field
 * names are the console's own, the same for reading and for writing.
 */
/** @import { BulkKind } from "../../types/BulkKind" */
/** @import { Translate } from "../i18n.js" */

/** Who a contact is in each messenger; several of one kind stand in one cell, between ";". */
export const CHATS = [
  "whatsapp",
  "whatsgroup",
  "viber",
  "instagram",
  "telegram",
  "telegram_username",
  "telegram_phone",
  "telegroup",
  "vk",
  "avito",
  "max",
  "max_phone",
  "maxgroup",
];

const PERSON = ["id", "name", "phone"];

/** @type {Record<BulkKind, string[]>} */
export const FIELDS = {
  users: PERSON,
  v3_users: PERSON,
  contacts: ["id", "name", "responsible_user", "link", ...CHATS],
};

/** What more than one column may go into: a first and a last name, several of one messenger. */
const SEVERAL = ["name", ...CHATS];

/** @type {Record<BulkKind, string[]>} */
const NEEDED = {
  users: ["id", "name"],
  v3_users: ["id", "name"],
  contacts: ["id", "name", "responsible_user"],
};

/** @type {Record<string, string>} */
const TITLES = {
  id: "bulk-field-id",
  name: "bulk-field-name",
  phone: "bulk-field-phone",
  responsible_user: "bulk-field-responsible-user",
  link: "bulk-field-link",
  whatsapp: "bulk-field-whatsapp",
  whatsgroup: "bulk-field-whatsgroup",
  viber: "bulk-field-viber",
  instagram: "bulk-field-instagram",
  telegram: "bulk-field-telegram",
  telegram_username: "bulk-field-telegram-username",
  telegram_phone: "bulk-field-telegram-phone",
  telegroup: "bulk-field-telegroup",
  vk: "bulk-field-vk",
  avito: "bulk-field-avito",
  max: "bulk-field-max",
  max_phone: "bulk-field-max-phone",
  maxgroup: "bulk-field-maxgroup",
  reason: "bulk-field-reason",
};

/** @type {Record<string, string>} */
const NOTES = {
  id: "bulk-note-id",
  name: "bulk-note-name",
  phone: "bulk-note-phone",
  responsible_user: "bulk-note-responsible-user",
  link: "bulk-note-link",
};

/**
 * What a field is called; the name itself where it is none of ours.
 * @param {Translate} t
 * @param {string} field
 */
export function fieldTitle(t, field) {
  return field in TITLES ? t(TITLES[field]) : field;
}

/**
 * What belongs into a field, where its name does not say it.
 * @param {Translate} t
 * @param {string} field
 * @returns {string | null}
 */
export function fieldNote(t, field) {
  return field in NOTES ? t(NOTES[field]) : null;
}

/**
 * The titles of every field, as exports write them.
 * @param {Translate} t
 * @returns {Record<string, string>}
 */
export function fieldTitles(t) {
  return Object.fromEntries(Object.entries(TITLES).map(([field, key]) => [field, t(key)]));
}

/**
 * Whether a row cannot do without a field.
 * @param {BulkKind} kind
 * @param {string} field
 */
export function isNeeded(kind, field) {
  return NEEDED[kind].includes(field);
}

/**
 * What is wrong with the fields chosen for the columns.
 * @typedef {object} ColumnTrouble
 * @property {string[]} missing needed fields that no column goes into
 * @property {string[]} twice fields that that hold one value, with more than one column going into them
 * @property {boolean} nowhere a contact without a single messenger
 */

/**
 * @param {BulkKind} kind
 * @param {(string | null)[]} chosen a field, or null to leave the column out; one per column
 * @returns {ColumnTrouble}
 */
export function columnTrouble(kind, chosen) {
  const twice = chosen.filter(
    (field, at) => field !== null && !SEVERAL.includes(field) && chosen.indexOf(field) !== at,
  );
  return {
    missing: NEEDED[kind].filter((field) => !chosen.includes(field)),
    twice: [...new Set(/** @type {string[]} */ (twice))],
    nowhere: kind === "contacts" && !chosen.some((field) => field !== null && CHATS.includes(field)),
  };
}

/**
 * Whether a column stays out: for want of a field, or because it has the reasons of an export.
 * @param {string | null} field
 */
export function isLeftOut(field) {
  return field === null || field === "reason";
}

/** @param {ColumnTrouble} trouble */
export function isMapped({ missing, twice, nowhere }) {
  return missing.length === 0 && twice.length === 0 && !nowhere;
}

/**
 * The fields that rows of a piece of work have, in our order.
 * @param {Pick<import("../../types/Bulk").Bulk, "kind" | "action" | "sheet">} bulk
 */
export function fieldsOf({ kind, action, sheet }) {
  if (action === "delete") return ["id", "name"];
  const chosen = new Set(sheet?.columns.map((column) => column.field));
  return FIELDS[kind].filter((field) => chosen.has(field));
}
