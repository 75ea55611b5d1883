/**
 * A list far longer than the page may hold, of which the part around the window is kept.
 *
 * Looks like an array to a table (`length`, `slice`); rows that have not come are null. Pages are
 * asked for through `read`; answers to an earlier question are dropped. Pure but for the timing of
 * its answers; used by the contacts' table.
 */

/** Rows asked for at once. */
export const PAGE = 150;

/** Pages kept at most: 1,950 rows. */
const KEPT = 13;

/**
 * @template T
 * @template {{ rows: T[], total: number }} A an answer
 */
export class Windows {
  /**
   * @param {object} source
   * @param {(offset: number, limit: number) => Promise<A>} source.read
   * @param {() => void} source.changed
   * @param {(thrown: unknown) => void} source.failed
   */
  constructor({ read, changed, failed }) {
    this.read = read;
    this.changed = changed;
    this.failed = failed;
    /** @type {Map<number, T[]>} by page, the one used last at the end */
    this.pages = new Map();
    /** @type {Set<number>} pages being asked for */
    this.asked = new Set();
    this.length = 0;
    /** @type {A | null} the last answer to the present question */
    this.answer = null;
    /** Goes up with each change; for whoever compares. */
    this.version = 0;
    /** Which question the pages answer. */
    this.question = 0;
    /** Whether the present pages answer an earlier question, until the new answer is here. */
    this.stale = false;
    /** Whether an answer failed: nothing more is asked by itself then. */
    this.broken = false;
    /** The rows in sight. */
    this.sight = { start: 0, end: 1 };
  }

  /**
   * @param {number} start
   * @param {number} end
   * @returns {(T | null)[]}
   */
  slice(start, end) {
    const rows = [];
    for (let at = start; at < Math.min(end, this.length); at += 1) rows.push(this.at(at));
    return rows;
  }

  /**
   * @param {number} index
   * @returns {T | null}
   */
  at(index) {
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  }

  /**
   * The first row here that fits.
   * @param {(row: T) => boolean} fits
   * @returns {T | null}
   */
  find(fits) {
    for (const rows of this.pages.values()) {
      const found = rows.find(fits);
      if (found) return found;
    }
    return null;
  }

  /**
   * These rows are in sight: what is missing is asked for, what is far away forgotten.
   * @param {number} start
   * @param {number} end
   */
  look(start, end) {
    this.sight = { start, end: Math.max(end, start + 1) };
    if (this.stale || this.broken) return;
    const { first, last } = this.near();
    for (let page = first; page <= last; page += 1) {
      const rows = this.pages.get(page);
      if (rows) {
        this.pages.delete(page);
        this.pages.set(page, rows);
      } else void this.ask(page);
    }
    this.forget();
  }

  /** The pages in sight. */
  near() {
    const { start, end } = this.sight;
    const last = Math.max(0, Math.ceil(Math.min(end, this.length) / PAGE) - 1);
    return { first: Math.min(Math.floor(start / PAGE), last), last };
  }

  /** Asks anew, from the same place; the rows stay until the answer is here. */
  refresh() {
    this.question += 1;
    this.stale = true;
    this.broken = false;
    this.asked.clear();
    const { first, last } = this.near();
    for (let page = first; page <= last; page += 1) void this.ask(page);
  }

  /** Asks another question: begins at its first row. */
  restart() {
    this.sight = { start: 0, end: 1 };
    this.refresh();
  }

  /** @param {number} page */
  async ask(page) {
    if (this.asked.has(page)) return;
    const { question } = this;
    this.asked.add(page);
    try {
      const answer = await this.read(page * PAGE, PAGE);
      if (question !== this.question) return;
      this.asked.delete(page);
      if (this.stale) {
        this.pages.clear();
        this.stale = false;
      }
      this.pages.set(page, answer.rows);
      this.length = answer.total;
      this.answer = answer;
      this.version += 1;
      this.forget();
      this.changed();
      // The window may have moved, or the list become shorter, while the answer was coming.
      const { first, last } = this.near();
      for (let at = first; at <= last; at += 1) if (!this.pages.has(at)) void this.ask(at);
    } catch (thrown) {
      if (question !== this.question) return;
      this.asked.delete(page);
      this.broken = true;
      this.failed(thrown);
    }
  }

  /** Lets go of the pages used longest ago. */
  forget() {
    for (const page of this.pages.keys()) {
      if (this.pages.size <= KEPT) return;
      this.pages.delete(page);
    }
  }
}
