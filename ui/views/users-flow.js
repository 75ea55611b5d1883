/**
 * What the users' tab does: shows what the store has, reads the list anew, follows what is written.
 *
 * The base of `<wz-users>`. Which of the two lists it is about is an edition (editions.js).
 * Deliberately absent: markup, which is in users-view.js, and deleting, which is bulk work.
 */
/** @import { Bulk } from "../types/Bulk" */
/** @import { SecretPlace } from "../types/SecretPlace" */
/** @import { Settings } from "../types/Settings" */
/** @import { User } from "../types/User" */
/** @import { UserSort } from "../app/people/user-list.js" */
/** @import { SheetFormat } from "../types/SheetFormat" */
/** @import { SheetWords } from "../types/SheetWords" */
import * as bulk from "../api/bulk.js";
import * as settingsApi from "../api/settings.js";
import * as usersApi from "../api/users.js";
import * as keys from "../api/v3-users.js";
import { asApiError } from "../app/errors.js";
import { editionOf } from "../app/people/editions.js";
import { arrangeUsers, channelCounts, putUser } from "../app/people/user-list.js";
import { failureSentence } from "../components/failure.js";
import { PeopleFlow } from "./people-flow.js";

/** A list read so lately is not read again by itself; ms. */
const FRESH = 60_000;

/** What the rows shown hang on: they are not arranged anew for anything else. */
const ARRANGED_BY = ["users", "search", "sort", "settings"];

/** The users' tab without its looks. */
export class UsersFlow extends PeopleFlow {
  static properties = {
    ...PeopleFlow.properties,
    users: { state: true },
    readAt: { state: true },
    settings: { state: true },
    key: { state: true },
    sort: { state: true },
    asking: { state: true },
    saving: { state: true },
    editing: { state: true },
    forgetting: { state: true },
  };

  constructor() {
    super();
    /** @type {User[]} */
    this.users = [];
    /** @type {number | null} when the list was last read in full; epoch ms */
    this.readAt = null;
    /** @type {Settings | null} null while not known */
    this.settings = null;
    /** @type {SecretPlace} where the key of the client is; of use to a keyed edition */
    this.key = "missing";
    /** @type {UserSort} */
    this.sort = { by: "name", down: false };
    /** @type {string | null} whose phone is being looked up */
    this.asking = null;
    /** @type {string | null} whose view of clients' numbers is being saved */
    this.saving = null;
    /** @type {{ user: User | null } | null} the form; without a user it adds one */
    this.editing = null;
    /** Whether it is being asked if the key may be forgotten. */
    this.forgetting = false;
    /** @type {User[]} what the reading has brought */
    this.coming = [];
    /** @type {User[]} those in sight of the search, in order */
    this.rows = [];
    /** @type {Map<string, number>} how many channels each has */
    this.channels = new Map();
    /** @type {Set<string> | null} who does not see clients' numbers; null while not known */
    this.masked = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const take = (/** @type {{ job_id: string, users: User[], so_far: number }} */ page) => this.take(page);
    this.hear("users_listed", take);
    this.hear("v3_users_listed", take);
    this.hear("bulk_changed", ({ bulk }) => void this.followBulk(bulk));
  }

  get edition() {
    return editionOf(this.route.rest[2]);
  }

  get fileKey() {
    return "users-file";
  }

  /** Whether there is a list to show: a keyed one needs its key. */
  get opened() {
    return !this.edition.keyed || this.key !== "missing";
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    super.willUpdate(changes);
    const before = changes.get("route")?.rest;
    if (before && editionOf(before[2]) !== this.edition) {
      this.reset();
      void this.start();
    }
    if (changes.has("users")) {
      const ids = new Set(this.users.map((user) => user.id));
      this.keepChosen((id) => ids.has(id));
    }
    if (changes.has("settings")) {
      this.channels = channelCounts(this.settings);
      this.masked = this.settings && new Set(this.settings.hide_phone_numbers_for_user_ids);
    }
    if (ARRANGED_BY.some((name) => changes.has(name))) {
      const { search, sort, channels } = this;
      const view = { search, sort, channels, locale: this.app.words.locale };
      this.rows = arrangeUsers(this.users, view);
    }
  }

  reset() {
    super.reset();
    this.users = [];
    this.readAt = null;
    this.settings = null;
    this.search = "";
    this.forgetting = false;
  }

