/**
 * `<wz-welcome>`: sign in, or try the demo; also where a further partner is added.
 *
 * The password is handed over once and cleared on submit. Deliberately absent: any check of the
 * login itself; the console verifies before it saves.
 */
/** @import { Profile } from "../types/Profile" */
import { html, nothing } from "lit";
import * as signIn from "../api/sign-in.js";
import { asApiError, fieldSentences } from "../app/errors.js";
import { View } from "../app/view.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { textField } from "../components/form-field.js";
import { icon } from "../components/icon.js";
import { welcomePicture } from "./welcome-picture.js";

/** The first screen. */
export class WelcomeView extends View {
  static properties = {
    ...View.properties,
    adding: { attribute: false },
    busy: { state: true },
    refused: { state: true },
    form: { state: true },
  };

  constructor() {
    super();
    this.adding = false;
    /** @type {"sign-in" | "demo" | null} what is waited for */
    this.busy = null;
    /** @type {import("../app/errors.js").ApiError | null} */
    this.refused = null;
    this.form = { email: "", password: "", server: "" };
    this.focusOn = "#email";
  }

  async load() {
    this.form = { ...this.form, server: this.app.signIn?.last_server ?? "" };
  }

  /** Partners known on this computer whose password is gone. */
  get signedOut() {
    const profiles = this.app.signIn?.profiles ?? [];
    return this.adding ? [] : profiles.filter((one) => one.kind === "partner");
  }

  /**
   * @param {"sign-in" | "demo"} what
   * @param {() => Promise<unknown>} act
   */
  async attempt(what, act) {
    this.busy = what;
    this.refused = null;
    try {
      await act();
      this.app.setSignIn(await signIn.state());
      this.app.router.go("clients");
      this.dispatchEvent(new CustomEvent("sign-in-done", { bubbles: true }));
    } catch (thrown) {
      this.refused = asApiError(thrown);
    } finally {
      this.busy = null;
    }
    if (this.refused) this.afterRefusal();
  }

  async afterRefusal() {
    await this.updateComplete;
    if (this.refused?.code === "wrong_password") this.byId("password")?.focus();
    else await this.focusProblem();
  }

  submit() {
    const { email, password, server } = this.form;
    // A secret field is cleared on submit, whatever comes of it.
    this.form = { ...this.form, password: "" };
    const origin = server.trim() === "" ? null : server.trim();
    void this.attempt("sign-in", async () => {
      const profile = await signIn.create(origin, email.trim(), password);
      if (profile.secret === "this_run") this.app.toast({ text: this.t("sign-in-this-run") });
    });
  }

  renderReady() {
    return html`<div class="welcome">
      <div class="welcome-side">
        <div class="brand">
          <span class="brand-mark">${icon("message")}</span>
          <span>${this.t("app-name")}</span>
        </div>
        <div class="welcome-content">
          <div class="welcome-head">
            <h1 tabindex="-1">${this.t(this.adding ? "welcome-add-title" : "welcome-title")}</h1>
            <p class="muted">${this.t(this.adding ? "welcome-add-text" : "welcome-text")}</p>
          </div>
          ${this.renderKnown()} ${this.renderForm()}
          ${this.adding ? this.renderBack() : this.renderDemo()}
        </div>
        <p class="small">${this.t("welcome-foot")}</p>
      </div>
      ${welcomePicture(this.app)}
    </div>`;
  }

  renderKnown() {
    if (this.signedOut.length === 0) return nothing;
    return html`<div class="known">
      <p class="small">${this.t("welcome-known")}</p>
      ${this.signedOut.map((one) => this.renderKnownOne(one))}
    </div>`;
  }

  /** @param {Profile} profile */
  renderKnownOne(profile) {
    const take = async () => {
      if (profile.secret !== "missing") {
        await this.attempt("sign-in", () => signIn.switchTo(profile.profile_id));
        return;
      }
      this.form = { email: profile.email, password: "", server: profile.server };
      await this.updateComplete;
      this.byId("password")?.focus();
    };
    return html`<button type="button" class="known-one" @click=${take}>
      <span class="selectable">${profile.label ?? profile.email}</span>
      ${icon("chevron-right")}
    </button>`;
  }

  renderForm() {
    const { form } = this;
    const errors = fieldSentences(this.refused, this.t);
    const wrong = this.refused?.code === "wrong_password";
    const set = (/** @type {Partial<typeof form>} */ part) => (this.form = { ...form, ...part });
    return html`<form
      class="form"
      novalidate
      @submit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        this.submit();
      }}
    >
      ${this.refused && !wrong && this.refused.fields.length === 0
        ? failureNotice(this.app, this.refused)
        : nothing}
      ${textField({
        id: "email",
        type: "email",
        label: this.t("sign-in-email"),
        autocomplete: "username",
        value: form.email,
        error: errors.email,
        input: (email) => set({ email }),
      })}
      ${textField({
        id: "password",
        type: "password",
        label: this.t("sign-in-password"),
        value: form.password,
        error: errors.password ?? (wrong ? this.t("error-wrong-password") : undefined),
        hint: this.passwordHint(),
        input: (password) => set({ password }),
      })}
      <details class="advanced" ?open=${Boolean(errors.server)}>
        <summary id="advanced">${this.t("sign-in-advanced")}</summary>
        ${textField({
          id: "server",
          type: "url",
          label: this.t("sign-in-server"),
          hint: this.t("sign-in-server-hint"),
          value: form.server,
          error: errors.server,
          input: (server) => set({ server }),
        })}
      </details>
      ${this.renderVault()}
      ${busyButton({
        id: "sign-in",
        type: "submit",
        extra: "button-large button-wide",
        label: this.t("sign-in"),
        busyLabel: this.t("signing-in"),
        busy: this.busy === "sign-in",
        disabled: this.busy !== null,
      })}
    </form>`;
  }

  passwordHint() {
    const absent = this.app.signIn?.keychain === "absent";
    return this.t(absent ? "sign-in-no-keychain" : "sign-in-keychain");
  }

  /** The system asks to unlock its keychain, and the sign-in waits for the answer. */
  renderVault() {
    if (!this.app.vaultWaiting || this.busy !== "sign-in") return nothing;
    return html`<div class="notice notice-info" role="status">
      ${icon("lock")}
      <div class="notice-body">
        <p class="notice-title">${this.t("vault-waiting-title")}</p>
        <p>${this.t("vault-waiting-text")}</p>
        <p>
          <button
            id="continue-unsaved"
            type="button"
            class="button button-link"
            @click=${() => void signIn.continueUnsaved()}
          >
            ${this.t("vault-continue")}
          </button>
        </p>
      </div>
    </div>`;
  }

  renderDemo() {
    return html`<div class="or"><span>${this.t("welcome-or")}</span></div>
      <div class="demo-offer">
        ${busyButton({
          id: "try-demo",
          kind: "plain",
          extra: "button-large button-wide",
          label: this.t("welcome-demo"),
          busyLabel: this.t("welcome-demo-starting"),
          busy: this.busy === "demo",
          disabled: this.busy !== null,
          run: () => void this.attempt("demo", signIn.demo),
        })}
        <p class="small">${this.t("welcome-demo-text")}</p>
      </div>`;
  }

  renderBack() {
    const back = () => this.dispatchEvent(new CustomEvent("sign-in-done", { bubbles: true }));
    return html`<button type="button" class="button button-quiet button-wide" @click=${back}>
      ${this.t("welcome-back")}
    </button>`;
  }
}

customElements.define("wz-welcome", WelcomeView);
