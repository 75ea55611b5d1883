/**
 * `<wz-roles-copy>`: one person's row for others, who are chosen by search and checkboxes.
 *
 * Opened by roles-view.js; stages one step. Tells `done`.
 */
/** @import { Person } from "../app/roles/places.js" */
/** @import { RolesView } from "./roles-view.js" */
import { html, nothing } from "lit";
import { copyRow, Sheet } from "../app/roles/fill.js";
import { matchesPerson } from "../app/roles/filter.js";
import { View } from "../app/view.js";
import { icon } from "../components/icon.js";
import { modal } from "../components/modal.js";

/** People drawn; a search finds the others. */
const SHOWN = 60;

/** The dialog that copies a row. */
export class RolesCopy extends View {
  static properties = {
    ...View.properties,
    page: { attribute: false },
    search: { state: true },
    chosen: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    // Given by the page that draws it.
    this.page = /** @type {RolesView} */ (/** @type {unknown} */ (undefined));
    this.search = "";
    /** @type {Set<string>} */
    this.chosen = new Set();
    /** @type {Person | null} whose row is copied */
    this.from = null;
  }

  async load() {
    const { person, people } = this.page.picked;
    this.from = person;
    // Rows selected together with it are what was probably meant.
    this.chosen = new Set(people.filter((one) => one !== person && !one.gone).map(({ id }) => id));
  }

  done() {
    this.dispatchEvent(new Event("done"));
  }

  /** Those who can be chosen, as searched for. */
  get found() {
    const words = this.search.trim();
    return this.page.shown.people.filter(
      (one) => one !== this.from && !one.gone && (words === "" || matchesPerson(one, words)),
    );
  }

  /**
   * @param {string[]} ids
   * @param {boolean} on
   */
  choose(ids, on) {
    const chosen = new Set(this.chosen);
    for (const id of ids) on ? chosen.add(id) : chosen.delete(id);
    this.chosen = chosen;
  }

  copy() {
    const { page, from } = this;
    if (!from || this.chosen.size === 0) return;
    const lines = page.shown.lines.filter((line) => !line.gone);
    const edits = copyRow(new Sheet(page.shown, [], lines), from.id, this.chosen);
    const changed = page.stage(edits);
    const key = changed ? "roles-copied" : "roles-copied-same";
    page.tellReader(this.t(key, { count: this.chosen.size }));
    this.done();
  }

  renderReady() {
    const { t, page, from, chosen } = this;
    if (!from) return nothing;
    const person = page.names.person(from.id);
    return modal({
      id: "roles-copy-dialog",
      heading: t("roles-copy-title", { person }),
      closeLabel: t("close"),
      close: () => this.done(),
      body: html`<p class="muted">${t("roles-copy-lead")}</p>
        <div class="search roles-copy-search">
          ${icon("search")}
          <input class="input" type="search" autocomplete="off" spellcheck="false"
            aria-label=${t("roles-search")} placeholder=${t("roles-search")} .value=${this.search}
            @input=${(/** @type {any} */ event) => (this.search = event.target.value)} />
        </div>
        ${this.renderPeople()}`,
      actions: html`<button type="button" class="button" @click=${() => this.done()}>${t("cancel")}</button>
        <button type="button" id="roles-copy-now" class="button button-primary"
          ?disabled=${chosen.size === 0} @click=${() => this.copy()}>
          ${t("roles-copy-now", { count: chosen.size })}
        </button>`,
    });
  }

  renderPeople() {
    const { t, page, chosen, found } = this;
    const all = found.length > 0 && found.every(({ id }) => chosen.has(id));
    if (found.length === 0) return html`<p role="status">${t("roles-none-found")}</p>`;
    return html`<fieldset class="roles-people">
      <legend class="visually-hidden">${t("roles-copy-people")}</legend>
      <label class="roles-check roles-check-all">
        <input type="checkbox" .checked=${all}
          @change=${(/** @type {any} */ event) => this.choose(found.map(({ id }) => id), event.target.checked)} />
        <span>${t("roles-copy-all", { count: found.length })}</span>
      </label>
      ${found.slice(0, SHOWN).map(
        ({ id }) => html`<label class="roles-check">
          <input type="checkbox" .checked=${chosen.has(id)}
            @change=${(/** @type {any} */ event) => this.choose([id], event.target.checked)} />
          <span>${page.names.person(id)}</span>
        </label>`,
      )}
      ${found.length > SHOWN
        ? html`<p class="small">${t("roles-copy-more", { count: found.length - SHOWN })}</p>`
        : nothing}
    </fieldset>`;
  }
}

customElements.define("wz-roles-copy", RolesCopy);
