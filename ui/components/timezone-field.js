/**
 * `<wz-timezone>`: a time zone chosen by city, found by typing; what is sent is its offset.
 *
 * Properties: `app`, `label`, `zone` (an id such as "Europe/Riga", or null), `error`. Tells
 * `choose` with the zone. The sentence under it says that the offset stays all year.
 */
/** @import { Context } from "../app/context.js" */
/** @import { Zone } from "../app/timezones.js" */
import { html, LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { findZones, offsetLabel, zones } from "../app/timezones.js";
import { icon } from "./icon.js";

/** A field that finds a city. */
export class TimezoneField extends LitElement {
  static properties = {
    app: { attribute: false },
    label: { attribute: false },
    zone: { attribute: false },
    error: { attribute: false },
    typed: { state: true },
    at: { state: true },
  };

  constructor() {
    super();
    // Given by the view before this is connected.
    this.app = /** @type {Context} */ (/** @type {unknown} */ (undefined));
    this.label = "";
    /** @type {string | null} */
    this.zone = null;
    /** @type {string | undefined} */
    this.error = undefined;
    /** @type {string | null} what is being typed; null while the list is closed */
    this.typed = null;
    /** The entry that Enter takes. */
    this.at = 0;
    /** @type {Zone[]} */
    this.all = [];
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.all = zones(this.app.now());
  }

  get chosen() {
    return this.all.find((one) => one.id === this.zone) ?? null;
  }

  get found() {
    return findZones(this.all, this.typed ?? "");
  }

  /** @param {Zone} zone */
  sentence(zone) {
    return this.app.t("timezone-city", { city: zone.city, offset: offsetLabel(zone.offset) });
  }

  openList() {
    this.typed = "";
    this.at = Math.max(0, this.all.findIndex((one) => one.id === this.zone));
  }

  /** @param {Zone | undefined} zone */
  choose(zone) {
    this.typed = null;
    if (zone) this.dispatchEvent(new CustomEvent("choose", { detail: zone }));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { found } = this;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.typed === null) this.openList();
      else this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
    } else if (event.key === "Enter" && this.typed !== null) this.choose(found[this.at]);
    else if (event.key === "Escape" && this.typed !== null) this.typed = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  updated() {
    this.querySelector("[aria-selected='true']")?.scrollIntoView({ block: "nearest" });
  }

  render() {
    const { t } = this.app;
    const open = this.typed !== null;
    const { chosen, found } = this;
    const shown = this.typed ?? (chosen ? this.sentence(chosen) : "");
    return html`<div class="field timezone">
      <label class="field-label" for="timezone">${this.label}</label>
      <div class="timezone-box">
        <input
          class="input"
          id="timezone"
          name="timezone"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-expanded=${open ? "true" : "false"}
          aria-controls="timezone-list"
          aria-activedescendant=${open && found.length > 0 ? `timezone-${this.at}` : ""}
          aria-invalid=${this.error ? "true" : "false"}
          aria-describedby="timezone-hint"
          placeholder=${open && chosen ? this.sentence(chosen) : t("timezone-find")}
          .value=${live(shown)}
          @click=${() => !open && this.openList()}
          @input=${(/** @type {any} */ event) => {
            this.typed = event.target.value;
            this.at = 0;
          }}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
          @blur=${() => (this.typed = null)}
        />
        <ul class="timezone-list" id="timezone-list" role="listbox" aria-label=${this.label} ?hidden=${!open}>
          ${open ? found.map((zone, index) => this.renderZone(zone, index)) : nothing}
        </ul>
      </div>
      ${open && found.length === 0
        ? html`<p class="field-hint" role="status">${t("timezone-none")}</p>`
        : nothing}
      ${this.error
        ? html`<p class="field-error">${icon("circle-alert")}<span>${this.error}</span></p>`
        : nothing}
      <p class="field-hint" id="timezone-hint">${this.hint(chosen)}</p>
    </div>`;
  }

  /** @param {Zone | null} chosen */
  hint(chosen) {
    if (!chosen) return this.app.t("timezone-hint");
    const args = { city: chosen.city, offset: offsetLabel(chosen.offset) };
    return this.app.t(chosen.shifts ? "timezone-hint-shifts" : "timezone-hint-fixed", args);
  }

  /**
   * @param {Zone} zone
   * @param {number} index
   */
  renderZone(zone, index) {
    return html`<li
      id="timezone-${index}"
      class="timezone-item"
      role="option"
      aria-selected=${index === this.at ? "true" : "false"}
      @pointerdown=${(/** @type {Event} */ event) => {
        // Before the field loses the focus and the list closes.
        event.preventDefault();
        this.choose(zone);
      }}
    >
      <span>${zone.city}</span><span class="small number">${offsetLabel(zone.offset)}</span>
    </li>`;
  }
}

customElements.define("wz-timezone", TimezoneField);
