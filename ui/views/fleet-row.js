/**
 * The cells of one row of what needs attention: whom it is about, what is the matter, since when,
 * and what helps.
 */
/** @import { Context } from "../app/context.js" */
/** @import { FleetRow } from "../app/fleet.js" */
import { html, nothing } from "lit";
import { channelTitle, channelWords } from "../app/channel-words.js";
import { formatRoute } from "../app/router.js";
import { transportName } from "../app/transports.js";
import { accountNumber, phoneNumber } from "../app/words.js";
import { failureSentence } from "../components/failure.js";
import { pill } from "../components/pill.js";

/**
 * @typedef {object} RowState
 * @property {number} now epoch ms
 * @property {boolean} active whether the row has the focus when the table has
 * @property {boolean} checking its channels are being read
 * @property {() => void} check reads its channels now
 */

/**
 * Where a row leads: to the channel's explanation, or to what is known of the client.
 * @param {FleetRow} row
 */
export function rowHref({ account, channel, kind }) {
  const id = account.account_id;
  if (channel) return formatRoute("account", id, "channels", channel.channel_id);
  return kind === "ending" ? formatRoute("account", id, "details") : formatRoute("account", id);
}

/**
 * @param {Context} app
 * @param {FleetRow} row
 * @param {RowState} state
 */
export function fleetCells(app, row, state) {
  const { account, line } = row;
  const name = account.name ?? phoneNumber(account.label);
  const detail = detailWords(app, row);
  const since = sinceLine(app, row, state.now);
  return html`<span role="gridcell" class="client-name">
      ${name
        ? html`<span class="client-label" title=${name}>${name}</span>
            <span class="small number">${numberLine(app, account)}</span>`
        : html`<span class="client-label number">${accountNumber(account.account_id)}</span>
            <span class="small">${app.t("clients-no-name")}</span>`}
    </span>
    <span role="gridcell" class="fleet-what">
      ${pill(line.tone, app.t(line.key, line.args))}
      <span class="small number fleet-detail">
        ${detail ? html`<span class="fleet-place" title=${detail}>${detail}</span>` : nothing}
        ${since ? html`<span class="fleet-when">${since}</span>` : nothing}
      </span>
    </span>
    <span role="gridcell" class="small number fleet-since">${since ?? "–"}</span>
    <span role="gridcell" class="fleet-remedy">${remedy(app, row, state)}</span>`;
}

/**
 * @param {Context} app
 * @param {FleetRow["account"]} account
 */
function numberLine(app, account) {
  return account.granted ? app.t("clients-own-account") : accountNumber(account.account_id);
}

/**
 * Which channel it is, or why nothing is known.
 * @param {Context} app
 * @param {FleetRow} row
 */
function detailWords(app, { channel, kind, account }) {
  if (kind === "unknown") {
    return account.unknown_why ? failureSentence(app, account.unknown_why) : null;
  }
  if (!channel) return null;
  const { title, address } = channelTitle(channel, phoneNumber);
  if (address) return app.t("channel-under", { messenger: title, address });
  return title === transportName(channel.transport) ? null : title;
}

/**
 * @param {Context} app
 * @param {FleetRow} row
 * @param {number} now epoch ms
 */
function sinceLine(app, { kind, since, line }, now) {
  if (since === null) return null;
  const when = app.words.moment(since.at, now);
  if (kind === "ending") return app.t("fleet-until", { when });
  if (line.key === "fleet-stale") return app.t("fleet-checked", { when });
  return app.t(since.known ? "since" : "since-at-least", { when });
}

/**
 * @param {Context} app
 * @param {FleetRow} row
 * @param {RowState} state
 */
function remedy(app, row, state) {
  const { account, channel, kind } = row;
  const id = account.account_id;
  const tabindex = state.active ? "0" : "-1";
  const link = (/** @type {string} */ href, /** @type {string} */ key) =>
    html`<a class="button button-link" href=${href} tabindex=${tabindex}>${app.t(key)}</a>`;
  if (account.granted === "needed") return link(formatRoute("grant", id), "clients-ask");
  if (kind === "unknown") {
    return html`<button
      type="button"
      class="button button-link"
      tabindex=${tabindex}
      ?disabled=${state.checking}
      @click=${state.check}
    >
      ${app.t(state.checking ? "health-checking" : "clients-check-now")}
    </button>`;
  }
  if (!channel) return link(rowHref(row), "clients-open");
  const words = channelWords(channel);
  if (words.action !== "connect" || words.tone === "bad") return link(rowHref(row), "clients-see-why");
  return link(formatRoute("connect", id, "channel", channel.channel_id), words.label);
}
