/**
 * `<wz-new-client>`: the form for a new client account, as a page.
 *
 * The console writes down the intent before it sends; when the answer is lost, this page gives
 * way to creation-view.js. Deliberately absent: repeating by itself.
 */
/** @import { Zone } from "../app/timezones.js" */
import { html, nothing } from "lit";
import "../components/timezone-field.js";
import * as api from "../api/accounts.js";
import { namesake } from "../app/client-list.js";
import { ApiError, asApiError, fieldSentences } from "../app/errors.js";
import { formatRoute } from "../app/router.js";
import { offsetAt, ownZone } from "../app/timezones.js";
import { View } from "../app/view.js";
import { accountNumber } from "../app/words.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { selectField, textField } from "../components/form-field.js";
import { icon } from "../components/icon.js";

/** What the API accepts (API reference 4.1). */
const LANGUAGES = ["en", "es", "pt"];
const COUNTRIES = ["EU", "US", "KZ"];
const CURRENCIES = ["EUR", "USD", "KZT"];
/** @type {Record<string, string>} the currency that is likely for a country */
const CURRENCY_OF = { EU: "EUR", US: "USD", KZ: "KZT" };

/** The bound of a name (API reference 4.1). */
const NAME_AT_LEAST = 3;

/**
 * The country a time zone suggests.
 * @param {string} zone
 */
function countryOf(zone) {
  if (/^(Asia\/(Almaty|Aqtau|Aqtobe|Atyrau|Oral|Qostanay|Qyzylorda))$/.test(zone)) return "KZ";
  return zone.startsWith("America/") || zone.startsWith("US/") ? "US" : "EU";
}

/** The form. */
export class NewClientView extends View {
  static properties = {
    ...View.properties,
    form: { state: true },
    busy: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    const zone = ownZone();
    const country = countryOf(zone);
    this.form = { name: "", lang: "en", country, currency: CURRENCY_OF[country], zone };
    this.busy = false;
    /** @type {ApiError | null} */
    this.refused = null;
    this.focusOn = "#client-name";
  }

  async load() {
    const language = navigator.language.slice(0, 2);
    if (LANGUAGES.includes(language)) this.form = { ...this.form, lang: language };
    // Equal names are looked for among all clients, so the list must be here.
    void this.app.accounts.open().catch(() => {});
  }

  /** @param {Partial<typeof this.form>} part */
  set(part) {
    this.form = { ...this.form, ...part };
  }

  async submit() {
    const { name, lang, currency, country, zone } = this.form;
    const timezone = offsetAt(zone, this.app.now());
    if (name.trim().length < NAME_AT_LEAST) return this.refuse(this.shortName(name));
    this.busy = true;
    this.refused = null;
    try {
      const account = { name: name.trim(), lang, currency, country, timezone };
      const creation = await api.create(account);
      // Somebody else may have signed in meanwhile: then this is none of theirs.
      if (!this.isConnected) return;
      this.app.putCreation(creation);
      if (creation.error && creation.state === "refused") throw new ApiError(creation.error);
      this.leave(creation);
    } catch (thrown) {
      await this.refuse(asApiError(thrown));
    } finally {
      this.busy = false;
    }
  }

  /** @param {import("../types/Creation").Creation} creation */
  leave(creation) {
    if (creation.state === "created" && creation.account_id) {
      this.app.toast({
        tone: "good",
        text: this.t("new-client-done", { name: creation.name ?? "" }),
      });
      this.app.router.replace("account", creation.account_id);
    } else {
      this.app.router.replace("creation", creation.creation_id);
    }
  }

  /** @param {ApiError} error */
  async refuse(error) {
    this.refused = error;
    this.busy = false;
    await this.focusProblem();
  }

  /** @param {string} name */
  shortName(name) {
    const rule = name.trim() === "" ? "required" : "too_short";
    return new ApiError({
      code: "invalid",
      text: "name",
      fields: [{ field: "name", rule, limit: String(NAME_AT_LEAST) }],
      retry_after_ms: null,
      request_id: null,
      conflict: null,
    });
  }

