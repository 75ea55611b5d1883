/**
 * The cells of one client: name over number, channels in words with the next step, subscription.
 */
/** @import { Account } from "../types/Account" */
/** @import { Context } from "../app/context.js" */
/** @import { Line } from "../app/health.js" */
import { html, nothing } from "lit";
import { FRESH, healthLine, subscriptionLine } from "../app/health.js";
import { formatRoute } from "../app/router.js";
import { accountNumber, phoneNumber } from "../app/words.js";
import { pill } from "../components/pill.js";

/**
 * @typedef {object} RowState
 * @property {number} now epoch ms
 * @property {boolean} checking its channels are being read
 * @property {boolean} failed the last reading did not succeed
 * @property {boolean} active whether the row has the focus when the table has
 * @property {string} href the client's page
 * @property {() => void} check reads its channels now
 */

/**
 * @param {Context} app
 * @param {Account} account
 * @param {RowState} row
 */
export function clientCells(app, account, row) {
  const line = channelsLine(app, account, row);
  const subscription = subscriptionLine(account, app.words, row.now);
  const since = account.registered_ms;
  const name = account.name ?? phoneNumber(account.label);
  return html`<span role="gridcell" class="client-name">
      ${name
        ? html`<span class="client-label" title=${name}>${name}</span>
            <span class="small number">${accountLine(app, account)}</span>`
        : html`<span class="client-label number">${accountNumber(account.account_id)}</span>
            <span class="small">${app.t("clients-no-name")}</span>`}
    </span>
    <span role="gridcell" class="client-channels">${pill(line.tone, app.t(line.key, line.args))}</span>
    <span role="gridcell">${nextStep(app, account, line, row)}</span>
    <span role="gridcell" class="client-subscription client-${subscription.tone}">
      ${app.t(subscription.key, subscription.args)}
    </span>
    <span role="gridcell" class="number client-since">
      ${since === null ? (account.registered_at ?? "–") : app.words.day(since, row.now)}
    </span>`;
}

/**
 * The number, or that the account is the client's own and has none here.
 * @param {Context} app
 * @param {Account} account
 */
function accountLine(app, account) {
  return account.granted ? app.t("clients-own-account") : accountNumber(account.account_id);
}

/**
 * The channels in words; what was read too long ago, and could not be read again, is not vouched
 * for.
 * @param {Context} app
 * @param {Account} account
 * @param {RowState} row
 * @returns {Line}
 */
function channelsLine(app, account, row) {
  const line = healthLine(account);
  if (!account.health) {
    return row.checking ? { tone: "neutral", key: "health-checking", args: {}, next: null } : line;
  }
  const old = row.now - account.health.checked_at > FRESH;
  const failed = row.failed || account.unknown_since !== null;
  if (!old || !failed || row.checking) return line;
  const args = { when: app.words.moment(account.health.checked_at, row.now) };
  return { tone: "neutral", key: "health-not-checked-since", args, next: "check" };
}

/**
 * @param {Context} app
 * @param {Account} account
 * @param {Line} line
 * @param {RowState} row
 */
function nextStep(app, account, line, row) {
  const tabindex = row.active ? "0" : "-1";
  const link = (/** @type {string} */ href, /** @type {string} */ key) =>
    html`<a class="button button-link" href=${href} tabindex=${tabindex}>${app.t(key)}</a>`;
  const id = account.account_id;
  const why = line.channel
    ? formatRoute("account", id, "channels", line.channel.channel_id)
    : row.href;
  switch (line.next) {
    case "check":
      return html`<button
        type="button"
        class="button button-link"
        tabindex=${tabindex}
        @click=${row.check}
      >
        ${app.t("clients-check-now")}
      </button>`;
    case "connect":
      return link(formatRoute("connect", id), "clients-connect");
    case "reconnect":
      return line.channel
        ? link(formatRoute("connect", id, "channel", line.channel.channel_id), "clients-reconnect")
        : link(row.href, "clients-see-why");
    case "ask":
      return link(formatRoute("grant", id), "clients-ask");
    case "open":
      return link(row.href, "clients-open");
    case "see":
      return link(why, "clients-see-why");
    default:
      return nothing;
  }
}
