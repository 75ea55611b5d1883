/**
 * `<wz-contacts>`: the people a client talks to; `#account/<id>/contacts/<search>`.
 *
 * What it does is contacts-flow.js, the table contacts-table.js, the form contacts-dialog.js.
 */
import { html, nothing } from "lit";
import { copyText } from "../app/clipboard.js";
import { NONE } from "../app/people/selection.js";
import { formatRoute } from "../app/router.js";
import { failureBlank, failureNotice } from "../components/failure.js";
import { icon } from "../components/icon.js";
import "./contacts-dialog.js";
import { ContactsFlow } from "./contacts-flow.js";
import "./contacts-table.js";
import { deletePeopleDialog } from "./people-delete.js";
import { saveItems } from "./people-export.js";
import { chosenBar, moreMenu, peopleSkeleton, searchField } from "./people-head.js";

/** The people a client talks to. */
export class ContactsView extends ContactsFlow {
  renderSkeleton() {
    return html`<div class="people">${peopleSkeleton(this.t)}</div>`;
  }

  renderReady() {
    return html`<div class="people">
      ${this.renderHead()}
      <wz-bulk-notice .app=${this.app} .accountId=${this.accountId}></wz-bulk-notice>
      ${this.renderTrouble()} ${this.renderAnswering()} ${this.renderBody()} ${this.renderDialogs()}
    </div>`;
  }

  /** @param {import("../app/errors.js").ApiError} failure */
  renderFailure(failure) {
    const again = () => void this.start();
    return html`<div class="people">${failureBlank(this.app, failure, again, this.t("contacts-failed"))}</div>`;
  }

  renderHead() {
    const total = this.windows.length;
    const count = this.selection.count(total);
    return html`<div class="people-top">
      ${count > 0
        ? chosenBar(this.app, {
            count,
            frozen: this.closed || this.gathered !== null,
            remove: () => void this.deleteChosen(),
            clear: () => (this.selection = NONE),
            said: this.chosenSaid(count),
          })
        : this.renderState()}
      <div class="people-tools">
        ${searchField({
          label: this.t("contacts-search"),
          clearLabel: this.t("people-search-clear"),
          value: this.search,
          change: (text) => this.find(text),
          enter: () => this.table?.enter(),
        })}
        ${moreMenu(this.t("contacts-more"), this.menu())}
        ${this.closed
          ? nothing
          : html`<button
              type="button"
              id="add-contact"
              class="button button-primary"
              @click=${() => this.edit(null)}
            >
              ${this.t("contacts-add")}
            </button>`}
      </div>
    </div>`;
  }

  /**
   * What is chosen where its number alone would mislead: a search ends at a number of rows.
   * @param {number} count
   */
  chosenSaid(count) {
    if (this.gathered !== null) return this.t("contacts-gathering", { count: this.gathered });
    const part = this.selection.all && this.found?.more_than_total;
    return part ? this.t("contacts-chosen-first", { count }) : null;
  }

  /** @returns {import("./contacts-table.js").ContactsTable | null} */
  get table() {
    return this.querySelector("wz-contacts-table");
  }

  /** @returns {import("../components/menu.js").MenuItem[]} */
  menu() {
    const { app, accountId } = this;
    const own = [
      {
        id: "refresh-contacts",
        label: this.t("contacts-read-all"),
        icon: /** @type {const} */ ("refresh"),
        run: () => void this.read(),
      },
      {
        id: "import-contacts",
        label: this.t("people-import"),
        icon: /** @type {const} */ ("upload"),
        run: () => app.router.go("import", accountId, "contacts"),
      },
    ];
    return [...(this.closed ? [] : own), ...saveItems(this)];
  }

  /** How many, how old, and how the reading goes. */
  renderState() {
    const { words } = this.app;
    const { found, soFar } = this;
    if (soFar !== null) return this.renderReading(soFar);
    if (!found || found.cached === 0) return html`<span></span>`;
    const number = found.search === "" ? found.cached : found.total;
    const args = { count: words.number(number), all: words.number(found.cached), number };
    const key =
      found.search === "" ? "contacts-count" : found.more_than_total ? "contacts-found-more" : "contacts-found";
    const when = found.read_at === null ? null : words.moment(found.read_at, this.app.now());
    return html`<p class="small number contacts-state" role="status">
      <span>${this.t(key, args)}</span>
      ${when === null ? nothing : html`<span>${this.t("people-read-at", { when })}</span>`}
    </p>`;
  }

  /** @param {number} soFar */
  renderReading(soFar) {
    const { words } = this.app;
    const known = this.found?.read_at === null ? 0 : (this.found?.cached ?? 0);
    const args = { count: words.number(soFar), known: words.number(known) };
    const key = soFar === 0 ? "contacts-reading-first" : known > soFar ? "contacts-reading-of" : "contacts-reading";
    return html`<div class="contacts-reading">
      ${known > soFar
        ? html`<progress class="progress" max=${known} value=${soFar} aria-label=${this.t("contacts-reading-first")}></progress>`
        : nothing}
      <p class="small number" role="status">${this.t(key, args)}</p>
      <button type="button" id="stop-reading" class="button button-link button-tiny" @click=${() => this.stopReading()}>
        ${this.t("contacts-stop")}
      </button>
    </div>`;
  }

