/**
 * Selecting in the matrix by pointer: a click, a drag, a head.
 *
 * Used by role-grid.js. One listener of each kind for the whole grid; what is under the pointer
 * follows from the sizes. Nothing needs a drag: Shift and a click do the same.
 */
/** @import { Spot } from "../app/roles/selection.js" */
/** @import { RoleGrid } from "./role-grid.js" */
import { Selection } from "../app/roles/selection.js";

/**
 * @param {RoleGrid} grid
 * @returns {() => void} what stops listening
 */
export function listenToPointer(grid) {
  const stop = new AbortController();
  const { scroller } = grid;
  const { signal } = stop;
  let dragging = false;
  // A whole row or column that was begun at its head stays one.
  let whole = false;
  scroller.addEventListener(
    "pointerdown",
    (event) => {
      if (grid.people.length === 0 || asked(event) || onScrollbar(scroller, event)) return;
      // The second button opens the menu of what is selected, if it was pressed on that.
      const { row, column } = spotOf(grid, event);
      if (event.button === 2 && grid.chosen.covers(row, column)) return;
      if (event.button !== 0 && event.button !== 2) return;
      press(grid, { row, column }, event.shiftKey);
      dragging = event.button === 0;
      whole = row < 0 || column < 0;
      if (dragging) scroller.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  scroller.addEventListener("pointermove", (event) => dragging && !whole && drag(grid, event), { signal });
  const end = () => (dragging = false);
  scroller.addEventListener("pointerup", end, { signal });
  scroller.addEventListener("pointercancel", end, { signal });
  scroller.addEventListener("pointerover", (event) => pointAt(grid, event), { signal });
  scroller.addEventListener("click", (event) => ask(grid, event), { signal });
  scroller.addEventListener("dblclick", (event) => inCells(grid, event) && grid.openMenu(), { signal });
  scroller.addEventListener(
    "contextmenu",
    (event) => {
      event.preventDefault();
      if (inCells(grid, event)) grid.openMenu();
    },
    { signal },
  );
  return () => stop.abort();
}

/**
 * @param {RoleGrid} grid
 * @param {MouseEvent} event
 * @returns {Spot} -1 for a head
 */
function spotOf(grid, event) {
  return grid.painter?.spotAt(event) ?? { row: -1, column: -1 };
}

/**
 * A cell, a row by its name, a column by its head, or everything by the corner.
 * @param {RoleGrid} grid
 * @param {Spot} spot
 * @param {boolean} extend
 */
function press(grid, { row, column }, extend) {
  const { chosen, sheet } = grid;
  const from = extend ? chosen.anchor : { row: Math.max(0, row), column: Math.max(0, column) };
  const reached = new Selection(from, { row: Math.max(0, row), column: Math.max(0, column) });
  // A whole row or column is selected where it is: nothing jumps to its other end.
  if (row < 0 && column < 0) grid.select(Selection.all(sheet.size), true);
  else if (row < 0) grid.select(reached.columns(sheet.size), true);
  else if (column < 0) grid.select(reached.rows(sheet.size), true);
  else grid.select(reached);
}

/**
 * @param {RoleGrid} grid
 * @param {PointerEvent} event
 */
function drag(grid, event) {
  const { chosen } = grid;
  const { row, column } = spotOf(grid, event);
  if (row < 0 || column < 0) return;
  if (row === chosen.head.row && column === chosen.head.column) return;
  grid.select(chosen.to({ row, column }));
}

/**
 * @param {RoleGrid} grid
 * @param {Event} event
 */
function pointAt({ painter }, { target }) {
  const person = target instanceof Element ? target.closest(".role-grid-person") : null;
  if (person) painter?.rows.find((row) => row.person.element === person)?.person.point();
}

/**
 * Who the small button of a head asks about.
 * @param {RoleGrid} grid
 * @param {MouseEvent} event
 */
function ask(grid, event) {
  const button = asked(event);
  if (!button) return;
  const column = Number(button.parentElement?.dataset.column);
  const row = Number(button.closest("[data-row]")?.getAttribute("data-row"));
  if (button.dataset.ask === "ask-line") grid.tell("ask-line", { channel_id: grid.lines[column].channel_id });
  else grid.tell("ask-person", { user_id: grid.people[row].id });
}

/**
 * @param {Event} event
 * @returns {HTMLElement | null}
 */
function asked({ target }) {
  return target instanceof Element ? target.closest("[data-ask]") : null;
}

/**
 * @param {RoleGrid} grid
 * @param {MouseEvent} event
 */
function inCells(grid, event) {
  const { row, column } = spotOf(grid, event);
  return grid.people.length > 0 && row >= 0 && column >= 0 && !asked(event);
}

/**
 * @param {HTMLElement} scroller
 * @param {MouseEvent} event
 */
function onScrollbar(scroller, { clientX, clientY }) {
  const box = scroller.getBoundingClientRect();
  return clientX - box.left > scroller.clientWidth + 1 || clientY - box.top > scroller.clientHeight + 1;
}
