/**
 * Imports and deletions of many as this window knows them: begun, on their way, over.
 *
 * Owned by context.js; filled by app/bulk/news.js. Deliberately absent: the work itself, which the
 * console does and keeps on disk, so that a closed window loses nothing.
 */
/** @import { Bulk } from "../types/Bulk" */

/** The bulk work of the one signed in. */
export class Bulks {
  /** @param {() => void} changed called after each change */
  constructor(changed) {
    this.changed = changed;
    /** @type {Map<string, Bulk>} */
    this.byId = new Map();
    // Events may still be on their way for work that was forgotten here.
    /** @type {Set<string>} */
    this.gone = new Set();
  }

  /** Everything there is, the newest first. */
  get all() {
    return [...this.byId.values()].toSorted((a, b) => b.began_at - a.began_at);
  }

  /**
   * What concerns one client, the newest first.
   * @param {string} account_id
   */
  of(account_id) {
    return this.all.filter((one) => one.account_id === account_id);
  }

  /**
   * Takes over everything the console has. An event may have told more while the list was coming.
   * @param {Bulk[]} bulks
   */
  take(bulks) {
    for (const bulk of bulks) this.keep(bulk);
    this.changed();
  }

  /**
   * Takes over one piece of work as it is now. One that stopped without an end was thrown away.
   * @param {Bulk} bulk
   */
  put(bulk) {
    if (bulk.state === "stopped" && bulk.ended_at === null) return this.drop(bulk.bulk_id);
    if (this.keep(bulk)) this.changed();
  }

  /**
   * Keeps it, unless something newer is known: an answer may be overtaken by an event.
   * @param {Bulk} bulk
   * @returns {boolean} whether it was news
   */
  keep(bulk) {
    const known = this.byId.get(bulk.bulk_id);
    if (this.gone.has(bulk.bulk_id) || (known && known.revision > bulk.revision)) return false;
    this.byId.set(bulk.bulk_id, bulk);
    return true;
  }

  /**
   * One is undone or forgotten.
   * @param {string} bulk_id
   */
  drop(bulk_id) {
    this.gone.add(bulk_id);
    this.byId.delete(bulk_id);
    this.changed();
  }

  /** Forgets everything: another person signed in. */
  clear() {
    this.byId.clear();
    this.gone.clear();
  }
}
