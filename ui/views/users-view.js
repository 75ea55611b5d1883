/**
 * `<wz-users>`: the employees of one client, in the console's list and in the public API's.
 *
 * Addresses: `#account/<id>/users` and `#account/<id>/users/public`. What it does is
 * users-flow.js, the table users-table.js, the form users-dialog.js.
 */
import { html, nothing } from "lit";
import { EDITIONS, editionPath, MOST_USERS } from "../app/people/editions.js";
import { NONE } from "../app/people/selection.js";
import { fullness } from "../app/people/user-list.js";
import { formatRoute } from "../app/router.js";
import { failureBlank, failureNotice } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { deletePeopleDialog } from "./people-delete.js";
import { saveItems } from "./people-export.js";
import { chosenBar, moreMenu, peopleSkeleton, searchField } from "./people-head.js";
import "./users-dialog.js";
import { UsersFlow } from "./users-flow.js";
import { forgetKeyDialog } from "./users-forget.js";
import { setHidden } from "./users-numbers.js";
import "./users-key.js";
import "./users-table.js";

/** The employees of one client. */
export class UsersView extends UsersFlow {
  renderSkeleton() {
    return html`<div class="people">${this.renderSwitch()} ${peopleSkeleton(this.t)}</div>`;
  }

  renderReady() {
    if (!this.opened || this.readFailure?.code === "v3_key_refused") return this.renderKey();
    const { rows } = this;
    return html`<div class="people">
      ${this.renderSwitch()} ${this.renderHead(rows.length)}
      <wz-bulk-notice .app=${this.app} .accountId=${this.accountId}></wz-bulk-notice>
      ${this.renderTrouble()} ${this.renderBody(rows)} ${this.renderDialogs()}
    </div>`;
  }

  /** @param {import("../app/errors.js").ApiError} failure */
  renderFailure(failure) {
    const again = () => void this.start();
    return html`<div class="people">
      ${this.renderSwitch()} ${failureBlank(this.app, failure, again, this.t("users-failed"))}
    </div>`;
  }

  /** Which of the two lists. */
  renderSwitch() {
    return html`<div class="people-editions">
      <nav class="segments" aria-label=${this.t("users-editions")}>
        ${EDITIONS.map(
          (edition) => html`<a
            class="segment"
            href=${formatRoute("account", this.accountId, "users", ...editionPath(edition))}
            aria-current=${edition === this.edition ? "page" : "false"}
            >${this.t(edition.title)}</a
          >`,
        )}
      </nav>
      <p class="small">${this.t(this.edition.about)}</p>
    </div>`;
  }

  renderKey() {
    return html`<div class="people">
      ${this.renderSwitch()}
      <wz-users-key
        .app=${this.app}
        .account=${this.account}
        .refused=${this.opened}
        @opened=${() => this.enter()}
      ></wz-users-key>
    </div>`;
  }

  /** A key was kept that works. */
  enter() {
    this.readFailure = null;
    void this.start();
  }

  /** @param {number} found */
  renderHead(found) {
    const { app, selection } = this;
    const count = selection.count(found);
    const full = this.users.length >= MOST_USERS;
    const edit = () => (this.editing = { user: null });
    return html`<div class="people-top">
      ${count > 0
        ? chosenBar(app, {
            count,
            frozen: this.closed,
            remove: () => (this.deleting = this.chosen),
            clear: () => (this.selection = NONE),
          })
        : this.renderGauge()}
      <div class="people-tools">
        ${searchField({
          label: this.t("users-search"),
          clearLabel: this.t("people-search-clear"),
          value: this.search,
          change: (text) => this.find(text),
          enter: () => this.table?.enter(),
        })}
        ${moreMenu(this.t("users-more"), this.menu())}
        ${this.closed
          ? nothing
          : html`<button type="button" id="add-user" class="button button-primary" ?disabled=${full} @click=${edit}>
              ${this.t("users-add")}
            </button>`}
      </div>
    </div>`;
  }

  /** @returns {import("./users-table.js").UsersTable | null} */
  get table() {
    return this.querySelector("wz-users-table");
  }

  /** @param {string} text */
  find(text) {
    this.search = text;
    this.dropAll();
  }

  /** @returns {import("../components/menu.js").MenuItem[]} */
  menu() {
    const { edition, app, accountId } = this;
    const refresh = {
      id: "refresh-users",
      label: this.t("people-refresh"),
      icon: /** @type {const} */ ("refresh"),
      run: () => void this.read(),
    };
    const take = {
      id: "import-users",
      label: this.t("people-import"),
      icon: /** @type {const} */ ("upload"),
      run: () => app.router.go("import", accountId, edition.kind),
    };
    const key = {
      id: "forget-key",
      label: this.t("users-key-forget"),
      icon: /** @type {const} */ ("key"),
      tone: /** @type {const} */ ("bad"),
      run: () => (this.forgetting = true),
    };
    const own = this.closed ? [] : [refresh, take];
    return [...own, ...saveItems(this), ...(edition.keyed ? [{}, key] : [])];
  }

