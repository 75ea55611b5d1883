/**
 * `<wz-roles-paste>`: text from Excel or Google Sheets, and what it would change, before it does.
 *
 * Opened by roles-view.js; stages one step. What the text means is app/roles/clipboard.js, as for
 * Ctrl+V in the sheet. Tells `done`.
 */
/** @import { Complaint, Pasted } from "../app/roles/clipboard.js" */
/** @import { Edit } from "../app/roles/matrix.js" */
/** @import { PlaceChange } from "../app/roles/sentences.js" */
/** @import { Rectangle } from "../app/roles/selection.js" */
/** @import { RolesView } from "./roles-view.js" */
import { html, nothing } from "lit";
import { pasteEdits } from "../app/roles/clipboard.js";
import { Sheet } from "../app/roles/fill.js";
import { tellAll } from "../app/roles/sentences.js";
import { View } from "../app/view.js";
import { areaField } from "../components/form-field.js";
import { modal } from "../components/modal.js";
import { words } from "./roles-changes.js";

/** Sentences of the preview. */
const SHOWN = 12;

/** The dialog that pastes. */
export class RolesPaste extends View {
  static properties = {
    ...View.properties,
    page: { attribute: false },
    text: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    // Given by the page that draws it.
    this.page = /** @type {RolesView} */ (/** @type {unknown} */ (undefined));
    this.text = "";
    /** @type {Rectangle} where the text goes when it names nobody */
    this.area = { top: 0, left: 0, bottom: 1, right: 1 };
    /** @type {Pasted | Complaint[]} */
    this.read = [];
  }

  async load() {
    this.area = this.page.picked.area ?? this.area;
  }

  done() {
    this.dispatchEvent(new Event("done"));
  }

  get sheet() {
    return new Sheet(this.page.shown, this.page.people, this.page.lines);
  }

  /** @param {string} text */
  type(text) {
    this.text = text;
    this.read = text.trim() === "" ? [] : pasteEdits(this.sheet, this.area, text);
  }

  /** What would be different. @returns {PlaceChange[]} */
  get changes() {
    if (Array.isArray(this.read)) return [];
    return this.read.edits.map((edit) => this.changeOf(edit)).filter(isNews);
  }

  /**
   * @param {Edit} edit
   * @returns {PlaceChange}
   */
  changeOf(edit) {
    const matrix = this.page.shown;
    if (edit.kind === "role") return { ...edit, from: matrix.cell(edit.user_id, edit.channel_id) };
    if (edit.kind === "hidden") return { ...edit, from: matrix.hidden(edit.user_id) };
    return { ...edit, from: matrix.notify };
  }

  put() {
    if (Array.isArray(this.read)) return;
    const count = this.changes.length;
    this.page.stage(this.read.edits);
    this.page.tellReader(this.t("roles-pasted", { count }));
    this.done();
    this.page.grid?.focusGrid();
  }

  renderReady() {
    const { t, changes } = this;
    return modal({
      id: "roles-paste-dialog",
      heading: t("roles-paste"),
      closeLabel: t("close"),
      wide: true,
      close: () => this.done(),
      body: html`<p class="muted">${t("roles-paste-lead")}</p>
        ${areaField({
          id: "roles-paste-text",
          label: t("roles-paste-text"),
          hint: t("roles-paste-hint"),
          rows: 6,
          value: this.text,
          input: (text) => this.type(text),
        })}
        <div class="roles-preview" role="status">${this.renderPreview(changes)}</div>`,
      actions: html`<button type="button" class="button" @click=${() => this.done()}>${t("cancel")}</button>
        <button type="button" id="roles-paste-now" class="button button-primary"
          ?disabled=${changes.length === 0} @click=${() => this.put()}>
          ${t("roles-paste-now", { count: changes.length })}
        </button>`,
    });
  }

  /** @param {PlaceChange[]} changes */
  renderPreview(changes) {
    const { t, read } = this;
    if (Array.isArray(read)) return read.map((one) => html`<p class="roles-complaint">${this.complaint(one)}</p>`);
    if (changes.length === 0) return html`<p>${t("roles-paste-same")}</p>`;
    const told = tellAll(changes, this.page.names);
    const rest = told.slice(SHOWN).reduce((count, one) => count + one.changes.length, 0);
    return html`<p class="small">${this.where(read)}</p>
      <ul>
        ${told.slice(0, SHOWN).map((one) => html`<li>${words(t(one.key, one.args))}</li>`)}
      </ul>
      ${rest > 0 ? html`<p class="small">${t("roles-and-more", { count: rest })}</p>` : nothing}`;
  }

  /**
   * Where the text goes.
   * @param {Pasted} read
   */
  where({ by_name }) {
    if (by_name) return this.t("roles-paste-by-name");
    return this.t("roles-paste-by-place", this.at(this.area.top, this.area.left));
  }

  /** @param {Complaint} one */
  complaint(one) {
    const { t } = this;
    if (one.kind === "room") return t("roles-paste-room", { rows: one.rows, columns: one.columns });
    if (one.kind === "names") return t(one.count > 1 ? "grid-said-names-many" : "grid-said-names", nameArgs(one));
    return t("roles-paste-words", { count: one.count, word: one.word, ...this.at(one.row, one.column) });
  }

  /**
   * A place of the sheet in words.
   * @param {number} row
   * @param {number} column
   */
  at(row, column) {
    const { people, lines, names } = this.page;
    const line = lines[column];
    return {
      person: people[row] ? names.person(people[row].id) : "",
      channel: line ? names.line(line.channel_id) : this.t("roles-phones"),
    };
  }
}

/** @param {Extract<Complaint, { kind: "names" }>} complaint */
const nameArgs = ({ why, name, count }) => ({ why, name, count });

/** @param {PlaceChange} change */
function isNews({ from, to }) {
  if (from === null || to === null || typeof from === "boolean" || typeof to === "boolean") return from !== to;
  return from.role !== to.role || from.new_clients !== to.new_clients;
}

customElements.define("wz-roles-paste", RolesPaste);
