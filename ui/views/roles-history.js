/**
 * `<wz-roles-history>`: what was saved from this computer, and the way back to an earlier state.
 *
 * Opened by roles-view.js. Deliberately absent: writing. An earlier state is staged as any other
 * change and saved as one. Tells `done`.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Settings } from "../types/Settings" */
/** @import { SettingsChange } from "../types/SettingsChange" */
/** @import { SettingsChangeRead } from "../types/SettingsChangeRead" */
/** @import { SettingsWritten } from "../types/SettingsWritten" */
/** @import { RolesView } from "./roles-view.js" */
import { html, nothing } from "lit";
import * as settingsApi from "../api/settings.js";
import { asApiError } from "../app/errors.js";
import { changeBetween, tellAll } from "../app/roles/sentences.js";
import { View } from "../app/view.js";
import { failureBlank, failureNotice } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { modal } from "../components/modal.js";
import { pill } from "../components/pill.js";
import { words } from "./roles-changes.js";

/** Savings shown, and how many more come when asked. */
const SHOWN = 30;

/** Sentences of one saving. */
const TOLD = 40;

/** How a saving ended, where it did not simply succeed. @type {Partial<Record<SettingsWritten, string>>} */
const OUTCOMES = {
  differs: "roles-history-differs",
  not_saved: "roles-history-not-saved",
  unknown: "roles-history-unknown",
};

/** The dialog of what was saved. */
export class RolesHistory extends View {
  static properties = {
    ...View.properties,
    page: { attribute: false },
    changes: { state: true },
    open: { state: true },
    read: { state: true },
    refused: { state: true },
    most: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    // Given by the page that draws it.
    this.page = /** @type {RolesView} */ (/** @type {unknown} */ (undefined));
    /** @type {SettingsChange[]} the newest first */
    this.changes = [];
    /** @type {number | null} which one is open */
    this.open = null;
    /** @type {SettingsChangeRead | null} the one that is open, once it is read */
    this.read = null;
    /** @type {ApiError | null} */
    this.refused = null;
    this.most = SHOWN;
  }

  async load() {
    this.changes = await settingsApi.history(this.page.accountId);
  }

  done() {
    this.dispatchEvent(new Event("done"));
  }

  /** @param {number} change_id */
  async toggle(change_id) {
    this.refused = null;
    this.read = null;
    this.open = this.open === change_id ? null : change_id;
    if (this.open === null) return;
    try {
      const read = await settingsApi.change(this.page.accountId, change_id);
      if (this.open === change_id) this.read = read;
    } catch (thrown) {
      this.refused = asApiError(thrown);
    }
  }

  render() {
    const { t } = this;
    return modal({
      id: "roles-history-dialog",
      heading: t("roles-history"),
      closeLabel: t("close"),
      wide: true,
      close: () => this.done(),
      body: this.phase === "error" && this.failure
        ? failureBlank(this.app, this.failure, () => void this.start(), t("roles-history-failed"))
        : this.renderChanges(),
      actions: html`<button type="button" class="button" @click=${() => this.done()}>${t("close")}</button>`,
    });
  }

  renderChanges() {
    const { t, changes, most } = this;
    if (this.phase === "loading") return html`<p class="muted" role="status">${t("loading")}</p>`;
    if (changes.length === 0) return html`<p class="muted">${t("roles-history-empty")}</p>`;
    return html`<p class="muted">${t("roles-history-lead")}</p>
      <ul class="roles-history">
        ${changes.slice(0, most).map((one) => this.renderChange(one))}
      </ul>
      ${changes.length > most
        ? html`<button type="button" class="button button-link" @click=${() => (this.most += SHOWN)}>
            ${t("roles-history-more")}
          </button>`
        : nothing}`;
  }

  /** @param {SettingsChange} change */
  renderChange({ change_id, at, outcome, places }) {
    const { t, app, open } = this;
    const here = open === change_id;
    const key = OUTCOMES[outcome];
    const when = { day: app.words.day(at, app.now()), time: app.words.time(at) };
    return html`<li class="roles-history-item">
      <button
        type="button"
        class="roles-history-head"
        aria-expanded=${here ? "true" : "false"}
        @click=${() => void this.toggle(change_id)}
      >
        ${icon("chevron-right")}
        <span class="roles-history-when number">${t("roles-history-when", when)}</span>
        <span class="muted">${t("roles-history-places", { count: places })}</span>
        ${key ? pill("warn", t(key)) : nothing}
      </button>
      ${here ? this.renderOpen() : nothing}
    </li>`;
  }

  renderOpen() {
    const { t, read, refused } = this;
    if (refused) return html`<div class="roles-history-body">${failureNotice(this.app, refused)}</div>`;
    if (!read) return html`<div class="roles-history-body muted" role="status">${t("loading")}</div>`;
    const changes = read.differences.map((one) => changeBetween(one, one.seen, one.now));
    const told = tellAll(changes, this.page.names);
    const rest = told.slice(TOLD).reduce((count, one) => count + one.changes.length, 0);
    const back = (/** @type {string} */ key, /** @type {Settings} */ settings) =>
      html`<button type="button" class="button" @click=${() => this.page.restore(settings)}>${t(key)}</button>`;
    return html`<div class="roles-history-body">
      <ul>
        ${told.slice(0, TOLD).map((one) => html`<li>${words(t(one.key, one.args))}</li>`)}
        ${rest > 0 ? html`<li class="small">${t("roles-and-more", { count: rest })}</li>` : nothing}
      </ul>
      <div class="roles-history-actions">
        ${back("roles-history-before", read.before)} ${back("roles-history-after", read.after)}
      </div>
      <p class="small">${t("roles-history-staged")}</p>
    </div>`;
  }
}

customElements.define("wz-roles-history", RolesHistory);
