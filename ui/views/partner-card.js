/**
 * `<wz-partner>`: the partner at the foot of the sidebar, and what can be done about the login.
 */
/** @import { Profile } from "../types/Profile" */
import { html, nothing } from "lit";
import "../components/menu.js";
import * as signIn from "../api/sign-in.js";
import { asApiError } from "../app/errors.js";
import { View } from "../app/view.js";
import { initials } from "../app/words.js";
import { busyButton } from "../components/button.js";
import { failureSentence } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { modal } from "../components/modal.js";

/** Where the password is, in a few words. @type {Record<Profile["secret"], string>} */
const SECRET_KEYS = {
  keychain: "partner-in-keychain",
  this_run: "partner-this-run",
  missing: "partner-signed-out",
};

/** The partner card with its menu. */
export class PartnerCard extends View {
  static properties = { ...View.properties, removing: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.removing = false;
    this.busy = false;
    this.settled = true;
  }

  /**
   * Runs something that changes who is signed in, then shows who it is.
   * @param {() => Promise<unknown>} change
   */
  async change(change) {
    this.busy = true;
    try {
      await change();
      this.app.setSignIn(await signIn.state());
      this.app.router.go("clients");
    } catch (thrown) {
      this.app.toast({ tone: "bad", text: failureSentence(this.app, asApiError(thrown)) });
    } finally {
      this.busy = false;
      this.removing = false;
    }
  }

  /**
   * Leads away from the page shown, once what is unsaved in it may be lost.
   * @param {() => unknown} go
   */
  lead(go) {
    this.app.unsaved.before(go);
  }

  /** @param {Profile} current */
  items(current) {
    const others = (this.app.signIn?.profiles ?? []).filter(
      (one) => one.profile_id !== current.profile_id && one.kind === "partner",
    );
    const line = {};
    const add = () => this.lead(() => this.dispatchEvent(new CustomEvent("add-partner", { bubbles: true })));
    return [
      { text: this.app.demo ? this.t("partner-demo-text") : current.email },
      ...(others.length > 0 ? [line] : []),
      ...others.map((one) => ({
        label: this.t("partner-switch-to", { partner: one.label ?? one.email }),
        icon: /** @type {const} */ ("building"),
        run: () => this.lead(() => this.change(() => signIn.switchTo(one.profile_id))),
      })),
      line,
      { id: "add-partner", label: this.t("partner-add"), icon: /** @type {const} */ ("user-plus"), run: add },
      ...(this.app.demo ? [] : this.ownItems(current)),
    ];
  }

  /** @param {Profile} current */
  ownItems(current) {
    return [
      {
        id: "sign-out",
        label: this.t("partner-sign-out"),
        icon: /** @type {const} */ ("log-out"),
        run: () => this.lead(() => this.change(() => signIn.end(current.profile_id))),
      },
      {
        id: "remove-partner",
        label: this.t("partner-remove"),
        icon: /** @type {const} */ ("trash"),
        tone: /** @type {const} */ ("bad"),
        run: () => this.lead(() => (this.removing = true)),
      },
    ];
  }

  renderReady() {
    const current = this.app.profile;
    if (!current) return nothing;
    const own = current.label ?? current.email;
    const name = this.app.demo ? this.t("demo-partner") : own;
    const place = this.app.demo ? "partner-demo" : SECRET_KEYS[current.secret];
    return html`<div class="partner">
        ${this.app.demo
          ? html`<div class="demo-mark">
              <p>${this.t("demo-mark")}</p>
              ${busyButton({
                id: "leave-demo",
                kind: "plain",
                extra: "button-wide",
                label: this.t("demo-leave"),
                busyLabel: this.t("demo-leaving"),
                busy: this.busy,
                run: () => this.lead(() => this.change(signIn.demoEnd)),
              })}
            </div>`
          : nothing}
        <wz-menu
          up
          worded
          .kind=${"partner-card"}
          .label=${this.t("partner-menu", { partner: name })}
          .items=${this.items(current)}
          .trigger=${html`<span class="avatar" aria-hidden="true">${initials(name)}</span>
            <span class="partner-name">
              <span>${name}</span>
              <span class="small">${this.t(place)}</span>
            </span>
            ${icon("chevrons-up-down")}`}
        ></wz-menu>
      </div>
      ${this.removing ? this.renderRemoving(current, name) : nothing}`;
  }

  /**
   * @param {Profile} current
   * @param {string} name
   */
  renderRemoving(current, name) {
    const close = () => (this.removing = false);
    return modal({
      id: "remove-dialog",
      heading: this.t("partner-remove-title", { partner: name }),
      close,
      body: html`<p>${this.t("partner-remove-text")}</p>`,
      actions: html`<button class="button" type="button" @click=${close}>
          ${this.t("cancel")}
        </button>
        ${busyButton({
          id: "remove-confirm",
          kind: "danger",
          label: this.t("partner-remove-confirm"),
          busyLabel: this.t("partner-removing"),
          busy: this.busy,
          run: () => void this.change(() => signIn.remove(current.profile_id)),
        })}`,
    });
  }
}

customElements.define("wz-partner", PartnerCard);
