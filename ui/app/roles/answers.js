/**
 * "What can Anna see?" and "Who can read this channel?", from what is staged.
 *
 * Pure; drawn by views/roles-answers.js. Deliberately absent: sentences.
 */
/** @import { Matrix } from "./matrix.js" */
/** @import { Cell, Line, Person } from "./places.js" */

/**
 * What a role lets a person do on a channel: `everything` is read and answered, `reads` is read
 * alone, `own` contacts are read and answered, `unknown` is a role this version does not know.
 * @typedef {"everything" | "own" | "reads" | "unknown"} Reach
 */

/** @type {Record<string, Reach>} */
const REACH = { manager: "everything", seller: "own", auditor: "reads" };

/** @type {Reach[]} */
export const REACHES = ["everything", "own", "reads", "unknown"];

/**
 * @template T
 * @typedef {{ reach: Reach, of: T[] }} Group
 */

/**
 * What one person may do.
 * @typedef {object} PersonAnswer
 * @property {Person} person
 * @property {Group<Line>[]} groups only those that hold something
 * @property {Line[]} receives where new clients come to them
 * @property {Line[]} none channels they do not see
 * @property {boolean} hidden clients' numbers are masked for them
 * @property {"everybody" | "own" | null} notified of whose chats; null for one who is no supervisor
 * @property {boolean} staged whether something of this is not saved yet
 */

/**
 * Who may do what on one channel.
 * @typedef {object} LineAnswer
 * @property {Line} line
 * @property {Group<Person>[]} groups only those that hold somebody
 * @property {Person[]} receives
 * @property {Person[]} hidden those of them for whom numbers are masked
 * @property {boolean} staged
 */

/**
 * @param {Matrix} matrix
 * @param {string} user_id
 * @returns {PersonAnswer | null} null for nobody of this matrix
 */
export function personAnswer(matrix, user_id) {
  const person = matrix.people.find((one) => one.id === user_id);
  if (!person) return null;
  const cell = (/** @type {Line} */ line) => matrix.cell(user_id, line.channel_id);
  // On a channel that was removed nobody sees anything.
  const lines = matrix.lines.filter((line) => !line.removed);
  const groups = grouped(lines, cell);
  const supervises = groups.some(({ reach }) => reach === "everything");
  const places = matrix.lines.map(({ channel_id }) => ({ kind: /** @type {const} */ ("role"), user_id, channel_id }));
  return {
    person,
    groups,
    receives: lines.filter((line) => cell(line)?.new_clients),
    none: lines.filter((line) => !line.gone && cell(line) === null),
    hidden: matrix.hidden(user_id),
    notified: supervises ? (matrix.notify ? "everybody" : "own") : null,
    staged:
      places.some((place) => matrix.isChanged(place)) ||
      matrix.isChanged({ kind: "hidden", user_id }) ||
      (supervises && matrix.isChanged({ kind: "notify" })),
  };
}

/**
 * @param {Matrix} matrix
 * @param {string} channel_id
 * @returns {LineAnswer | null} null for nothing of this matrix
 */
export function lineAnswer(matrix, channel_id) {
  const line = matrix.lines.find((one) => one.channel_id === channel_id);
  if (!line) return null;
  const cell = (/** @type {Person} */ person) => matrix.cell(person.id, channel_id);
  // Nobody who was removed reads anything.
  const people = matrix.people.filter((one) => !one.removed);
  return {
    line,
    groups: grouped(people, cell),
    receives: people.filter((one) => cell(one)?.new_clients),
    hidden: people.filter((one) => cell(one) !== null && matrix.hidden(one.id)),
    staged: people.some(({ id }) => matrix.isChanged({ kind: "role", user_id: id, channel_id })),
  };
}

/**
 * @template T
 * @param {T[]} all
 * @param {(one: T) => Cell | null} cell
 * @returns {Group<T>[]}
 */
function grouped(all, cell) {
  const reach = (/** @type {T} */ one) => {
    const found = cell(one);
    return found && (REACH[found.role] ?? "unknown");
  };
  return REACHES.map((wish) => ({ reach: wish, of: all.filter((one) => reach(one) === wish) })).filter(
    ({ of }) => of.length > 0,
  );
}
