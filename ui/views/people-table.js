/**
 * What the tables of users and contacts share: choosing rows, by mouse and by keys.
 *
 * Space chooses, Shift with an arrow or a click chooses on, Ctrl+A all, Delete asks to delete,
 * Enter opens. Tells `choose` (a Selection), `choose-between` (two indexes, where some rows between
 * are not here), `open-row` (an index), `delete-chosen`, `sort-by`.
 * Extended by users-table.js and contacts-table.js, which know the cells.
 */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { ALL, NONE } from "../app/people/selection.js";
import { icon } from "../components/icon.js";
import { RowsView } from "./rows-view.js";

/** Height of the header that stays in sight; px, as in people.css. */
const HEADER = 40;

/**
 * @typedef {object} Column
 * @property {string} key its heading
 * @property {string} [by] what it is ordered by; a column without it is not ordered
 * @property {boolean} [silent] the heading is for screen readers only
 */

/**
 * @template {{ id: string, name: string }} T
 * @extends {RowsView<T>}
 */
export class PeopleTable extends RowsView {
  static properties = {
    ...RowsView.properties,
    selection: { attribute: false },
    sort: { attribute: false },
    frozen: { attribute: false },
  };

  constructor() {
    super();
    this.cover = HEADER;
    this.selection = NONE;
    /** @type {{ by: string, down: boolean }} */
    this.sort = { by: "name", down: false };
    /** Whether nothing can be changed now. */
    this.frozen = false;
    /** Where a choice that goes on began. */
    this.anchor = 0;
  }

  /** The name of the table. */
  get label() {
    return "";
  }

  /** @returns {Column[]} */
  get columns() {
    return [];
  }

  /**
   * The rows from one to another, as far as they are here: a long list has them in part.
   * @param {number} from
   * @param {number} to
   */
  between(from, to) {
    const rows = this.rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    return rows.filter((row) => row !== null);
  }

  /**
   * @param {string} name
   * @param {unknown} [detail]
   */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** @param {number} index */
  open(index) {
    if (this.rows.slice(index, index + 1)[0]) this.tell("open-row", index);
  }

  /**
   * Chooses a row or not, or everything from the last choice to here.
   * @param {number} index
   * @param {boolean} onwards
   */
  choose(index, onwards) {
    const [row] = this.between(index, index);
    if (!row || this.frozen) return;
    if (onwards) return this.chooseTo(this.anchor, index);
    this.tell("choose", this.selection.with([row], !this.selection.has(row.id)));
    this.anchor = index;
  }

