/**
 * `<wz-settings>`: how it looks, how channels are watched, where passwords and data are, what
 * support may ask for.
 */
/** @import { Preferences } from "../types/Preferences" */
/** @import { SignInState } from "../types/SignInState" */
/** @import { Tone } from "../components/pill.js" */
import { html, nothing } from "lit";
import { copyText } from "../app/clipboard.js";
import * as signIn from "../api/sign-in.js";
import { asApiError } from "../app/errors.js";
import { View } from "../app/view.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { pill } from "../components/pill.js";
import { switchField } from "../components/switch.js";

/** @type {{ value: Preferences["theme"], key: string }[]} */
const THEMES = [
  { value: "system", key: "theme-system" },
  { value: "light", key: "theme-light" },
  { value: "dark", key: "theme-dark" },
];

/** @type {Record<SignInState["keychain"], { tone: Tone, key: string, text: string }>} */
const KEYCHAIN = {
  ready: { tone: "good", key: "keychain-ready", text: "keychain-ready-text" },
  absent: { tone: "warn", key: "keychain-absent", text: "keychain-absent-text" },
  locked: { tone: "warn", key: "keychain-locked", text: "keychain-locked-text" },
  waiting: { tone: "info", key: "keychain-waiting", text: "keychain-waiting-text" },
  unknown: { tone: "neutral", key: "keychain-unknown", text: "keychain-unknown-text" },
};

/** @type {{ name: "watch" | "notify" | "events", key: string, text: string }[]} */
const WATCHING = [
  { name: "watch", key: "watching-watch", text: "watching-watch-hint" },
  { name: "notify", key: "watching-notify", text: "watching-notify-hint" },
  { name: "events", key: "watching-events", text: "watching-events-hint" },
];

/** The settings page. */
export class SettingsView extends View {
  static properties = { ...View.properties, busy: { state: true }, refused: { state: true } };

  constructor() {
    super();
    this.busy = false;
    /** @type {import("../app/errors.js").ApiError | null} */
    this.refused = null;
  }

  /**
   * Takes over a choice at once; one that could not be kept is taken back.
   * @param {Partial<Preferences>} choice
   */
  async choose(choice) {
    const before = this.app.preferences;
    this.refused = null;
    try {
      await this.app.prefer(choice);
    } catch (thrown) {
      this.app.preferences = before;
      this.app.showTheme();
      this.app.changed();
      this.refused = asApiError(thrown);
    }
  }

  async lookAgain() {
    this.busy = true;
    this.refused = null;
    try {
      this.app.setSignIn(await signIn.retryVault());
    } catch (thrown) {
      this.refused = asApiError(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** @param {string} text */
  async copy(text) {
    const copied = await copyText(text);
    this.app.toast({
      tone: copied ? "good" : "bad",
      text: this.t(copied ? "support-copied" : "copy-failed"),
    });
  }

  renderReady() {
    return html`<div class="page page-narrow">
      <header class="page-head">
        <div class="page-title"><h1 tabindex="-1">${this.t("settings-title")}</h1></div>
      </header>
      ${this.refused ? failureNotice(this.app, this.refused) : nothing}
      ${this.renderTheme()} ${this.renderWatching()} ${this.renderKeychain()} ${this.renderSupport()}
    </div>`;
  }

  renderTheme() {
    return html`<section class="card card-padded setting">
      <div class="setting-text">
        <h2 id="theme-heading">${this.t("theme-title")}</h2>
        <p class="muted">${this.t("theme-text")}</p>
      </div>
      <div class="chips" role="radiogroup" aria-labelledby="theme-heading">
        ${THEMES.map(
          ({ value, key }) => html`<label class="choice">
            <input
              class="visually-hidden"
              type="radio"
              name="theme"
              value=${value}
              .checked=${this.app.preferences.theme === value}
              @change=${() => void this.choose({ theme: value })}
            />
            <span class="chip">${this.t(key)}</span>
          </label>`,
        )}
      </div>
    </section>`;
  }

  renderWatching() {
    return html`<section class="card card-padded setting setting-tall">
      <h2>${this.t("watching-title")}</h2>
      ${WATCHING.map(({ name, key, text }) =>
        switchField({
          id: `prefer-${name}`,
          label: this.t(key),
          hint: this.t(text),
          on: this.app.preferences[name],
          change: (on) => void this.choose({ [name]: on }),
        }),
      )}
    </section>`;
  }

  renderKeychain() {
    const state = KEYCHAIN[this.app.signIn?.keychain ?? "unknown"];
    const ready = this.app.signIn?.keychain === "ready";
    return html`<section class="card card-padded setting">
      <div class="setting-text">
        <h2>${this.t("keychain-title")}</h2>
        <p>${pill(state.tone, this.t(state.key))}</p>
        <p class="muted">${this.t(state.text)}</p>
      </div>
      ${ready || this.app.demo
        ? nothing
        : busyButton({
            id: "retry-keychain",
            kind: "plain",
            label: this.t("keychain-retry"),
            busyLabel: this.t("keychain-retrying"),
            busy: this.busy,
            run: () => void this.lookAgain(),
          })}
    </section>`;
  }

  renderSupport() {
    const { about } = this.app;
    const server = this.app.profile?.server;
    const facts = [
      { key: "support-version", value: about?.version },
      { key: "support-server", value: server },
      { key: "support-data", value: about?.data_dir },
      { key: "support-log", value: about?.log_file },
      { key: "support-system", value: navigator.userAgent },
    ].filter((one) => one.value);
    const text = facts.map((one) => `${this.t(one.key)}: ${one.value}`).join("\n");
    return html`<section class="card card-padded setting setting-tall">
      <div class="setting-text">
        <h2>${this.t("support-title")}</h2>
        <p class="muted">${this.t("support-text")}</p>
      </div>
      <dl class="facts">
        ${facts.map(
          (one) => html`<dt>${this.t(one.key)}</dt>
            <dd><code class="selectable">${one.value}</code></dd>`,
        )}
      </dl>
      <div>
        <button
          id="copy-support"
          type="button"
          class="button"
          @click=${() => void this.copy(text)}
        >
          ${icon("copy")} ${this.t("support-copy")}
        </button>
      </div>
    </section>`;
  }
}

customElements.define("wz-settings", SettingsView);
