/**
 * What a person changes in a checked table, on its way to the console: one change after the other,
 * each kept until it is taken. What is refused stays where it was typed.
 *
 * Owned by views/bulk-check-flow.js, filled by the grid; knows nothing of the window. Tells
 * `change`, and `written` with the row as it is now.
 */
/** @import { BulkRow } from "../../types/BulkRow" */
/** @import { ApiError } from "../errors.js" */
import { asApiError } from "../errors.js";

/** Between two tries of what must wait; ms. */
const PAUSE = 250;

/** Tries of what must wait: half a minute of them. */
const TRIES = 120;

/**
 * A change of one cell, or, without a field, whether the row is left out.
 * @typedef {object} Change
 * @property {number} row
 * @property {string | null} field
 * @property {string} text what the cell says now
 * @property {boolean} skip
 * @property {"waits" | "goes" | "refused"} state
 * @property {ApiError | null} error why it was refused
 */

/**
 * How changes are written.
 * @typedef {object} Writing
 * @property {(row: number, values: Record<string, string>) => Promise<BulkRow>} edit
 * @property {(row: number, skip: boolean) => Promise<BulkRow>} skip
 * @property {(ms: number) => Promise<void>} [pause]
 */

/** @type {(ms: number) => Promise<void>} */
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Changes on their way. */
export class Edits extends EventTarget {
  /** @param {Writing} writing */
  constructor({ edit, skip, pause = sleep }) {
    super();
    this.writeCell = edit;
    this.writeSkip = skip;
    this.pause = pause;
    /** @type {Map<string, Change>} the latest of each cell, the oldest first */
    this.open = new Map();
    /** @type {Promise<void> | null} while something is on its way */
    this.going = null;
  }

  /** Those that were not taken. */
  get refused() {
    return [...this.open.values()].filter((one) => one.state === "refused");
  }

  /**
   * What was typed into a cell and is not taken yet.
   * @param {number} row
   * @param {string} field
   */
  at(row, field) {
    return this.open.get(`${row} ${field}`);
  }

  /**
   * @param {number} row
   * @param {string} field
   * @param {string} text
   */
  type(row, field, text) {
    this.put({ row, field, text, skip: false, state: "waits", error: null });
  }

  /**
   * @param {number} row
   * @param {boolean} skip
   */
  leaveOut(row, skip) {
    this.put({ row, field: null, text: "", skip, state: "waits", error: null });
  }

  /** @param {Change} change */
  put(change) {
    const key = `${change.row} ${change.field ?? ""}`;
    this.open.delete(key);
    this.open.set(key, change);
    this.run();
  }

  /** What was refused is tried once more. */
  again() {
    for (const one of this.refused) one.state = "waits";
    this.run();
  }

  /** What was refused is forgotten: the cells say again what the console has. */
  drop() {
    for (const [key, one] of this.open) if (one.state === "refused") this.open.delete(key);
    this.changed();
  }

  /**
   * Waits until nothing is on its way.
   * @returns {Promise<boolean>} whether all was taken
   */
  async settled() {
    while (this.going) await this.going;
    return this.open.size === 0;
  }

  run() {
    this.going ??= this.work();
    this.changed();
  }

  async work() {
    // Begun by `run`, which must have this in its hands before it can be over.
    await undefined;
    for (;;) {
      const next = [...this.open].find(([, one]) => one.state === "waits");
      if (!next) break;
      const [key, change] = next;
      change.state = "goes";
      try {
        const row = await this.write(change);
        // It may have been changed once more meanwhile.
        if (this.open.get(key) === change) this.open.delete(key);
        this.dispatchEvent(new CustomEvent("written", { detail: row }));
      } catch (thrown) {
        change.error = asApiError(thrown);
        change.state = "refused";
      }
      this.changed();
    }
    this.going = null;
  }

  /** @param {Change} change */
  async write({ row, field, text, skip }) {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await (field === null ? this.writeSkip(row, skip) : this.writeCell(row, { [field]: text }));
      } catch (thrown) {
        // The console judges the rows just now, and is through in a moment.
        if (asApiError(thrown).code !== "busy" || left === 0) throw thrown;
        await this.pause(PAUSE);
      }
    }
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }
}
