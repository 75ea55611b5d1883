/**
 * `<wz-clients>`: every client of the partner: found, ordered, looked after.
 *
 * The rows come from app.accounts and are arranged by app/client-list.js, the search asks the store
 * (app/people/client-search.js), the table itself is client-table.js. Channel health is read for rows in
 * sight only.
 */
/** @import { Account } from "../types/Account" */
/** @import { Filter, Sort } from "../app/client-list.js" */
import { html, nothing } from "lit";
import * as api from "../api/accounts.js";
import * as creationsApi from "../api/creations.js";
import { arrange, counts, FILTERS, formatSort, foundAmong, parseSort } from "../app/client-list.js";
import { FRESH } from "../app/health.js";
import { HealthQueue } from "../app/health-queue.js";
import { ClientSearch } from "../app/people/client-search.js";
import { View } from "../app/view.js";
import { failureBlank, failureNotice } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { clientsHead, newClientLink } from "./clients-head.js";
import { clientsSkeleton, creationBanners } from "./client-states.js";
import "./client-table.js";
import "./names-dialog.js";
import { foundContacts } from "./people-found.js";

/** @type {Record<Filter, string>} */
const FILTER_KEYS = {
  all: "clients-filter-all",
  attention: "clients-filter-attention",
  ending: "clients-filter-ending",
  unchecked: "clients-filter-unchecked",
};

/** The clients list. */
export class ClientsView extends View {
  static properties = {
    ...View.properties,
    search: { state: true },
    filter: { state: true },
    dialog: { state: true },
  };

  constructor() {
    super();
    this.search = "";
    /** @type {Filter} */
    this.filter = "all";
    /** @type {"import" | "export" | null} */
    this.dialog = null;
    /** @type {HealthQueue | null} */
    this.queue = null;
    this.finder = new ClientSearch(() => this.requestUpdate());
  }

