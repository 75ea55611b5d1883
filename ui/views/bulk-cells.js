/**
 * The cells of a grid of bulk work: which are fetched, how wide they are, which one keys act on.
 *
 * The base of `<wz-bulk-rows>`. Lives in an element of the class `bulk-sheet`, which scrolls.
 * Deliberately absent: what stands in a cell, and changing it.
 */
/** @import { Bulk } from "../types/Bulk" */
/** @import { BulkFilter } from "../types/BulkFilter" */
/** @import { BulkRow } from "../types/BulkRow" */
import * as api from "../api/bulk.js";
import { fieldsOf } from "../app/bulk/fields.js";
import { Rows } from "../app/bulk/rows.js";
import { isShown, mended } from "../app/bulk/states.js";
import { RowsView } from "./rows-view.js";

/** Height of the header that stays in sight; px, as in bulk-rows.css. */
const HEADER = 40;

/** Height of a row; px, as `--row` in tokens.css. */
const ROW = 56;

/** With so much of the rows in sight at least, the page scrolls rather than they; px. */
const LEAST = 240;

/** Widths of the columns, the least they may have; px. */
const NUMBER = 64;
const ID = 112;
const CELL = 124;
const SAYS = 280;

/** So far a row is looked for that moved. */
const NEAR = 500;

/**
 * A grid of rows without what stands in it.
 * @extends {RowsView<BulkRow | undefined>}
 */
export class BulkCells extends RowsView {
  static properties = {
    ...RowsView.properties,
    bulk: { attribute: false },
    filter: { attribute: false },
    mode: { attribute: false },
    round: { attribute: false },
    column: { state: true },
  };

  constructor() {
    super();
    this.cover = HEADER;
    this.active = 0;
    // Given by the step before this is connected.
    this.bulk = /** @type {Bulk} */ (/** @type {unknown} */ (undefined));
    /** @type {BulkFilter} */
    this.filter = "all";
    /** @type {"check" | "end"} */
    this.mode = "check";
    /** How often all rows were checked. */
    this.round = 0;
    /** The column that keys act on; one past the fields is what the row says. */
    this.column = 0;
    // The cell to put the focus on may still be on its way.
    this.focusLate = false;
    /** @type {{ at: number, row: number } | null} the row that stays where it is on the screen */
    this.anchor = null;
    /** So many rows it has moved since the last drawing. */
    this.shift = 0;
    this.source = this.viewOf("all");
  }

  /** @returns {HTMLElement} */
  get scroller() {
    return this.closest(".bulk-sheet") ?? super.scroller;
  }

  get fields() {
    return fieldsOf(this.bulk);
  }

  /**
   * A new view of the rows; answers for the one before are not listened to any more.
   * @param {BulkFilter} filter
   */
  viewOf(filter) {
    const { bulk } = this;
    const source = new Rows(
      (offset, limit) => api.rows(bulk.bulk_id, filter, offset, limit),
      () => source === this.source && this.show(),
      // Only before sending does a row leave its view under a person's hands.
      this.mode === "check"
        ? { fits: (row) => isShown(filter, row), left: (row) => mended(filter, row) }
        : undefined,
    );
    return source;
  }

  show() {
    this.rows = this.source.list;
    const by = this.moved();
    if (this.anchor) this.anchor.at += by;
    this.shift += by;
    this.active = this.stop(this.active + by, 1);
    this.requestUpdate();
  }

  /** How far the row has moved that stays on the screen, because others came or went before it. */
  moved() {
    const { anchor, rows } = this;
    if (!anchor) return 0;
    for (let by = 0; by < NEAR; by += 1) {
      for (const step of [by, -by]) if (rows[anchor.at + step]?.row === anchor.row) return step;
    }
    return 0;
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    const before = changes.get("bulk");
    if (changes.has("filter") || (changes.has("bulk") && before?.bulk_id !== this.bulk.bulk_id)) {
      this.source = this.viewOf(this.filter);
      this.rows = [];
      this.active = 0;
      this.anchor = null;
    } else if (changes.has("round")) {
      this.source.reopen();
    } else if (changes.has("bulk") && this.mode === "end") {
      this.source.refresh();
    }
    super.willUpdate(changes);
  }

  /** Asks for what is in sight. */
  tellSight() {
    const { start, end } = this.range;
    this.source.want(start, end);
  }

  updated() {
    super.updated();
    const { fields } = this;
    const widths = fields.map((field) => (field === "id" ? `minmax(${ID}px, 2fr)` : `minmax(${CELL}px, 3fr)`));
    // The policy of the window forbids style attributes, not styles set from code.
    this.style.setProperty("--columns", `${NUMBER}px ${widths.join(" ")} minmax(${SAYS}px, 5fr)`);
    this.style.minWidth = `${NUMBER + ID + CELL * (fields.length - 1) + SAYS}px`;
    this.scroller.style.minHeight = `${Math.min(LEAST, HEADER + this.rows.length * ROW)}px`;
    this.hold();
    const { activeElement } = document;
    if (this.focusLate && (activeElement === document.body || this.contains(activeElement))) this.focusCell();
  }

  /** Keeps the row that a person looks at where it is on the screen, and notes which that is. */
  hold() {
    if (this.shift !== 0) {
      this.scroller.scrollTop += this.shift * ROW;
      this.shift = 0;
      this.measure();
    }
    const first = Math.max(0, Math.ceil(this.top / ROW));
    const last = Math.floor((this.top + this.height) / ROW) - 1;
    const at = this.active >= first && this.active <= last ? this.active : first;
    const row = this.rows[at];
    this.anchor = row ? { at, row: row.row } : null;
  }

  /** @param {number} index */
  async move(index) {
    await super.move(index);
    this.focusCell();
  }

  /** Puts the focus on the cell that keys act on, once it is drawn. */
  focusCell() {
    const cell = this.querySelector(`[aria-rowindex="${this.active + 2}"] [data-column="${this.column}"]`);
    this.focusLate = !(cell instanceof HTMLElement);
    if (!(cell instanceof HTMLElement)) return;
    const target = cell.querySelector("button") ?? cell;
    target.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /**
   * To another cell.
   * @param {number} index
   * @param {number} column
   */
  async go(index, column) {
    this.column = Math.max(0, Math.min(column, this.fields.length));
    await this.updateComplete;
    await this.move(index);
  }
}
