/**
 * The clients as this window knows them: what the store had, pages as they come, single changes.
 *
 * Owned by context.js; the list and the account page read the same rows. Deliberately absent:
 * order and search, which are in client-list.js.
 */
/** @import { Account } from "../types/Account" */
/** @import { ApiError } from "./errors.js" */
import * as api from "../api/accounts.js";
import { asApiError } from "./errors.js";

/** The clients of the one signed in. */
export class Accounts {
  /** @param {() => void} changed called after each change */
  constructor(changed) {
    this.changed = changed;
    /** @type {Map<string, Account>} */
    this.byId = new Map();
    /** @type {number | null} when the whole list was last read; epoch ms */
    this.loadedAt = null;
    this.complete = false;
    this.opened = false;
    /** @type {Promise<void> | null} the store being read; two views may ask at once */
    this.opening = null;
    this.refreshing = false;
    /** @type {number | null} clients read so far in this pass */
    this.progress = null;
    /** @type {ApiError | null} why the last reading stopped */
    this.failure = null;
    // A reading that began for another login must not change this one's clients.
    this.pass = 0;
  }

  /** The clients, in no particular order. */
  get all() {
    return [...this.byId.values()];
  }

  /**
   * Shows what the store has, then reads the list anew.
   * @param {boolean} [anew] false when the server cannot be asked now
   */
  async open(anew = true) {
    const pass = this.pass;
    if (!this.opened) {
      this.opening ??= this.read(pass);
      await this.opening;
    }
    if (anew && pass === this.pass && !this.refreshing) void this.refresh();
  }

  /** @param {number} pass whose clients they are */
  async read(pass) {
    try {
      const list = await api.list();
      if (pass !== this.pass) return;
      this.take(list);
      this.opened = true;
      this.changed();
    } finally {
      if (pass === this.pass) this.opening = null;
    }
  }

  /** Reads every page from the server. A failure is kept in `failure`, not thrown. */
  async refresh() {
    const pass = this.pass;
    this.refreshing = true;
    this.progress = null;
    this.failure = null;
    this.changed();
    try {
      const list = await api.refresh();
      if (pass === this.pass) this.take(list);
    } catch (thrown) {
      if (pass === this.pass) this.fail(asApiError(thrown));
    } finally {
      if (pass === this.pass) {
        this.refreshing = false;
        this.progress = null;
        this.changed();
      }
    }
  }

  /**
   * A page came.
   * @param {{ accounts: Account[], total: number, done: boolean }} page
   */
  page({ accounts, total, done }) {
    for (const account of accounts) this.byId.set(account.account_id, account);
    this.progress = done ? null : total;
    this.changed();
  }

  /**
   * Takes over one client as it is now.
   * @param {Account} account
   */
  put(account) {
    this.byId.set(account.account_id, account);
    this.changed();
  }

  /**
   * One client is not among them any more.
   * @param {string} id
   */
  drop(id) {
    this.byId.delete(id);
    this.changed();
  }

  /** Forgets everything: another person signed in. */
  clear() {
    this.pass += 1;
    this.opening = null;
    this.byId.clear();
    this.loadedAt = null;
    this.complete = false;
    this.opened = false;
    /** @type {Promise<void> | null} the store being read; two views may ask at once */
    this.opening = null;
    this.refreshing = false;
    this.progress = null;
    this.failure = null;
  }

  /** @param {import("../types/AccountList").AccountList} list */
  take(list) {
    this.byId = new Map(list.accounts.map((account) => [account.account_id, account]));
    this.loadedAt = list.loaded_at;
    this.complete = list.complete;
  }

  /** @param {ApiError} error */
  fail(error) {
    // Stopped by the person is no failure; signing in again is asked for elsewhere.
    if (error.code !== "cancelled") this.failure = error;
  }
}
