/**
 * `<wz-grant>`: a client who has an account of their own allows the partner in.
 *
 * `#grant` asks a new client, `#grant/<account id>` one whose permission has ended. The form is
 * here; what follows it in grant-waiting.js. Deliberately absent: the address of the browser,
 * which goes from the host to the browser or to the clipboard.
 */
/** @import { Grant } from "../types/Grant" */
import { html, nothing } from "lit";
import * as accountsApi from "../api/accounts.js";
import * as api from "../api/grants.js";
import { ApiError, asApiError, fieldSentences } from "../app/errors.js";
import { formatRoute } from "../app/router.js";
import { View } from "../app/view.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { textField } from "../components/form-field.js";
import { icon } from "../components/icon.js";
import { grantSteps, grantWaiting } from "./grant-waiting.js";

/** The page that asks for permission. */
export class GrantView extends View {
  static properties = {
    ...View.properties,
    form: { state: true },
    grant: { state: true },
    opened: { state: true },
    pasted: { state: true },
    busy: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    this.form = { name: "", client_id: "", redirect_uri: "" };
    /** @type {Grant | null} the attempt under way, or the one just over */
    this.grant = null;
    /** Whether a browser shows the page. */
    this.opened = true;
    this.pasted = "";
    /** @type {"begin" | "paste" | "cancel" | null} what is waited for */
    this.busy = null;
    /** @type {ApiError | null} */
    this.refused = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.hear("grants_changed", ({ grant }) => {
      if (grant.grant_id === this.grant?.grant_id) this.take(grant);
    });
  }

  /** The account whose permission has ended; none for a new client. */
  get accountId() {
    return this.route.rest[0] ?? null;
  }

  /** What the client is called. */
  get clientName() {
    const known = this.accountId ? this.app.accounts.byId.get(this.accountId) : null;
    return known?.label ?? this.form.name.trim();
  }

  async load() {
    const profile = this.app.profile;
    this.form = {
      ...this.form,
      client_id: profile?.client_id ?? "",
      redirect_uri: profile?.redirect_uri ?? "",
    };
    // The names, for a client who turns out to be one of them already.
    await this.app.accounts.open(false);
    if (this.accountId && !this.app.accounts.byId.has(this.accountId)) {
      this.app.accounts.put(await accountsApi.get(this.accountId));
    }
    const mine = (await api.list()).filter((one) => one.account_id === this.accountId);
    this.grant = mine.find((one) => ["waiting", "exchanging"].includes(one.stage)) ?? null;
    if (this.grant) this.form = { ...this.form, name: this.grant.name };
    this.focusOn = this.grant ? "h1" : this.accountId ? "#open-browser" : "#grant-name";
  }

  /** @param {Grant} grant */
  take(grant) {
    this.grant = grant;
    if (grant.stage !== "done" || !grant.account_id || !this.isConnected) return;
    this.app.toast({ tone: "good", text: this.t("grant-done", { name: grant.name }) });
    this.app.router.replace("account", grant.account_id);
  }

  /**
   * @param {"begin" | "paste" | "cancel"} what
   * @param {() => Promise<unknown>} act
   */
  async attempt(what, act) {
    this.busy = what;
    this.refused = null;
    try {
      await act();
    } catch (thrown) {
      this.refused = asApiError(thrown);
      this.busy = null;
      await this.focusProblem();
    } finally {
      this.busy = null;
    }
  }

  begin() {
    return this.attempt("begin", async () => {
      const { name, client_id, redirect_uri } = this.form;
      const words = {
        lang: this.app.words.locale,
        allowed: this.t("grant-browser-allowed"),
        refused: this.t("grant-browser-refused"),
        mistaken: this.t("grant-browser-mistaken"),
      };
      const uri = redirect_uri.trim() || null;
      const form = { name, client_id, redirect_uri: uri, account_id: this.accountId, words };
      const { grant, opened } = await api.begin(form);
      this.opened = opened;
      this.pasted = "";
      this.grant = grant;
      // It may have come further while the browser was being opened.
      const now = (await api.list()).find((one) => one.grant_id === grant.grant_id);
      if (now && now.stage !== grant.stage) this.take(now);
      await this.updateComplete;
      this.querySelector("h1")?.focus();
    });
  }

