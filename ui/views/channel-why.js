/**
 * The explanation under a channel: what its status means, what to do, and the button that does it.
 *
 * Drawn by channel-row.js in a row of its own; every status has one, also the good one.
 */
/** @import { Channel } from "../types/Channel" */
/** @import { ChannelWords } from "../app/channel-words.js" */
/** @import { AccountView } from "./account-view.js" */
import { html, nothing } from "lit";
import { formatRoute } from "../app/router.js";
import { busyButton } from "../components/button.js";

/**
 * @param {AccountView} view
 * @param {Channel} channel
 * @param {ChannelWords} words
 */
export function whyRow(view, channel, words) {
  const { t, account } = view;
  const own = account.granted !== null && words.todo === "do-unpaid";
  return html`<tr class="channel-why" id="why-${channel.channel_id}">
    <td colspan="4">
      <div class="why">
        <div>
          <h2>${t("why-means")}</h2>
          <p>${t(words.why, words.args)}</p>
        </div>
        <div>
          <h2>${t("why-do")}</h2>
          <p>${t(own ? "do-unpaid-own" : words.todo, words.args)}</p>
          ${words.tone === "good" ? nothing : html`<div class="why-actions">${remedy(view, channel, words)}</div>`}
        </div>
      </div>
    </td>
  </tr>`;
}

/**
 * @param {AccountView} view
 * @param {Channel} channel
 * @param {ChannelWords} words
 */
function remedy(view, { channel_id }, { action, label }) {
  const { t, connections, accountId } = view;
  const open = connections.find((one) => one.channel_id === channel_id);
  if (open) {
    const to = formatRoute("connect", accountId, open.connection_id);
    return html`<a class="button" href=${to}>${t("channels-open")}</a>`;
  }
  if (action === "connect") {
    const to = formatRoute("connect", accountId, "channel", channel_id);
    return html`<a class="button" href=${to}>${t(label)}</a>`;
  }
  return busyButton({
    kind: "plain",
    label: t(label),
    busyLabel: t("channels-checking"),
    busy: view.checking,
    run: () => void view.check(),
  });
}
