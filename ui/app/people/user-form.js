/**
 * What an employee's form holds, and everything that is wrong with it before it is sent.
 *
 * Pure; used by views/users-dialog.js. Deliberately absent: sentences, and what only the server
 * knows.
 */
/** @import { NewUser } from "../../types/NewUser" */
/** @import { User } from "../../types/User" */
/** @import { Edition } from "./editions.js" */
/** @import { PhoneCheck } from "./phones.js" */
import { digitsOf } from "./phones.js";

/** @typedef {{ id: string, name: string, phone: string }} UserDraft */

/**
 * One thing said under a field.
 * @typedef {object} Said
 * @property {string} key
 * @property {Record<string, string | number>} [args]
 */

/**
 * What is said under each field; an error stops the sending, a hint does not.
 * @typedef {Record<keyof UserDraft, { error?: Said, hint?: Said }>} UserFormState
 */

/** From this share of a bound on, the characters left are counted. */
const COUNTED = 0.8;

/**
 * Characters as the service counts them.
 * @param {string} text
 */
export function lengthOf(text) {
  return [...text].length;
}

/**
 * An id nobody has yet, in the manner of those there are: the next number, with their beginning
 * and their zeros.
 * @param {User[]} users
 */
export function suggestId(users) {
  /** @type {Map<string, { count: number, most: number, width: number }>} */
  const manners = new Map();
  for (const { id } of users) {
    const parts = /^(.*?)(\d{1,12})$/.exec(id);
    if (!parts) continue;
    const [, start, number] = parts;
    const manner = manners.get(start) ?? { count: 0, most: 0, width: 0 };
    manner.count += 1;
    manner.most = Math.max(manner.most, Number(number));
    if (number.startsWith("0")) manner.width = Math.max(manner.width, number.length);
    manners.set(start, manner);
  }
  const [start, { most, width }] = [...manners].sort((a, b) => b[1].count - a[1].count)[0] ?? [
    "",
    { most: 0, width: 0 },
  ];
  return `${start}${String(most + 1).padStart(width, "0")}`;
}

/**
 * Who else has this number.
 * @param {User[]} users
 * @param {string} id whose number it is
 * @param {string} digits
 */
export function phoneOwner(users, id, digits) {
  if (digits === "") return null;
  return users.find((one) => one.id !== id && digitsOf(one.phone ?? "") === digits) ?? null;
}

/**
 * Everything to say about the form.
 * @param {UserDraft} draft
 * @param {object} view
 * @param {User[]} view.users everybody there is
 * @param {Edition} view.edition
 * @param {boolean} view.adding
 * @param {PhoneCheck} view.phone
 * @param {boolean} [view.phoneKept] the number is as it was read, which is nothing to mend here
 * @returns {UserFormState}
 */
export function checkUser(draft, { users, edition, adding, phone, phoneKept = false }) {
  /** @type {UserFormState} */
  const state = { id: {}, name: {}, phone: {} };
  for (const field of /** @type {const} */ (["id", "name"])) {
    state[field] = bounded(draft[field], edition.most[field], edition.usual?.[field] ?? null);
  }
  const id = draft.id.trim();
  const namesake = adding ? users.find((one) => one.id === id) : undefined;
  if (namesake && id !== "") {
    state.id.error = { key: "users-id-taken", args: { name: namesake.name || namesake.id } };
  }
  if (phoneKept) return state;
  const owner = phoneOwner(users, adding ? "" : id, phone.digits);
  if (owner) state.phone.error = { key: "users-phone-taken", args: { name: owner.name || owner.id } };
  else if (phone.problem === "unlikely") state.phone.hint = { key: "phone-unlikely" };
  else if (phone.problem === "no-country") state.phone.error = { key: "phone-no-country" };
  else if (phone.problem) state.phone.error = { key: "phone-impossible" };
  return state;
}

/**
 * A text that must be there and has a bound.
 * @param {string} text
 * @param {number} most
 * @param {number | null} [usual] a narrower bound that others keep
 * @returns {{ error?: Said, hint?: Said }}
 */
export function bounded(text, most, usual = null) {
  const count = lengthOf(text.trim());
  if (count === 0) return { error: { key: "field-required" } };
  if (count > most) return { error: { key: "people-too-long", args: { most, over: count - most } } };
  if (usual !== null && count > usual) return { hint: { key: "users-over-usual", args: { usual } } };
  const near = usual ?? most;
  return count >= near * COUNTED ? { hint: { key: "people-left", args: { left: near - count } } } : {};
}

/**
 * The user as it is sent.
 * @param {UserDraft} draft
 * @param {string} digits
 * @returns {NewUser}
 */
export function newUser(draft, digits) {
  return { id: draft.id.trim(), name: draft.name.trim(), phone: digits || null };
}
