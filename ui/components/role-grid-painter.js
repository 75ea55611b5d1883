/**
 * Draws the matrix: only what is in sight, in elements that are used again.
 *
 * Used by role-grid.js. Row r stands in slot r modulo the number of slots, a column likewise, so
 * that scrolling by one row fills one row anew and moves nothing else. Lit would compare every
 * cell on every frame, so the elements here are kept by hand; their texts and listeners are not.
 */
/** @import { Rectangle, Selection, Spot } from "../app/roles/selection.js" */
/** @import { Sheet } from "../app/roles/fill.js" */
/** @import { Translate } from "../app/i18n.js" */
import { scrollToRow } from "../app/window-range.js";
import { HeadSlot, PersonSlot } from "./role-grid-heads.js";
import { RowSlot } from "./role-grid-slots.js";

/** Sizes, px; ROW is `--row-dense` in tokens.css. */
export const CELL = 134;
export const ROW = 44;
export const HEAD = 56;
const PHONES = 112;
const NAMES = 200;
const NAMES_NARROW = 178;

/** Below this width the names make room for the cells; px. */
const NARROW = 820;

/** Drawn beyond each edge of what is in sight. */
const SPARE_ROWS = 5;
const SPARE_COLUMNS = 1;

/** What is to be drawn. @typedef {{ t: Translate, sheet: Sheet, selection: Selection }} Picture */

/**
 * The same, and where each row and column stands; px.
 * @typedef {Picture & { top: (row: number) => number, left: (column: number) => number }} Scene
 */

/** Which slots are in use: `count` of them from `start` on. @typedef {{ start: number, count: number }} Span */

/** The drawn part of the matrix. */
export class Painter {
  /**
   * @param {HTMLElement} scroller the grid, which scrolls
   * @param {string} id the beginning of the ids of its cells
   */
  constructor(scroller, id) {
    this.scroller = scroller;
    this.id = id;
    /** @type {Scene | null} */
    this.scene = null;
    this.names = NAMES;
    // Read when they change, not while drawing: reading makes the web view lay out at once.
    this.top = 0;
    this.left = 0;
    this.width = 0;
    this.height = 0;
    this.sheet = part("role-grid-sheet", "presentation");
    this.head = part("role-grid-head", "row");
    this.head.setAttribute("aria-rowindex", "1");
    this.corner = part("role-grid-corner", "columnheader");
    this.corner.setAttribute("aria-colindex", "1");
    this.head.append(this.corner);
    this.sheet.append(this.head);
    scroller.append(this.sheet);
    /** @type {HeadSlot[]} */
    this.heads = [];
    /** @type {RowSlot[]} */
    this.rows = [];
  }

  /**
   * Draws what may have changed anywhere.
   * @param {Picture} picture
   */
  show(picture) {
    const { scene } = this;
    const other = picture.sheet !== scene?.sheet || picture.t !== scene.t;
    const left = (/** @type {number} */ column) => this.names + column * CELL;
    this.scene = { ...picture, top: (row) => row * ROW, left };
    if (other) this.measure();
    else this.paint(true);
  }

  /** Gives the sheet its size, takes that of the grid, and draws. */
  measure() {
    const { scene, scroller } = this;
    if (!scene) return;
    const { rows, columns } = scene.sheet.size;
    const room = scroller.closest("wz-role-grid")?.clientWidth ?? 0;
    const names = room < NARROW ? NAMES_NARROW : NAMES;
    // With another width of names everything stands elsewhere.
    if (names !== this.names) this.empty();
    this.names = names;
    scroller.style.setProperty("--names", `${this.names}px`);
    this.sheet.style.width = `${this.names + (columns - 1) * CELL + PHONES}px`;
    this.sheet.style.height = `${HEAD + rows * ROW}px`;
    scroller.setAttribute("aria-rowcount", String(rows + 1));
    scroller.setAttribute("aria-colcount", String(columns + 1));
    this.corner.textContent = scene.t("grid-people");
    this.width = scroller.clientWidth - this.names;
    this.height = scroller.clientHeight - HEAD;
    this.scrolled();
    this.paint(true);
  }

  /** Takes every slot away. */
  empty() {
    for (const { element } of [...this.heads.splice(0), ...this.rows.splice(0)]) element.remove();
  }

  /**
   * Takes how far the grid is scrolled.
   * @returns {boolean} whether that is news
   */
  scrolled() {
    const { scrollTop: top, scrollLeft: left } = this.scroller;
    const moved = top !== this.top || left !== this.left;
    this.top = top;
    this.left = left;
    return moved;
  }

