/**
 * Which rows of a table are chosen: some by name, or all but some.
 *
 * Immutable and pure; used by the tables of users and contacts. "All" means all that the search
 * finds, of which a long list has only a part in the window.
 */

/** What is chosen. */
export class Selection {
  /**
   * @param {Map<string, string>} [named] ids and names; those chosen, or those left out of all
   * @param {boolean} [all]
   */
  constructor(named = new Map(), all = false) {
    this.named = named;
    this.all = all;
  }

  /** @param {string} id */
  has(id) {
    return this.named.has(id) !== this.all;
  }

  /**
   * How many, where so many are found.
   * @param {number} total
   */
  count(total) {
    return this.all ? Math.max(0, total - this.named.size) : this.named.size;
  }

  /**
   * With these rows chosen or not.
   * @param {{ id: string, name: string }[]} rows
   * @param {boolean} on
   */
  with(rows, on) {
    const named = new Map(this.named);
    for (const { id, name } of rows) {
      if (on !== this.all) named.set(id, name);
      else named.delete(id);
    }
    return new Selection(named, this.all);
  }

  /**
   * Only those still there.
   * @param {(id: string) => boolean} isThere
   */
  keep(isThere) {
    const kept = [...this.named].filter(([id]) => isThere(id));
    return kept.length === this.named.size ? this : new Selection(new Map(kept), this.all);
  }
}

/** Nothing chosen. */
export const NONE = new Selection();

/** Everything chosen that is found. */
export const ALL = new Selection(new Map(), true);
