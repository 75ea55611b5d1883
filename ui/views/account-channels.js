/**
 * The channels of one client, with what is being connected and how old the knowledge is.
 *
 * Drawn by account-view.js; a row is channel-row.js. Deliberately absent: what a status means,
 * which is channel-words.js.
 */
/** @import { Channel } from "../types/Channel" */
/** @import { AccountView } from "./account-view.js" */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { deletionArgs, deletionWords } from "../app/deletions.js";
import { formatRoute } from "../app/router.js";
import { shown } from "../app/stage.js";
import { transportName } from "../app/transports.js";
import { failureNotice } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { accessBlank, addChannelLink } from "./account-access.js";
import { againDialog } from "./channel-again.js";
import { deleteDialog } from "./channel-delete.js";
import { channelRow } from "./channel-row.js";

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
    ${health ? known(view, health, since) : unknown(view)} ${deletionsSaid(view)}
    ${view.deleting ? deleteDialog(view, view.deleting) : nothing}
    ${view.again ? againDialog(view, view.again) : nothing}`;
}

/**
 * How deletions go, for those who listen: said once a stage, not every second.
 * @param {AccountView} view
 */
function deletionsSaid({ app, t, accountId }) {
  const mine = app.deletions.open.filter((one) => one.account_id === accountId);
  return html`<p class="visually-hidden" role="status">
    ${mine.map((one) => t(deletionWords(one).said, deletionArgs(one)))}
  </p>`;
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
      <div class="blank-actions">${addChannelLink(t, accountId, "button")}</div>
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
        <tbody @keydown=${(/** @type {KeyboardEvent} */ event) => view.whyKey(event)}>
          ${repeat(
            channels,
            (channel) => channel.channel_id,
            (channel) => channelRow(view, channel),
          )}
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
