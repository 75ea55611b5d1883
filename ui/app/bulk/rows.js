/**
 * The rows of one view of a table, fetched in pieces as they come into sight.
 *
 * Used by views/bulk-cells.js; knows nothing of the window. However long the table is, few rows
 * are kept: those last in sight, and those that left the view under the person's hands, which
 * stay where they stood until the view is opened again. The server counts without the latter, so
 * a place here is not its offset there. Deliberately absent: what a row says.
 */
/** @import { BulkRow } from "../../types/BulkRow" */
/** @import { BulkRows } from "../../types/BulkRows" */
/** @import { ApiError } from "../errors.js" */
import { asApiError } from "../errors.js";

/** Rows fetched at once, unless more are in sight. */
export const PAGE = 100;

/** Pages kept. */
const KEPT = 20;

/** Pages that one reading may have at most; the console gives 500 rows. */
const MOST = 4;

/**
 * A row that left the view, and where it stays.
 * @typedef {{ at: number, row: BulkRow }} Left
 */

/**
 * Which rows a view has.
 * @typedef {object} Filtered
 * @property {(row: BulkRow) => boolean} fits
 * @property {(row: BulkRow) => BulkRow | null} left what a row is now that left the view by a change
 *   to another; null: that cannot be told, and it goes
 */

/** A view that nothing leaves. @type {Filtered} */
const WHOLE = { fits: () => true, left: () => null };

/** The rows of one view. */
export class Rows {
  /**
   * @param {(offset: number, limit: number) => Promise<BulkRows>} read
   * @param {() => void} changed called after each change
   * @param {Filtered} [filtered]
   */
  constructor(read, changed, filtered = WHOLE) {
    this.read = read;
    this.changed = changed;
    this.filtered = filtered;
    /** @type {(BulkRow | undefined)[]} as long as the view; rows not here are empty places */
    this.list = [];
    /** Whether the length is known. */
    this.known = false;
    /** @type {ApiError | null} why the last reading failed; nothing is asked for until `again` */
    this.failure = null;
    /** @type {Map<number, boolean>} pages that are here, and whether they are fresh; last used last */
    this.pages = new Map();
    /** @type {Set<number>} pages on their way */
    this.asked = new Set();
    /** @type {Left[]} the first place first */
    this.stay = [];
    /** @type {Set<number>} rows changed by hand, by number */
    this.mine = new Set();
    this.sight = { start: 0, end: 1 };
    // What was asked for before the last refresh may be old when it comes.
    this.turn = 0;
    // What was asked for before rows left belongs elsewhere.
    this.layout = 0;
  }

  /**
   * These rows are in sight.
   * @param {number} start
   * @param {number} end one past the last
   */
  want(start, end) {
    this.sight = { start, end: Math.max(end, start + 1) };
    if (this.failure) return;
    const last = Math.floor((this.sight.end - 1) / PAGE);
    /** @type {number | null} */
    let from = null;
    for (let page = Math.floor(start / PAGE); page <= last; page += 1) {
      const fresh = this.pages.get(page);
      if (fresh !== undefined) {
        this.pages.delete(page);
        this.pages.set(page, fresh);
      }
      const missing = !fresh && !this.asked.has(page);
      if (missing) from ??= page;
      if (from === null || (missing && page < last && page - from + 1 < MOST)) continue;
      // Neighbours are read in one piece: what left the first of them moves the second.
      void this.ask(from, missing ? page + 1 : page);
      from = null;
    }
  }

  /** Everything may have changed: what is in sight is read again, and shown as it was meanwhile. */
  refresh() {
    this.turn += 1;
    for (const page of this.pages.keys()) this.pages.set(page, false);
    this.want(this.sight.start, this.sight.end);
  }

  /** Opens the view again: what left it goes. */
  reopen() {
    const { start, end } = this.sight;
    const before = this.list;
    this.list = [];
    this.list.length = before.length;
    for (let at = start; at < Math.min(end, before.length); at += 1) this.list[at] = before[at];
    this.pages.clear();
    this.mine.clear();
    this.stay = [];
    this.layout += 1;
    this.refresh();
  }

  /** Tries again after a failure. */
  again() {
    this.failure = null;
    this.want(this.sight.start, this.sight.end);
    this.changed();
  }

  /**
   * After a row was changed by hand, looks what that did to the others: where two rows were alike,
   * one is right now. What left the view stays where it is, so that nothing moves under a
   * person's hands.
   * @param {BulkRow} row
   */
  edited(row) {
    const at = this.list.findIndex((one) => one?.row === row.row);
    if (at >= 0) this.list[at] = row;
    for (const one of this.stay) if (one.row.row === row.row) one.row = row;
    this.mine.add(row.row);
    this.refresh();
    this.changed();
  }

