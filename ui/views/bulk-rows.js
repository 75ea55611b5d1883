/**
 * `<wz-bulk-rows>`: the rows of bulk work as a grid, of which only those in sight are fetched and
 * drawn; before sending, a cell is changed where it stands.
 *
 * Arrows, Home, End and Page keys move between cells; Enter, F2 or typing changes one, Tab goes on
 * to the next, Escape leaves it as it was. Properties: `bulk`, `filter`, `mode`; before sending
 * also `edits`, which take what was typed, `locked` and `round`. Which cells there are is
 * bulk-cells.js, what a row says bulk-row.js.
 */
/** @import { Edits } from "../app/bulk/edits.js" */
/** @import { BulkRow } from "../types/BulkRow" */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { fieldTitle } from "../app/bulk/fields.js";
import { failureNotice } from "../components/failure.js";
import { BulkCells } from "./bulk-cells.js";
import { emptyCells, rowCells } from "./bulk-row.js";

/** Keys that move sideways: from which column to which. */
const SIDEWAYS = /** @type {Record<string, (at: number, last: number) => number>} */ ({
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
});

/**
 * The cell being changed.
 * @typedef {object} Editing
 * @property {number} row
 * @property {string} field
 * @property {string} was what stood there
 * @property {string} text
 * @property {boolean} begun whether a key has begun it
 */

/** The grid of rows. */
export class BulkRowsView extends BulkCells {
  static properties = {
    ...BulkCells.properties,
    edits: { attribute: false },
    locked: { attribute: false },
    editing: { state: true },
  };

  constructor() {
    super();
    /** @type {Edits | null} null: nothing can be changed */
    this.edits = null;
    /** Whether nothing can be changed just now. */
    this.locked = false;
    /** @type {Editing | null} */
    this.editing = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const { edits } = this;
    if (!edits) return;
    this.listen(edits, "change", () => this.requestUpdate());
    this.listen(edits, "written", (/** @type {CustomEvent<BulkRow>} */ event) => this.source.edited(event.detail));
  }

  disconnectedCallback() {
    // Who leaves the page in the middle of a cell has typed it all the same.
    this.commit();
    super.disconnectedCallback();
  }

