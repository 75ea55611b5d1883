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
/** @import { ApiError } from "../app/errors.js" */
/** @import { CountryCode } from "../app/people/phones.js" */
import * as bulkApi from "../api/bulk.js";
import * as api from "../api/contacts.js";
import { asApiError } from "../app/errors.js";
import { Answering } from "../app/people/answering.js";
import { chatKind } from "../app/people/chats.js";
import { countriesOf } from "../app/people/phones.js";
import { Windows } from "../app/people/windows.js";
import { PeopleFlow } from "./people-flow.js";

/** While the list is being read, the rows in sight are asked for again so often; ms. */
const FOLLOWS = 700;

/** Contacts gathered at once, for a choice, a deletion or a file. */
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
    findFailure: { state: true },
    gathered: { state: true },
    editing: { state: true },
  };

  constructor() {
    super();
    /** @type {ContactSort} */
    this.sort = "listed";
    /** Who may answer for a contact. */
    this.answering = new Answering({ now: () => this.app.now(), changed: () => this.requestUpdate() });
    /** @type {ApiError | null} why the store did not answer */
    this.findFailure = null;
    /** @type {number | null} contacts gathered so far, where more are meant than are here */
    this.gathered = null;
    /** @type {Editing | null} the form; without a contact it adds one */
    this.editing = null;
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
    this.keep(() => this.answering.stop());
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
    const own = this.answering.users.map((user) => user.phone);
    return countriesOf([...own, ...phones.map((data) => data.chat_id)]);
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    super.willUpdate(changes);
    const led = changes.get("route")?.rest;
    if (led && led[2] !== this.route.rest[2]) this.find(this.route.rest[2] ?? "");
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
    const [first] = await Promise.all([
      api.find(accountId, "", this.sort, 0, 1),
      this.answering.show(accountId),
    ]);
    if (accountId !== this.accountId) return;
    this.windows.restart();
    if (!this.mayAsk) return;
    void this.answering.refresh();
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
   * Writes what is chosen to a file, or else all that the search finds, however many those are.
   * @param {SheetFormat} format
   * @param {SheetWords} words
   */
  async save(format, words) {
    const { accountId, search, selection } = this;
    const some = selection.named.size > 0;
    const people = some ? await this.chosen() : null;
    if (some && people === null) return null;
    return bulkApi.saveContacts(accountId, search, people?.map(({ id }) => id) ?? null, format, words);
  }

  /** Asks whether to delete what is chosen. */
  async deleteChosen() {
    try {
      this.deleting = await this.chosen();
    } catch (thrown) {
      this.findFailure = asApiError(thrown);
    }
  }

  /**
   * Chooses everything from one row to another; what is not here is asked for.
   * @param {number} from
   * @param {number} to
   */
  async chooseBetween(from, to) {
    try {
      const people = await this.gather(from, to + 1, () => true);
      const { selection } = this;
      if (people) this.selection = selection.with(people, true);
    } catch (thrown) {
      this.findFailure = asApiError(thrown);
    }
  }

  /**
   * Ids and names of those chosen.
   * @returns {Promise<{ id: string, name: string }[] | null>} null when it came to nothing
   */
  async chosen() {
    const { selection } = this;
    if (!selection.all) return [...selection.named].map(([id, name]) => ({ id, name }));
    const people = await this.gather(0, Infinity, () => this.selection === selection);
    return people?.filter(({ id }) => selection.has(id)) ?? null;
  }

  /**
   * Ids and names of what the search finds, from one row to before another.
   * @param {number} from
   * @param {number} end
   * @param {() => boolean} wanted whether they still are
   * @returns {Promise<{ id: string, name: string }[] | null>} null when something else was meant meanwhile
   */
  async gather(from, end, wanted) {
    const { search, sort, accountId } = this;
    /** @type {{ id: string, name: string }[]} */
    const people = [];
    this.gathered = 0;
    try {
      for (let offset = from; offset < end; offset += GATHERED) {
        const limit = Math.min(GATHERED, end - offset);
        const { contacts } = await api.find(accountId, search, sort, offset, limit);
        const same = accountId === this.accountId && search === this.search && sort === this.sort;
        if (!same || !wanted() || !this.isConnected) return null;
        for (const { id, name } of contacts) people.push({ id, name });
        if (contacts.length < limit) break;
        this.gathered = people.length;
      }
      return people;
    } finally {
      this.gathered = null;
    }
  }
}
