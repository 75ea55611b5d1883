/**
 * The channels of one client: what each is, how it is in words, and what to do about it.
 *
 * Drawn by account-view.js. Deliberately absent: what a status means, which is channel-words.js.
 */
/** @import { Channel } from "../types/Channel" */
/** @import { AccountView } from "./account-view.js" */
import { html, nothing } from "lit";
import { channelAddress, channelWords } from "../app/channel-words.js";
import { tariffName } from "../app/health.js";
import { formatRoute } from "../app/router.js";
import { shown } from "../app/stage.js";
import { transportName } from "../app/transports.js";
import { phoneNumber } from "../app/words.js";
import { failureNotice } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { messengerMark } from "../components/messenger-mark.js";
import { pill } from "../components/pill.js";
import { accessBlank } from "./account-access.js";

/** @param {AccountView} view */
export function channelsTab(view) {
  const { account, t, app } = view;
  const { health } = account;
  const closed = account.granted === "needed";
  // That access has ended is said above the tabs.
  const failure = closed ? null : view.checkFailure;
  const since = health ? app.words.moment(health.checked_at, app.now()) : "";
  const title = t(health ? "channels-stale" : "channels-failed", { since });
  const again = () => void view.check();
  return html`${inProgressNotices(view)}
    ${failure ? failureNotice(app, failure, { title, again }) : nothing}
    ${health ? known(view, health, since) : unknown(view)}`;
}

/**
 * @param {AccountView} view
 * @param {import("../types/AccountHealth").AccountHealth} health
 * @param {string} since when it was read
 */
function known(view, health, since) {
  return health.channels.length > 0 ? table(view, health.channels, since) : empty(view);
}

/** @param {AccountView} view */
function unknown(view) {
  if (view.account.granted === "needed") return accessBlank(view);
  return view.checking && view.slowCheck ? tableSkeleton(view.t) : nothing;
}

/**
 * Rows of the height the table will have.
 * @param {import("../app/i18n.js").Translate} t
 */
export function tableSkeleton(t) {
  return html`<div class="card channels-skeleton" aria-busy="true">
    <p class="visually-hidden" role="status">${t("loading")}</p>
    ${[0, 1, 2].map(
      () => html`<div class="channels-skeleton-row">
        <span class="skeleton skeleton-mark"></span><span class="skeleton skeleton-name"></span
        ><span class="skeleton skeleton-pill"></span>
      </div>`,
    )}
  </div>`;
}

/**
 * Connections whose channel has no row yet.
 * @param {AccountView} view
 */
function inProgressNotices(view) {
  const { account, t } = view;
  const rows = new Set(account.health?.channels.map((channel) => channel.channel_id));
  const unseen = view.connections.filter((one) => !rows.has(one.channel_id ?? ""));
  return unseen.map((one) => {
    const messenger = transportName(one.transport);
    const { pill: state } = shown(one, "code", messenger);
    return html`<div class="notice notice-info">
      ${icon("smartphone")}
      <div class="notice-body">
        <p class="notice-title">${t("channels-in-progress", { messenger })}</p>
        <p>${t(state.key, state.args)}</p>
      </div>
      <div class="notice-actions">
        <a class="button" href=${formatRoute("connect", one.account_id, one.connection_id)}
          >${t("channels-open")}</a
        >
      </div>
    </div>`;
  });
}

/** @param {AccountView} view */
function empty({ t, accountId }) {
  return html`<div class="card blank-card">
    <div class="blank">
      <div class="blank-mark">${icon("smartphone")}</div>
      <h2>${t("channels-empty-title")}</h2>
      <p class="muted">${t("channels-empty-note")}</p>
      <div class="blank-actions">
        <a class="button" href=${formatRoute("connect", accountId)}>${t("connect-whatsapp")}</a>
      </div>
    </div>
  </div>`;
}

/**
 * @param {AccountView} view
 * @param {Channel[]} channels
 * @param {string} since when they were read
 */
function table(view, channels, since) {
  const { t, checking } = view;
  return html`<div>
    <div class="card channels">
      <table class="table">
        <caption class="visually-hidden">
          ${t("tab-channels")}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t("column-channel")}</th>
            <th scope="col">${t("column-status")}</th>
            <th scope="col">${t("column-tariff")}</th>
            <th scope="col"><span class="visually-hidden">${t("column-action")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${channels.map((channel) => row(view, channel))}
        </tbody>
      </table>
    </div>
    <p class="channels-age small">
      <span role="status">${checking ? t("channels-checking") : t("channels-checked", { since })}</span>
      <button
        type="button"
        id="refresh-channels"
        class="button button-link"
        ?disabled=${checking || view.account.granted === "needed"}
        @click=${() => void view.check()}
      >
        ${t("channels-check-now")}
      </button>
    </p>
  </div>`;
}

/**
 * @param {AccountView} view
 * @param {Channel} channel
 */
function row(view, channel) {
  const { t } = view;
  const messenger = transportName(channel.transport);
  const words = channelWords(channel);
  const why = { ...words.args, messenger };
  const details = [channel.tariff ? tariffName(channel.tariff) : null, tier(channel.tier)];
  return html`<tr data-channel-id=${channel.channel_id}>
    <td>
      <div class="channel">
        ${messengerMark(channel.transport)}
        <div class="channel-words">
          <p class="channel-name">${messenger}</p>
          <p class="small number">${channelAddress(channel, phoneNumber) || t("channel-no-number")}</p>
        </div>
      </div>
    </td>
    <td>
      ${pill(words.tone, t(words.key, words.args))}
      ${words.tone === "good" ? nothing : html`<p class="small channel-why">${t(words.why, why)}</p>`}
    </td>
    <td class="muted">${details.filter(Boolean).join(" · ") || "–"}</td>
    <td class="channel-action">${action(view, channel, words.action, messenger)}</td>
  </tr>`;
}

/**
 * @param {AccountView} view
 * @param {Channel} channel
 * @param {import("../app/channel-words.js").ChannelAction} wanted
 * @param {string} messenger
 */
function action({ t, connections, accountId }, channel, wanted, messenger) {
  const open = connections.find((one) => one.channel_id === channel.channel_id);
  if (!open && wanted === null) return nothing;
  const label = open ? "channels-open" : wanted === "scan" ? "channels-scan" : "channels-reconnect";
  const to = open
    ? formatRoute("connect", accountId, open.connection_id)
    : formatRoute("connect", accountId, "channel", channel.channel_id);
  const address = channelAddress(channel, phoneNumber);
  return html`<a class="button button-link" href=${to}
    >${t(label)}<span class="visually-hidden">: ${messenger} ${address}</span></a
  >`;
}

/**
 * "1K a day" is Meta's limit of a WABA number.
 * @param {string | null} word
 */
function tier(word) {
  return word ? word.replace(/^TIER_/, "") : null;
}
