/**
 * What each key does in the matrix.
 *
 * Used by role-grid.js. Letters come from the locale file; where a keyboard writes another script,
 * the key in the same place counts.
 */
/** @import { RoleGrid } from "./role-grid.js" */
import { means } from "../app/letters.js";
import * as fill from "../app/roles/fill.js";
import { Selection } from "../app/roles/selection.js";

/** The letter of each role, in the locale file. @type {[key: string, role: string][]} */
const LETTERS = [
  ["grid-letter-seller", "seller"],
  ["grid-letter-manager", "manager"],
  ["grid-letter-auditor", "auditor"],
];

/**
 * @param {RoleGrid} grid
 * @param {KeyboardEvent} event
 */
export function gridKey(grid, event) {
  if (event.target !== grid.scroller || event.altKey || grid.people.length === 0) return;
  const ctrl = event.ctrlKey || event.metaKey;
  const handled = (ctrl && command(grid, event)) || moves(grid, event, ctrl) || (!ctrl && sets(grid, event));
  if (handled) event.preventDefault();
}

/**
 * @param {RoleGrid} grid
 * @param {KeyboardEvent} event
 */
function command(grid, event) {
  const { chosen, sheet } = grid;
  if (event.key === " ") return select(grid, chosen.columns(sheet.size), true);
  if (means(event, "a")) return select(grid, Selection.all(sheet.size), true);
  if (means(event, "z")) return did(event.shiftKey ? grid.redo() : grid.undo());
  if (means(event, "y")) return did(grid.redo());
  if (means(event, "d")) return did(apply(grid, fill.fillDown(sheet, chosen.rectangle)));
  if (means(event, "r")) return did(apply(grid, fill.fillRight(sheet, chosen.rectangle)));
  return false;
}

/**
 * @param {RoleGrid} grid
 * @param {KeyboardEvent} event
 * @param {boolean} ctrl
 */
function moves(grid, event, ctrl) {
  const { chosen, sheet, painter } = grid;
  if (event.key === " " && event.shiftKey) return select(grid, chosen.rows(sheet.size), true);
  if (event.key === "Escape") {
    // Where there is nothing to take back, Escape means something to the page.
    return chosen.count > 1 && select(grid, chosen.collapsed());
  }
  const filled = (/** @type {number} */ row, /** @type {number} */ column) => {
    const value = sheet.value(row, column);
    return value !== null && value !== false;
  };
  const move = { key: event.key, ctrl, shift: event.shiftKey };
  const moved = chosen.moved(move, sheet.size, { page: painter?.page ?? 1, filled });
  return moved !== null && select(grid, moved);
}

/**
 * @param {RoleGrid} grid
 * @param {KeyboardEvent} event
 */
function sets(grid, event) {
  const { chosen, sheet } = grid;
  const area = chosen.rectangle;
  const active = sheet.value(chosen.anchor.row, chosen.anchor.column);
  if (event.key === "Enter" || event.key === "F2") return did(grid.openMenu());
  if (event.key === "Delete" || event.key === "Backspace") return did(apply(grid, fill.clear(sheet, area)));
  if (event.key === " ") {
    const edits =
      typeof active === "boolean"
        ? fill.setHidden(sheet, area, !active)
        : fill.setRole(sheet, area, fill.nextRole(active));
    return did(apply(grid, edits));
  }
  if (means(event, grid.app.t("grid-letter-new"))) return did(turnNewClients(grid));
  for (const [key, role] of LETTERS) {
    if (means(event, grid.app.t(key))) return did(setRole(grid, role));
  }
  return false;
}

/**
 * Gives the selection a role, or takes it.
 * @param {RoleGrid} grid
 * @param {string | null} role
 */
export function setRole(grid, role) {
  apply(grid, fill.setRole(grid.sheet, grid.chosen.rectangle, role));
}

/**
 * Switches new clients for those of the selection who have a role.
 * @param {RoleGrid} grid
 */
export function turnNewClients(grid) {
  const area = grid.chosen.rectangle;
  const turn = fill.newClientsTurn(grid.sheet, area);
  if (turn === null) grid.say({ key: "grid-said-no-role" });
  else apply(grid, fill.setNewClients(grid.sheet, area, turn));
}

/**
 * @param {RoleGrid} grid
 * @param {import("../app/roles/matrix.js").Edit[]} edits
 */
export function apply(grid, edits) {
  const { chosen, painter } = grid;
  // What is changed has to be seen; of a whole column, what is in sight is enough.
  if (chosen.count === 1 || !painter?.sees(chosen.rectangle)) grid.reveal();
  if (!grid.apply(edits)) grid.say({ key: "grid-said-same" });
}

/**
 * @param {RoleGrid} grid
 * @param {Selection} selection
 * @param {boolean} [stay]
 */
function select(grid, selection, stay) {
  grid.select(selection, stay);
  return true;
}

/** @param {void} _done */
const did = (_done) => true;
