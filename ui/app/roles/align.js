/**
 * Finds the people and channels that a sheet names in its first column and its head.
 *
 * Pure; used by clipboard.js. Names decide only when every one of them is among those shown and
 * means one of them: half a match would put roles where nobody expects them.
 */
/** @import { Sheet } from "./fill.js" */
/** @import { Line, Person } from "./places.js" */
/** @import { Rectangle } from "./selection.js" */
import { fold } from "../client-list.js";
import { PERSON_HEADS, PHONES_HEADS } from "./role-words.js";

/** Where a row or column of the text goes. @typedef {{ from: number, to: number }} Way */

const CORNERS = new Set(["", ...PERSON_HEADS.map(bare)]);
const PHONES = new Set(PHONES_HEADS.map(bare));

/**
 * By name: both ways when the sheet has a head and names, one way when it has either and the other
 * side is as large as what is shown. Null where names decide nothing.
 * @param {Sheet} sheet
 * @param {string[][]} cells
 * @returns {{ rows: Way[], columns: Way[], area: Rectangle | null } | null}
 */
export function align(sheet, cells) {
  const people = names(sheet.people, personNames);
  const lines = names(sheet.lines, lineNames);
  for (const word of PHONES) if (!lines.has(word)) lines.set(word, sheet.lines.length);
  const first = cells.map((row) => row[0]);
  const cornered = CORNERS.has(bare(cells[0][0]));
  // With a corner that names nobody, the names begin under it and the head beside it.
  const rows = found(people, cornered ? first.slice(1) : first, cornered ? 1 : 0);
  const head = found(lines, rows ? cells[0].slice(1) : cells[0], rows ? 1 : 0);
  if (rows && cornered) return head && { rows, columns: head, area: null };
  if (rows) return beside(sheet, cells, rows);
  return head && under(sheet, cells, head);
}

/**
 * Names without a head: the cells beside them are all the columns there are.
 * @param {Sheet} sheet
 * @param {string[][]} cells
 * @param {Way[]} rows
 */
function beside({ lines }, cells, rows) {
  const count = cells[0].length - 1;
  if (count !== lines.length && count !== lines.length + 1) return null;
  return { rows, columns: inOrder(count, 1), area: null };
}

/**
 * A head without names: the cells under it are all the rows there are.
 * @param {Sheet} sheet
 * @param {string[][]} cells
 * @param {Way[]} columns
 */
function under({ people }, cells, columns) {
  const count = cells.length - 1;
  return count === people.length ? { rows: inOrder(count, 1), columns, area: null } : null;
}

/**
 * @param {number} count
 * @param {number} skip
 * @returns {Way[]}
 */
const inOrder = (count, skip) => Array.from({ length: count }, (_, to) => ({ from: to + skip, to }));

/**
 * Where each name goes; null unless every one is known, and none twice.
 * @param {Map<string, number>} known
 * @param {string[]} said
 * @param {number} skip
 * @returns {Way[] | null}
 */
function found(known, said, skip) {
  const ways = said.map((word, index) => ({ from: index + skip, to: known.get(bare(word)) ?? -1 }));
  const places = new Set(ways.map((way) => way.to));
  return ways.length > 0 && !places.has(-1) && places.size === ways.length ? ways : null;
}

/**
 * What names mean; one that two of them bear means neither.
 * @template T
 * @param {T[]} list
 * @param {(one: T) => string[]} namesOf
 */
function names(list, namesOf) {
  /** @type {Map<string, number>} */
  const known = new Map();
  list.forEach((one, index) => {
    for (const name of new Set(namesOf(one).map(bare))) {
      if (name) known.set(name, known.has(name) ? -1 : index);
    }
  });
  return known;
}

/** @param {Person} person */
const personNames = ({ id, name, phone }) => [name, id, phone ?? ""];

/** @param {Line} line */
const lineNames = ({ channel_id, name, number, channel }) => [
  `${name} ${number}`,
  name,
  number,
  channel?.name ?? "",
  channel_id,
];

/**
 * Letters and figures alone, so that grouping, spaces and line breaks in a head do not matter.
 * @param {string} text
 */
function bare(text) {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, "");
}
