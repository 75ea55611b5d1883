/**
 * `<wz-roles-templates>`: rows kept under a name, to be given to others.
 *
 * Opened by roles-view.js; applying one stages one step. Templates belong to the login and fit
 * every client of it. Tells `done`.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { RoleTemplate } from "../types/RoleTemplate" */
/** @import { Person } from "../app/roles/places.js" */
/** @import { RolesView } from "./roles-view.js" */
import { html, nothing } from "lit";
import * as templatesApi from "../api/role-templates.js";
import { asApiError, fieldSentences } from "../app/errors.js";
import { NAME_LIMIT, templateEdits, templateGroups, templateOf } from "../app/roles/templates.js";
import { transportName } from "../app/transports.js";
import { View } from "../app/view.js";
import { busyButton } from "../components/button.js";
import { failureBlank, failureNotice } from "../components/failure.js";
import { textField } from "../components/form-field.js";
import { icon } from "../components/icon.js";
import "../components/menu.js";
import { modal } from "../components/modal.js";

/** The dialog of templates. */
export class RolesTemplates extends View {
  static properties = {
    ...View.properties,
    page: { attribute: false },
    templates: { state: true },
    draft: { state: true },
    busy: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    // Given by the page that draws it.
    this.page = /** @type {RolesView} */ (/** @type {unknown} */ (undefined));
    /** @type {RoleTemplate[]} */
    this.templates = [];
    /** @type {RoleTemplate | null} being named: a new one has no id */
    this.draft = null;
    this.busy = false;
    /** @type {ApiError | null} */
    this.refused = null;
    /** @type {Person[]} who is selected in the sheet */
    this.people = [];
    /** @type {Person | null} */
    this.person = null;
  }

  async load() {
    const { people, person } = this.page.picked;
    this.people = people.filter((one) => !one.gone);
    this.person = person?.gone ? null : person;
    this.templates = await templatesApi.list();
  }

  done() {
    this.dispatchEvent(new Event("done"));
  }

  /** @param {() => Promise<RoleTemplate[]>} work */
  async attempt(work) {
    this.busy = true;
    this.refused = null;
    try {
      this.templates = await work();
      this.draft = null;
    } catch (thrown) {
      this.refused = asApiError(thrown);
      void this.focusProblem();
    } finally {
      this.busy = false;
    }
  }

  async begin() {
    const { person, page } = this;
    if (!person) return;
    this.refused = null;
    this.draft = templateOf(page.shown, person.id, "").template;
    await this.updateComplete;
    this.byId("roles-template-name")?.focus();
  }

  /** @param {RoleTemplate} template */
  async rename(template) {
    this.refused = null;
    this.draft = { ...template };
    await this.updateComplete;
    this.byId("roles-template-name")?.select();
  }

  /** @param {RoleTemplate} draft */
  save(draft) {
    return this.attempt(() => templatesApi.save({ ...draft, name: draft.name.trim() }));
  }

  /** @param {RoleTemplate} template */
  async drop(template) {
    await this.attempt(() => templatesApi.remove(template.template_id));
    if (this.refused) return;
    // Kept once more under a number of its own: nothing refers to the old one.
    const back = () => this.attempt(() => templatesApi.save({ ...template, template_id: "" }));
    this.app.toast({
      text: this.t("roles-template-deleted", { name: template.name }),
      action: { label: this.t("roles-undo"), run: () => void back() },
    });
  }

  /** @param {RoleTemplate} template */
  apply(template) {
    const { page, people } = this;
    const ids = people.map(({ id }) => id);
    const changed = page.stage(templateEdits(template, page.shown, ids));
    const key = changed ? "roles-template-applied" : "roles-template-same";
    page.tellReader(this.t(key, { name: template.name, count: ids.length }));
    this.done();
    page.grid?.focusGrid();
  }

  render() {
    const { t } = this;
    return modal({
      id: "roles-templates-dialog",
      heading: t("roles-templates"),
      closeLabel: t("close"),
      wide: true,
      close: () => this.done(),
      body: this.phase === "error" && this.failure
        ? failureBlank(this.app, this.failure, () => void this.start(), t("roles-templates-failed"))
        : this.renderBody(),
      actions: html`<button type="button" class="button" @click=${() => this.done()}>${t("close")}</button>`,
    });
  }

