/**
 * `<wz-keychain-notice>`: what stands above every page while the login needs something: the
 * keychain waits to be unlocked, or the password was not given.
 */
import { html, nothing } from "lit";
import * as signIn from "../api/sign-in.js";
import { View } from "../app/view.js";
import { icon } from "../components/icon.js";

/** The sentence above the page. */
export class KeychainNotice extends View {
  constructor() {
    super();
    this.settled = true;
  }

  renderReady() {
    if (this.app.vaultWaiting) {
      return this.renderNotice("lock", "vault-waiting-title", "vault-waiting-text", {
        key: "vault-continue",
        run: () => void signIn.continueUnsaved(),
      });
    }
    if (this.app.needsPassword) {
      return this.renderNotice("key", "password-aside-title", "password-aside-text", {
        key: "password-type",
        run: () => this.app.dispatchEvent(new Event("ask-password")),
      });
    }
    return nothing;
  }

  /**
   * @param {import("../components/icon.js").IconName} mark
   * @param {string} title
   * @param {string} text
   * @param {{ key: string, run: () => void }} action
   */
  renderNotice(mark, title, text, action) {
    return html`<div class="notice notice-info frame-notice" role="status">
      ${icon(mark)}
      <div class="notice-body">
        <p class="notice-title">${this.t(title)}</p>
        <p>${this.t(text)}</p>
      </div>
      <div class="notice-actions">
        <button type="button" class="button" @click=${action.run}>${this.t(action.key)}</button>
      </div>
    </div>`;
  }
}

customElements.define("wz-keychain-notice", KeychainNotice);
