/**
 * `<wz-bulk-rows>`: the rows of bulk work as a grid, of which only those in sight are fetched and
 * drawn; before sending, a cell is changed where it stands.
 *
 * Arrows, Home, End and Page keys move between cells; Enter, F2 or typing changes one, Tab goes on
 * to the next, Escape leaves it as it was. Properties: `bulk`, `filter`, `mode`. Which cells there
 * are is bulk-cells.js, what a row says bulk-row.js. Tells `edited`.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { BulkRow } from "../types/BulkRow" */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import * as api from "../api/bulk.js";
import { fieldTitle } from "../app/bulk/fields.js";
import { asApiError } from "../app/errors.js";
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

/** The grid of rows. */
export class BulkRowsView extends BulkCells {
  static properties = {
    ...BulkCells.properties,
    editing: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    /** @type {{ row: number, field: string, text: string, begun: boolean } | null} the cell being changed */
    this.editing = null;
    /** @type {ApiError | null} why the last change was not taken */
    this.refused = null;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has("filter")) this.editing = null;
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
    if (this.mode !== "check" || row.skipped) return;
    this.refused = null;
    const text = typed ?? row.values[field] ?? "";
    this.editing = { row: row.row, field, text, begun: typed !== undefined };
  }

  /** @param {KeyboardEvent} event */
  editKey(event) {
    event.stopPropagation();
    const way = event.shiftKey ? -1 : 1;
    if (event.key === "Escape") {
      this.editing = null;
      void this.go(this.active, this.column);
    } else if (event.key === "Enter") {
      void this.commit();
      void this.go(this.active + way, this.column);
    } else if (event.key === "Tab") {
      void this.commit();
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

  /** Keeps what was typed; a change of nothing is not sent. */
  async commit() {
    const { editing, source } = this;
    if (!editing) return;
    this.editing = null;
    const before = source.list.find((one) => one?.row === editing.row);
    const text = editing.text.trim();
    if (!before || (before.values[editing.field] ?? "") === text) return;
    await this.change(async () => {
      const values = { ...before.values, [editing.field]: text };
      return api.edit(this.bulk.bulk_id, editing.row, values);
    });
  }

  /** @param {BulkRow} row */
  skip(row) {
    return this.change(() => api.skip(this.bulk.bulk_id, row.row, !row.skipped));
  }

  /** @param {() => Promise<BulkRow>} work */
  async change(work) {
    const { source } = this;
    this.refused = null;
    try {
      const row = await work();
      this.dispatchEvent(new Event("edited", { bubbles: true }));
      await source.edited(row, this.filter === "problems");
    } catch (thrown) {
      this.refused = asApiError(thrown);
    }
  }

  renderReady() {
    const { fields, range, source, t } = this;
    if (source.failure) {
      return failureNotice(this.app, source.failure, { again: () => source.again() });
    }
    const count = this.rows.length;
    return html`${this.refused ? failureNotice(this.app, this.refused) : nothing}
      <div
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
            (index) => index,
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
