/**
 * `<wz-password>`: asks for the partner's password again, in place, over whatever was being done.
 *
 * Shown when the server refused the login or the password is not at hand. Put aside, it leaves a
 * sentence with a button in the page (keychain-notice.js).
 */
import { html, nothing } from "lit";
import * as signIn from "../api/sign-in.js";
import { asApiError, fieldSentences } from "../app/errors.js";
import { View } from "../app/view.js";
import { failureNotice } from "../components/failure.js";
import { textField } from "../components/form-field.js";
import { modal } from "../components/modal.js";

/** The dialog for a new password. */
export class PasswordDialog extends View {
  static properties = {
    ...View.properties,
    value: { state: true },
    busy: { state: true },
    refused: { state: true },
    aside: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    this.value = "";
    this.busy = false;
    /** @type {import("../app/errors.js").ApiError | null} */
    this.refused = null;
    this.aside = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(this.app, "ask-password", () => (this.aside = false));
    // A refusal is news: it is shown even if the dialog was put aside before.
    this.hear("password_needed", () => (this.aside = false));
  }

  async submit() {
    const profile = this.app.profile;
    if (!profile) return;
    const password = this.value;
    this.value = "";
    this.busy = true;
    this.refused = null;
    try {
      await signIn.password(profile.profile_id, password);
      this.app.passwordNeeded = null;
      this.app.setSignIn(await signIn.state());
      void this.app.accounts.refresh();
    } catch (thrown) {
      this.refused = asApiError(thrown);
    } finally {
      this.busy = false;
    }
    if (this.refused) this.byId("new-password")?.focus();
  }

  renderReady() {
    const { profile } = this.app;
    if (!profile || this.aside || !this.app.needsPassword) return nothing;
    const wrong = this.refused?.code === "wrong_password";
    const errors = fieldSentences(this.refused, this.t);
    const close = () => (this.aside = true);
    const told = this.app.passwordNeeded ? "password-refused" : "password-missing";
    return modal({
      id: "password-dialog",
      heading: this.t("password-title"),
      close,
      body: html`<form
        id="password-form"
        class="form"
        novalidate
        @submit=${(/** @type {Event} */ event) => {
          event.preventDefault();
          void this.submit();
        }}
      >
        <p>${this.t(told, { email: profile.email })}</p>
        ${this.refused && !wrong && this.refused.fields.length === 0
          ? failureNotice(this.app, this.refused)
          : nothing}
        ${textField({
          id: "new-password",
          type: "password",
          label: this.t("sign-in-password"),
          value: this.value,
          error: errors.password ?? (wrong ? this.t("error-wrong-password") : undefined),
          input: (value) => (this.value = value),
        })}
      </form>`,
      actions: html`<button type="button" class="button" @click=${close}>
          ${this.t("password-later")}
        </button>
        <button
          id="password-send"
          type="submit"
          form="password-form"
          class="button button-primary"
          ?disabled=${this.busy}
        >
          ${this.t(this.busy ? "signing-in" : "sign-in")}
        </button>`,
    });
  }
}

customElements.define("wz-password", PasswordDialog);
