/**
 * A row of the matrix and its cells, in elements that stand for one place after another.
 *
 * Used by role-grid-painter.js. A cell is written anew only where what it shows is different.
 */
/** @import { PersonSlot } from "./role-grid-heads.js" */
/** @import { Scene, Span } from "./role-grid-painter.js" */
/** @import { Translate } from "../app/i18n.js" */
/** @import { Line, Person, Value } from "../app/roles/places.js" */
import { write } from "./role-grid-heads.js";
import { cellLabel, NOTHING, phonesLabel, roleShort, roleTone } from "./role-grid-words.js";

/**
 * What a cell last said.
 * @typedef {{ t: Translate, person: Person, line: Line | null, value: Value, changed: boolean }} Said
 */

/** One row. */
export class RowSlot {
  /**
   * @param {HTMLElement} element
   * @param {PersonSlot} person
   * @param {string} id
   */
  constructor(element, person, id) {
    this.element = element;
    this.person = person;
    this.id = id;
    this.row = -1;
    /** @type {CellSlot[]} */
    this.cells = [];
  }

  /**
   * @param {Scene} scene
   * @param {number} row
   * @param {Span} across
   * @param {boolean} anew
   */
  bind(scene, row, across, anew) {
    const other = row !== this.row;
    if (other) {
      this.row = row;
      this.element.style.transform = `translateY(${scene.top(row)}px)`;
      this.element.setAttribute("aria-rowindex", String(row + 2));
      this.element.dataset.row = String(row);
    }
    if (other || anew) this.person.bind(scene, row);
    if (this.cells.length !== across.count) {
      for (const cell of this.cells.splice(0)) cell.element.remove();
      for (let at = 0; at < across.count; at += 1) this.cells.push(new CellSlot(this.element));
    }
    for (let column = across.start; column < across.start + across.count; column += 1) {
      const cell = this.cells[column % across.count];
      if (other || anew || cell.column !== column) cell.bind(scene, row, column, this.id);
    }
  }
}

/** One cell. */
class CellSlot {
  /** @param {HTMLElement} row */
  constructor(row) {
    this.row = -1;
    this.column = -1;
    /** @type {Said | null} */
    this.said = null;
    this.element = document.createElement("div");
    this.element.setAttribute("role", "gridcell");
    this.word = document.createElement("span");
    this.word.className = "role-grid-word";
    this.mark = document.createElement("span");
    this.mark.className = "role-grid-new";
    this.mark.hidden = true;
    this.element.append(this.word, this.mark);
    row.append(this.element);
  }

  /**
   * @param {Scene} scene
   * @param {number} row
   * @param {number} column
   * @param {string} id
   */
  bind(scene, row, column, id) {
    const { element } = this;
    if (column !== this.column) {
      element.style.transform = `translateX(${scene.left(column)}px)`;
      element.setAttribute("aria-colindex", String(column + 2));
    }
    if (column !== this.column || row !== this.row) element.id = `${id}-${row}-${column}`;
    this.row = row;
    this.column = column;
    const value = scene.sheet.value(row, column);
    const changed = isChanged(scene, row, column);
    this.fill(scene, row, column, value, changed);
    const covered = scene.selection.covers(row, column);
    const name = classes(scene, row, column, value, changed, covered);
    if (element.className !== name) element.className = name;
    if (element.ariaSelected !== String(covered)) element.ariaSelected = String(covered);
  }

  /**
   * @param {Scene} scene
   * @param {number} row
   * @param {number} column
   * @param {Value} value
   * @param {boolean} changed
   */
  fill({ t, sheet }, row, column, value, changed) {
    const person = sheet.people[row];
    const line = sheet.lines[column] ?? null;
    const { said } = this;
    // The label is the dear part, so it is made only for another place or another content; equal
    // cells of a matrix are one.
    const same = said?.value === value && said.changed === changed && said.t === t;
    if (same && said.person === person && said.line === line) return;
    this.said = { t, person, line, value, changed };
    if (!line || typeof value === "boolean") {
      const hidden = value === true;
      write(this.word, t(hidden ? "grid-hidden" : "grid-shown"));
      if (!this.mark.hidden) this.mark.hidden = true;
      this.element.ariaLabel = phonesLabel(t, person, hidden, changed);
      return;
    }
    write(this.word, value ? roleShort(t, value.role) : NOTHING);
    const marked = value?.new_clients ?? false;
    if (this.mark.hidden === marked) this.mark.hidden = !marked;
    if (this.mark.dataset.word !== t("grid-new")) this.mark.dataset.word = t("grid-new");
    this.element.ariaLabel = cellLabel(t, person, line, value, changed);
  }
}

/**
 * @param {Scene} scene
 * @param {number} row
 * @param {number} column
 */
function isChanged({ sheet }, row, column) {
  const { id: user_id } = sheet.people[row];
  if (sheet.isPhones(column)) return sheet.matrix.isChanged({ kind: "hidden", user_id });
  return sheet.matrix.isChanged({ kind: "role", user_id, channel_id: sheet.lines[column].channel_id });
}

/**
 * @param {Scene} scene
 * @param {number} row
 * @param {number} column
 * @param {Value} value
 * @param {boolean} changed
 * @param {boolean} covered by the selection
 */
function classes({ sheet, selection }, row, column, value, changed, covered) {
  const tone = typeof value === "boolean" ? "phones" : roleTone(value);
  const gone = sheet.people[row].gone || sheet.lines[column]?.gone;
  const { anchor } = selection;
  const active = anchor.row === row && anchor.column === column;
  return `role-grid-cell role-${tone}${changed ? " is-changed" : ""}${gone ? " is-gone" : ""}${
    covered ? " is-selected" : ""
  }${active ? " is-active" : ""}`;
}
