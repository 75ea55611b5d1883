/**
 * `<wz-fleet-table>`: the rows of what needs attention under their headings, of which only those
 * in sight are drawn.
 *
 * A heading is as high as a row, which keeps the arithmetic exact. Arrows, Home, End and Page keys
 * move between rows, Enter opens the client. Tells `check-now`.
 */
/** @import { FleetEntry, FleetKind, FleetRow } from "../app/fleet.js" */
import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { fleetEntries } from "../app/fleet.js";
import { fleetCells, rowHref } from "./fleet-row.js";
import { RowsView } from "./rows-view.js";

/** @type {Record<FleetKind, { key: string, text: string }>} */
const HEADINGS = {
  dropped: { key: "fleet-dropped", text: "fleet-dropped-text" },
  unpaid: { key: "fleet-unpaid", text: "fleet-unpaid-text" },
  ending: { key: "fleet-ends", text: "fleet-ends-text" },
  unknown: { key: "fleet-unknown", text: "fleet-unknown-text" },
};

/**
 * The table of what needs attention.
 * @extends {RowsView<FleetEntry>}
 */
export class FleetTable extends RowsView {
  static properties = {
    ...RowsView.properties,
    found: { attribute: false },
    now: { attribute: false },
    checking: { attribute: false },
  };

  constructor() {
    super();
    /** @type {FleetRow[]} what to show, in its order */
    this.found = [];
    this.now = 0;
    /** Ids being looked at, joined by commas. */
    this.checking = "";
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (!changes.has("found")) return;
    this.rows = fleetEntries(this.found);
    super.willUpdate(changes);
  }

  /**
   * Headings are passed over.
   * @param {number} index
   * @param {number} way
   */
  stop(index, way) {
    const at = super.stop(index, way);
    if (this.rows[at]?.row !== null) return at;
    // No heading is last, and the first is followed by a row.
    return at === 0 || way > 0 ? at + 1 : at - 1;
  }

  /** @param {number} index */
  open(index) {
    const row = this.rows[index]?.row;
    if (row) window.location.hash = rowHref(row);
  }

  renderReady() {
    const { start, end } = this.range;
    return html`<div
      class="card fleet-table"
      role="grid"
      aria-label=${this.t("fleet-title")}
      aria-rowcount=${this.rows.length}
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
    >
      <div class="rows-space" role="presentation"></div>
      ${repeat(
        this.rows.slice(start, end),
        (entry) => entry.id,
        (entry, at) => (entry.row ? this.renderRow(entry.row, start + at) : this.renderHeading(entry)),
      )}
      <div class="rows-space" role="presentation"></div>
    </div>`;
  }

  /** @param {FleetEntry} entry */
  renderHeading({ kind, count }) {
    const { key, text } = HEADINGS[kind];
    return html`<div class="fleet-heading" role="row">
      <div class="fleet-heading-words" role="gridcell">
        <h2>${this.t(key)} <span class="number fleet-count">${count}</span></h2>
        <p class="small">${this.t(text)}</p>
      </div>
    </div>`;
  }

  /**
   * @param {FleetRow} row
   * @param {number} index
   */
  renderRow(row, index) {
    const id = row.account.account_id;
    const active = index === this.active;
    return html`<div
      class="fleet-row"
      role="row"
      aria-rowindex=${index + 2}
      data-fleet-id=${row.id}
      tabindex=${active ? "0" : "-1"}
      @click=${(/** @type {MouseEvent} */ event) => this.pick(event, index)}
      @focus=${() => (this.active = index)}
    >
      ${fleetCells(this.app, row, {
        now: this.now,
        active,
        checking: this.checking.split(",").includes(id),
        check: () => this.dispatchEvent(new CustomEvent("check-now", { detail: id })),
      })}
    </div>`;
  }
}

customElements.define("wz-fleet-table", FleetTable);
