/**
 * What the page of bulk work does at its end: writes what failed to a file, tries it again, closes.
 *
 * The base of `<wz-bulk>`. Deliberately absent: markup, which is in bulk-result.js and
 * bulk-questions.js.
 */
/** @import { Bulk } from "../types/Bulk" */
/** @import { BulkRow } from "../types/BulkRow" */
/** @import { SheetFormat } from "../types/SheetFormat" */
import * as api from "../api/bulk.js";
import { textPieces } from "../app/bulk/again.js";
import { fieldsOf } from "../app/bulk/fields.js";
import { sheetWords } from "../app/bulk/sheet-words.js";
import { unconfirmed } from "../app/bulk/states.js";
import { takeIn } from "../app/bulk/upload.js";
import { clientOf } from "../app/bulk/words.js";
import { BulkCheckFlow, GUESS } from "./bulk-check-flow.js";

/** Rows read at once. */
const READ = 500;

/** People that are deleted again at most: their names are held by the page until that is said. */
export const MOST_DELETED = 20_000;

/** Bulk work up to its end. */
export class BulkResultFlow extends BulkCheckFlow {
  static properties = {
    ...BulkCheckFlow.properties,
    gathered: { state: true },
    deleting: { state: true },
  };

  constructor() {
    super();
    /** @type {number | null} rows read so far to be tried again; null while none are */
    this.gathered = null;
    /** @type {{ id: string, name: string }[] | null} who is about to be deleted again */
    this.deleting = null;
    this.off = new AbortController();
  }

  connectedCallback() {
    super.connectedCallback();
    this.keep(() => this.off.abort());
  }

  /** The person is through with it; asks first where the only list of failures would go. */
  finish() {
    if (unconfirmed(this.bulk.counts) > 0) this.asking = "finish";
    else void this.forget();
  }

  /**
   * Writes what failed to a file, with the reasons.
   * @param {SheetFormat} format
   * @returns {Promise<boolean>} whether there is a file now
   */
  async save(format) {
    let saved = false;
    await this.act("save", async () => {
      const { app, bulk, t } = this;
      const { kind, action } = bulk;
      const name = t("bulk-failures-file", { kind, action, client: clientOf(app, bulk) });
      const file = await api.save(this.bulkId, "failures", format, sheetWords(t, name, action));
      if (file === null) return null;
      saved = true;
      app.toast({ tone: "good", text: t("bulk-saved", { action, count: file.rows }) });
      return null;
    });
    return saved;
  }

  /** Writes what failed to a file, and closes once that is done. */
  async saveAndFinish() {
    if (await this.save("xlsx")) await this.forget();
  }

  /** Begins anew with the rows that did not get through. */
  again() {
    return this.act("again", async () => {
      this.off = new AbortController();
      this.gathered = 0;
      try {
        await (this.bulk.action === "delete" ? this.deleteAgain() : this.importAgain());
      } finally {
        this.gathered = null;
      }
      return null;
    });
  }

  /** Thinks better of it while the rows are being read. */
  stopGathering() {
    this.off.abort();
  }

  /** Deleting asks as it did the first time. */
  async deleteAgain() {
    const people = [];
    for await (const rows of this.failures()) {
      for (const { values } of rows) people.push({ id: values.id ?? "", name: values.name ?? "" });
    }
    if (!this.off.signal.aborted) this.deleting = people;
  }

  /** The rows go through the page without staying in it, however many they are. */
  async importAgain() {
    const { app, bulk, t } = this;
    const { account_id, kind } = bulk;
    const begun = await takeIn(
      {
        begin: () => api.begin(account_id, kind, ""),
        append: api.append,
        read: (bulk_id) => api.read(bulk_id, { ...GUESS, has_header: true }),
        forget: (bulk_id) => {
          app.bulks.drop(bulk_id);
          return api.forget(bulk_id);
        },
      },
      textPieces(t, fieldsOf(bulk), this.failures()),
      { signal: this.off.signal },
    );
    if (begun) this.went(begun);
  }

  /** @param {Bulk} begun what goes on from here */
  went(begun) {
    this.deleting = null;
    this.app.bulks.put(begun);
    this.app.router.go("bulk", begun.bulk_id);
  }

  /**
   * The rows that did not get through, some at a time.
   * @returns {AsyncGenerator<BulkRow[]>}
   */
  async *failures() {
    let read = 0;
    while (!this.off.signal.aborted) {
      const { rows, total } = await api.rows(this.bulkId, "failures", read, READ);
      read += rows.length;
      this.gathered = read;
      if (rows.length > 0) yield rows;
      if (rows.length === 0 || read >= total) return;
    }
  }
}
