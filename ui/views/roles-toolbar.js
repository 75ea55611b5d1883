/**
 * What stands above the sheet of roles: who is shown, and what can be done with what is selected.
 *
 * Drawn by roles-view.js. Everything the keyboard does in the sheet can be done from here too.
 */
/** @import { MenuItem } from "../components/menu.js" */
/** @import { RolesView } from "./roles-view.js" */
import { html, nothing } from "lit";
import "../components/menu.js";
import * as fill from "../app/roles/fill.js";
import { messengers, PEOPLE_FILTERS } from "../app/roles/filter.js";
import { roleName } from "../app/roles/names.js";
import { icon } from "../components/icon.js";

/** @type {Record<import("../app/roles/filter.js").PeopleFilter, string>} */
const FILTER_KEYS = {
  all: "roles-filter-all",
  none: "roles-filter-none",
  changed: "roles-filter-changed",
  new: "roles-filter-new",
};

/** @param {RolesView} view */
export function rolesActions(view) {
  const { t, shown: matrix } = view;
  // The selection is asked for only when the menu opens, so the page is drawn anew then.
  const fresh = () => view.requestUpdate();
  return html`<div class="roles-actions">
    <wz-menu
      id="roles-set"
      .kind=${"button button-quiet"}
      .label=${t("roles-set-label")}
      .trigger=${t("roles-set")}
      .worded=${true}
      .items=${view.grid ? selectionItems(view) : []}
      @click=${fresh}
    ></wz-menu>
    <button type="button" id="roles-undo" class="button button-quiet" ?disabled=${!matrix.canUndo || view.saving}
      @click=${() => view.undo()}>${t("roles-undo")}</button>
    <button type="button" id="roles-redo" class="button button-quiet" ?disabled=${!matrix.canRedo || view.saving}
      @click=${() => view.redo()}>${t("roles-redo")}</button>
    <button type="button" id="roles-templates" class="button button-quiet" ?disabled=${view.saving}
      @click=${() => (view.dialog = "templates")}>${t("roles-templates")}</button>
    <button type="button" id="roles-paste" class="button" ?disabled=${view.saving} @click=${() => (view.dialog = "paste")}>
      ${t("roles-paste")}
    </button>
    <wz-menu
      id="roles-more"
      .kind=${"button button-icon clients-more"}
      .label=${t("roles-more")}
      .trigger=${icon("ellipsis")}
      .items=${moreItems(view)}
    ></wz-menu>
  </div>`;
}

/** @param {RolesView} view */
export function rolesFilters(view) {
  const { t } = view;
  return html`<div class="roles-filters">
    ${search(view)}
    <div class="chips" role="group" aria-label=${t("roles-filters")}>
      ${PEOPLE_FILTERS.map(
        (filter) => html`<button
          type="button"
          class="chip"
          aria-pressed=${view.filter === filter ? "true" : "false"}
          @click=${() => view.look({ filter })}
        >
          ${t(FILTER_KEYS[filter])}
        </button>`,
      )}
    </div>
    ${view.shown.lines.length > 1 ? lineSelect(view) : nothing}
  </div>`;
}

/** @param {RolesView} view */
function search(view) {
  const { t } = view;
  const clear = () => {
    view.look({ search: "" });
    view.byId("roles-search")?.focus();
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && view.search !== "") view.look({ search: "" });
    else if (event.key === "ArrowDown" || event.key === "Enter") view.grid?.focusGrid();
    else return;
    event.preventDefault();
  };
  return html`<div class="search">
    ${icon("search")}
    <input
      class="input"
      id="roles-search"
      type="search"
      autocomplete="off"
      spellcheck="false"
      aria-label=${t("roles-search")}
      placeholder=${t("roles-search")}
      .value=${view.search}
      @input=${(/** @type {any} */ event) => view.look({ search: event.target.value })}
      @keydown=${key}
    />
    ${view.search === ""
      ? nothing
      : html`<button
          type="button"
          class="button button-icon search-clear"
          aria-label=${t("roles-search-clear")}
          @click=${clear}
        >
          ${icon("x")}
        </button>`}
  </div>`;
}

/** @param {RolesView} view */
function lineSelect(view) {
  const { t, names } = view;
  const { lines } = view.shown;
  const option = (/** @type {string} */ value, /** @type {string} */ label) =>
    html`<option value=${value} ?selected=${view.line === value}>${label}</option>`;
  return html`<select
    class="input roles-lines"
    aria-label=${t("roles-lines")}
    @change=${(/** @type {any} */ event) => view.look({ line: event.target.value })}
  >
    ${option("", t("roles-lines-all"))}
    ${messengers(lines).map(({ transport, name, count }) =>
      option(`transport:${transport}`, t("roles-lines-messenger", { messenger: name, count })),
    )}
    ${lines.map(({ channel_id }) => option(`channel:${channel_id}`, names.line(channel_id)))}
  </select>`;
}

/**
 * @param {RolesView} view
 * @returns {MenuItem[]}
 */
function moreItems(view) {
  const { t } = view;
  const dirty = view.shown.isDirty;
  return [
    { id: "roles-history", label: t("roles-history"), icon: "clock", run: () => (view.dialog = "history") },
    ...(dirty
      ? []
      : [{ id: "roles-reread", label: t("roles-reread"), icon: /** @type {const} */ ("refresh"), run: () => void view.reread() }]),
  ];
}

/**
 * What can be done with the selected cells, as the keyboard would.
 * @param {RolesView} view
 * @returns {MenuItem[]}
 */
function selectionItems(view) {
  const { t, names, shown: matrix } = view;
  const { area, people, lines, person, line } = view.picked;
  if (!area || people.length === 0) return [{ text: t("roles-set-nothing") }];
  const sheet = new fill.Sheet(matrix, view.people, view.lines);
  /** @param {string} label @param {() => import("../app/roles/matrix.js").Edit[]} edits */
  const item = (label, edits) => ({
    label,
    run: () => {
      view.stage(edits());
      view.grid?.focusGrid();
    },
  });
  const who = person ? names.person(person.id) : "";
  return [
    { text: t("roles-set-cells", { count: people.length * Math.max(1, lines.length) }) },
    ...(lines.length > 0
      ? [
          ...fill.ROLES.map((role) => item(roleName(t, role), () => fill.setRole(sheet, area, role))),
          item(roleName(t, null), () => fill.setRole(sheet, area, null)),
          {},
          item(t("roles-set-new"), () => fill.setNewClients(sheet, area, true)),
          item(t("roles-set-not-new"), () => fill.setNewClients(sheet, area, false)),
          {},
          item(t("roles-fill-down"), () => fill.fillDown(sheet, area)),
          item(t("roles-fill-right"), () => fill.fillRight(sheet, area)),
        ]
      : [
          item(t("roles-set-hidden"), () => fill.setHidden(sheet, area, true)),
          item(t("roles-set-shown"), () => fill.setHidden(sheet, area, false)),
        ]),
    {},
    ...(person
      ? [
          { label: t("roles-copy", { person: who }), run: () => (view.dialog = "copy") },
          { label: t("grid-ask-person", { person: who }), run: () => (view.asked = { user_id: person.id }) },
        ]
      : []),
    ...(line
      ? [
          {
            label: t("roles-ask-line", { channel: names.line(line.channel_id) }),
            run: () => (view.asked = { channel_id: line.channel_id }),
          },
        ]
      : []),
  ];
}
