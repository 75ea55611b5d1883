/**
 * The question before a client's key is forgotten: only the client can give it again.
 *
 * A template function for users-view.js, which shows it.
 */
/** @import { Account } from "../types/Account" */
/** @import { Context } from "../app/context.js" */
import { html } from "lit";
import { clientOf } from "../app/bulk/words.js";
import { modal } from "../components/modal.js";

/**
 * @param {Context} app
 * @param {object} wish
 * @param {Account} wish.account
 * @param {() => void} wish.close the person thought better of it
 * @param {() => void} wish.forget
 */
export function forgetKeyDialog(app, { account, close, forget }) {
  const { t } = app;
  const client = clientOf(app, account);
  return modal({
    id: "forget-key-dialog",
    heading: t("users-key-forget-title", { client }),
    closeLabel: t("close"),
    close,
    body: html`<p>${t("users-key-forget-text")}</p>`,
    actions: html`<button type="button" class="button button-quiet" @click=${close}>${t("cancel")}</button>
      <button type="button" id="forget-key-confirm" class="button button-danger" @click=${forget}>
        ${t("users-key-forget")}
      </button>`,
  });
}