  /** @param {Grant} grant */
  paste({ grant_id }) {
    const text = this.pasted;
    return this.attempt("paste", async () => {
      const grant = await api.paste(grant_id, text);
      this.pasted = "";
      // An event may have told more by now.
      if (this.grant?.stage === "waiting") this.take(grant);
    });
  }

  /** Back to the form, with what was typed. @param {Grant} grant */
  leave({ grant_id }) {
    return this.attempt("cancel", async () => {
      await api.cancel(grant_id);
      this.grant = null;
      await this.updateComplete;
      this.byId("open-browser")?.focus();
    });
  }

  renderReady() {
    const again = this.accountId !== null;
    const name = this.clientName;
    const back = again && this.accountId ? formatRoute("account", this.accountId) : formatRoute("clients");
    return html`<div class="page page-narrow">
      <nav class="crumbs" aria-label=${this.t("crumbs")}>
        <a href=${formatRoute("clients")}>${this.t("clients-title")}</a>
        <span aria-hidden="true">›</span>
        ${again
          ? html`<a href=${back}>${name}</a> <span aria-hidden="true">›</span>
              <span>${this.t("grant-crumb")}</span>`
          : html`<span>${this.t("grant-title")}</span>`}
      </nav>
      <header class="page-head">
        <div class="page-title">
          <h1 tabindex="-1">${again ? this.t("grant-title-again", { name }) : this.t("grant-title")}</h1>
          <p class="muted">${this.t(again ? "grant-text-again" : "grant-text")}</p>
        </div>
      </header>
      ${this.grant ? grantWaiting(this, this.grant) : this.renderForm(back)}
    </div>`;
  }

  /** @param {string} back */
  renderForm(back) {
    const { form, refused } = this;
    const errors = fieldSentences(refused, this.t);
    return html`${grantSteps(this.t)}
      <form
        class="card card-padded form"
        novalidate
        @submit=${(/** @type {Event} */ event) => {
          event.preventDefault();
          void this.begin();
        }}
      >
        ${refused && Object.keys(errors).length === 0 ? failureNotice(this.app, refused) : nothing}
        ${this.accountId === null
          ? textField({
              id: "grant-name",
              label: this.t("grant-name"),
              hint: this.t("grant-name-hint"),
              value: form.name,
              error: errors.name,
              input: (name) => (this.form = { ...this.form, name }),
            })
          : nothing}
        ${textField({
          id: "grant-client-id",
          label: this.t("grant-client-id"),
          hint: this.t("grant-client-id-hint"),
          value: form.client_id,
          error: errors.client_id,
          input: (client_id) => (this.form = { ...this.form, client_id }),
        })}
        <details class="advanced" ?open=${Boolean(errors.redirect_uri)}>
          <summary id="grant-advanced">${this.t("sign-in-advanced")}</summary>
          ${textField({
            id: "grant-redirect",
            type: "url",
            label: this.t("grant-redirect"),
            hint: this.t("grant-redirect-hint"),
            placeholder: "http://127.0.0.1",
            value: form.redirect_uri,
            error: errors.redirect_uri,
            input: (redirect_uri) => (this.form = { ...this.form, redirect_uri }),
          })}
        </details>
        <div class="notice notice-warn">
          ${icon("triangle-alert")}
          <div class="notice-body">
            <p class="notice-title">${this.t("grant-warning-title")}</p>
            <p>${this.t("grant-warning")}</p>
          </div>
        </div>
        <div class="form-actions">
          <a class="button" href=${back}>${this.t("cancel")}</a>
          ${busyButton({
            id: "open-browser",
            type: "submit",
            label: this.t("grant-begin"),
            busyLabel: this.t("grant-beginning"),
            busy: this.busy === "begin",
          })}
        </div>
      </form>`;
  }
}

customElements.define("wz-grant", GrantView);