  renderReady() {
    const errors = fieldSentences(this.refused, this.t);
    const told = this.refused && Object.keys(errors).length === 0;
    return html`<div class="page page-narrow">
      <nav class="crumbs" aria-label=${this.t("crumbs")}>
        <a href=${formatRoute("clients")}>${this.t("clients-title")}</a>
        <span aria-hidden="true">›</span><span>${this.t("new-client-title")}</span>
      </nav>
      <header class="page-head">
        <div class="page-title">
          <h1 tabindex="-1">${this.t("new-client-title")}</h1>
          <p class="muted">${this.t("new-client-text")}</p>
          <a class="button button-link" href=${formatRoute("grant")}>${this.t("new-client-grant")}</a>
        </div>
      </header>
      <form
        class="card card-padded form"
        novalidate
        @submit=${(/** @type {Event} */ event) => {
          event.preventDefault();
          void this.submit();
        }}
      >
        ${told && this.refused ? failureNotice(this.app, this.refused) : nothing}
        ${this.renderFields(errors)}
        <div class="form-actions">
          <a class="button" href=${formatRoute("clients")}>${this.t("cancel")}</a>
          ${busyButton({
            id: "create-client",
            type: "submit",
            label: this.t("new-client-create"),
            busyLabel: this.t("new-client-creating"),
            busy: this.busy,
          })}
        </div>
      </form>
    </div>`;
  }

  /** @param {Record<string, string>} errors */
  renderFields(errors) {
    const { form } = this;
    return html`${textField({
        id: "client-name",
        label: this.t("new-client-name"),
        hint: this.t("new-client-name-hint"),
        value: form.name,
        error: errors.name,
        input: (name) => this.set({ name }),
      })}
      ${this.renderNamesake()}
      <div class="form-row">
        ${selectField({
          id: "client-country",
          label: this.t("new-client-country"),
          value: form.country,
          error: errors.country,
          options: this.named(COUNTRIES, "region"),
          change: (country) => this.set({ country, currency: CURRENCY_OF[country] }),
        })}
        ${selectField({
          id: "client-currency",
          label: this.t("new-client-currency"),
          value: form.currency,
          error: errors.currency,
          options: this.named(CURRENCIES, "currency"),
          change: (currency) => this.set({ currency }),
        })}
      </div>
      <div class="form-row">
        ${selectField({
          id: "client-language",
          label: this.t("new-client-language"),
          hint: this.t("new-client-language-hint"),
          value: form.lang,
          error: errors.lang,
          options: this.named(LANGUAGES, "language"),
          change: (lang) => this.set({ lang }),
        })}
        <wz-timezone
          .app=${this.app}
          .label=${this.t("new-client-timezone")}
          .zone=${form.zone}
          .error=${errors.timezone}
          @choose=${(/** @type {CustomEvent<Zone>} */ event) => this.set({ zone: event.detail.id })}
        ></wz-timezone>
      </div>`;
  }

  renderNamesake() {
    const same = namesake(this.app.accounts.all, this.form.name);
    if (!same || this.busy) return nothing;
    const args = { name: same.label, number: accountNumber(same.account_id) };
    return html`<div class="notice notice-warn form-hint" role="status">
      ${icon("info")}
      <div class="notice-body"><p>${this.t("new-client-namesake", args)}</p></div>
      <div class="notice-actions">
        <a class="button button-link" href=${formatRoute("account", same.account_id)}
          >${this.t("new-client-namesake-open")}</a
        >
      </div>
    </div>`;
  }

  /**
   * Codes with their names in the language of the page: "EUR, euro".
   * @param {string[]} codes
   * @param {"region" | "currency" | "language"} type
   */
  named(codes, type) {
    const names = new Intl.DisplayNames(this.app.words.locale, { type });
    return codes.map((value) => {
      const name = names.of(value) ?? value;
      const args = { code: value, name };
      return { value, label: type === "currency" ? this.t("new-client-currency-name", args) : name };
    });
  }
}

customElements.define("wz-new-client", NewClientView);