  /**
   * Draws what came into sight.
   * @param {boolean} [anew] what was in sight may have changed too
   */
  paint(anew = false) {
    const { scene } = this;
    if (!scene) return;
    const { rows, columns } = scene.sheet.size;
    const down = span(this.top, this.height, ROW, rows, SPARE_ROWS);
    const across = span(this.left, this.width, CELL, columns, SPARE_COLUMNS);
    this.fit(down, across);
    for (let column = across.start; column < across.start + across.count; column += 1) {
      this.heads[column % across.count].bind(scene, column, anew);
    }
    for (let row = down.start; row < down.start + down.count; row += 1) {
      this.rows[row % down.count].bind(scene, row, across, anew);
    }
    this.point(scene.selection.anchor, down, across);
  }

  /**
   * Makes as many slots as are needed, and no more. In another number everything stands elsewhere.
   * @param {Span} down
   * @param {Span} across
   */
  fit(down, across) {
    if (this.heads.length !== across.count) {
      for (const one of this.heads.splice(0)) one.element.remove();
      for (let at = 0; at < across.count; at += 1) this.heads.push(new HeadSlot(this.head));
    }
    while (this.rows.length > down.count) this.rows.pop()?.element.remove();
    while (this.rows.length < down.count) {
      const row = part("role-grid-row", "row");
      this.sheet.append(row);
      this.rows.push(new RowSlot(row, new PersonSlot(row), this.id));
    }
  }

  /**
   * Names the cell that keys act on, while it is drawn.
   * @param {Spot} spot
   * @param {Span} down
   * @param {Span} across
   */
  point({ row, column }, down, across) {
    const drawn =
      row >= down.start &&
      row < down.start + down.count &&
      column >= across.start &&
      column < across.start + across.count;
    if (drawn) this.scroller.setAttribute("aria-activedescendant", `${this.id}-${row}-${column}`);
    else this.scroller.removeAttribute("aria-activedescendant");
  }

  /**
   * Scrolls until a place is wholly in sight; draws nothing.
   * @param {Spot} spot
   */
  reveal({ row, column }) {
    const { scroller, top, left, width, height } = this;
    const down = scrollToRow({ index: row, rowHeight: ROW, top, height });
    const across = scrollToRow({ index: column, rowHeight: CELL, top: left, height: width });
    if (down === top && across === left) return;
    scroller.scrollTop = down;
    scroller.scrollLeft = across;
    this.scrolled();
  }

  /**
   * Whether some of a rectangle is in sight.
   * @param {Rectangle} rectangle
   */
  sees({ top, left, bottom, right }) {
    const down = bottom * ROW > this.top && top * ROW < this.top + this.height;
    return down && right * CELL > this.left && left * CELL < this.left + this.width;
  }

  /**
   * The place under a point of the window, the nearest one beyond the edges; -1 for the heads.
   * @param {{ clientX: number, clientY: number }} point
   * @returns {Spot}
   */
  spotAt({ clientX, clientY }) {
    const { scroller, scene } = this;
    const box = scroller.getBoundingClientRect();
    const { rows, columns } = scene?.sheet.size ?? { rows: 1, columns: 1 };
    const x = clientX - box.left - this.names;
    const y = clientY - box.top - HEAD;
    const row = y < 0 ? -1 : Math.min(rows - 1, Math.floor((y + this.top) / ROW));
    const column = x < 0 ? -1 : Math.min(columns - 1, Math.floor((x + this.left) / CELL));
    return { row, column };
  }

  /**
   * Where a place is in the window.
   * @param {Spot} spot
   */
  boxOf({ row, column }) {
    const { scroller } = this;
    const box = scroller.getBoundingClientRect();
    const left = box.left + this.names + column * CELL - this.left;
    const top = box.top + HEAD + row * ROW - this.top;
    return { left, top, bottom: top + ROW };
  }

  /** How many rows are wholly in sight. */
  get page() {
    return Math.max(1, Math.floor(this.height / ROW));
  }
}

/**
 * An element with a class and a role.
 * @param {string} name
 * @param {string} role
 */
function part(name, role) {
  const element = document.createElement("div");
  element.className = name;
  element.setAttribute("role", role);
  return element;
}

/**
 * What to draw along one side: always the same number, so that every slot is in use.
 * @param {number} scrolled px
 * @param {number} room px
 * @param {number} size px of one
 * @param {number} all
 * @param {number} spare
 * @returns {Span}
 */
function span(scrolled, room, size, all, spare) {
  const count = Math.min(all, Math.ceil(Math.max(0, room) / size) + 1 + 2 * spare);
  const first = Math.floor(scrolled / size) - spare;
  return { start: Math.max(0, Math.min(first, all - count)), count };
}
