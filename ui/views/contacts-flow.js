/**
 * What the contacts' tab does: asks the store for the rows in sight, and reads the list into it.
 *
 * The base of `<wz-contacts>`. The page never holds the whole list (app/people/windows.js).
 * Deliberately absent: markup, which is in contacts-view.js, and deleting, which is bulk work.
 */
/** @import { Bulk } from "../types/Bulk" */
/** @import { Contact } from "../types/Contact" */
/** @import { ContactSort } from "../types/ContactSort" */
/** @import { SheetFormat } from "../types/SheetFormat" */
/** @import { SheetWords } from "../types/SheetWords" */
/** @import { User } from "../types/User" */
/** @import { ApiError } from "../app/errors.js" */
/** @import { CountryCode } from "../app/people/phones.js" */
import * as bulkApi from "../api/bulk.js";
import * as api from "../api/contacts.js";
import * as usersApi from "../api/users.js";
import { asApiError } from "../app/errors.js";
import { chatKind } from "../app/people/chats.js";
import { countriesOf } from "../app/people/phones.js";
import { Windows } from "../app/people/windows.js";
import { PeopleFlow } from "./people-flow.js";

/** While the list is being read, the rows in sight are asked for again so often; ms. */
const FOLLOWS = 700;

/** Contacts gathered at once for a deletion. */
const GATHERED = 500;

/**
 * What is being edited, and where the numbers around it are from.
 * @typedef {{ contact: Contact | null, countries: CountryCode[] }} Editing
 */

/** The contacts' tab without its looks. */
export class ContactsFlow extends PeopleFlow {
  static properties = {
    ...PeopleFlow.properties,
    sort: { state: true },
    users: { state: true },
    findFailure: { state: true },
    gathered: { state: true },
    editing: { state: true },
  };

  constructor() {
    super();
    /** @type {ContactSort} */
    this.sort = "listed";
    /** @type {User[]} who may answer for a contact, as last read */
    this.users = [];
    /** Whether the users were ever read; else an id without a name says nothing. */
    this.usersKnown = false;
    /** @type {ApiError | null} why the store did not answer */
    this.findFailure = null;
    /** @type {number | null} ids gathered so far, before a deletion of all that is found */
    this.gathered = null;
    /** @type {Editing | null} the form; without a contact it adds one */
    this.editing = null;
    /** @type {Map<string, string>} the users' names by id */
    this.names = new Map();
    /** The order as the table's heading shows it. */
    this.order = { by: "", down: false };
    /** When the rows in sight were last asked for during a reading; ms. */
    this.followed = 0;
    this.windows = this.open();
  }

  /** A list that asks for the present search and order. */
  open() {
    return new Windows({
      read: async (offset, limit) => {
        const { search } = this;
        const found = await api.find(this.accountId, search, this.sort, offset, limit);
        return { ...found, rows: found.contacts, search };
      },
      changed: () => {
        this.findFailure = null;
        this.requestUpdate();
      },
      failed: (thrown) => (this.findFailure = asApiError(thrown)),
    });
  }

  connectedCallback() {
    this.search = this.route.rest[2] ?? "";
    super.connectedCallback();
    this.hear("contacts_listed", ({ job_id, so_far }) => this.take(job_id, so_far));
    this.hear("bulk_changed", ({ bulk }) => this.followBulk(bulk));
  }

  get fileKey() {
    return "contacts-file";
  }

  /** What the store last answered. */
  get found() {
    return this.windows.answer;
  }

  /** Where the numbers around here are from. */
  get countries() {
    const shown = this.windows.slice(0, 50).flatMap((contact) => contact?.contact_data ?? []);
    const phones = shown.filter((data) => chatKind(data.chat_type).format === "phone");
    return countriesOf([...this.users.map((user) => user.phone), ...phones.map((data) => data.chat_id)]);
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    super.willUpdate(changes);
    const led = changes.get("route")?.rest;
    if (led && led[2] !== this.route.rest[2]) this.find(this.route.rest[2] ?? "");
    if (changes.has("users")) {
      this.names = new Map(this.users.map((user) => [user.id, user.name || user.id]));
    }
    if (changes.has("sort")) {
      this.order = { by: this.sort === "listed" ? "" : "name", down: this.sort === "name_down" };
    }
  }

  reset() {
    super.reset();
    this.windows = this.open();
    this.search = this.route.rest[2] ?? "";
  }

  async load() {
    const { accountId } = this;
    const [cached, first] = await Promise.all([
      usersApi.cached(accountId, "v2"),
      api.find(accountId, "", this.sort, 0, 1),
    ]);
    if (accountId !== this.accountId) return;
    this.users = cached.users;
    this.usersKnown = cached.read_at !== null;
    this.windows.restart();
    if (!this.mayAsk) return;
    if (first.read_at === null && first.cached === 0) void this.read();
  }

  /** @param {Contact | null} contact */
  edit(contact) {
    if (!this.closed) this.editing = { contact, countries: this.countries };
  }

  /** @param {string} text */
  find(text) {
    if (text === this.search) return;
    this.search = text;
    this.dropAll();
    this.windows.restart();
  }

  /** @param {ContactSort} sort */
  setSort(sort) {
    this.sort = sort;
    this.windows.restart();
  }

  /** Reads the whole list into the store; what was there stays in sight meanwhile. */
  async read() {
    await this.reading(async (job) => void (await api.list(this.accountId, job)));
    this.windows.refresh();
  }

  /**
   * @param {string} job
   * @param {number} soFar
   */
  take(job, soFar) {
    if (job !== this.job) return;
    this.soFar = soFar;
    const now = performance.now();
    if (now - this.followed < FOLLOWS) return;
    this.followed = now;
    this.windows.refresh();
  }

  /**
   * Bulk work on contacts goes on or has ended, so the store knows better.
   * @param {Bulk} bulk
   */
  followBulk({ account_id, kind, state }) {
    if (account_id !== this.accountId || kind !== "contacts") return;
    if (state === "done" || state === "stopped") this.windows.refresh();
  }

  /**
   * Writes what the search finds to a file.
   * @param {SheetFormat} format
   * @param {SheetWords} words
   */
  save(format, words) {
    return bulkApi.saveContacts(this.accountId, this.search, format, words);
  }

  /** Asks whether to delete what is chosen; all that is found is gathered first. */
  async deleteChosen() {
    const { selection } = this;
    if (!selection.all) {
      this.deleting = [...selection.named].map(([id, name]) => ({ id, name }));
      return;
    }
    try {
      this.deleting = await this.gather();
    } catch (thrown) {
      this.findFailure = asApiError(thrown);
    } finally {
      this.gathered = null;
    }
  }

  /**
   * Ids and names of all that the search finds, without those left out.
   * @returns {Promise<{ id: string, name: string }[] | null>} null when it was stopped
   */
  async gather() {
    const { selection, search, sort } = this;
    const people = [];
    this.gathered = 0;
    for (let offset = 0; ; offset += GATHERED) {
      const { contacts } = await api.find(this.accountId, search, sort, offset, GATHERED);
      for (const { id, name } of contacts) if (selection.has(id)) people.push({ id, name });
      if (contacts.length < GATHERED) return people;
      if (this.selection !== selection || !this.isConnected) return null;
      this.gathered = people.length;
    }
  }
}
