/**
 * `<wz-account>`: one client, with its channels and what is known of it.
 *
 * Tabs are addresses (`#account/<id>/details`). The channels' table is account-channels.js, the
 * other tab account-details.js; what the page does is account-flow.js. Deliberately absent:
 * connecting, which has a page of its own.
 */
import { html, nothing } from "lit";
import { subscriptionLine } from "../app/health.js";
import { formatRoute } from "../app/router.js";
import { accountNumber, clientName } from "../app/words.js";
import { icon } from "../components/icon.js";
import { accessNotice, mainAction } from "./account-access.js";
import { channelsTab, tableSkeleton } from "./account-channels.js";
import { detailsTab } from "./account-details.js";
import { AccountFlow } from "./account-flow.js";
import { namesDialog } from "./account-names.js";
import "./contacts-view.js";
import "./roles-view.js";
import "./users-view.js";

/** The page of one client. */
export class AccountView extends AccountFlow {
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
          <h1 tabindex="-1">${account.name ?? clientName(account.label, this.accountId)}</h1>
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
          ${this.mainAction}
        </div>
      </div>
      ${account.note
        ? html`<p class="account-note">${icon("message")}<span>${account.note}</span></p>`
        : nothing}
      ${accessNotice(this)}
      <nav class="tabs" aria-label=${this.t("account-tabs")}>
        ${this.renderTab("channels", this.t("tab-channels"))}
        ${this.renderTab("users", this.t("tab-users"))}
        ${this.renderTab("roles", this.t("tab-roles"))}
        ${this.renderTab("contacts", this.t("tab-contacts"))}
        ${this.renderTab("details", this.t("tab-details"))}
      </nav>
      ${this.renderBody(tab)}
      ${this.draft ? namesDialog(this, this.draft) : nothing}
    </div>`;
  }

  /** Users, roles and contacts have a first thing to do of their own. */
  get mainAction() {
    const own = ["users", "roles", "contacts"].includes(this.tab);
    return own && this.account.granted !== "needed" ? nothing : mainAction(this);
  }

  /** @param {string} tab */
  renderBody(tab) {
    const { app, account, route } = this;
    switch (tab) {
      case "users":
        return html`<wz-users .app=${app} .account=${account} .route=${route}></wz-users>`;
      case "roles":
        return html`<wz-roles .app=${app} .account=${account} .route=${route}></wz-roles>`;
      case "contacts":
        return html`<wz-contacts .app=${app} .account=${account} .route=${route}></wz-contacts>`;
      case "details":
        return detailsTab(this);
      default:
        return channelsTab(this);
    }
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

customElements.define("wz-account", AccountView);
