/**
 * `<wz-toasts>`: short confirmations in the corner, read out politely, gone by themselves.
 *
 * Fed by `app.toast(…)`. Only for what needs no answer; a failure a person must act on stands in
 * the page.
 */
/** @import { Context, Toast } from "../app/context.js" */
import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icon } from "./icon.js";

/** How long one stays; ms. */
const STAYS = 6000;

/** The corner where toasts appear. */
export class Toasts extends LitElement {
  static properties = { app: { attribute: false }, shown: { state: true } };

  constructor() {
    super();
    // Given by the frame before this is connected.
    this.app = /** @type {Context} */ (/** @type {unknown} */ (undefined));
    /** @type {Toast[]} */
    this.shown = [];
    this.take = (/** @type {Event} */ event) => {
      const toast = /** @type {CustomEvent<Toast>} */ (event).detail;
      this.shown = [...this.shown.slice(-2), toast];
      setTimeout(() => this.drop(toast), STAYS);
    };
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.app.addEventListener("toast", this.take);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.app.removeEventListener("toast", this.take);
  }

  /** @param {Toast} toast */
  drop(toast) {
    this.shown = this.shown.filter((one) => one !== toast);
  }

  render() {
    return html`<div class="toasts" role="status" aria-live="polite">
      ${repeat(
        this.shown,
        (toast) => toast,
        (toast) => html`<div class="toast">
          ${toast.tone === "bad" ? icon("circle-alert") : nothing}
          ${toast.tone === "good" ? icon("circle-check") : nothing}
          <span>${toast.text}</span>
          ${toast.action
            ? html`<button class="button button-link" @click=${() => toast.action?.run()}>
                ${toast.action.label}
              </button>`
            : nothing}
          <button
            class="button button-icon"
            aria-label=${this.app.t("toast-close")}
            @click=${() => this.drop(toast)}
          >
            ${icon("x")}
          </button>
        </div>`,
      )}
    </div>`;
  }
}

customElements.define("wz-toasts", Toasts);
