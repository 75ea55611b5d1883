/**
 * `<wz-timezone>`: a time zone chosen by city, found by typing; what is sent is its offset.
 *
 * Properties: `app`, `label`, `zone` (an id such as "Europe/Riga", or null), `error`. Tells
 * `choose` with the zone. The sentence under it says that the offset stays all year.
 */
/** @import { Context } from "../app/context.js" */
/** @import { Zone } from "../app/timezones.js" */
import { html, LitElement } from "lit";
import { findZones, offsetLabel, zones } from "../app/timezones.js";
import "./finder-field.js";

/** A field that finds a city. */
export class TimezoneField extends LitElement {
  static properties = {
    app: { attribute: false },
    label: { attribute: false },
    zone: { attribute: false },
    error: { attribute: false },
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

  /** @param {string | null} id */
  of(id) {
    return this.all.find((one) => one.id === id) ?? null;
  }

  /** @param {string} typed */
  find(typed) {
    return findZones(this.all, typed).map(({ id, city, offset }) => ({ key: id, words: city, aside: offsetLabel(offset) }));
  }

  /** @param {string} id */
  choose(id) {
    this.dispatchEvent(new CustomEvent("choose", { detail: this.of(id) }));
  }

  render() {
    const { t } = this.app;
    const chosen = this.of(this.zone);
    const args = { city: chosen?.city ?? "", offset: offsetLabel(chosen?.offset ?? 0) };
    const kept = chosen?.shifts ? "timezone-hint-shifts" : "timezone-hint-fixed";
    return html`<wz-finder
      .app=${this.app}
      .name=${"timezone"}
      .label=${this.label}
      .find=${(/** @type {string} */ typed) => this.find(typed)}
      .value=${this.zone ?? ""}
      .shown=${chosen ? t("timezone-city", args) : ""}
      .placeholder=${t("timezone-find")}
      .hint=${chosen ? t(kept, args) : t("timezone-hint")}
      .none=${t("timezone-none")}
      .error=${this.error}
      @choose=${(/** @type {CustomEvent<string>} */ event) => this.choose(event.detail)}
    ></wz-finder>`;
  }
}

customElements.define("wz-timezone", TimezoneField);
