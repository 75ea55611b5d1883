/**
 * `<wz-finder>`: one of many, found by typing.
 *
 * Properties: `app`, `name` (the field's id), `label`, `find` (what is offered for what was typed),
 * `value` (the key of what is chosen), `shown` (its words), `placeholder`, `hint`, `none` (said
 * when nothing is found), `error`. Tells `choose` with a key.
 */
import { html, LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "./icon.js";

/** @typedef {{ key: string, words: string, aside: string }} Entry one that is offered */

/** A field that finds. */
export class FinderField extends LitElement {
  static properties = {
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
  };

  constructor() {
    super();
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
  }

  createRenderRoot() {
    return this;
  }

  get offered() {
    return this.typed === null ? [] : this.find(this.typed);
  }

  openList() {
    this.typed = "";
    this.at = Math.max(0, this.offered.findIndex(({ key }) => key === this.value));
  }

  /** @param {string | undefined} key */
  choose(key) {
    this.typed = null;
    if (key !== undefined) this.dispatchEvent(new CustomEvent("choose", { detail: key }));
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { offered } = this;
    const open = this.typed !== null;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (!open) this.openList();
      else this.at = (this.at + step + offered.length) % Math.max(1, offered.length);
    } else if (event.key === "Enter" && open) this.choose(offered[this.at]?.key);
    else if (event.key === "Escape" && open) this.typed = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
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
            this.at = 0;
          }}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.press(event)}
          @blur=${() => (this.typed = null)}
        />
        <ul class="finder-list" id="${name}-list" role="listbox" aria-label=${label} ?hidden=${!open}>
          ${offered.map((entry, index) => this.renderEntry(entry, index))}
        </ul>
      </div>
      ${open && offered.length === 0 && this.none ? html`<p class="field-hint" role="status">${this.none}</p>` : nothing}
      ${this.error
        ? html`<p class="field-error" id="${name}-error">${icon("circle-alert")}<span>${this.error}</span></p>`
        : nothing}
      ${this.hint ? html`<p class="field-hint" id="${name}-hint">${this.hint}</p>` : nothing}
    </div>`;
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
      @pointerdown=${(/** @type {Event} */ event) => {
        // Before the field loses the focus and the list closes.
        event.preventDefault();
        this.choose(key);
      }}
    >
      <span class="finder-words">${words}</span><span class="small number">${aside}</span>
    </li>`;
  }
}

customElements.define("wz-finder", FinderField);
