/**
 * One channel of a client: what it is called, how it is and since when, what is paid for it, and
 * what can be done; or how its deletion goes.
 *
 * Drawn by account-channels.js, over the view, which owns what is open.
 */
/** @import { Channel } from "../types/Channel" */
/** @import { Deletion } from "../types/Deletion" */
/** @import { ChannelWords } from "../app/channel-words.js" */
/** @import { AccountView } from "./account-view.js" */
import { html, nothing } from "lit";
import "../components/countdown.js";
import "../components/menu.js";
import { channelTitle, channelWords, sinceWords, tierWords } from "../app/channel-words.js";
import { deletionWords } from "../app/deletions.js";
import { tariffName } from "../app/health.js";
import { formatRoute } from "../app/router.js";
import { transportName } from "../app/transports.js";
import { phoneNumber } from "../app/words.js";
import { failureSentence } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { messengerMark } from "../components/messenger-mark.js";
import { pill } from "../components/pill.js";
import { whyRow } from "./channel-why.js";

/**
 * @param {AccountView} view
 * @param {Channel} channel
 */
export function channelRow(view, channel) {
  const { t, app, accountId } = view;
  const deletion = app.deletions.of(accountId, channel.channel_id);
  const words = channelWords(channel);
  const open = view.why === channel.channel_id && deletion === null;
  const messenger = transportName(channel.transport);
  const { title, address } = channelTitle(channel, phoneNumber);
  const nameless = title === messenger;
  const under = address ? t("channel-under", { messenger, address }) : messenger;
  return html`<tr data-channel-id=${channel.channel_id} class=${open ? "channel-open" : ""}>
      <td>
        <div class="channel">
          ${messengerMark(channel.transport)}
          <div class="channel-words">
            <p class="channel-name number">${title}</p>
            <p class="small number" title=${under}>${nameless ? t("channel-no-number") : under}</p>
          </div>
        </div>
      </td>
      <td>${deletion ? deletionCell(view, deletion) : statusCell(view, channel, words, open)}</td>
      <td class="muted">${paid(view, channel)}</td>
      <td class="channel-action">
        <div class="channel-buttons">
          ${deletion
            ? deletionButtons(view, channel, deletion)
            : html`${mainButton(view, channel, words, title)} ${more(view, channel, words, title)}`}
        </div>
      </td>
    </tr>
    ${open ? whyRow(view, channel, words) : nothing}`;
}

/**
 * @param {AccountView} view
 * @param {Channel} channel
 * @param {ChannelWords} words
 * @param {boolean} open its explanation is shown
 */
function statusCell(view, channel, words, open) {
  const { t, app } = view;
  const since = sinceWords(channel, app.words, app.now());
  const id = channel.channel_id;
  return html`<div class="channel-status">
      ${pill(words.tone, t(words.key, words.args))}
      <button
        type="button"
        class="button button-link channel-ask"
        aria-expanded=${open ? "true" : "false"}
        aria-controls="why-${id}"
        @click=${() => view.toggleWhy(id)}
      >
        ${t("channels-why")}
      </button>
    </div>
    ${since ? html`<p class="small number channel-since">${t(since.key, since.args)}</p>` : nothing}`;
}

/**
 * The tariff and, for WABA, how much it may do.
 * @param {AccountView} view
 * @param {Channel} channel
 */
function paid({ t }, { tariff, tier }) {
  const limit = tierWords(tier);
  if (!tariff && !limit) return "–";
  return html`${tariff ? tariffName(tariff) : nothing}
  ${limit ? html`<p class="small">${t(limit.key, limit.args)}</p>` : nothing}`;
}

/**
 * What helps most: the connection under way, or connecting again.
 * @param {AccountView} view
 * @param {Channel} channel
 * @param {ChannelWords} words
 * @param {string} title
 */
function mainButton({ t, connections, accountId }, { channel_id }, { tone, action, label }, title) {
  const open = connections.find((one) => one.channel_id === channel_id);
  if (!open && (tone === "good" || action !== "connect")) return nothing;
  const to = open
    ? formatRoute("connect", accountId, open.connection_id)
    : formatRoute("connect", accountId, "channel", channel_id);
  return html`<a class="button button-link channel-connect" href=${to}
    >${t(open ? "channels-open" : label)}<span class="visually-hidden">: ${title}</span></a
  >`;
}

/**
 * @param {AccountView} view
 * @param {Channel} channel
 * @param {ChannelWords} words
 * @param {string} title
 */
function more(view, channel, { tone }, title) {
  const { t, app, accountId } = view;
  const works = tone === "good";
  const again = () => app.router.go("connect", accountId, "channel", channel.channel_id);
  return html`<wz-menu
    class="channel-more"
    .label=${t("channels-more", { channel: title })}
    .trigger=${icon("ellipsis")}
    .items=${[
      { label: t("channels-reconnect"), icon: "refresh", run: works ? () => (view.again = channel) : again },
      {},
      { label: t("channels-delete"), icon: "trash", tone: "bad", run: () => view.askDelete(channel) },
    ]}
  ></wz-menu>`;
}

/**
 * @param {AccountView} view
 * @param {Deletion} deletion
 */
function deletionCell({ t, app }, deletion) {
  const { tone, key, todo } = deletionWords(deletion);
  const say = (/** @type {number} */ seconds) => t(key, { seconds });
  const left = html`<wz-countdown .until=${deletion.sends_at} .now=${app.now} .say=${say}></wz-countdown>`;
  const chats = deletion.chats === "keep" ? "deletion-keeps" : "deletion-drops";
  const { error } = deletion;
  return html`<div class="channel-status">${pill(tone, deletion.state === "waiting" ? left : t(key))}</div>
    <p class="small channel-since">
      ${deletion.state === "failed" && error ? failureSentence(app, error) : t(todo ?? chats)}
    </p>`;
}

/**
 * @param {AccountView} view
 * @param {Channel} channel
 * @param {Deletion} deletion
 */
function deletionButtons(view, channel, { deletion_id, state }) {
  const { t, app } = view;
  const link = (/** @type {string} */ key, /** @type {() => void} */ run) =>
    html`<button type="button" class="button button-link" @click=${run}>${t(key)}</button>`;
  const close = () => app.deletions.close(deletion_id);
  switch (state) {
    case "waiting":
      return html`<button
        type="button"
        class="button"
        data-undo=${channel.channel_id}
        @click=${() => void view.undo(deletion_id)}
      >
        ${t("deletion-undo")}
      </button>`;
    case "failed":
      return html`${link("try-again", () => view.askDelete(channel))}
        <button type="button" class="button button-icon" aria-label=${t("toast-close")} @click=${close}>
          ${icon("x")}
        </button>`;
    case "unknown":
      return link("channels-check-now", () => {
        close();
        void view.check();
      });
    default:
      return nothing;
  }
}
