/**
 * Search and order of a client's employees, and how full their list is: on what is here.
 *
 * Pure; used by the users' views.
 */
/** @import { Settings } from "../../types/Settings" */
/** @import { User } from "../../types/User" */
import { fold } from "../client-list.js";

/** @typedef {"name" | "phone" | "id" | "channels"} UserSortKey */
/** @typedef {{ by: UserSortKey, down: boolean }} UserSort */

/** From this many on, the room left is said in words. */
const NEARLY = 0.9;

/** @type {WeakMap<User, { text: string, digits: string }>} */
const haystacks = new WeakMap();

/** @param {User} user */
function haystack(user) {
  let found = haystacks.get(user);
  if (!found) {
    const digits = [user.phone ?? "", user.id].map((one) => one.replace(/\D/g, "")).join(" ");
    found = { text: fold(`${user.name}\n${user.id}\n${user.phone ?? ""}`), digits };
    haystacks.set(user, found);
  }
  return found;
}

/**
 * Whether every word of a search is in a user's name, id or phone. Digits are found however they
 * are grouped.
 * @param {User} user
 * @param {string} search
 */
export function matchesUser(user, search) {
  const { text, digits } = haystack(user);
  const number = /^[\d\s+().-]*\d[\d\s+().-]*$/.test(search);
  if (number && digits.includes(search.replace(/\D/g, ""))) return true;
  return fold(search).split(/\s+/).filter(Boolean).every((word) => text.includes(word));
}

/**
 * The users to show, in order; what is not known comes last whichever way it is ordered.
 * @param {User[]} users
 * @param {object} view
 * @param {string} view.search
 * @param {UserSort} view.sort
 * @param {string} view.locale
 * @param {Map<string, number>} view.channels how many channels each has
 */
export function arrangeUsers(users, { search, sort, locale, channels }) {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  /** @param {User} a @param {User} b */
  const byName = (a, b) => collator.compare(a.name || a.id, b.name || b.id);
  const value = (/** @type {User} */ one) => (sort.by === "phone" ? one.phone : one.id) ?? "";
  /** @param {User} a @param {User} b */
  const compare = (a, b) => {
    if (sort.by === "name") return byName(a, b);
    if (sort.by === "channels") return (channels.get(a.id) ?? 0) - (channels.get(b.id) ?? 0);
    return collator.compare(value(a), value(b));
  };
  const unknown = (/** @type {User} */ one) => Number(sort.by === "phone" && !one.phone);
  const shown = search === "" ? [...users] : users.filter((one) => matchesUser(one, search));
  return shown.sort(
    (a, b) => unknown(a) - unknown(b) || (sort.down ? -1 : 1) * compare(a, b) || byName(a, b),
  );
}

/**
 * How many channels each user has a role on.
 * @param {Settings | null} settings
 * @returns {Map<string, number>}
 */
export function channelCounts(settings) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { user_id } of settings?.user_roles ?? []) {
    counts.set(user_id, (counts.get(user_id) ?? 0) + 1);
  }
  return counts;
}

/**
 * How full the list is.
 * @param {number} count
 * @param {number} most
 * @returns {{ state: "room" | "nearly" | "full", left: number }}
 */
export function fullness(count, most) {
  const left = Math.max(0, most - count);
  if (left === 0) return { state: "full", left };
  return { state: count >= most * NEARLY ? "nearly" : "room", left };
}

/**
 * Settings in which one user's view of clients' numbers is different.
 * @param {Settings} settings
 * @param {string} userId
 * @param {boolean} hidden
 * @returns {Settings}
 */
export function withNumbers(settings, userId, hidden) {
  const others = settings.hide_phone_numbers_for_user_ids.filter((id) => id !== userId);
  return {
    ...settings,
    hide_phone_numbers_for_user_ids: hidden ? [...others, userId] : others,
  };
}

/**
 * The list with one user put in or replaced, in its place.
 * @param {User[]} users
 * @param {User} user
 */
export function putUser(users, user) {
  return users.some((one) => one.id === user.id)
    ? users.map((one) => (one.id === user.id ? user : one))
    : [...users, user];
}
