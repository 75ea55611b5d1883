/**
 * `<wz-demo-phone>`: in the demo, a small phone that plays the client.
 *
 * Shown beside the connection stage, upright where there is room and lying on its side where
 * there is not. Its buttons drive the simulated phone; what follows comes back over the same way
 * as from a real one.
 */
/** @import { Context } from "../app/context.js" */
/** @import { ApiError } from "../app/errors.js" */
/** @import { PhoneAction } from "../api/demo.js" */
/** @import { Connection } from "../types/Connection" */
import { html, LitElement } from "lit";
import * as demo from "../api/demo.js";
import { phoneActions } from "../app/demo-client.js";
import { asApiError } from "../app/errors.js";
import { failureSentence } from "./failure.js";

/** The password the simulated client has set; shown, because here one person plays both. */
const PASSWORD = "1234";

/** The number of a stranger's phone. */
const STRANGER = "37129999999";

/** @type {Record<PhoneAction, { id: string, key: string }>} */
const BUTTONS = {
  scan: { id: "phone-scan", key: "phone-scan" },
  scan_with_2fa: { id: "phone-scan-2fa", key: "phone-scan-2fa" },
  scan_foreign: { id: "phone-foreign", key: "phone-foreign" },
  enter_pairing_code: { id: "phone-pairing", key: "phone-pairing" },
  walk_away: { id: "phone-walk", key: "phone-walk" },
  finish_page: { id: "phone-finish", key: "phone-finish" },
};

/** The simulated client's phone. */
export class DemoPhone extends LitElement {
  static properties = {
    app: { attribute: false },
    connection: { attribute: false },
    busy: { state: true },
    failure: { state: true },
    away: { state: true },
  };

  constructor() {
    super();
    // Given by the stage before this is connected.
    this.app = /** @type {Context} */ (/** @type {unknown} */ (undefined));
    this.connection = /** @type {Connection} */ (/** @type {unknown} */ (undefined));
    /** @type {PhoneAction | null} */
    this.busy = null;
    /** @type {ApiError | null} */
    this.failure = null;
    this.away = false;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {PhoneAction} action */
  async play(action) {
    const { channel_id, pairing, expected_phone } = this.connection;
    if (channel_id === null || this.busy !== null) return;
    this.busy = action;
    this.failure = null;
    try {
      await demo.phone(
        channel_id,
        action,
        action === "scan_with_2fa" ? PASSWORD : null,
        action === "scan_foreign" ? STRANGER : action.startsWith("scan") ? expected_phone : null,
        action === "enter_pairing_code" ? (pairing?.code ?? null) : null,
      );
      this.away = action === "walk_away";
    } catch (thrown) {
      this.failure = asApiError(thrown);
    } finally {
      this.busy = null;
    }
  }

  /**
   * Whether the phone can do something now.
   * @param {PhoneAction} action
   */
  can(action) {
    const { stage, code, pairing } = this.connection;
    if (this.connection.channel_id === null) return false;
    if (action === "finish_page") return stage.kind === "page";
    if (action === "enter_pairing_code") return pairing !== null;
    const live = stage.kind === "code" && code?.live === true;
    return action === "walk_away" ? live && !this.away : live;
  }

  /** What the phone says of itself. */
  says() {
    const { stage, pairing } = this.connection;
    if (this.failure) return failureSentence(this.app, this.failure);
    if (stage.kind === "password") return this.app.t("phone-says-password", { password: PASSWORD });
    if (stage.kind === "page") return this.app.t("phone-says-page");
    if (stage.kind === "syncing" || stage.kind === "checking") return this.app.t("phone-says-linking");
    if (stage.kind === "confirm" || stage.kind === "connected") return this.app.t("phone-says-linked");
    if (pairing !== null) return this.app.t("phone-says-pairing");
    if (this.away) return this.app.t("phone-says-away");
    return this.app.t(stage.kind === "code" ? "phone-says-scan" : "phone-says-wait");
  }

  render() {
    const { t } = this.app;
    return html`<aside class="phone" aria-label=${t("phone-label")}>
      <span class="phone-ear" aria-hidden="true"></span>
      <div class="phone-screen">
        <div class="phone-top">
          <p class="phone-title">${t("phone-title")}</p>
          <p class="phone-says" role="status">${this.says()}</p>
        </div>
        <div class="phone-buttons">
          ${phoneActions(this.connection).map(
            (action) => html`<button
              type="button"
              id=${BUTTONS[action].id}
              class="phone-button"
              ?disabled=${!this.can(action) || this.busy !== null}
              aria-busy=${this.busy === action ? "true" : "false"}
              @click=${() => void this.play(action)}
            >
              ${t(BUTTONS[action].key)}
            </button>`,
          )}
        </div>
      </div>
    </aside>`;
  }
}

customElements.define("wz-demo-phone", DemoPhone);
