/**
 * `<wz-users-key>`: the client's own key of the public API, asked for where it is needed.
 *
 * Properties: `account`, `refused` (a key is there and the server does not accept it). Tells
 * `opened` when a key was tried and kept. The key leaves the field with the sending and is held
 * nowhere else.
 */
/** @import { Account } from "../types/Account" */
/** @import { ApiError } from "../app/errors.js" */
import { html, nothing } from "lit";
import * as keys from "../api/v3-users.js";
import { DEMO_V3_KEY, DEMO_V3_ACCOUNT } from "../app/people/demo-key.js";
import { asApiError } from "../app/errors.js";
import { View } from "../app/view.js";
import { clientName } from "../app/words.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { textField } from "../components/form-field.js";
import { icon } from "../components/icon.js";

/** What is wrong with a key before it is tried. @type {Record<string, string>} */
const RULES = {
  required: "users-key-missing",
  not_v3_key: "users-key-other",
  too_long: "users-key-other",
};

/** The form for the key. */
export class UsersKey extends View {
  static properties = {
    ...View.properties,
    account: { attribute: false },
    refused: { attribute: false },
    busy: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    this.account = /** @type {Account} */ (/** @type {unknown} */ (undefined));
    this.refused = false;
    this.busy = false;
    /** @type {ApiError | null} */
    this.problem = null;
  }

  /** @returns {HTMLInputElement} */
  get field() {
    return this.byId("v3-key");
  }

  /** @param {Event} event */
  async submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const key = this.field.value;
    this.field.value = "";
    this.busy = true;
    this.problem = null;
    try {
      const place = await keys.keySet(this.account.account_id, key);
      const text = this.t(place === "keychain" ? "users-key-kept" : "users-key-this-run");
      this.app.toast({ tone: "good", text });
      this.dispatchEvent(new Event("opened"));
    } catch (thrown) {
      this.problem = asApiError(thrown);
      void this.focusProblem();
    } finally {
      this.busy = false;
    }
  }

  /** What is said at the field: a broken rule, or a key the server turned down. */
  get said() {
    const { problem } = this;
    if (problem === null) return this.refused ? this.t("users-key-refused-now") : undefined;
    if (problem.code === "v3_key_refused") return this.t("users-key-refused");
    const rule = problem.fields.find((one) => one.field === "key")?.rule;
    return rule ? this.t(RULES[rule] ?? "users-key-other") : undefined;
  }

  renderReady() {
    const { t, account, problem, said } = this;
    const client = account.name ?? clientName(account.label, account.account_id);
    const fill = () => (this.field.value = DEMO_V3_KEY);
    return html`<div class="card card-padded users-key">
      <div class="blank-mark">${icon("key")}</div>
      <div class="users-key-words">
        <h2>${t(this.refused ? "users-key-title-refused" : "users-key-title", { client })}</h2>
        <p class="muted">${t("users-key-what")}</p>
        <p class="muted">${t("users-key-where")}</p>
        <form class="users-key-form" novalidate @submit=${(/** @type {Event} */ event) => void this.submit(event)}>
          ${textField({
            id: "v3-key",
            type: "password",
            label: t("users-key-label"),
            hint: t("users-key-hint"),
            value: this.field?.value ?? "",
            error: said,
            disabled: this.busy,
          })}
          <div class="form-actions">
            ${this.app.demo && account.account_id === DEMO_V3_ACCOUNT
              ? html`<button type="button" class="button button-quiet" @click=${fill}>${t("users-key-demo")}</button>`
              : nothing}
            ${busyButton({
              id: "keep-key",
              type: "submit",
              label: t("users-key-use"),
              busyLabel: t("users-key-trying"),
              busy: this.busy,
            })}
          </div>
        </form>
        ${problem && said === undefined ? failureNotice(this.app, problem) : nothing}
      </div>
    </div>`;
  }
}

customElements.define("wz-users-key", UsersKey);
