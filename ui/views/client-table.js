/**
 * `<wz-client-table>`: the rows of the clients list, of which only those in sight are drawn.
 *
 * Arrows, Home, End and Page keys move between rows, Enter opens. Tells `in-sight`, `sort-by` and
 * `check-now`.
 */
/** @import { Account } from "../types/Account" */
/** @import { Sort, SortKey } from "../app/client-list.js" */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { formatRoute } from "../app/router.js";
import { icon } from "../components/icon.js";
import { clientCells } from "./client-row.js";
import { RowsView } from "./rows-view.js";

/** Height of the header that stays in sight; px, as in clients.css. */
const HEADER = 40;

/** @type {{ by: SortKey | null, key: string }[]} */
const COLUMNS = [
  { by: "name", key: "clients-column-client" },
  { by: "channels", key: "clients-column-channels" },
  { by: null, key: "clients-column-action" },
  { by: "subscription", key: "clients-column-subscription" },
  { by: "since", key: "clients-column-since" },
];

/**
 * The table of clients.
 * @extends {RowsView<Account>}
 */
export class ClientTable extends RowsView {
  static properties = {
    ...RowsView.properties,
    sort: { attribute: false },
    now: { attribute: false },
    checking: { attribute: false },
    failed: { attribute: false },
  };

  constructor() {
    super();
    this.cover = HEADER;
    /** @type {Sort} */
    this.sort = { by: "name", down: false };
    this.now = 0;
    /** Ids being looked at, and ids whose last look failed; joined by commas. */
    this.checking = "";
    this.failed = "";
  }

  /**
   * Opens a client's page.
   * @param {number} index
   */
  open(index) {
    const account = this.rows[index];
    if (account) this.app.router.go("account", account.account_id);
  }

  renderReady() {
    const { start, end } = this.range;
    return html`<div
      class="card client-table"
      role="grid"
      aria-label=${this.t("clients-title")}
      aria-rowcount=${this.rows.length + 1}
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
    >
      <div class="client-header" role="rowgroup">
        <div class="client-head" role="row" aria-rowindex="1">
          ${COLUMNS.map((column) => this.renderColumn(column))}
        </div>
      </div>
      <div role="rowgroup">
        <div class="rows-space" role="presentation"></div>
        ${repeat(
          this.rows.slice(start, end),
          (account) => account.account_id,
          (account, at) => this.renderRow(account, start + at),
        )}
        <div class="rows-space" role="presentation"></div>
      </div>
    </div>`;
  }

  /** @param {{ by: SortKey | null, key: string }} column */
  renderColumn({ by, key }) {
    if (by === null) {
      return html`<span role="columnheader"><span class="visually-hidden">${this.t(key)}</span></span>`;
    }
    const here = this.sort.by === by;
    const way = this.sort.down ? "descending" : "ascending";
    const sort = () => {
      const detail = { by, down: here && !this.sort.down };
      this.dispatchEvent(new CustomEvent("sort-by", { detail }));
    };
    return html`<span role="columnheader" aria-sort=${here ? way : "none"}>
      <button type="button" class="client-sort" @click=${sort}>
        ${this.t(key)} ${here ? icon(this.sort.down ? "arrow-down" : "arrow-up") : nothing}
      </button>
    </span>`;
  }

  /**
   * @param {Account} account
   * @param {number} index
   */
  renderRow(account, index) {
    const id = account.account_id;
    return html`<div
      class="client-row"
      role="row"
      aria-rowindex=${index + 2}
      data-account-id=${id}
      tabindex=${index === this.active ? "0" : "-1"}
      @click=${(/** @type {MouseEvent} */ event) => this.pick(event, index)}
      @focus=${() => (this.active = index)}
    >
      ${clientCells(this.app, account, {
        now: this.now,
        checking: this.checking.split(",").includes(id),
        failed: this.failed.split(",").includes(id),
        active: index === this.active,
        href: formatRoute("account", id),
        check: () => this.dispatchEvent(new CustomEvent("check-now", { detail: id })),
      })}
    </div>`;
  }
}

customElements.define("wz-client-table", ClientTable);
