/**
 * How the Roles tab comes to know people, channels and settings, and how old that is.
 *
 * The base of roles-flow.js. People known from before stand there at once and are read anew
 * underneath; what is staged stays above whatever is read. Deliberately absent: changes.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Account } from "../types/Account" */
/** @import { Channel } from "../types/Channel" */
/** @import { Settings } from "../types/Settings" */
/** @import { User } from "../types/User" */
import * as channelsApi from "../api/channels.js";
import * as jobs from "../api/jobs.js";
import * as settingsApi from "../api/settings.js";
import * as usersApi from "../api/users.js";
import { asApiError } from "../app/errors.js";
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
    /** @type {number | null} when the people were read; null: not by now */
    this.usersAt = null;
    /** @type {string} which reading of people is heard */
    this.job = "";
    /** @type {User[]} of that reading */
    this.heard = [];
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
    const known = usersApi.cached(account_id, "v2").catch(() => null);
    const [{ settings }, channels, cached] = await Promise.all([
      settingsApi.get(account_id),
      this.account?.health?.channels ?? channelsApi.list(account_id),
      known,
    ]);
    this.readAt = this.app.now();
    this.usersAt = cached?.read_at ?? null;
    const old = this.usersAt === null ? null : cached?.users;
    this.matrix = new Matrix({ settings, channels, users: old ?? (await this.readUsers()) });
    this.find();
    if (old) void this.refreshUsers();
  }

  /** Looks anew for what is to be shown; made by roles-flow.js. */
  find() {}

  /** Reads the people to the end. */
  async readUsers() {
    const job = crypto.randomUUID();
    this.job = job;
    this.heard = [];
    try {
      await usersApi.list(this.accountId, job);
      this.usersAt = this.app.now();
      return this.heard;
    } finally {
      if (this.job === job) this.job = "";
    }
  }

  /** Puts the people of now in the place of those from before. */
  async refreshUsers() {
    if (this.reading) return;
    this.reading = true;
    this.readFailure = null;
    try {
      const users = await this.readUsers();
      if (this.isConnected) this.rebase(undefined, users);
    } catch (thrown) {
      this.readFailure = asApiError(thrown);
    } finally {
      this.reading = false;
    }
  }

  /** Reads settings and people anew; what is staged stays. */
  async reread() {
    if (this.reading) return;
    this.reading = true;
    this.readFailure = null;
    try {
      const { settings } = await settingsApi.get(this.accountId);
      this.take(settings);
      this.rebase(undefined, await this.readUsers());
    } catch (thrown) {
      this.readFailure = asApiError(thrown);
    } finally {
      this.reading = false;
    }
  }

  /**
   * Takes over settings as they were just read.
   * @param {Settings} settings
   */
  take(settings) {
    this.readAt = this.app.now();
    this.rebase(settings);
  }

  /**
   * @param {Settings} [settings]
   * @param {User[]} [users]
   * @param {Channel[]} [channels]
   */
  rebase(settings, users, channels) {
    this.matrix?.rebase(settings ?? this.matrix.settings, users, channels);
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
    const channels = this.account?.health?.channels;
    if (channels && !alike(channels, this.matrix.channels)) this.rebase(undefined, undefined, channels);
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