  /**
   * Reads neighbouring pages.
   * @param {number} first
   * @param {number} end one past the last
   */
  async ask(first, end) {
    const { turn, layout } = this;
    const pages = Array.from({ length: end - first }, (_, at) => first + at);
    for (const page of pages) this.asked.add(page);
    const span = { start: first * PAGE, end: end * PAGE };
    const offset = span.start - this.before(span.start);
    const places = span.end - this.before(span.end) - offset;
    // One row more, in front: it tells whether the first row left or only moved up.
    const lead = Math.min(offset, 1);
    try {
      const answer = await this.read(offset - lead, places + lead);
      if (layout === this.layout) this.place(span, offset - lead, lead, answer, turn === this.turn);
    } catch (thrown) {
      this.failure = asApiError(thrown);
    } finally {
      for (const page of pages) this.asked.delete(page);
      this.changed();
    }
  }

  /**
   * How many of those that left stand before a place.
   * @param {number} place
   */
  before(place) {
    return this.stay.filter(({ at }) => at < place).length;
  }

  /**
   * @param {{ start: number, end: number }} span
   * @param {number} offset of the answer
   * @param {number} lead rows of the answer that stand before the span
   * @param {BulkRows} answer
   * @param {boolean} fresh
   */
  place(span, offset, lead, { rows, total }, fresh) {
    const { start, end } = span;
    const there = new Set(rows.map((one) => one.row));
    const here = this.stay.filter(({ at }) => at >= start && at < end);
    const gone = this.gone(span, offset, { rows, total });
    const staying = [...here, ...gone].map(({ row }) => row).filter((row) => !there.has(row.row));
    const merged = [...rows.slice(lead), ...staying].toSorted((a, b) => a.row - b.row);
    const kept = merged.slice(0, end - start);
    const stays = new Set(staying);
    const now = kept.flatMap((row, at) => (stays.has(row) ? [{ at: start + at, row }] : []));
    const moved = now.length !== here.length || now.some(({ at }, index) => at !== here[index].at);
    this.known = true;
    this.stay = [...this.stay.filter((one) => !here.includes(one)), ...now].toSorted((a, b) => a.at - b.at);
    // Where rows left unseen, the list is shorter than the last of them stood.
    for (const [index, one] of this.stay.entries()) one.at = Math.min(one.at, total + index);
    this.list.length = total + this.stay.length;
    for (let at = start; at < Math.min(end, this.list.length); at += 1) this.list[at] = kept[at - start];
    for (const { at, row } of this.stay) this.list[at] = row;
    if (moved) {
      this.layout += 1;
      for (const page of this.pages.keys()) this.pages.set(page, false);
    }
    for (let page = start / PAGE; page < end / PAGE; page += 1) {
      this.pages.delete(page);
      this.pages.set(page, fresh);
    }
    this.forget();
  }

  /**
   * Those of a span that left: changed by hand they do not fit any more, or the answer has rows
   * before and after them, and not them.
   * @param {{ start: number, end: number }} span
   * @param {number} offset of the answer
   * @param {BulkRows} answer
   * @returns {Left[]}
   */
  gone({ start, end }, offset, { rows, total }) {
    const there = new Set(rows.map((one) => one.row));
    const least = offset === 0 ? -Infinity : (rows[0]?.row ?? Infinity);
    const most = offset + rows.length >= total ? Infinity : (rows.at(-1)?.row ?? -Infinity);
    const found = [];
    for (let at = start; at < Math.min(end, this.list.length); at += 1) {
      const one = this.list[at];
      const stood = one && this.pages.has(Math.floor(at / PAGE)) && !this.stay.some((other) => other.at === at);
      if (!stood || there.has(one.row)) continue;
      if (this.mine.has(one.row) && !this.filtered.fits(one)) found.push({ at, row: one });
      else if (one.row > least && one.row < most) {
        const row = this.filtered.left(one);
        if (row) found.push({ at, row });
      }
    }
    return found;
  }

  /** Lets go of the pages in sight longest ago. */
  forget() {
    const stays = new Set(this.stay.map(({ at }) => at));
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= KEPT) return;
      this.pages.delete(oldest);
      const end = Math.min((oldest + 1) * PAGE, this.list.length);
      for (let at = oldest * PAGE; at < end; at += 1) if (!stays.has(at)) delete this.list[at];
    }
  }
}
