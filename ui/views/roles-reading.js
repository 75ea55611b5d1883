/**
 * How the Roles tab comes to know people, channels and settings, and how old that is.
 *
 * The base of roles-flow.js. People and channels known from before stand there at once and are
 * read anew underneath; what is staged stays above whatever is read. That somebody exists no more
 * is said only when both lists were read to their ends after the settings that name them.
 * Deliberately absent: changes.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Lists } from "../app/roles/rebase.js" */
/** @import { Account } from "../types/Account" */
/** @import { CachedUsers } from "../types/CachedUsers" */
/** @import { Channel } from "../types/Channel" */
/** @import { Settings } from "../types/Settings" */
/** @import { User } from "../types/User" */
import * as channelsApi from "../api/channels.js";
import * as jobs from "../api/jobs.js";
import * as settingsApi from "../api/settings.js";
import * as usersApi from "../api/users.js";
import { asApiError } from "../app/errors.js";
import { isWhole } from "../app/roles/lists.js";
import { Matrix } from "../app/roles/matrix.js";
import { View } from "../app/view.js";

/** People, channels and settings of one client. */
export class RolesReading extends View {
  static properties = {
    ...View.properties,
    account: { attribute: false },
    matrix: { state: true },
    reading: { state: true },
    readFailure: { state: true },
  };

  constructor() {
    super();
    // The account's page has the heading, and the focus on it.
    this.settled = true;
    /** @type {Account | null} */
    this.account = null;
    /** @type {Matrix | null} null until there is something to show */
    this.matrix = null;
    /** People, channels or settings are being read. */
    this.reading = false;
    /** @type {ApiError | null} why what is shown is not of now */
    this.readFailure = null;
    /** @type {number | null} when the settings were read; epoch ms */
    this.readAt = null;
    /** @type {number | null} when people and channels were read; null: not by now */
    this.listsAt = null;
    /** @type {string} which reading of people is heard */
    this.job = "";
    /** @type {User[]} of that reading */
    this.heard = [];
    /** @type {Promise<boolean> | null} the reading of both lists that is under way */
    this.refreshing = null;
    /** Grows when settings name somebody whom a reading begun before may not have met. */
    this.doubts = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.hear("users_listed", ({ job_id, users }) => {
      if (job_id === this.job) this.heard.push(...users);
    });
    this.tick(30_000);
    this.keep(() => {
      // A list nobody will look at need not be read to its end.
      if (this.job) void jobs.stop(this.job).catch(() => {});
      this.job = "";
    });
  }

  get accountId() {
    return this.account?.account_id ?? "";
  }

  /** Whether the client's own permission is missing, so that nothing can be read. */
  get closed() {
    return this.account?.granted === "needed";
  }

  async load() {
    if (this.closed) return;
    const account_id = this.accountId;
    const [{ settings }, cached] = await Promise.all([
      settingsApi.get(account_id),
      usersApi.cached(account_id, "v2").catch(() => null),
    ]);
    this.readAt = this.app.now();
    const old = cached?.read_at != null ? cached : null;
    const lists = old ? await this.knownLists(old) : await this.readLists();
    this.matrix = new Matrix({ settings, ...lists });
    this.find();
    if (old) void this.refreshLists();
  }

  /**
   * People and channels as they were, so that something can be shown at once.
   * @param {CachedUsers} cached
   */
  async knownLists({ users, read_at }) {
    const { health } = this.account ?? {};
    this.listsAt = Math.min(read_at ?? 0, health?.checked_at ?? this.app.now());
    return { users, channels: health?.channels ?? (await channelsApi.list(this.accountId)) };
  }

  /** Looks anew for what is to be shown; made by roles-flow.js. */
  find() {}

  /**
   * Reads people and channels to their ends.
   * @returns {Promise<Lists>}
   */
  async readLists() {
    const [channels, { users, complete }] = await Promise.all([
      channelsApi.list(this.accountId),
      this.readUsers(),
    ]);
    this.listsAt = this.app.now();
    return { users, channels, complete };
  }

  async readUsers() {
    const job = crypto.randomUUID();
    this.job = job;
    this.heard = [];
    try {
      const listed = await usersApi.list(this.accountId, job);
      // What is told may come after the answer; the list kept from the same reading has it all.
      const told = this.heard.length === listed.count;
      const users = told || listed.stopped ? this.heard : (await usersApi.cached(this.accountId, "v2")).users;
      return { users, complete: isWhole(users, listed) };
    } finally {
      if (this.job === job) this.job = "";
    }
  }

  /**
   * Puts the people and channels of now in the place of those from before. One reading at a time,
   * for all who ask.
   * @returns {Promise<boolean>} whether everything was read to its end
   */
  refreshLists() {
    this.refreshing ??= this.renew().finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  async renew() {
    this.reading = true;
    this.readFailure = null;
    try {
      for (let doubts = -1; doubts !== this.doubts && this.isConnected; ) {
        doubts = this.doubts;
        const lists = await this.readLists();
        if (this.isConnected) this.rebase(undefined, lists);
      }
      return this.shown.complete;
    } catch (thrown) {
      this.readFailure = asApiError(thrown);
      return false;
    } finally {
      this.reading = false;
    }
  }

  /** The matrix once it is there. */
  get shown() {
    return /** @type {Matrix} */ (this.matrix);
  }

  /** Reads settings, people and channels anew; what is staged stays. */
  async reread() {
    if (this.reading) return;
    this.reading = true;
    this.readFailure = null;
    try {
      const { settings } = await settingsApi.get(this.accountId);
      this.take(settings);
      await this.refreshLists();
    } catch (thrown) {
      this.readFailure = asApiError(thrown);
    } finally {
      this.reading = false;
    }
  }

  /**
   * Takes over settings as they were just read. When they name somebody who is in no list yet, the
   * lists are read once more.
   * @param {Settings} settings
   */
  take(settings) {
    this.readAt = this.app.now();
    const before = this.shown.complete;
    this.rebase(settings);
    if (this.shown.complete) return;
    this.doubts += 1;
    if (before) void this.refreshLists();
  }

  /**
   * @param {Settings} [settings]
   * @param {Partial<Lists>} [lists]
   */
  rebase(settings, lists) {
    this.matrix?.rebase(settings ?? this.matrix.settings, lists);
    this.find();
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (!changes.has("account")) return;
    if (!this.matrix) {
      // Access may have been allowed in the meantime.
      if (this.phase === "ready" && !this.closed) void this.start();
      return;
    }
    const health = this.account?.health;
    // What is known of the client may be older than what was read here.
    if (!health || health.checked_at <= (this.listsAt ?? 0)) return;
    if (!alike(health.channels, this.matrix.channels)) this.rebase(undefined, { channels: health.channels });
  }
}

/**
 * Whether channels read at two times are the same ones under the same names.
 * @param {Channel[]} some
 * @param {Channel[]} others
 */
function alike(some, others) {
  const key = (/** @type {Channel[]} */ all) =>
    JSON.stringify(all.map(({ channel_id, transport, name, phone, username }) => [channel_id, transport, name, phone, username]));
  return key(some) === key(others);
}