  connectedCallback() {
    super.connectedCallback();
    const queue = new HealthQueue({
      read: async (id) => this.app.accounts.put(await api.health(id)),
      changed: () => this.requestUpdate(),
      now: this.app.now,
    });
    this.queue = queue;
    this.keep(() => queue.stop());
    this.keep(() => this.finder.stop());
    this.hear("accounts_paged", () => this.finder.again());
    this.hear("account_changed", () => this.finder.again());
    // Ages and "ends within" change by themselves.
    this.tick(30_000);
    this.listen(document, "keydown", (/** @type {KeyboardEvent} */ event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        this.byId("search")?.select();
      }
    });
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has("search") && this.search !== this.finder.text) this.finder.ask(this.search);
  }

  async load() {
    await this.app.accounts.open(!this.app.needsPassword);
    for (const one of await creationsApi.list()) this.app.putCreation(one);
  }

  /** @returns {Sort} */
  get sort() {
    return parseSort(this.app.preferences.accounts_sort);
  }

  /** @param {Sort} sort */
  setSort(sort) {
    void this.app.prefer({ accounts_sort: formatSort(sort) });
  }

  /**
   * These rows are in sight: the ones without fresh health are read.
   * @param {Account[]} accounts
   */
  look(accounts) {
    if (this.app.needsPassword) return;
    const now = this.app.now();
    const open = accounts.filter((one) => one.granted !== "needed");
    const old = open.filter((one) => now - (one.health?.checked_at ?? 0) > FRESH);
    this.queue?.want(old.map((one) => one.account_id));
  }

  renderSkeleton() {
    return html`<div class="page">${clientsHead(this, { count: 0, attention: 0 })} ${clientsSkeleton(this.t)}</div>`;
  }

  renderReady() {
    const { accounts } = this.app;
    const now = this.app.now();
    const found = foundAmong(accounts.all, this.finder.found);
    const numbers = counts(found, now);
    const attention = this.search ? counts(accounts.all, now).attention : numbers.attention;
    return html`<div class="page">
      ${clientsHead(this, { count: accounts.byId.size, attention })}
      ${creationBanners(this.app)} ${this.renderBody(found, numbers, now)}
      ${foundContacts(this.app, this.finder.contacts, this.search.trim())}
      ${this.dialog === null
        ? nothing
        : html`<wz-names
            .app=${this.app}
            .mode=${this.dialog}
            @done=${() => (this.dialog = null)}
          ></wz-names>`}
    </div>`;
  }

  /** @returns {import("./client-table.js").ClientTable | null} */
  get table() {
    return this.querySelector("wz-client-table");
  }

  /** @param {KeyboardEvent} event */
  searchKey(event) {
    if (event.key === "Escape" && this.search !== "") this.search = "";
    else if (event.key === "ArrowDown") this.table?.enter();
    else if (event.key === "Enter") void this.openFirst();
    else return;
    event.preventDefault();
  }

  /** Opens the first client found, not the first of what was there before. */
  async openFirst() {
    await this.updateComplete;
    await this.finder.asked;
    await this.updateComplete;
    this.table?.open(0);
  }

  /**
   * @param {Account[]} found
   * @param {Record<Filter, number>} numbers
   * @param {number} now
   */
  renderBody(found, numbers, now) {
    const { accounts } = this.app;
    if (accounts.byId.size === 0) return this.renderNothing();
    const { filter, sort } = this;
    const rows = arrange(found, { filter, sort, now, locale: this.app.words.locale });
    return html`${this.renderTrouble()}
      <div class="chips" role="group" aria-label=${this.t("clients-filters")}>
        ${FILTERS.map(
          (filter) => html`<button
            type="button"
            class="chip"
            aria-pressed=${filter === this.filter ? "true" : "false"}
            @click=${() => (this.filter = filter)}
          >
            ${this.t(FILTER_KEYS[filter], { count: numbers[filter] })}
          </button>`,
        )}
      </div>
      ${rows.length === 0 ? this.renderNoMatch() : this.renderTable(rows, now)}`;
  }

  /**
   * @param {Account[]} rows
   * @param {number} now
   */
  renderTable(rows, now) {
    return html`<wz-client-table
      .app=${this.app}
      .rows=${rows}
      .sort=${this.sort}
      .now=${now}
      .checking=${[...(this.queue?.running ?? [])].join()}
      .failed=${[...(this.queue?.failed.keys() ?? [])].join()}
      @in-sight=${(/** @type {CustomEvent<Account[]>} */ event) => this.look(event.detail)}
      @sort-by=${(/** @type {CustomEvent<Sort>} */ event) => this.setSort(event.detail)}
      @check-now=${(/** @type {CustomEvent<string>} */ event) => this.queue?.insist(event.detail)}
    ></wz-client-table>`;
  }

  renderTrouble() {
    const { accounts, words } = this.app;
    const again = () => void accounts.refresh();
    // The sentence above the page already says why nothing can be read.
    if (this.app.needsPassword) return nothing;
    if (this.finder.failure) {
      const again = () => this.finder.ask(this.search);
      return failureNotice(this.app, this.finder.failure, { title: this.t("clients-search-failed"), again });
    }
    if (accounts.failure) {
      const title =
        accounts.loadedAt === null
          ? this.t("clients-refresh-failed")
          : this.t("clients-refresh-failed-at", {
              when: words.moment(accounts.loadedAt, this.app.now()),
            });
      return failureNotice(this.app, accounts.failure, { title, again });
    }
    if (accounts.complete || accounts.refreshing) return nothing;
    return html`<div class="notice notice-info">
      ${icon("info")}
      <div class="notice-body">
        <p>${this.t("clients-partial", { count: accounts.byId.size })}</p>
      </div>
      <div class="notice-actions">
        <button type="button" class="button" @click=${again}>${this.t("clients-read-all")}</button>
      </div>
    </div>`;
  }

  renderNothing() {
    const { accounts } = this.app;
    if (accounts.refreshing) return clientsSkeleton(this.t);
    if (accounts.failure) {
      const title = this.t("clients-refresh-failed");
      return failureBlank(this.app, accounts.failure, () => void accounts.refresh(), title);
    }
    return html`<div class="blank">
      <div class="blank-mark">${icon("building")}</div>
      <h2>${this.t("clients-empty-title")}</h2>
      <p class="muted">${this.t("clients-empty-text")}</p>
      <div class="blank-actions">${newClientLink(this.t)}</div>
    </div>`;
  }

  renderNoMatch() {
    const all = () => {
      this.search = "";
      this.filter = "all";
    };
    const title = this.finder.answered
      ? this.t("clients-no-match", { search: this.finder.answered })
      : this.t("clients-no-match-filter");
    return html`<div class="blank" role="status">
      <h2>${title}</h2>
      <p class="muted">${this.t("clients-no-match-text")}</p>
      <div class="blank-actions">
        <button type="button" class="button" @click=${all}>${this.t("clients-show-all")}</button>
      </div>
    </div>`;
  }
}

customElements.define("wz-clients", ClientsView);
