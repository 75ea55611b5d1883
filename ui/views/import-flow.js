/**
 * What the page of an import does: takes a file or pasted rows and hands them to the console in
 * pieces.
 *
 * The base of `<wz-import>`. Deliberately absent: markup, which is in import-view.js, and what the
 * columns mean, which is asked on the page of the work itself (bulk-view.js).
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { BulkKind } from "../types/BulkKind" */
/** @import { FileTrouble } from "../app/bulk/upload.js" */
import * as accounts from "../api/accounts.js";
import * as api from "../api/bulk.js";
import { FIELDS, fieldTitle } from "../app/bulk/fields.js";
import { fileTrouble, LARGEST, piecesOf, takeIn } from "../app/bulk/upload.js";
import { copyText } from "../app/clipboard.js";
import { asApiError } from "../app/errors.js";
import { View } from "../app/view.js";

/** What reading begins with: everything guessed. */
const GUESS = { encoding: null, separator: null, sheet: null, has_header: null };

/** An import that begins, without its looks: state, commands, events. */
export class ImportFlow extends View {
  static properties = {
    ...View.properties,
    over: { state: true },
    pasting: { state: true },
    text: { state: true },
    sending: { state: true },
    trouble: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    /** Whether a file is held over the page. */
    this.over = false;
    /** Whether the field for pasted rows is open. */
    this.pasting = false;
    this.text = "";
    /** @type {{ name: string, done: number, size: number, bulkId: string | null, off: AbortController } | null} */
    this.sending = null;
    /** @type {FileTrouble | null} */
    this.trouble = null;
    /** @type {ApiError | null} */
    this.refused = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(document, "paste", (/** @type {ClipboardEvent} */ event) => this.paste(event));
    this.listen(document, "dragover", (/** @type {DragEvent} */ event) => this.drag(event, true));
    this.listen(document, "dragleave", (/** @type {DragEvent} */ event) => {
      if (event.relatedTarget === null) this.over = false;
    });
    this.listen(document, "drop", (/** @type {DragEvent} */ event) => this.drop(event));
    this.keep(() => this.sending?.off.abort());
  }

  get accountId() {
    return this.route.rest[0] ?? "";
  }

  /** @returns {BulkKind} */
  get kind() {
    const { rest } = this.route;
    return rest[1] === "contacts" || rest[1] === "v3_users" ? rest[1] : "users";
  }

  get about() {
    return { account_id: this.accountId, kind: this.kind, action: /** @type {const} */ ("import") };
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    super.willUpdate(changes);
    // The page of another table of the same client is the same element.
    const before = changes.get("route");
    if (before && before.rest[1] !== this.route.rest[1]) {
      this.sending?.off.abort();
      this.trouble = null;
      this.refused = null;
    }
  }

  async load() {
    const { byId } = this.app.accounts;
    if (!byId.has(this.accountId)) this.app.accounts.put(await accounts.get(this.accountId));
  }

  /**
   * @param {DragEvent} event
   * @param {boolean} over
   */
  drag(event, over) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.over = over && this.sending === null;
  }

  /** @param {DragEvent} event */
  drop(event) {
    this.drag(event, false);
    const file = event.dataTransfer?.files[0];
    if (file) void this.take(file);
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    const file = event.clipboardData?.files[0];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    // Into a field it is pasted as anywhere else.
    if (event.target instanceof HTMLTextAreaElement && !file) return;
    if (!file && text.trim() === "") return;
    event.preventDefault();
    void (file ? this.take(file) : this.takeText(text));
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    const file = input.files?.[0];
    if (file) void this.take(file);
    input.value = "";
  }

  /** @param {File} file */
  async take(file) {
    this.trouble = fileTrouble(file);
    if (this.trouble === null) await this.hand(file, file.name);
  }

  /** @param {string} text rows as a sheet puts them on the clipboard */
  async takeText(text) {
    const blob = new Blob([text]);
    this.trouble = blob.size > LARGEST ? "large" : null;
    if (this.trouble === null) await this.hand(blob, "");
  }

  /**
   * Hands everything over, lets it be read, and goes on to its own page.
   * @param {Blob} blob
   * @param {string} name
   */
  async hand(blob, name) {
    if (this.sending !== null) return;
    const { accountId, kind } = this;
    const off = new AbortController();
    this.sending = { name, done: 0, size: blob.size, bulkId: null, off };
    this.refused = null;
    void this.refocus("[data-heading]");
    try {
      const bulk = await takeIn(
        {
          begin: () => api.begin(accountId, kind, name),
          append: api.append,
          read: (bulk_id) => api.read(bulk_id, GUESS),
          forget: (bulk_id) => this.forget(bulk_id),
        },
        piecesOf(blob),
        { signal: off.signal, told: (bulk_id, done) => this.tell(bulk_id, done) },
      );
      if (!bulk) return;
      this.app.bulks.put(bulk);
      this.app.router.replace("bulk", bulk.bulk_id);
    } catch (thrown) {
      this.refused = asApiError(thrown);
    } finally {
      this.sending = null;
      void this.refocus("#import-file");
    }
  }

  /**
   * @param {string} bulkId
   * @param {number} done bytes handed over
   */
  tell(bulkId, done) {
    if (this.sending) this.sending = { ...this.sending, bulkId, done };
  }

  /** @param {string} bulkId */
  forget(bulkId) {
    this.app.bulks.drop(bulkId);
    return api.forget(bulkId);
  }

  /**
   * What had the focus is gone: it goes to what stands there now.
   * @param {string} selector
   */
  async refocus(selector) {
    await this.updateComplete;
    const { activeElement } = document;
    if (!this.isConnected || (activeElement && activeElement !== document.body)) return;
    const target = this.querySelector(selector);
    if (target instanceof HTMLElement) target.focus();
  }

  async openPasting() {
    this.pasting = true;
    await this.updateComplete;
    this.byId("import-text")?.focus();
  }

  async closePasting() {
    this.pasting = false;
    await this.updateComplete;
    this.byId("import-paste")?.focus();
  }

  async copyTitles() {
    const titles = FIELDS[this.kind].map((field) => fieldTitle(this.t, field)).join("\t");
    const copied = await copyText(titles);
    const text = this.t(copied ? "import-titles-copied" : "copy-failed");
    this.app.toast({ tone: copied ? "good" : "bad", text });
  }
}
