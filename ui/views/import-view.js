/**
 * `<wz-import>`: a file or pasted rows, on their way in (`#import/<account id>/<kind>`).
 *
 * What the page does is import-flow.js. Deliberately absent: what the columns mean, which is asked
 * on the page of the work itself, bulk-view.js.
 */
/** @import { FileTrouble } from "../app/bulk/upload.js" */
import { html, nothing } from "lit";
import { FIELDS, fieldNote, fieldTitle, isNeeded } from "../app/bulk/fields.js";
import { ENDINGS } from "../app/bulk/upload.js";
import { bulkTitle, clientOf, tableOf } from "../app/bulk/words.js";
import { formatRoute } from "../app/router.js";
import { areaField } from "../components/form-field.js";
import { icon } from "../components/icon.js";
import { tableFailure } from "./bulk-failure.js";
import { ImportFlow } from "./import-flow.js";

/** @type {Record<FileTrouble, string>} */
const TROUBLES = {
  empty: "import-file-empty",
  large: "import-file-large",
  old_excel: "import-file-old-excel",
  ending: "import-file-ending",
};

const MEGABYTE = 1024 * 1024;

/** The page where an import begins. */
export class ImportView extends ImportFlow {
  renderReady() {
    const { app, t, kind, about } = this;
    return html`<div class="page">
      <nav class="crumbs" aria-label=${t("crumbs")}>
        <a href=${formatRoute("clients")}>${t("crumb-clients")}</a>
        <span aria-hidden="true">›</span>
        <a href=${formatRoute(...tableOf(about))}>${clientOf(app, about)}</a>
      </nav>
      <header class="page-head">
        <div class="page-title">
          <h1 tabindex="-1">${bulkTitle(app, about)}</h1>
          <p class="small">${t("import-lead")}</p>
        </div>
      </header>
      ${this.refused ? tableFailure(app, this.refused, t("import-not-read")) : nothing}
      <div class="import-body">
        <div class="import-main">
          ${this.sending ? this.renderSending() : this.pasting ? this.renderPasting() : this.renderDrop()}
          <p class="small import-next">${icon("info")}<span>${t("import-next")}</span></p>
        </div>
        <aside class="card card-padded import-known">
          <h2>${t("import-known-title")}</h2>
          <p class="small">${t("import-known-text")}</p>
          <dl class="import-fields">
            ${FIELDS[kind].slice(0, kind === "contacts" ? 4 : undefined).map((field) => this.renderField(field))}
            ${kind === "contacts"
              ? html`<div class="import-field">
                  <dt>${t("import-messengers")}</dt>
                  <dd class="small">
                    ${FIELDS.contacts.slice(4).map((field) => fieldTitle(t, field)).join(", ")}.
                    ${t("import-messengers-note")}
                  </dd>
                </div>`
              : nothing}
          </dl>
          <button type="button" class="button button-link" @click=${() => void this.copyTitles()}>
            ${icon("copy")} ${t("import-copy-titles")}
          </button>
        </aside>
      </div>
    </div>`;
  }

  /** @param {string} field */
  renderField(field) {
    const { t, kind } = this;
    return html`<div class="import-field">
      <dt>
        ${fieldTitle(t, field)}${isNeeded(kind, field)
          ? html` <span class="import-needed">${t("import-needed")}</span>`
          : nothing}
      </dt>
      <dd class="small">${fieldNote(t, field)}</dd>
    </div>`;
  }

  renderDrop() {
    const { t } = this;
    return html`<div class="import-drop ${this.over ? "import-over" : ""}">
        <div class="blank-mark">${icon("upload")}</div>
        <h2>${this.over ? t("import-drop-now") : t("import-drop")}</h2>
        <p class="small">${t("import-kinds")}</p>
        <div class="import-buttons">
          <label class="button button-primary import-file">
            <span>${t("import-choose")}</span>
            <input
              class="visually-hidden"
              id="import-file"
              type="file"
              accept=${ENDINGS.join()}
              @change=${(/** @type {any} */ event) => this.choose(event.target)}
            />
          </label>
          <button type="button" id="import-paste" class="button" @click=${() => void this.openPasting()}>
            ${t("import-paste")}
          </button>
        </div>
        ${this.trouble
          ? html`<p class="field-error" role="alert">
              ${icon("circle-alert")}<span>${t(TROUBLES[this.trouble])}</span>
            </p>`
          : nothing}
    </div>`;
  }

  renderPasting() {
    const { t } = this;
    const empty = this.text.trim() === "";
    return html`<div class="card card-padded form">
      ${areaField({
        id: "import-text",
        label: t("import-text"),
        hint: t("import-text-hint"),
        rows: 8,
        value: this.text,
        input: (text) => (this.text = text),
      })}
      <div class="form-actions">
        <button type="button" class="button button-quiet" @click=${() => void this.closePasting()}>
          ${t("cancel")}
        </button>
        <button
          type="button"
          id="import-text-take"
          class="button"
          ?disabled=${empty}
          @click=${() => void this.takeText(this.text)}
        >
          ${t("import-text-take")}
        </button>
      </div>
    </div>`;
  }

  renderSending() {
    const { app, t, sending } = this;
    if (!sending) return nothing;
    const { name, done, size, bulkId, off } = sending;
    const rows = bulkId === null ? 0 : (app.bulks.byId.get(bulkId)?.counts.rows ?? 0);
    const megabytes = (/** @type {number} */ bytes) => Math.round((bytes / MEGABYTE) * 10) / 10;
    const said = { done: app.words.number(megabytes(done)), size: app.words.number(megabytes(size)) };
    return html`<div class="card card-padded import-sending" aria-busy="true">
      <h2 tabindex="-1" data-heading>
        ${t("import-reading", { named: name === "" ? "none" : "file", file: name })}
      </h2>
      <progress
        class="progress bulk-progress"
        max=${size || 1}
        .value=${done}
        aria-label=${t("import-progress")}
      ></progress>
      <div class="import-sending-foot">
        <p class="small number">
          ${rows > 0 ? t("import-read-rows", { count: rows }) : t("import-read", said)}
        </p>
        <button type="button" class="button" @click=${() => off.abort()}>${t("cancel")}</button>
      </div>
    </div>`;
  }
}

customElements.define("wz-import", ImportView);
