/**
 * `<wz-account>`: one client, with its channels and what is known of it.
 *
 * Tabs are addresses (`#account/<id>/details`). The channels' table is account-channels.js, the
 * other tab account-details.js. Deliberately absent: connecting, which has a page of its own.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Account } from "../types/Account" */
/** @import { Connection } from "../types/Connection" */
import { html, nothing } from "lit";
import * as accounts from "../api/accounts.js";
import * as channels from "../api/channels.js";
import { asApiError } from "../app/errors.js";
import { subscriptionLine } from "../app/health.js";
import { formatRoute } from "../app/router.js";
import { View } from "../app/view.js";
import { accountNumber } from "../app/words.js";
import { icon } from "../components/icon.js";
import { accessNotice, mainAction } from "./account-access.js";
import { channelsTab, tableSkeleton } from "./account-channels.js";
import { detailsTab } from "./account-details.js";
import { namesDialog } from "./account-names.js";

/** The page of one client. */
export class AccountView extends View {
  static properties = {
    ...View.properties,
    checking: { state: true },
    slowCheck: { state: true },
    checkFailure: { state: true },
    connections: { state: true },
    draft: { state: true },
    zone: { state: true },
    busy: { state: true },
    problem: { state: true },
    forgetting: { state: true },
  };

  constructor() {
    super();
    /** The channels are being read. */
    this.checking = false;
    this.slowCheck = false;
    /** @type {ApiError | null} why the channels could not be read */
    this.checkFailure = null;
    /** @type {Connection[]} this client's connections in progress */
    this.connections = [];
    /** @type {{ name: string, note: string, tags: string } | null} names being edited */
    this.draft = null;
    /** @type {import("../app/timezones.js").Zone | null | undefined} undefined: not being changed */
    this.zone = undefined;
    this.busy = false;
    /** @type {ApiError | null} why the last change was not made */
    this.problem = null;
    /** Whether it is being asked if this client shall be forgotten. */
    this.forgetting = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.hear("connection_changed", ({ connection }) => {
      if (connection.account_id === this.accountId) this.putConnection(connection);
    });
    this.hear("connection_ended", ({ connection_id }) => {
      const mine = this.connections.some((one) => one.connection_id === connection_id);
      this.connections = this.connections.filter((one) => one.connection_id !== connection_id);
      if (mine) void this.check();
    });
    this.tick(30_000);
  }

  get accountId() {
    return this.route.rest[0] ?? "";
  }

  get tab() {
    return this.route.rest[1] === "details" ? "details" : "channels";
  }

  /** @returns {Account} */
  get account() {
    return /** @type {Account} */ (this.app.accounts.byId.get(this.accountId));
  }

  async load() {
    if (!this.account) this.app.accounts.put(await accounts.get(this.accountId));
    void this.check();
    const open = await channels.connections().catch(() => []);
    this.connections = open.filter((one) => one.account_id === this.accountId && inProgress(one));
  }

  /** Reads the channels anew; what was known stays on the screen meanwhile. */
  async check() {
    if (this.checking || this.account.granted === "needed") return;
    this.checking = true;
    this.checkFailure = null;
    const timer = setTimeout(() => (this.slowCheck = true), 200);
    this.keep(() => clearTimeout(timer));
    try {
      this.app.accounts.put(await accounts.health(this.accountId));
    } catch (thrown) {
      this.checkFailure = asApiError(thrown);
    } finally {
      clearTimeout(timer);
      this.checking = false;
      this.slowCheck = false;
    }
  }

  /** @param {Connection} connection */
  putConnection(connection) {
    const others = this.connections.filter(
      (one) => one.connection_id !== connection.connection_id,
    );
    this.connections = inProgress(connection) ? [...others, connection] : others;
  }

  edit() {
    const { name, label, note, tags } = this.account;
    this.problem = null;
    this.draft = { name: name ?? label, note, tags: tags.join(", ") };
  }