  renderGauge() {
    const { words } = this.app;
    const count = this.users.length;
    // What came by the way is not all there are.
    if (this.readAt === null) return html`<p class="small number" role="status">${this.renderAge()}</p>`;
    const { state, left } = fullness(count, MOST_USERS);
    const args = { count: words.number(count), most: words.number(MOST_USERS), left: words.number(left) };
    const key = { room: "users-gauge", nearly: "users-gauge-nearly", full: "users-gauge-full" }[state];
    return html`<div class="people-gauge people-gauge-${state}">
      <progress class="progress" max=${MOST_USERS} value=${count} aria-label=${this.t("users-gauge-label")}></progress>
      <p class="small number" role="status">
        <span>${this.t(key, args)}</span>
        <span>${this.renderAge()}</span>
      </p>
    </div>`;
  }

  renderAge() {
    const { words } = this.app;
    if (this.soFar !== null) {
      const count = this.soFar;
      return count > 0 ? this.t("users-reading", { count }) : this.t("users-reading-first");
    }
    if (this.readAt === null) return nothing;
    return this.t("people-read-at", { when: words.moment(this.readAt, this.app.now()) });
  }

  renderTrouble() {
    const failure = this.readFailure;
    if (failure === null || this.users.length === 0) return nothing;
    const title =
      this.readAt === null
        ? this.t("users-failed")
        : this.t("users-stale", { when: this.app.words.moment(this.readAt, this.app.now()) });
    return failureNotice(this.app, failure, { title, again: () => void this.read() });
  }

  /** @param {import("../types/User").User[]} rows */
  renderBody(rows) {
    if (this.users.length === 0) return this.renderNothing();
    if (rows.length === 0) {
      return html`<div class="blank" role="status">
        <h2>${this.t("users-no-match", { search: this.search })}</h2>
        <p class="muted">${this.t("users-no-match-text")}</p>
        <div class="blank-actions">
          <button type="button" class="button" @click=${() => this.find("")}>${this.t("users-show-all")}</button>
        </div>
      </div>`;
    }
    return html`<wz-users-table
      class="users-${this.edition.edition}"
      .app=${this.app}
      .edition=${this.edition}
      .rows=${rows}
      .sort=${this.sort}
      .selection=${this.selection}
      .frozen=${this.closed}
      .channels=${this.channels}
      .masked=${this.masked}
      .asking=${this.asking}
      .saving=${this.saving}
      @choose=${(/** @type {CustomEvent} */ event) => (this.selection = event.detail)}
      @sort-by=${(/** @type {CustomEvent} */ event) => (this.sort = event.detail)}
      @open-row=${(/** @type {CustomEvent} */ event) => !this.closed && (this.editing = { user: rows[event.detail] })}
      @delete-row=${(/** @type {CustomEvent} */ event) => (this.deleting = [event.detail])}
      @delete-chosen=${() => (this.deleting = this.chosen)}
      @show-phone=${(/** @type {CustomEvent} */ event) => void this.showPhone(event.detail)}
      @set-hidden=${(/** @type {CustomEvent} */ event) => void setHidden(this, event.detail.user, event.detail.hidden)}
    ></wz-users-table>`;
  }

  renderNothing() {
    if (this.soFar !== null) return peopleSkeleton(this.t);
    if (this.closed) return this.renderClosed();
    if (this.readFailure) {
      return failureBlank(this.app, this.readFailure, () => void this.read(), this.t("users-failed"));
    }
    return html`<div class="card blank-card">
      <div class="blank">
        <div class="blank-mark">${icon("user-plus")}</div>
        <h2>${this.t("users-empty-title")}</h2>
        <p class="muted">${this.t("users-empty-text")}</p>
        <div class="blank-actions">
          <button type="button" class="button" @click=${() => (this.editing = { user: null })}>
            ${this.t("users-add")}
          </button>
          <a class="button" href=${formatRoute("import", this.accountId, this.edition.kind)}>${this.t("people-import")}</a>
        </div>
      </div>
    </div>`;
  }

  renderClosed() {
    return html`<div class="card blank-card">
      <div class="blank">
        <div class="blank-mark">${icon("lock")}</div>
        <h2>${this.t("users-closed")}</h2>
        <p class="muted">${this.t("people-closed-text")}</p>
      </div>
    </div>`;
  }

  renderDialogs() {
    const { app, account, editing, deleting, edition } = this;
    if (deleting && deleting.length > 0) {
      return deletePeopleDialog(app, {
        account,
        kind: edition.kind,
        people: deleting,
        close: () => (this.deleting = null),
        done: () => void this.deleted(),
      });
    }
    if (this.forgetting) {
      return forgetKeyDialog(app, {
        account,
        close: () => (this.forgetting = false),
        forget: () => void this.forgetKey(),
      });
    }
    if (editing === null) return nothing;
    return html`<wz-user-dialog
      .app=${app}
      .account=${account}
      .edition=${edition}
      .user=${editing.user}
      .users=${this.users}
      .complete=${this.readAt !== null}
      @gone=${(/** @type {CustomEvent} */ event) => this.drop(event.detail)}
      @saved=${(/** @type {CustomEvent} */ event) => this.put(event.detail)}
      @done=${() => (this.editing = null)}
    ></wz-user-dialog>`;
  }
}

customElements.define("wz-users", UsersView);