  renderBody() {
    const { t, templates, refused, draft, person } = this;
    if (this.phase === "loading") return html`<p class="muted" role="status">${t("loading")}</p>`;
    // Only the name has a field here that could say what is wrong with it.
    const fields = refused?.fields.some(({ field }) => field === "name") ?? false;
    return html`<p class="muted">${t("roles-templates-lead")}</p>
      ${refused && !fields ? failureNotice(this.app, refused) : nothing}
      ${templates.length > 0
        ? html`<ul class="roles-template-list">
            ${templates.map((one) =>
              draft?.template_id === one.template_id ? html`<li>${this.renderForm(draft)}</li>` : this.renderTemplate(one),
            )}
          </ul>`
        : nothing}
      ${draft?.template_id === "" ? this.renderForm(draft) : this.renderNew(person)}`;
  }

  /** @param {Person | null} person */
  renderNew(person) {
    const { t, page } = this;
    if (!person) return html`<p class="small">${t("roles-template-select")}</p>`;
    const { unknown } = templateOf(page.shown, person.id, "");
    if (unknown !== null) return html`<p class="small">${t("roles-template-unknown", { word: unknown })}</p>`;
    return html`<button type="button" id="roles-template-new" class="button roles-template-new" @click=${() => void this.begin()}>
      ${icon("plus")}<span>${t("roles-template-new", { person: page.names.person(person.id) })}</span>
    </button>`;
  }

  /** @param {RoleTemplate} template */
  renderTemplate(template) {
    const { t, people } = this;
    const items = [
      { label: t("roles-template-rename"), icon: /** @type {const} */ ("pencil"), run: () => void this.rename(template) },
      { label: t("roles-template-delete"), icon: /** @type {const} */ ("trash"), tone: /** @type {const} */ ("bad"), run: () => void this.drop(template) },
    ];
    return html`<li class="roles-template">
      <div class="roles-template-words">
        <h3>${template.name}</h3>
        ${this.renderCells(template)}
      </div>
      <button type="button" class="button" ?disabled=${people.length === 0}
        aria-label=${t("roles-template-apply-named", { name: template.name, count: people.length })}
        @click=${() => this.apply(template)}>
        ${t("roles-template-apply", { count: people.length })}
      </button>
      <wz-menu .label=${t("roles-template-more", { name: template.name })} .trigger=${icon("ellipsis")} .items=${items}></wz-menu>
    </li>`;
  }

  /** @param {RoleTemplate} template */
  renderCells(template) {
    const { t, page } = this;
    return html`<ul class="small">
      ${templateGroups(template).map(({ cell, transports, others }) => {
        const role = page.names.value("role", cell);
        const messengers = transports.map(transportName).join(", ");
        if (transports.length === 0) {
          const all = template.cells.length === 1;
          return html`<li>${t(all ? "roles-template-everywhere" : "roles-template-others", { role })}</li>`;
        }
        return html`<li>${t(others ? "roles-template-and-others" : "roles-template-on", { role, messengers })}</li>`;
      })}
      ${template.hide_phone === null
        ? nothing
        : html`<li>${t(template.hide_phone ? "roles-template-hidden" : "roles-template-shown")}</li>`}
    </ul>`;
  }

  /** @param {RoleTemplate} draft */
  renderForm(draft) {
    const { t, person, page, refused } = this;
    const uneven = draft.template_id === "" && person ? templateOf(page.shown, person.id, "").uneven : [];
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      void this.save(draft);
    };
    return html`<form class="roles-template-form" novalidate @submit=${submit}>
      ${draft.template_id === "" ? this.renderCells(draft) : nothing}
      ${uneven.length > 0
        ? html`<p class="small">${t("roles-template-uneven", { messengers: uneven.map(transportName).join(", ") })}</p>`
        : nothing}
      ${textField({
        id: "roles-template-name",
        label: t("roles-template-name"),
        value: draft.name,
        maxlength: NAME_LIMIT,
        error: fieldSentences(refused, t).name,
        input: (name) => (this.draft = { ...draft, name }),
      })}
      <div class="roles-template-buttons">
        <button type="button" class="button" @click=${() => (this.draft = null)}>${t("cancel")}</button>
        ${busyButton({
          id: "roles-template-save",
          type: "submit",
          label: t("roles-template-save"),
          busyLabel: t("roles-saving"),
          busy: this.busy,
        })}
      </div>
    </form>`;
  }
}

customElements.define("wz-roles-templates", RolesTemplates);
