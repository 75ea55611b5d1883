/**
 * What a person should know about the roles while they change them.
 *
 * Pure; worked out from the matrix's counters with every change. Deliberately absent: anything
 * that stops a person. A warning says what is so and what can be done, and lets them go on.
 */
/** @import { Matrix } from "./matrix.js" */
/** @import { Line, Person } from "./places.js" */
/** @import { Names } from "./names.js" */

/**
 * @typedef {object} Warning
 * @property {"answer" | "receive" | "channel" | "gone" | "unread"} kind `gone`: entries of who and
 *   what was removed; `unread`: of who and what is in no list read so far
 * @property {string} key
 * @property {Record<string, string | number>} args
 * @property {string} todo what can be done about it; a key
 * @property {Line[]} lines the channels it is about
 * @property {Person[]} people the people it is about
 */

/**
 * The warnings, the gravest first; those of one kind are one.
 * @param {Matrix} matrix
 * @param {Names} names
 * @returns {Warning[]}
 */
export function warnings(matrix, names) {
  const lines = matrix.lines.filter((line) => !line.gone);
  // Where nobody can answer, that nobody receives new clients goes without saying.
  const silent = lines.filter((line) => matrix.lineCounts(line.channel_id).answerers === 0);
  const closed = lines.filter((line) => {
    const { answerers, receivers } = matrix.lineCounts(line.channel_id);
    return answerers > 0 && receivers === 0;
  });
  const idle = matrix.people.filter((one) => !one.gone && matrix.personCells(one.id) === 0);
  return [
    ...ofLines("answer", silent, names),
    ...ofLines("receive", closed, names),
    ...ofPeople(idle, names),
    ...ofGone(matrix),
  ];
}

/** @type {Record<"answer" | "receive", { one: string, many: string, todo: string }>} */
const LINE_KEYS = {
  answer: {
    one: "roles-warn-answer",
    many: "roles-warn-answer-many",
    todo: "roles-warn-answer-todo",
  },
  receive: {
    one: "roles-warn-receive",
    many: "roles-warn-receive-many",
    todo: "roles-warn-receive-todo",
  },
};

/**
 * @param {"answer" | "receive"} kind
 * @param {Line[]} lines
 * @param {Names} names
 * @returns {Warning[]}
 */
function ofLines(kind, lines, names) {
  if (lines.length === 0) return [];
  const { one, many, todo } = LINE_KEYS[kind];
  const key = lines.length === 1 ? one : many;
  const args = { channel: names.line(lines[0].channel_id), count: lines.length };
  return [{ kind, key, args, todo, lines, people: [] }];
}

/**
 * @param {Person[]} people
 * @param {Names} names
 * @returns {Warning[]}
 */
function ofPeople(people, names) {
  if (people.length === 0) return [];
  const key = people.length === 1 ? "roles-warn-channel" : "roles-warn-channel-many";
  const args = { person: names.person(people[0].id), count: people.length };
  return [{ kind: "channel", key, args, todo: "roles-warn-channel-todo", lines: [], people }];
}

/**
 * @param {Matrix} matrix
 * @returns {Warning[]}
 */
function ofGone(matrix) {
  const people = matrix.people.filter((one) => one.gone);
  const lines = matrix.lines.filter((one) => one.gone);
  if (people.length + lines.length === 0) return [];
  const count = matrix.withoutGone().length;
  if (count === 0) return [];
  const args = { count };
  const { complete } = matrix;
  const key = complete ? "roles-warn-gone" : "roles-warn-unread";
  const todo = complete ? "roles-warn-gone-todo" : "roles-warn-unread-todo";
  return [{ kind: complete ? "gone" : "unread", key, args, todo, lines, people }];
}
