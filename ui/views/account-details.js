/**
 * What is known of a client beside its channels: dates, subscription, payer, time zone.
 *
 * Drawn by account-view.js. What the API tells only after a change says so instead of a guess.
 */
/** @import { Account } from "../types/Account" */
/** @import { AccountSubscription } from "../types/AccountSubscription" */
/** @import { AccountView } from "./account-view.js" */
import { html, nothing } from "lit";
import { subscriptionLine } from "../app/health.js";
import { offsetLabel } from "../app/timezones.js";
import { accountNumber } from "../app/words.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import "../components/timezone-field.js";
import { accessCard } from "./account-access.js";

/** @type {Record<string, string>} */
const PAYERS = { client: "details-paid-client", partner: "details-paid-partner" };

/** @param {AccountView} view */
export function detailsTab(view) {
  const { t, account } = view;
  if (account.granted) return html`<div class="details-cards">${accessCard(view)}</div>`;
  const unknown = t("details-unknown");
  return html`<div class="details-cards">
    <section class="card card-padded" aria-labelledby="details-account">
      <h2 id="details-account">${t("details-account")}</h2>
      <dl class="account-facts">
        ${fact(t("details-number"), accountNumber(account.account_id))}
        ${fact(t("details-registered"), date(view, account.registered_at, account.registered_ms))}
        ${fact(t("details-assigned"), date(view, account.assigned_at, null))}
        ${fact(t("details-currency"), account.currency ?? unknown)}
        ${fact(t("details-language"), language(account.lang) ?? unknown)}
      </dl>
    </section>
    <section class="card card-padded" aria-labelledby="details-payment">
      <h2 id="details-payment">${t("details-payment")}</h2>
      <dl class="account-facts">
        ${account.subscriptions.length === 0
          ? fact(t("details-subscription"), t("details-no-subscription"))
          : account.subscriptions.map((one) => fact(t("details-subscription"), paid(view, one)))}
        ${fact(t("details-paid"), payer(view, account.last_payment))}
      </dl>
    </section>
    <section class="card card-padded" aria-labelledby="details-timezone">
      <h2 id="details-timezone">${t("details-timezone")}</h2>
      ${timezone(view, account)}
    </section>
  </div>`;
}

/**
 * @param {string} name
 * @param {string} value
 */
function fact(name, value) {
  return html`<div class="account-fact">
    <dt>${name}</dt>
    <dd class="number">${value}</dd>
  </div>`;
}

/**
 * @param {AccountView} view
 * @param {string | null} raw
 * @param {number | null} known epoch ms
 */
function date({ app, t }, raw, known) {
  const at = known ?? Date.parse(raw ?? "");
  return Number.isNaN(at) ? (raw ?? t("details-unknown")) : app.words.day(at, app.now());
}

/** @param {string | null} code */
function language(code) {
  return code ? (new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code) : null;
}

/**
 * @param {AccountView} view
 * @param {AccountSubscription} one
 */
function paid({ t, app, account }, one) {
  const line = subscriptionLine({ ...account, subscriptions: [one] }, app.words, app.now());
  return t(line.key, line.args);
}

/**
 * @param {AccountView} view
 * @param {string | null} who
 */
function payer({ t }, who) {
  if (who === null) return t("details-unknown");
  return PAYERS[who] ? t(PAYERS[who]) : who;
}

/**
 * @param {AccountView} view
 * @param {Account} account
 */
function timezone(view, account) {
  const { t, app, zone, problem } = view;
  const open = () => {
    view.problem = null;
    view.zone = null;
  };
  const known = account.timezone !== null;
  if (zone === undefined) {
    return html`<div class="timezone-now">
      <div>
        <p class="number">${known ? offsetLabel(account.timezone ?? 0) : t("details-timezone-unknown")}</p>
        <p class="small">${t(known ? "details-timezone-note" : "details-timezone-unknown-note")}</p>
      </div>
      <button type="button" id="change-timezone" class="button" @click=${open}>
        ${t("details-timezone-change")}
      </button>
    </div>`;
  }
  const choose = (/** @type {CustomEvent<import("../app/timezones.js").Zone>} */ event) =>
    (view.zone = event.detail);
  return html`<div class="timezone-form">
    <wz-timezone
      .app=${app}
      .label=${t("details-timezone-city")}
      .zone=${zone?.id ?? null}
      @choose=${choose}
    ></wz-timezone>
    ${problem ? failureNotice(app, problem) : nothing}
    <div class="timezone-actions">
      ${busyButton({
        id: "save-timezone",
        label: t("details-timezone-save"),
        busyLabel: t("names-saving"),
        busy: view.busy,
        disabled: zone === null,
        kind: "plain",
        run: () => zone && void view.setTimezone(zone.offset),
      })}
      <button type="button" class="button button-quiet" @click=${() => (view.zone = undefined)}>
        ${t("cancel")}
      </button>
    </div>
  </div>`;
}
