/**
 * A piece of the matrix as a sheet writes it, and what a sheet's text means for the matrix.
 *
 * Pure: `pasteEdits` gives edits for the whole text, or complaints and nothing. Used by
 * components/role-grid.js and the dialog of the roles page that pastes.
 */
/** @import { Sheet } from "./fill.js" */
/** @import { Edit } from "./matrix.js" */
/** @import { NameComplaint } from "./align.js" */
/** @import { Cell } from "./places.js" */
/** @import { Rectangle } from "./selection.js" */
import { fold } from "../client-list.js";
import { align } from "./align.js";
import { isOne } from "./fill.js";
import * as words from "./role-words.js";
import { readTsv, writeTsv } from "./tsv.js";

/**
 * How a cell is written: with the words of the screen.
 * @typedef {object} CellWords
 * @property {(cell: Cell) => string} role "Manager", or "Manager + new clients"
 * @property {string} hidden
 * @property {string} shown
 */

/**
 * Why nothing was pasted: words not understood (with the first of them and where it stands), names
 * that fit nobody here, or more cells than there is room for.
 * @typedef {{ kind: "words", count: number, word: string, row: number, column: number }
 *   | { kind: "room", rows: number, columns: number }
 *   | NameComplaint} Complaint
 */

/**
 * @typedef {object} Pasted
 * @property {Edit[]} edits
 * @property {Rectangle | null} area where they are, when they stand together
 * @property {boolean} by_name whether names decided where, and not the place
 */

/** @typedef {Cell | boolean | null | undefined} Meaning undefined is not understood */

const ROLES = new Map(
  Object.entries(words.ROLE_WORDS).flatMap(([role, said]) => said.map((word) => [fold(word), role])),
);
const set = (/** @type {string[]} */ said) => new Set(said.map(fold));
const NONE = set(words.NONE_WORDS);
const NEW = set(words.NEW_WORDS);
const HIDDEN = set(words.HIDDEN_WORDS);
const SHOWN = set(words.SHOWN_WORDS);

/**
 * A rectangle as text for a sheet.
 * @param {Sheet} sheet
 * @param {Rectangle} area
 * @param {CellWords} said
 */
export function copyText(sheet, { top, left, bottom, right }, said) {
  /** @type {string[][]} */
  const rows = [];
  for (let row = top; row < bottom; row += 1) {
    const cells = [];
    for (let column = left; column < right; column += 1) {
      const value = sheet.value(row, column);
      if (typeof value === "boolean") cells.push(value ? said.hidden : said.shown);
      else cells.push(value ? said.role(value) : "");
    }
    rows.push(cells);
  }
  return writeTsv(rows);
}

/**
 * What a text means, put where the selection is; the whole of it or nothing.
 *
 * A head of channels and a first column of people are aligned by name, if every name in them is
 * one of those shown; else the cells stand where they stand. One cell fills the selection; a block
 * repeats when the selection is a multiple of it, as in a spreadsheet. What stands for users and
 * channels that are gone is passed over, unless exactly that one cell is pasted into.
 * @param {Sheet} sheet
 * @param {Rectangle} area
 * @param {string} text
 * @param {number} [rowCount] how many rows the text has, where the clipboard tells it
 * @returns {Pasted | Complaint[]}
 */
export function pasteEdits(sheet, area, text, rowCount) {
  const cells = readTsv(text, rowCount);
  const aligned = align(sheet, cells);
  if (aligned && "rows" in aligned) return read(sheet, cells, aligned, true);
  const target = placed(sheet, area, cells);
  /** @type {Pasted | Complaint[]} */
  const found = target
    ? read(sheet, cells, target, false)
    : [{ kind: "room", rows: cells.length, columns: cells[0].length }];
  // A name that fits nobody says more than that names are no roles.
  return aligned && Array.isArray(found) ? [aligned] : found;
}

/**
 * @param {Sheet} sheet
 * @param {string[][]} cells
 * @param {{ rows: Way[], columns: Way[], area: Rectangle | null }} target
 * @param {boolean} by_name
 * @returns {Pasted | Complaint[]}
 */
function read(sheet, cells, { rows, columns, area }, by_name) {
  const { roles } = sheet.matrix.codes;
  const alone = area !== null && isOne(area);
  /** @type {Edit[]} */
  const edits = [];
  /** @type {{ word: string, row: number, column: number }[]} */
  const strange = [];
  for (const row of rows) {
    for (const column of columns) {
      if (!alone && sheet.isGone(row.to, column.to)) continue;
      const word = cells[row.from][column.from].trim();
      const meaning = sheet.isPhones(column.to) ? readPhones(word) : readCell(word, roles);
      if (meaning === undefined) strange.push({ word, row: row.to, column: column.to });
      else edits.push(sheet.edit(row.to, column.to, meaning));
    }
  }
  if (strange.length > 0) return [{ kind: "words", count: strange.length, ...strange[0] }];
  return { edits, area, by_name };
}

/**
 * What a word means for a role: "Manager + new clients", "Менеджер*", "Supervisor (new)", "-".
 * @param {string} word
 * @param {string[]} [others] roles this version has no words for, and the account has
 * @returns {Cell | null | undefined}
 */
export function readCell(word, others = []) {
  const said = plain(word);
  if (/^[-–—−]*$/.test(said) || NONE.has(said)) return null;
  const roleOf = (/** @type {string} */ name) =>
    ROLES.get(name) ?? others.find((role) => plain(role) === name);
  const whole = roleOf(said);
  if (whole) return { role: whole, new_clients: false };
  const marked = /^([^+*,;(/]+?)\s*(?:\*|\+|[+,;/]\s*(.+?)|\(\s*(.+?)\s*\))$/.exec(said);
  const role = marked && roleOf(marked[1]);
  if (!role) return undefined;
  const mark = marked[2] ?? marked[3];
  return mark === undefined || NEW.has(mark) ? { role, new_clients: true } : undefined;
}

/**
 * @param {string} word
 * @returns {boolean | undefined}
 */
function readPhones(word) {
  const said = plain(word);
  if (HIDDEN.has(said)) return true;
  return SHOWN.has(said) || /^[-–—−]*$/.test(said) ? false : undefined;
}

/** @param {string} word */
const plain = (word) => fold(word).replace(/\s+/g, " ").trim();

/** Where a row or column of the text goes. @typedef {{ from: number, to: number }} Way */

/**
 * Cells by their place in the text, repeated where the selection is a multiple; null where there
 * is no room for them.
 * @param {Sheet} sheet
 * @param {Rectangle} area
 * @param {string[][]} cells
 * @returns {{ rows: Way[], columns: Way[], area: Rectangle } | null}
 */
function placed({ size }, area, cells) {
  const { top, left } = area;
  const wide = cells[0].length;
  const high = cells.length;
  const height = area.bottom - top;
  const width = area.right - left;
  const repeats = height % high === 0 && width % wide === 0;
  const bottom = top + (repeats ? height : high);
  const right = left + (repeats ? width : wide);
  if (bottom > size.rows || right > size.columns) return null;
  const ways = (/** @type {number} */ start, /** @type {number} */ end, /** @type {number} */ every) =>
    Array.from({ length: end - start }, (_, index) => ({ from: index % every, to: start + index }));
  return { rows: ways(top, bottom, high), columns: ways(left, right, wide), area: { top, left, bottom, right } };
}
