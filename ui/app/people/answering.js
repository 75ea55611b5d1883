/**
 * The users who may answer for a client's contacts: as the store has them, read anew when that is
 * long ago.
 *
 * Owned by views/contacts-flow.js, which never waits for it: contacts are shown all the same, with
 * ids where names are not known. Deliberately absent: a failure's details; the users' tab has them.
 */
/** @import { User } from "../../types/User" */
import * as jobs from "../../api/jobs.js";
import * as api from "../../api/users.js";

/** Users read so lately are not read again for the sake of their names; ms. */
const FRESH = 5 * 60_000;

/**
 * What is known of the users: all of them as of some moment, not yet, or not for want of an answer.
 * @typedef {"known" | "unread" | "reading" | "failed"} UsersState
 */

/** The users of one client at a time. */
export class Answering {
  /**
   * @param {object} how
   * @param {() => number} how.now epoch ms
   * @param {() => void} how.changed called when there is something new to show
   */
  constructor({ now, changed }) {
    this.now = now;
    this.changed = changed;
    /** @type {User[]} */
    this.users = [];
    /** @type {Map<string, string>} names by id */
    this.names = new Map();
    /** @type {number | null} when they were read; epoch ms */
    this.readAt = null;
    /** @type {string | null} the reading that goes on */
    this.job = null;
    this.failed = false;
    this.account = "";
  }

  /** @returns {UsersState} */
  get state() {
    if (this.readAt !== null) return "known";
    if (this.job !== null) return "reading";
    return this.failed ? "failed" : "unread";
  }

  /**
   * Shows what the store has.
   * @param {string} account
   */
  async show(account) {
    if (account !== this.account) this.forget(account);
    const cached = await api.cached(account, "v2");
    if (account !== this.account) return;
    this.users = cached.users;
    this.names = new Map(cached.users.map((user) => [user.id, user.name || user.id]));
    this.readAt = cached.read_at;
    this.changed();
  }

  /** @param {string} account */
  forget(account) {
    this.stop();
    this.account = account;
    this.users = [];
    this.names = new Map();
    this.readAt = null;
    this.failed = false;
  }

  /** Reads them, unless that was lately. */
  async refresh() {
    if (this.readAt === null || this.now() - this.readAt > FRESH) await this.read();
  }

  /** Reads them. A failure leaves what is here. */
  async read() {
    const { account } = this;
    if (this.job !== null) return;
    const job = crypto.randomUUID();
    this.job = job;
    this.failed = false;
    this.changed();
    try {
      await api.list(account, job);
      if (this.job === job) await this.show(account);
    } catch {
      if (this.job === job) this.failed = true;
    } finally {
      if (this.job === job) this.job = null;
      if (account === this.account) this.changed();
    }
  }

  /** Nobody waits for them any more. */
  stop() {
    if (this.job !== null) void jobs.stop(this.job).catch(() => {});
    this.job = null;
  }
}