  /**
   * Chooses everything from one row to another.
   * @param {number} from
   * @param {number} to
   */
  chooseTo(from, to) {
    const rows = this.between(from, to);
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    if (rows.length === last - first + 1) this.tell("choose", this.selection.with(rows, true));
    else this.tell("choose-between", { from: first, to: last });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const onRow = event.target instanceof Element && event.target.matches("[aria-rowindex]");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === " " && onRow) this.choose(this.active, event.shiftKey);
    else if (event.key === "Delete" && onRow && !this.frozen) this.deleteHere();
    else if (event.key === "a" && (event.ctrlKey || event.metaKey) && !this.frozen) this.tell("choose", ALL);
    else if (event.key === "Escape" && this.selection.count(this.rows.length) > 0) this.tell("choose", NONE);
    else if (step && event.shiftKey && onRow && !this.frozen) this.extend(step);
    else return super.key(event);
    event.preventDefault();
  }

  /** Asks to delete what is chosen, or the row with the focus. */
  deleteHere() {
    const [row] = this.between(this.active, this.active);
    if (this.selection.count(this.rows.length) > 0) this.tell("delete-chosen");
    else if (row) this.tell("delete-row", row);
  }

  /** @param {number} step */
  extend(step) {
    const from = this.active;
    const to = Math.max(0, Math.min(from + step, this.rows.length - 1));
    if (to !== from) this.chooseTo(from, to);
    void this.move(to);
  }

  /**
   * @param {MouseEvent} event
   * @param {number} index
   */
  pick(event, index) {
    const onControl = event.target instanceof Element && event.target.closest("input, label");
    if (!onControl) super.pick(event, index);
  }

  renderReady() {
    const { start, end } = this.range;
    return html`<div
      class="card people-table ${this.className}"
      role="grid"
      aria-label=${this.label}
      aria-rowcount=${this.rows.length + 1}
      aria-multiselectable="true"
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
    >
      <div class="people-header" role="rowgroup">
        <div class="people-row people-head" role="row" aria-rowindex="1">
          ${this.renderAll()} ${this.columns.map((column) => this.renderColumn(column))}
        </div>
      </div>
      <div role="rowgroup">
        <div class="rows-space" role="presentation"></div>
        ${this.renderRows(start, end)}
        <div class="rows-space" role="presentation"></div>
      </div>
    </div>`;
  }

  /**
   * @param {number} _start
   * @param {number} _end
   * @returns {unknown}
   */
  renderRows(_start, _end) {
    return nothing;
  }

  renderAll() {
    const { selection, rows } = this;
    const count = selection.count(rows.length);
    const each = !selection.all && count === rows.length;
    const all = each
      ? this.between(0, count - 1).every((row) => selection.has(row.id))
      : selection.all && selection.named.size === 0;
    return html`<span role="columnheader" class="people-check">
      <input
        type="checkbox"
        class="check"
        aria-label=${this.t("people-choose-all")}
        .checked=${live(count > 0 && all)}
        .indeterminate=${live(count > 0 && !all)}
        ?disabled=${this.frozen}
        @change=${() => this.tell("choose", count > 0 ? NONE : ALL)}
      />
    </span>`;
  }

  /** @param {Column} column */
  renderColumn({ by, key, silent }) {
    if (!by) {
      const words = this.t(key);
      return html`<span role="columnheader"
        >${silent ? html`<span class="visually-hidden">${words}</span>` : words}</span
      >`;
    }
    const here = this.sort.by === by;
    const way = this.sort.down ? "descending" : "ascending";
    const sort = () => this.tell("sort-by", { by, down: here && !this.sort.down });
    return html`<span role="columnheader" aria-sort=${here ? way : "none"}>
      <button type="button" class="client-sort" @click=${sort}>
        ${this.t(key)} ${here ? icon(this.sort.down ? "arrow-down" : "arrow-up") : nothing}
      </button>
    </span>`;
  }

  /**
   * A row with its checkbox.
   * @param {{ id: string, name: string }} row
   * @param {number} index
   * @param {unknown} cells
   */
  renderRow(row, index, cells) {
    const chosen = this.selection.has(row.id);
    return html`<div
      class="people-row people-body ${chosen ? "people-chosen" : ""}"
      role="row"
      aria-rowindex=${index + 2}
      aria-selected=${chosen ? "true" : "false"}
      data-id=${row.id}
      tabindex=${index === this.active ? "0" : "-1"}
      @click=${(/** @type {MouseEvent} */ event) => this.pick(event, index)}
      @focus=${() => (this.active = index)}
    >
      <span role="gridcell" class="people-check">
        <input
          type="checkbox"
          class="check"
          tabindex="-1"
          aria-label=${this.t("people-choose", { name: row.name || row.id })}
          .checked=${live(chosen)}
          ?disabled=${this.frozen}
          @click=${(/** @type {MouseEvent} */ event) => this.choose(index, event.shiftKey)}
        />
      </span>
      ${cells}
    </div>`;
  }

  /**
   * Editing and deleting, at the end of a row.
   * @param {{ id: string, name: string }} row
   * @param {number} index
   */
  renderActions(row, index) {
    const name = row.name || row.id;
    const tabindex = index === this.active ? "0" : "-1";
    return html`<span role="gridcell" class="people-actions">
      <button
        type="button"
        class="button button-icon"
        tabindex=${tabindex}
        ?disabled=${this.frozen}
        aria-label=${this.t("people-edit", { name })}
        title=${this.t("people-edit", { name })}
        @click=${() => this.open(index)}
      >
        ${icon("pencil")}
      </button>
      <button
        type="button"
        class="button button-icon"
        tabindex=${tabindex}
        ?disabled=${this.frozen}
        aria-label=${this.t("people-delete", { name })}
        title=${this.t("people-delete", { name })}
        @click=${() => this.tell("delete-row", row)}
      >
        ${icon("trash")}
      </button>
    </span>`;
  }
}
