/**
 * Which people and which channels of the role matrix are shown.
 *
 * Pure; used by the Roles tab. What is found is worked out when the person asks for it, not while
 * they edit: a row does not vanish under the hand that changes it.
 */
/** @import { Change, Matrix } from "./matrix.js" */
/** @import { Line, Person } from "./places.js" */
import { fold } from "../client-list.js";

/** @typedef {"all" | "none" | "changed" | "new"} PeopleFilter */

/** @type {PeopleFilter[]} */
export const PEOPLE_FILTERS = ["all", "none", "changed", "new"];

/** @type {WeakMap<Person, { text: string, digits: string }>} */
const haystacks = new WeakMap();

/** @param {Person} person */
function haystack(person) {
  let found = haystacks.get(person);
  if (!found) {
    const { id, name, phone } = person;
    found = { text: fold(`${name}\n${id}`), digits: (phone ?? "").replace(/\D/g, "") };
    haystacks.set(person, found);
  }
  return found;
}

/**
 * Whether every word of a search is in a person's name or id; digits are looked for in the number
 * too, however they are grouped.
 * @param {Person} person
 * @param {string} search
 */
export function matchesPerson(person, search) {
  const { text, digits } = haystack(person);
  const number = /^[\d\s+().-]*\d[\d\s+().-]*$/.test(search);
  if (number && digits.includes(search.replace(/\D/g, ""))) return true;
  return fold(search).split(/\s+/).filter(Boolean).every((word) => text.includes(word));
}

/**
 * The people of a filter.
 * @param {Matrix} matrix
 * @param {PeopleFilter} filter
 * @returns {(person: Person) => boolean}
 */
export function peopleTest(matrix, filter) {
  if (filter === "none") return (person) => !person.gone && matrix.personCells(person.id) === 0;
  if (filter === "changed") {
    const ids = changedPeople(matrix.changes());
    return (person) => ids.has(person.id);
  }
  if (filter === "new") {
    return (person) =>
      matrix.lines.some((line) => matrix.cell(person.id, line.channel_id)?.new_clients ?? false);
  }
  return () => true;
}

/** @param {Change[]} changes */
export function changedPeople(changes) {
  /** @type {Set<string>} */
  const ids = new Set();
  for (const change of changes) if (change.kind !== "notify") ids.add(change.user_id);
  return ids;
}

/**
 * The people to show, in their order.
 * @param {Matrix} matrix
 * @param {{ search: string, filter: PeopleFilter }} wish
 */
export function filterPeople(matrix, { search, filter }) {
  const test = peopleTest(matrix, filter);
  const words = search.trim();
  return matrix.people.filter((one) => test(one) && (words === "" || matchesPerson(one, words)));
}

/**
 * The channels to show: all, those of one messenger, or one.
 * @param {Line[]} lines
 * @param {string} wish empty, `transport:` and its word, or `channel:` and its id
 */
export function filterLines(lines, wish) {
  const at = wish.indexOf(":");
  if (at < 0) return lines;
  const [by, what] = [wish.slice(0, at), wish.slice(at + 1)];
  const found = lines.filter((line) => (by === "channel" ? line.channel_id : line.transport) === what);
  // What was chosen may have vanished since.
  return found.length > 0 ? found : lines;
}

/**
 * The messengers that have more than one channel here.
 * @param {Line[]} lines
 * @returns {{ transport: string, name: string, count: number }[]}
 */
export function messengers(lines) {
  /** @type {Map<string, { transport: string, name: string, count: number }>} */
  const found = new Map();
  for (const { transport, name, gone } of lines) {
    if (gone) continue;
    const one = found.get(transport);
    if (one) one.count += 1;
    else found.set(transport, { transport, name, count: 1 });
  }
  return [...found.values()].filter(({ count }) => count > 1);
}
