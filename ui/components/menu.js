/**
 * `<wz-menu>`: a button that opens a short list of actions.
 *
 * Arrows, Home and End move, Escape and a click elsewhere close. Properties: `trigger` (what
 * stands in the button), `worded` (the trigger has words of its own), `label` (the name of the
 * list, and of a button without words), `items`, `up` (opens upwards).
 */
import { html, LitElement, nothing } from "lit";
import { icon } from "./icon.js";

/**
 * A line of the menu: an action, a text that only tells, or a dividing line.
 * @typedef {object} MenuItem
 * @property {string} [label]
 * @property {string} [text]
 * @property {import("./icon.js").IconName} [icon]
 * @property {"plain" | "bad"} [tone]
 * @property {boolean} [checked]
 * @property {string} [id]
 * @property {() => void} [run]
 */

/** A menu button. */
export class Menu extends LitElement {
  static properties = {
    trigger: { attribute: false },
    label: { attribute: false },
    items: { attribute: false },
    kind: { attribute: false },
    up: { type: Boolean },
    worded: { type: Boolean },
    open: { state: true },
  };

  constructor() {
    super();
    /** @type {unknown} */
    this.trigger = nothing;
    this.label = "";
    /** @type {MenuItem[]} */
    this.items = [];
    /** Classes of the button. */
    this.kind = "button button-icon";
    this.up = false;
    this.worded = false;
    this.open = false;
    this.outside = (/** @type {Event} */ event) => {
      if (!event.composedPath().includes(this)) this.open = false;
    };
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("pointerdown", this.outside, true);
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    if (!changes.has("open")) return;
    this.classList.toggle("menu-up", this.up);
    if (this.open) {
      document.addEventListener("pointerdown", this.outside, true);
      this.entries()[0]?.focus();
    } else {
      document.removeEventListener("pointerdown", this.outside, true);
    }
  }

  /** @returns {HTMLElement[]} */
  entries() {
    return [...this.querySelectorAll("[role^='menuitem']")].filter(
      (entry) => entry instanceof HTMLElement,
    );
  }

  close() {
    this.open = false;
    const button = this.querySelector("button");
    button?.focus();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const entries = this.entries();
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1 + entries.length,
      Home: 0,
      End: entries.length - 1,
    }[event.key];
    if (event.key === "Escape") this.close();
    else if (event.key === "Tab") this.open = false;
    else if (to !== undefined) entries[to % entries.length]?.focus();
    if (event.key === "Escape" || to !== undefined) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  render() {
    return html`<button
        type="button"
        class=${this.kind}
        aria-haspopup="menu"
        aria-expanded=${this.open ? "true" : "false"}
        aria-label=${this.worded ? nothing : this.label}
        @click=${() => (this.open = !this.open)}
      >
        ${this.trigger}
      </button>
      ${this.open
        ? html`<div
            class="menu"
            role="menu"
            tabindex="-1"
            aria-label=${this.label}
            @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
          >
            ${this.items.map((item) => this.renderItem(item))}
          </div>`
        : nothing}`;
  }

  /** @param {MenuItem} item */
  renderItem(item) {
    if (item.text) return html`<div class="menu-text" role="presentation">${item.text}</div>`;
    if (!item.label) return html`<div class="menu-line" role="separator"></div>`;
    const run = () => {
      this.close();
      item.run?.();
    };
    const face = html`${item.icon ? icon(item.icon) : nothing}<span>${item.label}</span>`;
    const classes = `menu-item ${item.tone === "bad" ? "menu-item-bad" : ""}`;
    return item.checked === undefined
      ? html`<button type="button" class=${classes} id=${item.id ?? ""} role="menuitem"
          tabindex="-1" @click=${run}>${face}</button>`
      : html`<button type="button" class=${classes} role="menuitemradio" tabindex="-1"
          aria-checked=${item.checked ? "true" : "false"} @click=${run}>
          ${face}${item.checked ? icon("check") : nothing}
        </button>`;
  }
}

customElements.define("wz-menu", Menu);