  /** Keeps the name, the note and the tags. */
  describe() {
    const draft = this.draft;
    if (draft === null) return;
    const tags = draft.tags.split(",").map((tag) => tag.trim()).filter(Boolean);
    return this.change(async () => {
      const name = draft.name.trim() || null;
      const account = await accounts.describe(this.accountId, name, draft.note.trim(), tags);
      this.draft = null;
      return account;
    });
  }

  /** @param {number} offset hours from UTC */
  setTimezone(offset) {
    return this.change(async () => {
      const account = await accounts.update(this.accountId, offset);
      this.zone = undefined;
      this.app.toast({ text: this.t("timezone-saved"), tone: "good" });
      return account;
    });
  }

  /**
   * Forgets a client whose account is their own.
   * @param {() => Promise<unknown>} work
   */
  async forget(work) {
    const { account } = this;
    await this.change(async () => {
      await work();
      return account;
    });
    if (this.problem) return;
    this.app.toast({ text: this.t("access-forgotten", { name: account.label }) });
    this.app.router.replace("clients");
    this.app.accounts.drop(account.account_id);
  }

  /** @param {() => Promise<Account>} work */
  async change(work) {
    this.busy = true;
    this.problem = null;
    try {
      this.app.accounts.put(await work());
    } catch (thrown) {
      this.problem = asApiError(thrown);
      void this.focusProblem();
    } finally {
      this.busy = false;
    }
  }

  renderSkeleton() {
    return html`<div class="page" aria-busy="true">
      <div class="page-head"><div class="skeleton account-title-skeleton"></div></div>
      ${tableSkeleton(this.t)}
    </div>`;
  }

  renderReady() {
    const { account, app, tab } = this;
    const now = app.now();
    const paid = subscriptionLine(account, app.words, now);
    return html`<div class="page">
      <nav class="crumbs" aria-label=${this.t("crumbs")}>
        <a href=${formatRoute("clients")}>${this.t("crumb-clients")}</a>
      </nav>
      <div class="page-head">
        <div class="page-title">
          <h1 tabindex="-1">${account.name ?? (account.label || accountNumber(this.accountId))}</h1>
          <p class="small number">
            ${account.granted
              ? this.t("clients-own-account")
              : html`<span class="selectable">${accountNumber(this.accountId)}</span> ·
                  ${this.t(paid.key, paid.args)}`}
          </p>
          ${account.tags.length > 0
            ? html`<ul class="tags" aria-label=${this.t("names-tags")}>
                ${account.tags.map((tag) => html`<li class="tag">${tag}</li>`)}
              </ul>`
            : nothing}
        </div>
        <div class="page-actions">
          <button type="button" id="edit-names" class="button" @click=${this.edit}>
            ${this.t("names-edit")}
          </button>
          ${mainAction(this)}
        </div>
      </div>
      ${account.note
        ? html`<p class="account-note">${icon("message")}<span>${account.note}</span></p>`
        : nothing}
      ${accessNotice(this)}
      <nav class="tabs" aria-label=${this.t("account-tabs")}>
        ${this.renderTab("channels", this.t("tab-channels"))}
        ${this.renderTab("details", this.t("tab-details"))}
      </nav>
      ${tab === "details" ? detailsTab(this) : channelsTab(this)}
      ${this.draft ? namesDialog(this, this.draft) : nothing}
    </div>`;
  }

  /**
   * @param {string} tab
   * @param {string} label
   */
  renderTab(tab, label) {
    const here = this.tab === tab;
    const to = tab === "channels" ? formatRoute("account", this.accountId) : formatRoute("account", this.accountId, tab);
    return html`<a class="tab" href=${to} aria-current=${here ? "page" : "false"}>${label}</a>`;
  }
}

/** @param {Connection} connection */
function inProgress({ stage }) {
  return stage.kind !== "connected" && stage.kind !== "removed" && stage.kind !== "failed";
}

customElements.define("wz-account", AccountView);