  /** Whether cells can be changed now. */
  get mayEdit() {
    return this.edits !== null && !this.locked;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has("filter") || (changes.has("locked") && this.locked)) this.commit();
    super.willUpdate(changes);
  }

  updated() {
    super.updated();
    const input = this.querySelector(".bulk-input");
    if (!(input instanceof HTMLInputElement) || document.activeElement === input) return;
    input.focus({ preventScroll: true });
    // What a key has begun is written on; what was there is marked, to be replaced at once.
    if (this.editing?.begun) input.setSelectionRange(input.value.length, input.value.length);
    else input.select();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (this.editing) return;
    const row = this.rows[this.active];
    const field = this.fields[this.column];
    const sideways = event.ctrlKey || event.metaKey ? undefined : SIDEWAYS[event.key];
    const typed = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (sideways) void this.go(this.active, sideways(this.column, this.fields.length));
    else if (row && field && (event.key === "Enter" || event.key === "F2")) this.edit(row, field);
    else if (row && field && typed) this.edit(row, field, event.key);
    else if (event.key !== "Enter") return super.key(event);
    else return;
    event.preventDefault();
  }

  /**
   * Begins to change a cell.
   * @param {BulkRow} row
   * @param {string} field
   * @param {string} [typed] the key it begins with, in place of what was there
   */
  edit(row, field, typed) {
    if (!this.mayEdit || row.skipped) return;
    const was = this.textOf(row, field);
    this.editing = { row: row.row, field, was, text: typed ?? was, begun: typed !== undefined };
  }

  /**
   * What a cell says: what was typed last, taken over or not.
   * @param {BulkRow} row
   * @param {string} field
   */
  textOf(row, field) {
    return this.edits?.at(row.row, field)?.text ?? row.values[field] ?? "";
  }

  /** @param {KeyboardEvent} event */
  editKey(event) {
    event.stopPropagation();
    const way = event.shiftKey ? -1 : 1;
    if (event.key === "Escape") {
      this.editing = null;
      void this.go(this.active, this.column);
    } else if (event.key === "Enter") {
      this.commit();
      void this.go(this.active + way, this.column);
    } else if (event.key === "Tab") {
      this.commit();
      void this.next(way);
    } else return;
    event.preventDefault();
  }

  /**
   * The cell after this one, or before it, is changed next.
   * @param {number} way
   */
  async next(way) {
    const cells = this.fields.length;
    const at = this.active * cells + this.column + way;
    if (at < 0 || at >= this.rows.length * cells) return this.go(this.active, this.column);
    await this.go(Math.floor(at / cells), at % cells);
    const row = this.rows[this.active];
    if (row) this.edit(row, this.fields[this.column]);
  }

  /**
   * Keeps what was typed; a change of nothing is not sent.
   * @param {Editing | null} [which] only this cell, if it is still the one being changed
   */
  commit(which = this.editing) {
    const { editing } = this;
    if (!editing || editing !== which) return;
    this.editing = null;
    if (editing.text === editing.was) return;
    this.edits?.type(editing.row, editing.field, editing.text.trim());
  }

  /** @param {BulkRow} row */
  skip(row) {
    if (this.mayEdit) this.edits?.leaveOut(row.row, !row.skipped);
  }

  /**
   * A name for the row at a place, by which it is found again when others come before it.
   * @param {number} index
   * @param {Set<number>} taken
   */
  keyOf(index, taken) {
    const number = this.rows[index]?.row;
    // For a moment, while rows move, one may stand in two places.
    if (number === undefined || taken.has(number)) return `at ${index}`;
    taken.add(number);
    return number;
  }

  renderReady() {
    const { fields, range, source, t } = this;
    if (source.failure) {
      return failureNotice(this.app, source.failure, { again: () => source.again() });
    }
    const count = this.rows.length;
    /** @type {Set<number>} */
    const taken = new Set();
    return html`<div
        class="bulk-grid"
        role="grid"
        aria-label=${t("bulk-rows")}
        aria-rowcount=${count + 1}
        aria-colcount=${fields.length + 2}
        aria-busy=${source.known ? "false" : "true"}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
      >
        <div role="rowgroup" class="bulk-header">
          <div class="bulk-line bulk-head" role="row" aria-rowindex="1">
            <span class="bulk-number" role="columnheader">${t("bulk-column-row")}</span>
            ${fields.map((field) => html`<span role="columnheader">${fieldTitle(t, field)}</span>`)}
            <span role="columnheader"
              >${t(this.mode === "check" ? "bulk-column-check" : "bulk-column-end")}</span
            >
          </div>
        </div>
        <div role="rowgroup">
          <div class="rows-space" role="presentation"></div>
          ${repeat(
            Array.from({ length: range.end - range.start }, (_, at) => range.start + at),
            (index) => this.keyOf(index, taken),
            (index) => this.renderRow(this.rows[index], index),
          )}
          <div class="rows-space" role="presentation"></div>
        </div>
      </div>
      ${source.known && count === 0 ? html`<p class="bulk-none muted">${t("bulk-no-rows")}</p>` : nothing}`;
  }

  /**
   * @param {BulkRow | undefined} row
   * @param {number} index
   */
  renderRow(row, index) {
    const classes = row?.skipped ? "bulk-skipped" : "";
    return html`<div class="bulk-line bulk-row ${classes}" role="row" aria-rowindex=${index + 2}>
      ${row ? rowCells(this, row, index) : emptyCells(this.fields.length)}
    </div>`;
  }
}

customElements.define("wz-bulk-rows", BulkRowsView);
