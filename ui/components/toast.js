/**
 * `<wz-toasts>`: what is said in the corner, read out politely: short confirmations that go by
 * themselves, what waits to be opened, and deletions that can still be undone.
 *
 * Fed by `app.toast(…)` and `app.deletions`. Deliberately absent: failures of what the person is
 * looking at, which stand in the page.
 */
/** @import { Context, Toast } from "../app/context.js" */
/** @import { Deletion } from "../types/Deletion" */
import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import * as channels from "../api/channels.js";
import { deletionArgs, deletionWords } from "../app/deletions.js";
import { asApiError } from "../app/errors.js";
import "./countdown.js";
import { failureSentence } from "./failure.js";
import { icon } from "./icon.js";

/** How long one stays; ms. */
const STAYS = 6000;

/** So many stand over each other at most. */
const MOST = 3;

/** The corner where toasts appear. */
export class Toasts extends LitElement {
  static properties = {
    app: { attribute: false },
    page: { attribute: false },
    shown: { state: true },
  };

  constructor() {
    super();
    // Given by the frame before this is connected.
    this.app = /** @type {Context} */ (/** @type {unknown} */ (undefined));
    /** The client whose channels are shown: what stands there needs no toast. */
    this.page = "";
    /** @type {Toast[]} */
    this.shown = [];
    this.take = (/** @type {Event} */ event) => {
      const toast = /** @type {CustomEvent<Toast>} */ (event).detail;
      this.shown = [...this.shown.slice(1 - MOST), toast];
      if (!toast.stays) setTimeout(() => this.drop(toast), STAYS);
    };
    this.redraw = () => this.requestUpdate();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.app.addEventListener("toast", this.take);
    this.app.addEventListener("change", this.redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.app.removeEventListener("toast", this.take);
    this.app.removeEventListener("change", this.redraw);
  }

  /** @param {Toast} toast */
  drop(toast) {
    this.shown = this.shown.filter((one) => one !== toast);
  }

  /** @param {Deletion} deletion */
  async undo({ deletion_id }) {
    try {
      await channels.undelete(deletion_id);
    } catch (thrown) {
      this.app.toast({ tone: "bad", text: failureSentence(this.app, asApiError(thrown)) });
    }
  }

  /**
   * Whether the client's own page is shown, with a row of the channel that tells the same.
   * @param {Deletion} deletion
   */
  inSight({ account_id, channel_id }) {
    if (account_id !== this.page) return false;
    const channels = this.app.accounts.byId.get(account_id)?.health?.channels ?? [];
    return channels.some((channel) => channel.channel_id === channel_id);
  }

  render() {
    const elsewhere = this.app.deletions.open.filter((one) => !this.inSight(one));
    return html`<div class="toasts" role="status" aria-live="polite">
      ${repeat(
        elsewhere.slice(-MOST),
        (one) => one.deletion_id,
        (one) => this.renderDeletion(one),
      )}
      ${repeat(
        this.shown,
        (toast) => toast,
        (toast) => this.renderToast(toast),
      )}
    </div>`;
  }

  /** @param {Toast} toast */
  renderToast(toast) {
    const act = () => {
      this.drop(toast);
      toast.action?.run();
    };
    return html`<div class="toast">
      ${toast.tone === "bad" ? icon("circle-alert") : nothing}
      ${toast.tone === "good" ? icon("circle-check") : nothing}
      <span>${toast.text}</span>
      ${toast.action
        ? html`<button type="button" class="button button-link" @click=${act}>
            ${toast.action.label}
          </button>`
        : nothing}
      ${this.renderClose(() => this.drop(toast))}
    </div>`;
  }

  /** @param {Deletion} deletion */
  renderDeletion(deletion) {
    const { t } = this.app;
    const args = deletionArgs(deletion);
    const { said, todo } = deletionWords(deletion);
    if (deletion.state === "waiting") {
      const say = (/** @type {number} */ seconds) => t("deletion-toast", { ...args, seconds });
      return html`<div class="toast">
        ${icon("trash")}
        <span class="visually-hidden">${t(said, args)}</span>
        <wz-countdown .until=${deletion.sends_at} .now=${this.app.now} .say=${say}></wz-countdown>
        <button type="button" class="button button-link" @click=${() => void this.undo(deletion)}>
          ${t("deletion-undo")}
        </button>
      </div>`;
    }
    const open = () => this.app.router.go("account", deletion.account_id);
    return html`<div class="toast">
      ${icon(todo ? "circle-alert" : "trash")}
      <span>${t(said, args)}</span>
      ${todo
        ? html`<button type="button" class="button button-link" @click=${open}>
              ${t("channels-open")}
            </button>
            ${this.renderClose(() => this.app.deletions.close(deletion.deletion_id))}`
        : nothing}
    </div>`;
  }

  /** @param {() => void} close */
  renderClose(close) {
    return html`<button
      type="button"
      class="button button-icon"
      aria-label=${this.app.t("toast-close")}
      @click=${close}
    >
      ${icon("x")}
    </button>`;
  }
}

customElements.define("wz-toasts", Toasts);
