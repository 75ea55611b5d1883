/**
 * What the page of bulk work does: knows which step it is at, carries out what the person says.
 *
 * The base of `<wz-bulk>`. Deliberately absent: markup, which is in bulk-view.js and its steps.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Bulk } from "../types/Bulk" */
/** @import { BulkFilter } from "../types/BulkFilter" */
/** @import { SheetChoice } from "../types/SheetChoice" */
/** @import { SheetFormat } from "../types/SheetFormat" */
import * as api from "../api/bulk.js";
import * as contacts from "../api/contacts.js";
import * as users from "../api/users.js";
import * as v3Users from "../api/v3-users.js";
import { base64 } from "../app/bulk/upload.js";
import { isMapped, columnTrouble, fieldsOf } from "../app/bulk/fields.js";
import { firstFilter, progress, stepOf } from "../app/bulk/states.js";
import { Rate } from "../app/bulk/rate.js";
import { asText } from "../app/bulk/again.js";
import { sheetWords } from "../app/bulk/sheet-words.js";
import { clientOf, tableOf } from "../app/bulk/words.js";
import { asApiError } from "../app/errors.js";
import { View } from "../app/view.js";

/** Everything guessed. @type {SheetChoice} */
const GUESS = { encoding: null, separator: null, sheet: null, has_header: null };

/** Rows read at once for importing them again. */
const READ = 500;

const LISTS = { users: users.list, v3_users: v3Users.list, contacts: contacts.list };

/** Bulk work without its looks: state, commands, events. */
export class BulkFlow extends View {
  static properties = {
    ...View.properties,
    busy: { state: true },
    problem: { state: true },
    back: { state: true },
    chosen: { state: true },
    filter: { state: true },
    ready: { state: true },
    edited: { state: true },
  };

  constructor() {
    super();
    /** What is being done, by the name of its button; empty while nothing is. */
    this.busy = "";
    /** @type {ApiError | null} why the last thing was not done */
    this.problem = null;
    /** Whether the columns are looked at again though they are checked. */
    this.back = false;
    /** @type {SheetChoice} how the file is to be read, where the guess was wrong */
    this.choice = GUESS;
    /** @type {(string | null)[] | null} fields chosen for the columns; null: as the console found them */
    this.chosen = null;
    /** @type {BulkFilter | null} null: what the step begins with */
    this.filter = null;
    /** @type {number | null} rows that would go out; null while they are counted */
    this.ready = null;
    /** Whether cells may have been changed, which checking anew forgets. */
    this.edited = false;
    this.rate = new Rate();
  }

  connectedCallback() {
    super.connectedCallback();
    this.hear("bulk_changed", ({ bulk }) => {
      if (bulk.bulk_id !== this.bulkId) return;
      this.rate.note(progress(bulk).done, this.app.now());
      // A number that could not be counted anew stays as it was.
      if (bulk.state === "ready") void this.count().catch(() => {});
    });
    this.tick(30_000);
  }

  get bulkId() {
    return this.route.rest[0] ?? "";
  }

  /** The work; undefined once it is forgotten. */
  get bulk() {
    return /** @type {Bulk} */ (this.app.bulks.byId.get(this.bulkId));
  }

  get step() {
    return this.back && this.bulk.state === "ready" ? "columns" : stepOf(this.bulk);
  }

  /** The fields of the columns as they stand now. */
  get fields() {
    return this.chosen ?? this.bulk.sheet?.columns.map((column) => column.field) ?? [];
  }

  /** @returns {BulkFilter} */
  get shown() {
    return this.filter ?? firstFilter(this.step, this.bulk.counts);
  }

  async load() {
    if (!this.bulk) this.app.bulks.take(await api.list());
    if (this.bulk?.state !== "ready") return;
    // Whether cells were changed on an earlier visit is not known.
    this.edited = true;
    await this.count();
  }

  /** Counts the rows that would go out. */
  async count() {
    const { total } = await api.rows(this.bulkId, "ready", 0, 1);
    this.ready = total;
  }

  /**
   * Does one thing at a time and takes over what became of the work.
   * @param {string} name of the button
   * @param {() => Promise<Bulk | null>} work
   */
  async act(name, work) {
    if (this.busy !== "") return;
    const { step } = this;
    this.busy = name;
    this.problem = null;
    try {
      const bulk = await work();
      if (bulk) this.app.bulks.put(bulk);
      // Each step begins with its own filter.
      if (this.bulk && this.step !== step) this.filter = null;
    } catch (thrown) {
      this.problem = asApiError(thrown);
    } finally {
      this.busy = "";
    }
  }

