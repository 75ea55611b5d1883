/**
 * Finds the people and channels that a sheet names in its first column and its head.
 *
 * Pure; used by clipboard.js. Names decide only when every one of them is among those shown and
 * means one of them: half a match would put roles where nobody expects them. A sheet that clearly
 * goes by names, and has one that does not fit, is told so by that name.
 */
/** @import { Sheet } from "./fill.js" */
/** @import { Line, Person } from "./places.js" */
/** @import { Rectangle } from "./selection.js" */
import { fold } from "../client-list.js";
import { PERSON_HEADS, PHONES_HEADS } from "./role-words.js";

/** Where a row or column of the text goes. @typedef {{ from: number, to: number }} Way */

/**
 * A name that decides nothing: `unknown` to those shown, `shared` by two of them, `twice` in the
 * sheet, or `missing` beside cells that say something. With how many there are of such.
 * @typedef {{ kind: "names", why: "unknown" | "shared" | "twice" | "missing", name: string, count: number }} NameComplaint
 */

/**
 * One side of a sheet, read as names.
 * @typedef {object} Side
 * @property {Way[]} ways of those known
 * @property {number} said how many names there are
 * @property {{ why: NameComplaint["why"], name: string }[]} strange
 */

const CORNERS = new Set(["", ...PERSON_HEADS.map(bare)]);
const PHONES = new Set(PHONES_HEADS.map(bare));

/**
 * By name: both ways when the sheet has a head and names, one way when it has either and the other
 * side is as large as what is shown. Null where names decide nothing.
 * @param {Sheet} sheet
 * @param {string[][]} cells
 * @returns {{ rows: Way[], columns: Way[], area: Rectangle | null } | NameComplaint | null}
 */
export function align(sheet, cells) {
  const people = names(sheet.people, personNames);
  const lines = names(sheet.lines, lineNames);
  for (const word of PHONES) if (!lines.has(word)) lines.set(word, sheet.lines.length);
  const isEmptyRow = (/** @type {number} */ at) => cells[at].every(isBlank);
  const isEmptyColumn = (/** @type {number} */ at) => cells.every((row) => isBlank(row[at]));
  const first = cells.map((row) => row[0]);
  const rows = (/** @type {number} */ skip) => readSide(people, first, skip, isEmptyRow);
  const head = (/** @type {number} */ skip) => readSide(lines, cells[0], skip, isEmptyColumn);
  // With a corner that names nobody, the names begin under it and the head beside it.
  const word = bare(cells[0][0]);
  const odd = !people.has(word) && !lines.has(word) && isMostlyNames(head(1)) && isMostlyNames(rows(1));
  if (CORNERS.has(word) || odd) {
    const sides = [rows(1), head(1)];
    if (sides.every(isWhole)) return { rows: sides[0].ways, columns: sides[1].ways, area: null };
    const named = sides.some(isWhole) || sides.every(isMostlyNames);
    if (named && sides.every(({ said }) => said > 0)) return complaint(sides);
    return null;
  }
  const [beginning, top] = [rows(0), head(0)];
  if (isWhole(beginning)) return beside(sheet, cells, beginning.ways);
  if (isWhole(top)) return under(sheet, cells, top.ways);
  // Nobody is called as a role is, so this cannot be cells alone.
  if (isMostlyNames(beginning) && beside(sheet, cells, beginning.ways)) return complaint([beginning]);
  return isMostlyNames(top) && under(sheet, cells, top.ways) ? complaint([top]) : null;
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
 * @param {Map<string, number>} known
 * @param {string[]} texts
 * @param {number} skip
 * @param {(at: number) => boolean} isEmpty whether a row or column says nothing at all
 * @returns {Side}
 */
function readSide(known, texts, skip, isEmpty) {
  /** @type {Side} */
  const side = { ways: [], said: 0, strange: [] };
  const met = new Set();
  for (let from = skip; from < texts.length; from += 1) {
    const name = texts[from].trim();
    if (name === "" && isEmpty(from)) continue;
    side.said += 1;
    const to = known.get(bare(name));
    if (to !== undefined && to >= 0 && !met.has(to)) side.ways.push({ from, to });
    else side.strange.push({ why: why(name, to), name });
    met.add(to);
  }
  return side;
}

/**
 * @param {string} name
 * @param {number | undefined} to
 * @returns {NameComplaint["why"]}
 */
function why(name, to) {
  if (name === "") return "missing";
  if (to === undefined) return "unknown";
  return to < 0 ? "shared" : "twice";
}

/** @param {Side} side */
const isWhole = ({ ways, strange }) => ways.length > 0 && strange.length === 0;

/** @param {Side} side */
const isMostlyNames = ({ ways, said }) => ways.length > 0 && ways.length * 2 >= said;

/**
 * @param {Side[]} sides
 * @returns {NameComplaint}
 */
function complaint(sides) {
  const strange = sides.flatMap((side) => side.strange);
  return { kind: "names", ...strange[0], count: strange.length };
}

/** @param {string} text */
const isBlank = (text) => text.trim() === "";

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

/**
 * What is gone has no name that a sheet could mean.
 * @param {Person} person
 */
const personNames = ({ id, name, phone, gone }) => (gone ? [] : [name, id, phone ?? ""]);

/** @param {Line} line */
const lineNames = ({ channel_id, name, number, channel, gone }) =>
  gone
    ? []
    : [
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
