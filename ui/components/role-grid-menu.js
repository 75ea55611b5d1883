/**
 * The menu of a cell: every role with what it means, new clients, and who can see what.
 *
 * Used by role-grid.js. It acts on the whole selection, as the keys do.
 */
/** @import { TemplateResult } from "lit" */
/** @import { RoleGrid } from "./role-grid.js" */
import { html, nothing } from "lit";
import { ROLES, setHidden } from "../app/roles/fill.js";
import { icon } from "./icon.js";
import { apply, setRole, turnNewClients } from "./role-grid-keys.js";
import { lineName, personName, roleName } from "./role-grid-words.js";

/** What each role means, in a sentence. @type {Record<string, string>} */
const NOTES = {
  seller: "grid-role-seller-note",
  manager: "grid-role-manager-note",
  auditor: "grid-role-auditor-note",
};

/** Between the menu and the edges of the window; px. */
const EDGE = 8;

/** @param {RoleGrid} grid */
export function gridMenu(grid) {
  const { count, anchor } = grid.chosen;
  const { row, column } = anchor;
  const value = grid.sheet.value(row, column);
  const { t } = grid.app;
  return html`<div class="role-grid-veil" @pointerdown=${() => grid.closeMenu()}></div>
    <div
      class="menu role-grid-menu"
      role="menu"
      tabindex="-1"
      aria-label=${t("grid-menu", { person: personName(t, grid.people[row]), channel: columnName(grid, column) })}
      @keydown=${(/** @type {KeyboardEvent} */ event) => key(grid, event)}
    >
      ${count > 1 ? html`<div class="menu-text">${t("grid-menu-many", { count })}</div>` : nothing}
      ${typeof value === "boolean" ? phoneItems(grid, value) : roleItems(grid, value)}
      <div class="menu-line" role="separator"></div>
      ${askItems(grid, row, column)}
    </div>`;
}

/**
 * Puts the menu under its cell, or above where there is no room, and the focus into it.
 * @param {RoleGrid} grid
 */
export function placeMenu(grid) {
  const menu = grid.querySelector(".role-grid-menu");
  if (!(menu instanceof HTMLElement) || menu.contains(document.activeElement)) return;
  const box = grid.painter?.boxOf(grid.chosen.anchor) ?? { left: 0, top: 0, bottom: 0 };
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.max(EDGE, Math.min(box.left, innerWidth - width - EDGE));
  const under = box.bottom + height + EDGE <= innerHeight;
  const top = under ? box.bottom + 2 : Math.max(EDGE, box.top - height - 2);
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
  const first = menu.querySelector("[aria-checked='true']") ?? menu.querySelector("button");
  if (first instanceof HTMLElement) first.focus({ preventScroll: true });
}

/**
 * @param {RoleGrid} grid
 * @param {import("../app/roles/places.js").Cell | null} cell
 */
function roleItems(grid, cell) {
  const { t } = grid.app;
  const role = cell?.role ?? null;
  const turn = () => turnNewClients(grid);
  return html`
    ${ROLES.map((one) =>
      choice(grid, roleName(t, one), t(NOTES[one]), role === one, () => setRole(grid, one)),
    )}
    ${choice(grid, t("grid-none"), t("grid-none-note"), role === null, () => setRole(grid, null))}
    <div class="menu-line" role="separator"></div>
    ${item(grid, t("grid-new-clients"), turn, {
      role: "menuitemcheckbox",
      note: t(cell ? "grid-new-clients-note" : "grid-new-clients-no-role"),
      checked: cell?.new_clients ?? false,
      off: !cell && grid.chosen.count === 1,
    })}
  `;
}

/**
 * @param {RoleGrid} grid
 * @param {boolean} hidden
 */
function phoneItems(grid, hidden) {
  const { t } = grid.app;
  const set = (/** @type {boolean} */ to) => () =>
    apply(grid, setHidden(grid.sheet, grid.chosen.rectangle, to));
  return html`${choice(grid, t("grid-shown"), t("grid-shown-note"), !hidden, set(false))}
  ${choice(grid, t("grid-hidden"), t("grid-hidden-note"), hidden, set(true))}`;
}

/**
 * @param {RoleGrid} grid
 * @param {number} row
 * @param {number} column
 */
function askItems(grid, row, column) {
  const { t } = grid.app;
  const person = grid.people[row];
  const line = grid.lines[column];
  const named = person.gone || !person.name ? t("grid-ask-someone") : t("grid-ask-person", { person: person.name });
  const who = () => grid.tell("ask-person", { user_id: person.id });
  return html`${item(grid, named, who)}
  ${line
    ? item(grid, t("grid-ask-line"), () => grid.tell("ask-line", { channel_id: line.channel_id }))
    : nothing}`;
}

/**
 * @param {RoleGrid} grid
 * @param {number} column
 */
function columnName({ app: { t }, lines }, column) {
  return lines[column] ? lineName(t, lines[column]) : t("grid-phones");
}

/**
 * @param {RoleGrid} grid
 * @param {string} label
 * @param {string} note
 * @param {boolean} checked
 * @param {() => void} run
 */
function choice(grid, label, note, checked, run) {
  return item(grid, label, run, { role: "menuitemradio", note, checked });
}

/**
 * @param {RoleGrid} grid
 * @param {string} label
 * @param {() => void} run
 * @param {{ role?: string, note?: string, checked?: boolean, off?: boolean }} [more]
 * @returns {TemplateResult}
 */
function item(grid, label, run, { role = "menuitem", note = "", checked, off = false } = {}) {
  const chosen = () => {
    if (off) return;
    grid.closeMenu();
    run();
  };
  return html`<button
    type="button"
    class="menu-item"
    role=${role}
    tabindex="-1"
    aria-checked=${checked === undefined ? nothing : String(checked)}
    aria-disabled=${off ? "true" : nothing}
    @click=${chosen}
  >
    <span class="role-grid-choice"
      ><span>${label}</span>${note ? html`<span class="role-grid-note">${note}</span>` : nothing}</span
    >
    ${checked ? icon("check") : nothing}
  </button>`;
}

/**
 * @param {RoleGrid} grid
 * @param {KeyboardEvent} event
 */
function key(grid, event) {
  const items = [...grid.querySelectorAll(".role-grid-menu button")];
  const at = items.findIndex((one) => one === document.activeElement);
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1 + items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (event.key === "Escape" || event.key === "Tab") grid.closeMenu();
  else if (to === undefined) return;
  const next = to === undefined ? null : items[to % items.length];
  if (next instanceof HTMLElement) next.focus();
  event.preventDefault();
  event.stopPropagation();
}
