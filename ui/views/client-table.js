/**
 * `<wz-client-table>`: the rows of the clients list, of which only those in sight are drawn.
 *
 * One row height makes the arithmetic of window-range.js exact. Arrows, Home, End and Page keys
 * move between rows, Enter opens. Tells `in-sight`, `sort-by` and `check-now`.
 */
/** @import { Account } from "../types/Account" */
/** @import { Sort, SortKey } from "../app/client-list.js" */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { formatRoute } from "../app/router.js";
import { View } from "../app/view.js";
import { scrollToRow, windowRange } from "../app/window-range.js";
import { icon } from "../components/icon.js";
import { clientCells } from "./client-row.js";

/** Height of a row and of the header that stays in sight; px, as in clients.css. */
const ROW = 56;
const HEADER = 40;

/** @type {{ by: SortKey | null, key: string }[]} */
const COLUMNS = [
  { by: "name", key: "clients-column-client" },
  { by: "channels", key: "clients-column-channels" },
  { by: null, key: "clients-column-action" },
  { by: "subscription", key: "clients-column-subscription" },
  { by: "since", key: "clients-column-since" },
];

/** The table of clients. */
export class ClientTable extends View {
  static properties = {
    ...View.properties,
    rows: { attribute: false },
    sort: { attribute: false },
    now: { attribute: false },
    checking: { attribute: false },
    failed: { attribute: false },
    active: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    /** @type {Account[]} */
    this.rows = [];
    /** @type {Sort} */
    this.sort = { by: "name", down: false };
    this.now = 0;
    /** Ids being looked at, and ids whose last look failed; joined by commas. */
    this.checking = "";
    this.failed = "";
    /** The row that keys act on. */
    this.active = 0;
    this.top = 0;
    this.height = 0;
  }

  /** @returns {HTMLElement} */
  get scroller() {
    return this.closest("main") ?? document.body;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(this.scroller, "scroll", () => this.measure(), { passive: true });
    const observer = new ResizeObserver(() => this.measure());
    observer.observe(this.scroller);
    this.keep(() => observer.disconnect());
  }

  /** Takes the place of the list in the window; draws anew when other rows are in sight. */
  measure() {
    const { scroller } = this;
    const box = this.getBoundingClientRect();
    const top = scroller.getBoundingClientRect().top - box.top - HEADER;
    if (top === this.top && scroller.clientHeight === this.height) return;
    const before = this.range;
    this.top = top;
    this.height = scroller.clientHeight;
    const { start, end } = this.range;
    if (start !== before.start || end !== before.end) this.requestUpdate();
    else this.tellSight();
  }

  get range() {
    const { top, height } = this;
    return windowRange({ count: this.rows.length, rowHeight: ROW, top, height });
  }

  tellSight() {
    const { top, height } = this;
    const seen = windowRange({ count: this.rows.length, rowHeight: ROW, top, height, spare: 0 });
    const detail = this.rows.slice(seen.start, seen.end);
    this.dispatchEvent(new CustomEvent("in-sight", { detail }));
  }

  /** Puts the focus on the first row. */
  enter() {
    void this.move(0);
  }

  /**
   * Opens a client's page.
   * @param {number} index
   */
  open(index) {
    const account = this.rows[index];
    if (account) this.app.router.go("account", account.account_id);
  }

  /** @param {number} index */
  async move(index) {
    this.active = Math.max(0, Math.min(index, this.rows.length - 1));
    const view = { index: this.active, rowHeight: ROW, top: this.top, height: this.height };
    // The first row brings the head of the page back into sight with it.
    if (this.active === 0) this.scroller.scrollTop = 0;
    else this.scroller.scrollTop += scrollToRow({ ...view, cover: HEADER }) - this.top;
    this.measure();
    await this.updateComplete;
    const row = this.querySelector(`[aria-rowindex="${this.active + 2}"]`);
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const page = Math.max(1, Math.floor(this.height / ROW) - 2);
    const to = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: this.rows.length - 1,
    }[event.key];
    const onRow = event.target instanceof Element && event.target.matches("[data-account-id]");
    if (to !== undefined) void this.move(to);
    else if (event.key === "Enter" && onRow) this.open(this.active);
    else return;
    event.preventDefault();
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has("rows")) this.active = Math.min(this.active, Math.max(0, this.rows.length - 1));
  }

  updated() {
    super.updated();
    const { above, below } = this.range;
    const spaces = this.querySelectorAll(".client-space");
    // The policy of the window forbids style attributes, not styles set from code.
    if (spaces[0] instanceof HTMLElement) spaces[0].style.height = `${above}px`;
    if (spaces[1] instanceof HTMLElement) spaces[1].style.height = `${below}px`;
    this.measure();
    this.tellSight();
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
        <div class="client-space" role="presentation"></div>
        ${repeat(
          this.rows.slice(start, end),
          (account) => account.account_id,
          (account, at) => this.renderRow(account, start + at),
        )}
        <div class="client-space" role="presentation"></div>
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
    const open = (/** @type {MouseEvent} */ event) => {
      const onControl = event.target instanceof Element && event.target.closest("a, button");
      if (!onControl && !window.getSelection()?.toString()) this.open(index);
    };
    return html`<div
      class="client-row"
      role="row"
      aria-rowindex=${index + 2}
      data-account-id=${id}
      tabindex=${index === this.active ? "0" : "-1"}
      @click=${open}
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
