/**
 * Reads the health of the rows in sight, a few at a time, the newest wish first.
 *
 * Used by the clients list. A row that was scrolled away before its turn is not read; nothing is
 * read twice while it is fresh.
 */

/** Calls that run at the same time. */
const PARALLEL = 4;

/** A row that failed is not tried again by itself before this; ms. */
const REST = 60_000;

/** The waiting list of rows to look at. */
export class HealthQueue {
  /**
   * @param {object} parts
   * @param {(id: string) => Promise<unknown>} parts.read reads one client's channels
   * @param {() => void} parts.changed called when a row begins or ends
   * @param {() => number} parts.now epoch ms
   */
  constructor({ read, changed, now }) {
    this.read = read;
    this.changed = changed;
    this.now = now;
    /** @type {string[]} */
    this.wanted = [];
    /** @type {Set<string>} */
    this.running = new Set();
    /** @type {Map<string, number>} when the last try of a row failed; epoch ms */
    this.failed = new Map();
  }

  /**
   * These rows are in sight and not fresh; earlier wishes no longer count.
   * @param {string[]} ids
   */
  want(ids) {
    this.wanted = ids.filter((id) => !this.running.has(id) && !this.resting(id));
    this.fill();
  }

  /**
   * A person asked for this row: at once, also after a failure.
   * @param {string} id
   */
  insist(id) {
    this.failed.delete(id);
    this.wanted = [id, ...this.wanted.filter((one) => one !== id)];
    this.fill();
  }

  /** Forgets all wishes; what runs is let run. */
  stop() {
    this.wanted = [];
  }

  /** @param {string} id */
  resting(id) {
    const at = this.failed.get(id);
    return at !== undefined && this.now() - at < REST;
  }

  fill() {
    while (this.running.size < PARALLEL) {
      const id = this.wanted.shift();
      if (id === undefined) return;
      if (!this.running.has(id)) void this.run(id);
    }
  }

  /** @param {string} id */
  async run(id) {
    this.running.add(id);
    this.changed();
    try {
      await this.read(id);
      this.failed.delete(id);
    } catch {
      this.failed.set(id, this.now());
    } finally {
      this.running.delete(id);
      this.changed();
      this.fill();
    }
  }
}
