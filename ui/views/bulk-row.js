/**
 * One row of bulk work: its number, its cells, and what it says for itself.
 *
 * Template functions over bulk-rows.js.
 */
/** @import { BulkRow } from "../types/BulkRow" */
/** @import { BulkRowsView } from "./bulk-rows.js" */
import { html, nothing } from "lit";
import { fieldTitle } from "../app/bulk/fields.js";
import { checkWords, endingWords } from "../app/bulk/reasons.js";
import { pill } from "../components/pill.js";

/**
 * @param {BulkRowsView} view
 * @param {BulkRow} row
 * @param {number} index
 */
export function rowCells(view, row, index) {
  return html`<span class="bulk-number number" role="rowheader">${row.row}</span>
    ${view.fields.map((field, column) => fieldCell(view, row, { field, column, index }))}
    ${saysCell(view, row, index)}`;
}

/** @param {number} fields */
export function emptyCells(fields) {
  return html`<span class="bulk-number" role="rowheader"></span>
    ${Array.from({ length: fields + 1 }, () => html`<span class="bulk-cell" role="gridcell"><span class="skeleton bulk-skeleton"></span></span>`)}`;
}

/**
 * @param {BulkRowsView} view
 * @param {BulkRow} row
 * @param {{ field: string, column: number, index: number }} place
 */
function fieldCell(view, row, { field, column, index }) {
  const { t, editing } = view;
  const value = view.textOf(row, field);
  const change = view.edits?.at(row.row, field);
  const refused = change?.state === "refused";
  const named = (/** @type {{ field: string }} */ one) => one.field === field;
  const bad = row.problems.some(named) || (row.fields.includes(field) && row.bucket !== "confirmed");
  const warned = !bad && view.mode === "check" && row.warnings.some(named);
  const here = index === view.active && column === view.column;
  const changing = editing?.row === row.row && editing.field === field;
  const classes = bad || refused ? "bulk-cell-bad" : warned ? "bulk-cell-warn" : "";
  return html`<span
    class="bulk-cell ${classes}"
    role="gridcell"
    data-column=${column}
    tabindex=${here && !changing ? "0" : "-1"}
    aria-readonly=${view.mayEdit && !row.skipped ? "false" : "true"}
    aria-invalid=${bad || refused ? "true" : "false"}
    aria-busy=${change && !refused ? "true" : "false"}
    @focus=${() => take(view, index, column)}
    @dblclick=${() => view.edit(row, field)}
  >
    ${changing
      ? html`<input
          class="bulk-input"
          aria-label=${t("bulk-cell", { title: fieldTitle(t, field), row: row.row })}
          autocomplete="off"
          spellcheck="false"
          .value=${editing.text}
          @input=${(/** @type {any} */ event) => (editing.text = event.target.value)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => view.editKey(event)}
          @blur=${() => view.commit(editing)}
        />`
      : html`<span class="bulk-value" title=${refused ? t("bulk-cell-refused") : value}>${value || (bad ? t("bulk-empty") : "")}</span>`}
  </span>`;
}

/**
 * What the row says for itself, with the button that leaves it out.
 * @param {BulkRowsView} view
 * @param {BulkRow} row
 * @param {number} index
 */
function saysCell(view, row, index) {
  const { t, mode, bulk } = view;
  const { tone, word, why } = mode === "check" ? checkWords(t, row) : endingWords(t, bulk, row);
  const column = view.fields.length;
  const here = index === view.active && column === view.column;
  const plain = why !== "" && (tone === "bad" || tone === "warn") && mode === "check";
  const button = mode === "check" && bulk.action === "import";
  return html`<span
    class="bulk-cell bulk-says"
    role="gridcell"
    data-column=${column}
    tabindex=${here && !button ? "0" : "-1"}
    @focus=${() => take(view, index, column)}
  >
    <span class="bulk-said" title=${why}>
      ${plain ? html`<span class="visually-hidden">${word}</span>` : pill(tone, word)}
      ${why === "" ? nothing : html`<span class="bulk-why ${plain ? `bulk-why-${tone}` : ""}">${why}</span>`}
    </span>
    ${button
      ? html`<button
          type="button"
          class="button button-link bulk-leave"
          tabindex=${here ? "0" : "-1"}
          ?disabled=${!view.mayEdit}
          aria-label=${t(row.skipped ? "bulk-take-in-row" : "bulk-leave-out-row", { row: row.row })}
          @focus=${() => take(view, index, column)}
          @click=${() => void view.skip(row)}
        >
          ${t(row.skipped ? "bulk-take-in" : "bulk-leave-out")}
        </button>`
      : nothing}
  </span>`;
}

/**
 * Keys act on this cell from here on.
 * @param {BulkRowsView} view
 * @param {number} index
 * @param {number} column
 */
function take(view, index, column) {
  view.active = index;
  view.column = column;
}