  /**
   * Reads the file anew, otherwise than guessed.
   * @param {Partial<SheetChoice>} part
   */
  reread(part) {
    const choice = { ...this.choice, ...part };
    return this.act("reread", async () => {
      const bulk = await this.readAs(choice);
      this.choice = choice;
      this.chosen = null;
      this.back = false;
      return bulk;
    });
  }

  /**
   * Reads the file; as before, where it cannot be read so.
   * @param {SheetChoice} choice
   */
  async readAs(choice) {
    try {
      return await api.read(this.bulkId, choice);
    } catch (thrown) {
      await api.read(this.bulkId, this.choice);
      throw thrown;
    }
  }

  /**
   * @param {number} at of the column
   * @param {string | null} field null leaves the column out
   */
  choose(at, field) {
    this.chosen = this.fields.with(at, field);
  }

  /** Checks the rows with the columns as they stand. */
  check() {
    const { fields } = this;
    if (!isMapped(columnTrouble(this.bulk.kind, fields))) return;
    return this.act("check", async () => {
      const bulk = await this.judge(fields);
      this.back = false;
      return bulk;
    });
  }

  /** Reads the client's people anew, so that the comparison is with what is there now. */
  compare() {
    const { account_id, kind } = this.bulk;
    return this.act("compare", async () => {
      await LISTS[kind](account_id, crypto.randomUUID());
      return this.judge(this.fields);
    });
  }

  /**
   * Checks every row, from the file as it is.
   * @param {(string | null)[]} fields
   */
  async judge(fields) {
    const bulk = await api.map(this.bulkId, fields);
    this.edited = false;
    this.filter = null;
    await this.count();
    return bulk;
  }

  send() {
    this.rate = new Rate();
    return this.act("send", () => api.send(this.bulkId));
  }

  pause() {
    return this.act("pause", () => api.pause(this.bulkId));
  }

  resume() {
    this.rate = new Rate();
    return this.act("resume", () => api.resume(this.bulkId));
  }

  stop() {
    return this.act("stop", () => api.stop(this.bulkId));
  }

  /** Takes a deletion back that has not begun. */
  undo() {
    return this.act("undo", async () => {
      const { bulk } = this;
      await api.undo(this.bulkId);
      this.leave(bulk);
      return null;
    });
  }

  /** The person is through with it. */
  forget() {
    return this.act("forget", async () => {
      const { bulk } = this;
      await api.forget(this.bulkId);
      this.leave(bulk);
      return null;
    });
  }

  /** @param {Bulk} bulk that is not there any more */
  leave(bulk) {
    this.app.router.replace(...tableOf(bulk));
    this.app.bulks.drop(bulk.bulk_id);
  }

  /** @param {SheetFormat} format */
  save(format) {
    return this.act("save", async () => {
      const { app, bulk, t } = this;
      const name = t("bulk-failures-file", { kind: bulk.kind, client: clientOf(app, bulk) });
      const path = await api.save(this.bulkId, "failures", format, sheetWords(t, name));
      if (path !== null) this.app.toast({ tone: "good", text: this.t("bulk-saved") });
      return null;
    });
  }

  /** Begins anew with the rows that did not get through. */
  again() {
    const { bulk } = this;
    return this.act("again", async () => {
      const rows = await this.failures();
      const { account_id, kind } = bulk;
      const begun =
        bulk.action === "delete"
          ? await api.remove(account_id, kind, rows.map((row) => row.values.id ?? ""))
          : await this.importText(bulk, asText(this.t, fieldsOf(bulk), rows));
      this.app.bulks.put(begun);
      this.app.router.go("bulk", begun.bulk_id);
      return null;
    });
  }

  async failures() {
    const rows = [];
    for (;;) {
      const page = await api.rows(this.bulkId, "failures", rows.length, READ);
      rows.push(...page.rows);
      if (page.rows.length === 0 || rows.length >= page.total) return rows;
    }
  }

  /**
   * @param {Bulk} bulk
   * @param {Uint8Array[]} pieces
   */
  async importText({ account_id, kind }, pieces) {
    const { bulk_id } = await api.begin(account_id, kind, "");
    for (const piece of pieces) await api.append(bulk_id, base64(piece));
    return api.read(bulk_id, { ...GUESS, has_header: true });
  }
}
