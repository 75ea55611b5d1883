/**
 * `<wz-names>`: names of clients in and out, because the server's list has none.
 *
 * Text is pasted or read from a file chosen here; the console parses it. Tells `done`.
 */
/** @import { NamesImported } from "../types/NamesImported" */
import { html, nothing } from "lit";
import * as api from "../api/accounts.js";
import { copyText } from "../app/clipboard.js";
import { asApiError } from "../app/errors.js";
import { View } from "../app/view.js";
import { accountNumber } from "../app/words.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { areaField } from "../components/form-field.js";
import { icon } from "../components/icon.js";
import { modal } from "../components/modal.js";

/** Unknown numbers shown one by one; the rest are counted. */
const SHOWN = 6;

/** The dialog for names. */
export class NamesDialog extends View {
  static properties = {
    ...View.properties,
    mode: { attribute: false },
    text: { state: true },
    busy: { state: true },
    refused: { state: true },
    result: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    /** @type {"import" | "export"} */
    this.mode = "import";
    this.text = "";
    this.busy = false;
    /** @type {import("../app/errors.js").ApiError | null} */
    this.refused = null;
    /** @type {NamesImported | null} */
    this.result = null;
  }

  async load() {
    if (this.mode === "export") this.text = await api.exportNames();
  }

  done() {
    this.dispatchEvent(new Event("done"));
  }

  /** @param {() => Promise<void>} act */
  async attempt(act) {
    this.busy = true;
    this.refused = null;
    try {
      await act();
    } catch (thrown) {
      this.refused = asApiError(thrown);
    } finally {
      this.busy = false;
    }
  }

  take() {
    return this.attempt(async () => {
      this.result = await api.importNames(this.text);
      this.app.accounts.take(await api.list());
      this.app.changed();
    });
  }

  save() {
    return this.attempt(async () => {
      if ((await api.saveNames()) === null) return;
      this.app.toast({ tone: "good", text: this.t("names-saved") });
      this.done();
    });
  }

  async copy() {
    const copied = await copyText(this.text);
    this.app.toast({
      tone: copied ? "good" : "bad",
      text: this.t(copied ? "names-copied" : "copy-failed"),
    });
  }

  /** @param {HTMLInputElement} input */
  async readFile(input) {
    const file = input.files?.[0];
    if (file) this.text = await file.text();
    input.value = "";
  }

  render() {
    if (this.phase === "loading") return nothing;
    return modal({
      id: "names-dialog",
      wide: true,
      heading: this.t(this.mode === "import" ? "names-import" : "names-export"),
      closeLabel: this.t("close"),
      close: () => this.done(),
      body: html`${this.failure ? failureNotice(this.app, this.failure) : nothing}
      ${this.refused ? failureNotice(this.app, this.refused) : nothing}
      ${this.mode === "export" ? this.renderExport() : this.renderImport()}`,
      actions: this.mode === "export" ? this.exportActions() : this.importActions(),
    });
  }

  renderImport() {
    if (this.result) return this.renderResult(this.result);
    return html`<p>${this.t("names-import-text")}</p>
      ${areaField({
        id: "names-text",
        label: this.t("names-field"),
        rows: 9,
        placeholder: this.t("names-example"),
        value: this.text,
        input: (text) => (this.text = text),
      })}
      <label class="button names-file">
        ${icon("upload")}<span>${this.t("names-file")}</span>
        <input
          class="visually-hidden"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          @change=${(/** @type {any} */ event) => void this.readFile(event.target)}
        />
      </label>`;
  }

  /** @param {NamesImported} result */
  renderResult(result) {
    const more = result.unknown.length - SHOWN;
    return html`<div class="notice notice-good" role="status">
        ${icon("circle-check")}
        <div class="notice-body"><p>${this.t("names-taken", { count: result.taken })}</p></div>
      </div>
      ${result.unknown.length > 0
        ? html`<div>
            <h3>${this.t("names-unknown", { count: result.unknown.length })}</h3>
            <p class="small number">
              ${result.unknown.slice(0, SHOWN).map(accountNumber).join(", ")}
              ${more > 0 ? this.t("names-unknown-more", { count: more }) : nothing}
            </p>
          </div>`
        : nothing}
      ${result.unreadable.length > 0
        ? html`<div>
            <h3>${this.t("names-unreadable", { count: result.unreadable.length })}</h3>
            <ul class="small names-lines">
              ${result.unreadable
                .slice(0, SHOWN)
                .map((one) => html`<li>${this.t("names-line", { line: one.line, text: one.text })}</li>`)}
            </ul>
          </div>`
        : nothing}`;
  }

  importActions() {
    if (this.result) {
      return html`<button type="button" class="button button-primary" @click=${() => this.done()}>
        ${this.t("names-finish")}
      </button>`;
    }
    return html`<button type="button" class="button" @click=${() => this.done()}>
        ${this.t("cancel")}
      </button>
      ${busyButton({
        id: "names-take",
        label: this.t("names-take"),
        busyLabel: this.t("names-taking"),
        busy: this.busy,
        disabled: this.text.trim() === "",
        run: () => void this.take(),
      })}`;
  }

  renderExport() {
    return html`<p>${this.t("names-export-text")}</p>
      <textarea
        class="input"
        id="names-out"
        rows="10"
        readonly
        aria-label=${this.t("names-field")}
        .value=${this.text}
      ></textarea>`;
  }

  exportActions() {
    return html`<button type="button" class="button" @click=${() => void this.copy()}>
        ${icon("copy")} ${this.t("names-copy")}
      </button>
      ${busyButton({
        id: "names-save",
        label: this.t("names-save-file"),
        busyLabel: this.t("names-saving-file"),
        busy: this.busy,
        run: () => void this.save(),
      })}`;
  }
}

customElements.define("wz-names", NamesDialog);
