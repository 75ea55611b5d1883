/**
 * The question before a channel that works is connected again: that interrupts it.
 *
 * Drawn by account-channels.js; account-view.js holds which channel it is. A channel that does
 * not work has nothing to lose and is connected again without a question.
 */
/** @import { Channel } from "../types/Channel" */
/** @import { AccountView } from "./account-view.js" */
import { html } from "lit";
import { nameToType } from "../app/deletions.js";
import { formatRoute } from "../app/router.js";
import { modal } from "../components/modal.js";

/**
 * @param {AccountView} view
 * @param {Channel} channel
 */
export function againDialog(view, channel) {
  const { t, accountId } = view;
  const close = () => (view.again = null);
  return modal({
    id: "again-dialog",
    heading: t("again-title", { channel: nameToType(channel) }),
    closeLabel: t("close"),
    close,
    body: html`<p class="muted">${t("again-lead")}</p>`,
    actions: html`<button type="button" class="button button-quiet" @click=${close}>${t("cancel")}</button>
      <a
        id="again-confirm"
        class="button button-primary"
        href=${formatRoute("connect", accountId, "channel", channel.channel_id)}
        @click=${close}
        >${t("again-confirm")}</a
      >`,
  });
}
