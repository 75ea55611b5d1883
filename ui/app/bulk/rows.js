/**
 * The rows of one view of a table, fetched in pieces as they come into sight.
 *
 * Used by views/bulk-rows.js; knows nothing of the window. However long the table is, few rows
 * are kept: those last in sight. Deliberately absent: what a row says.
 */
/** @import { BulkRow } from "../../types/BulkRow" */
/** @import { BulkRows } from "../../types/BulkRows" */
/** @import { ApiError } from "../errors.js" */
import { asApiError } from "../errors.js";

/** Rows fetched at once. */
export const PAGE = 100;

/** Pages kept. */
const KEPT = 20;

/** Rows one reading may have at most. */
const MOST = 500;

/** The rows of one view. */
export class Rows {
  /**
   * @param {(offset: number, limit: number) => Promise<BulkRows>} read
   * @param {() => void} changed called after each change
   */
  constructor(read, changed) {
    this.read = read;
    this.changed = changed;
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
    this.sight = { start: 0, end: 1 };
    // What was asked for before the last refresh may be old when it comes.
    this.turn = 0;
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
    for (let page = Math.floor(start / PAGE); page <= last; page += 1) {
      const fresh = this.pages.get(page);
      if (fresh !== undefined) {
        this.pages.delete(page);
        this.pages.set(page, fresh);
      }
      if (!fresh && !this.asked.has(page)) void this.ask(page);
    }
  }

  /** Everything may have changed: what is in sight is read again, and shown as it was meanwhile. */
  refresh() {
    this.turn += 1;
    for (const page of this.pages.keys()) this.pages.set(page, false);
    this.want(this.sight.start, this.sight.end);
  }

  /** Tries again after a failure. */
  again() {
    this.failure = null;
    this.want(this.sight.start, this.sight.end);
    this.changed();
  }

  /** @param {number} page */
  async ask(page) {
    const { turn } = this;
    this.asked.add(page);
    try {
      const answer = await this.read(page * PAGE, PAGE);
      this.place(page, answer, turn === this.turn);
    } catch (thrown) {
      this.failure = asApiError(thrown);
    } finally {
      this.asked.delete(page);
      this.changed();
    }
  }

  /**
   * @param {number} page
   * @param {BulkRows} answer
   * @param {boolean} fresh
   */
  place(page, { rows, total }, fresh) {
    this.known = true;
    this.list.length = total;
    for (const [at, row] of rows.entries()) this.list[page * PAGE + at] = row;
    this.pages.delete(page);
    this.pages.set(page, fresh);
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= KEPT) break;
      this.pages.delete(oldest);
      const end = Math.min((oldest + 1) * PAGE, total);
      for (let at = oldest * PAGE; at < end; at += 1) delete this.list[at];
    }
  }

  /**
   * Takes over one row where it stands.
   * @param {BulkRow} row
   */
  put(row) {
    const at = this.list.findIndex((one) => one?.row === row.row);
    if (at >= 0) this.list[at] = row;
    this.changed();
  }

  /**
   * After a row was changed, looks what that did to the others: where two rows were alike, one is
   * right now. Rows that no longer belong to the view stay until it is opened again, so that
   * nothing moves under a person's hands.
   * @param {BulkRow} row
   * @param {boolean} mended whether a row missing in the answer has no problems any more
   */
  async edited(row, mended) {
    this.put(row);
    const { start, end } = this.sight;
    const { rows } = await this.read(Math.max(0, end - MOST), MOST);
    const now = new Map(rows.map((one) => [one.row, one]));
    for (let at = start; at < Math.min(end, this.list.length); at += 1) {
      const one = this.list[at];
      if (!one || one.row === row.row) continue;
      this.list[at] = now.get(one.row) ?? (mended ? { ...one, problems: [] } : one);
    }
    this.changed();
  }
}
