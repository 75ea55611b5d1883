/**
 * `<wz-finder>`: one of many, found by typing.
 *
 * Properties: `app`, `name` (the field's id), `label`, `find` (what is offered for what was typed),
 * `value` (the key of what is chosen), `shown` (its words), `placeholder`, `hint`, `none` (said
 * when nothing is found), `error`. Tells `choose` with a key. Left with something typed, it takes
 * the only one that can be meant; else what was chosen before stays, and the field says so.
 */
/** @import { Context } from "../app/context.js" */
/** @import { Entry } from "../app/finding.js" */
import { html, LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { meant } from "../app/finding.js";
import { icon } from "./icon.js";

/** A field that finds. */
export class FinderField extends LitElement {
  static properties = {
    app: { attribute: false },
    name: { attribute: false },
    label: { attribute: false },
    find: { attribute: false },
    value: { attribute: false },
    shown: { attribute: false },
    placeholder: { attribute: false },
    hint: { attribute: false },
    none: { attribute: false },
    error: { attribute: false },
    typed: { state: true },
    at: { state: true },
    left: { state: true },
  };

  constructor() {
    super();
    // Given by whoever draws the field.
    this.app = /** @type {Context} */ (/** @type {unknown} */ (undefined));
    this.name = "";
    this.label = "";
    /** @type {(typed: string) => Entry[]} */
    this.find = () => [];
    this.value = "";
    this.shown = "";
    this.placeholder = "";
    this.hint = "";
    this.none = "";
    /** @type {string | undefined} */
    this.error = undefined;
    /** @type {string | null} what is being typed; null while the list is closed */
    this.typed = null;
    /** The entry that Enter takes. */
    this.at = 0;
    /** @type {{ typed: string, taken: string | null } | null} what the field was left with */
    this.left = null;
  }

  createRenderRoot() {
    return this;
  }

  get offered() {
    return this.typed === null ? [] : this.find(this.typed);
  }

  openList() {
    this.typed = "";
    this.left = null;
    this.at = Math.max(0, this.offered.findIndex(({ key }) => key === this.value));
  }

  /** @param {string} key */
  choose(key) {
    this.typed = null;
    this.left = null;
    this.dispatchEvent(new CustomEvent("choose", { detail: key }));
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { offered } = this;
    const open = this.typed !== null;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (!open) this.openList();
      else this.at = (this.at + step + offered.length) % Math.max(1, offered.length);
    } else if (event.key === "Enter" && open) {
      // What was typed stays where nothing is found: there is nothing to take instead.
      if (offered[this.at]) this.choose(offered[this.at].key);
    } else if (event.key === "Escape" && open) this.typed = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {FocusEvent} event */
  leave({ target }) {
    const { typed, offered } = this;
    // It is the window that lost the focus; the field gets it back with it.
    if (typed === null || document.activeElement === target) return;
    const entry = meant(offered, typed);
    if (entry) this.choose(entry.key);
    this.typed = null;
    this.left = typed.trim() === "" ? null : { typed: typed.trim(), taken: entry?.words ?? null };
  }

  updated() {
    this.querySelector("[aria-selected='true']")?.scrollIntoView({ block: "nearest" });
  }

  render() {
    const { name, label, shown, typed, offered } = this;
    const open = typed !== null;
    return html`<div class="field">
      <label class="field-label" for=${name}>${label}</label>
      <div class="finder">
        <input
          class="input"
          id=${name}
          name=${name}
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-expanded=${open ? "true" : "false"}
          aria-controls="${name}-list"
          aria-activedescendant=${offered.length > 0 ? `${name}-${this.at}` : ""}
          aria-invalid=${this.error ? "true" : "false"}
          aria-describedby="${name}-error ${name}-hint"
          placeholder=${(open && shown) || this.placeholder}
          .value=${live(typed ?? shown)}
          @click=${() => !open && this.openList()}
          @input=${(/** @type {any} */ event) => {
            this.typed = event.target.value;
            this.left = null;
            this.at = 0;
          }}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.press(event)}
          @blur=${(/** @type {FocusEvent} */ event) => this.leave(event)}
        />
        <ul
          class="finder-list"
          id="${name}-list"
          role="listbox"
          aria-label=${label}
          ?hidden=${!open}
          @mousedown=${(/** @type {Event} */ event) => event.preventDefault()}
        >
          ${offered.map((entry, index) => this.renderEntry(entry, index))}
        </ul>
      </div>
      ${this.error
        ? html`<p class="field-error" id="${name}-error">${icon("circle-alert")}<span>${this.error}</span></p>`
        : nothing}
      ${this.renderState()}
      ${this.hint ? html`<p class="field-hint" id="${name}-hint">${this.hint}</p>` : nothing}
    </div>`;
  }

  /** What became of what was typed; always there, so that a change of it is read out. */
  renderState() {
    const { typed, offered, none, left } = this;
    const nobody = typed !== null && offered.length === 0 ? none : "";
    return html`<div class="finder-state" role="status">${nobody || left ? this.renderLeft(nobody) : nothing}</div>`;
  }

  /** @param {string} nobody */
  renderLeft(nobody) {
    const { t } = this.app;
    const { left, shown } = this;
    if (nobody || left === null) return html`<p class="field-hint">${nobody}</p>`;
    // The field shows what was taken; only who cannot see it needs to be told.
    if (left.taken) return html`<p class="visually-hidden">${t("finder-taken", { words: left.taken })}</p>`;
    const { typed } = left;
    return html`<p class="field-hint">
      ${shown ? t("finder-kept", { typed, shown }) : t("finder-nothing", { typed })}
    </p>`;
  }

  /**
   * @param {Entry} entry
   * @param {number} index
   */
  renderEntry({ key, words, aside }, index) {
    return html`<li
      id="${this.name}-${index}"
      class="finder-item"
      role="option"
      aria-selected=${index === this.at ? "true" : "false"}
      @click=${() => this.choose(key)}
    >
      <span class="finder-words">${words}</span><span class="small number">${aside}</span>
    </li>`;
  }
}

customElements.define("wz-finder", FinderField);