  async load() {
    const { edition } = this;
    if (edition.keyed) this.key = await keys.keyState(this.accountId);
    if (!this.opened) return;
    const cached = await usersApi.cached(this.accountId, edition.edition);
    if (edition !== this.edition) return;
    this.users = cached.users;
    this.readAt = cached.read_at;
    if (!this.mayAsk) return;
    if (edition.hasRoles) void this.readSettings();
    if (this.readAt === null || this.app.now() - this.readAt > FRESH) void this.read();
  }

  /** Reads the whole list; what was known stays on the screen meanwhile. */
  read() {
    return this.reading(async (job) => {
      this.coming = [];
      const listed = await this.edition.list(this.accountId, job);
      if (this.job !== job || listed.stopped) return;
      this.users = this.withPhones(this.coming);
      this.readAt = this.app.now();
    });
  }

  /** @param {{ job_id: string, users: User[], so_far: number }} page */
  take({ job_id, users, so_far }) {
    if (job_id !== this.job) return;
    this.coming.push(...users);
    this.soFar = so_far;
    // Where nothing was known, the rows are shown as they come.
    if (this.readAt === null) this.users = this.withPhones(this.coming);
  }

  /**
   * Rows with the phones that were looked up one by one, which a list without phones lacks.
   * @param {User[]} users
   */
  withPhones(users) {
    if (this.edition.phonesListed) return [...users];
    const known = new Map(this.users.map((user) => [user.id, user.phone]));
    return users.map((user) => ({ ...user, phone: user.phone ?? known.get(user.id) ?? null }));
  }

  /** Reads who sees numbers and who has channels; without it those columns stay empty. */
  async readSettings() {
    try {
      this.settings = (await settingsApi.get(this.accountId)).settings;
    } catch {
      this.settings = null;
    }
  }

  /**
   * Looks up a phone that the list does not tell; empty for none.
   * @param {User} user
   */
  async showPhone(user) {
    if (this.asking !== null) return;
    this.asking = user.id;
    try {
      const read = await this.edition.get(this.accountId, user.id);
      this.users = putUser(this.users, { ...read, phone: read.phone ?? "" });
    } catch (thrown) {
      const failure = asApiError(thrown);
      const gone = failure.code === "not_found";
      if (gone) this.drop(user.id);
      const text = gone
        ? this.t("users-gone", { name: user.name || user.id })
        : failureSentence(this.app, failure);
      this.app.toast({ tone: "bad", text });
    } finally {
      this.asking = null;
    }
  }

  /**
   * Takes over a user who was written.
   * @param {User} user
   */
  put(user) {
    this.users = putUser(this.users, user);
  }

  /**
   * Somebody turned out not to be there any more.
   * @param {string} id
   */
  drop(id) {
    this.users = this.users.filter((user) => user.id !== id);
  }

  /**
   * Writes what is chosen to a file, or else what the search finds.
   * @param {SheetFormat} format
   * @param {SheetWords} words
   */
  save(format, words) {
    const { rows } = this;
    const some = this.selection.count(rows.length) > 0 ? this.chosen : rows;
    const ids = some.length === this.users.length ? null : some.map((user) => user.id);
    return bulk.saveUsers(this.accountId, this.edition.edition, ids, format, words);
  }

  /** Forgets the client's key everywhere on this computer. */
  async forgetKey() {
    this.forgetting = false;
    try {
      this.key = await keys.keyForget(this.accountId);
      this.stopReading();
      this.users = [];
      this.app.toast({ text: this.t("users-key-forgotten") });
    } catch (thrown) {
      this.app.toast({ tone: "bad", text: failureSentence(this.app, asApiError(thrown)) });
    }
  }

  /** Who is chosen: of all that is found, or one by one, whatever is searched for since. */
  get chosen() {
    const among = this.selection.all ? this.rows : this.users;
    return among.filter((user) => this.selection.has(user.id));
  }

  /**
   * Bulk work on these users has ended, so the store knows better.
   * @param {Bulk} bulk
   */
  async followBulk({ account_id, kind, state }) {
    const { edition } = this;
    const mine = account_id === this.accountId && kind === edition.kind;
    if (!mine || (state !== "done" && state !== "stopped") || !this.opened) return;
    try {
      const cached = await usersApi.cached(this.accountId, edition.edition);
      // The store keeps phones that were looked up as long as they are known to be right.
      if (edition === this.edition) this.users = cached.users;
    } catch (thrown) {
      this.readFailure = asApiError(thrown);
    }
  }
}