  renderTrouble() {
    const { app, found, readFailure, findFailure } = this;
    if (findFailure) {
      return failureNotice(app, findFailure, {
        title: this.t("contacts-find-failed"),
        again: () => this.windows.refresh(),
      });
    }
    if (!found || this.soFar !== null || found.cached === 0) return nothing;
    const again = () => void this.read();
    if (readFailure) {
      const title =
        found.read_at === null
          ? this.t("contacts-partial", { count: found.cached })
          : this.t("contacts-stale", { when: app.words.moment(found.read_at, app.now()) });
      return failureNotice(app, readFailure, { title, again });
    }
    if (found.read_at !== null || this.closed) return nothing;
    return html`<div class="notice notice-info">
      ${icon("info")}
      <div class="notice-body"><p>${this.t("contacts-partial", { count: found.cached })}</p></div>
      <div class="notice-actions">
        <button type="button" class="button" @click=${again}>${this.t("contacts-read-all")}</button>
      </div>
    </div>`;
  }

  /** Where names are missing or old for want of an answer. */
  renderAnswering() {
    const { answering, app } = this;
    const { failed, readAt } = answering;
    if (!failed || this.closed) return nothing;
    return html`<p class="small contacts-answering" role="status">
      <span>
        ${readAt === null
          ? this.t("contacts-names-failed")
          : this.t("contacts-names-old", { when: app.words.moment(readAt, app.now()) })}
      </span>
      <button type="button" class="button button-link button-tiny" @click=${() => void answering.read()}>
        ${this.t("try-again")}
      </button>
    </p>`;
  }

  renderBody() {
    const { found, windows } = this;
    if (found === null) return this.findFailure ? nothing : peopleSkeleton(this.t);
    if (found.cached === 0) return this.renderNothing();
    if (windows.length === 0) return this.renderNoMatch(found.search);
    return html`<wz-contacts-table
      class="contacts"
      .app=${this.app}
      .rows=${windows}
      .version=${windows.version}
      .sort=${this.order}
      .selection=${this.selection}
      .frozen=${this.closed}
      .names=${this.answering.names}
      .usersKnown=${this.answering.state === "known"}
      @look=${(/** @type {CustomEvent} */ event) => windows.look(event.detail.start, event.detail.end)}
      @choose=${(/** @type {CustomEvent} */ event) => (this.selection = event.detail)}
      @choose-between=${(/** @type {CustomEvent} */ event) => void this.chooseBetween(event.detail.from, event.detail.to)}
      @sort-by=${(/** @type {CustomEvent} */ event) => this.setSort(event.detail.down ? "name_down" : "name")}
      @open-row=${(/** @type {CustomEvent} */ event) => this.edit(windows.at(event.detail))}
      @delete-row=${(/** @type {CustomEvent} */ event) => (this.deleting = [event.detail])}
      @delete-chosen=${() => void this.deleteChosen()}
      @copy-link=${(/** @type {CustomEvent} */ event) => void this.copy(event.detail)}
    ></wz-contacts-table>`;
  }

  /** @param {string} link */
  async copy(link) {
    const copied = await copyText(link);
    this.app.toast({
      tone: copied ? "good" : "bad",
      text: this.t(copied ? "contacts-link-copied" : "copy-failed"),
    });
  }

  /** @param {string} search */
  renderNoMatch(search) {
    return html`<div class="blank" role="status">
      <h2>${this.t("contacts-no-match", { search })}</h2>
      <p class="muted">${this.t("contacts-no-match-text")}</p>
      <div class="blank-actions">
        <button type="button" class="button" @click=${() => this.find("")}>${this.t("contacts-show-all")}</button>
      </div>
    </div>`;
  }

  renderNothing() {
    if (this.soFar !== null) return peopleSkeleton(this.t);
    if (this.readFailure) {
      const again = () => void this.read();
      return failureBlank(this.app, this.readFailure, again, this.t("contacts-failed"));
    }
    const unread = this.found?.read_at === null;
    const [title, text] = this.closed
      ? [this.t("contacts-closed"), this.t("people-closed-text")]
      : unread
        ? [this.t("contacts-unread-title"), this.t("contacts-unread-text")]
        : [this.t("contacts-empty-title"), this.t("contacts-empty-text")];
    return html`<div class="card blank-card">
      <div class="blank">
        <div class="blank-mark">${icon(this.closed ? "lock" : "message")}</div>
        <h2>${title}</h2>
        <p class="muted">${text}</p>
        ${this.closed ? nothing : html`<div class="blank-actions">${this.renderFirst(unread)}</div>`}
      </div>
    </div>`;
  }

  /** @param {boolean} unread */
  renderFirst(unread) {
    return html`${unread
        ? html`<button type="button" class="button" @click=${() => void this.read()}>${this.t("contacts-read-all")}</button>`
        : nothing}
      <a class="button" href=${formatRoute("import", this.accountId, "contacts")}>${this.t("people-import")}</a>`;
  }

  renderDialogs() {
    const { app, account, editing, deleting, answering } = this;
    if (deleting && deleting.length > 0) {
      return deletePeopleDialog(app, {
        account,
        kind: "contacts",
        people: deleting,
        close: () => (this.deleting = null),
        done: () => void this.deleted(),
      });
    }
    if (editing === null) return nothing;
    return html`<wz-contact-dialog
      .app=${app}
      .account=${account}
      .contact=${editing.contact}
      .users=${answering.users}
      .usersState=${answering.state}
      .countries=${editing.countries}
      @saved=${() => this.windows.refresh()}
      @done=${() => (this.editing = null)}
    ></wz-contact-dialog>`;
  }
}

customElements.define("wz-contacts", ContactsView);
