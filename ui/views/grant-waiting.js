/**
 * What the page shows while a client is asked for permission, and when it came to nothing.
 *
 * Drawn by grant-view.js, which acts. Deliberately absent: success, which is the client's page.
 */
/** @import { Translate } from "../app/i18n.js" */
/** @import { Grant } from "../types/Grant" */
/** @import { GrantView } from "./grant-view.js" */
import { html, nothing } from "lit";
import * as api from "../api/grants.js";
import { asApiError, fieldSentences } from "../app/errors.js";
import { accountNumber } from "../app/words.js";
import { busyButton } from "../components/button.js";
import { failureNotice, failureSentence, supportDetails } from "../components/failure.js";
import { textField } from "../components/form-field.js";
import { icon } from "../components/icon.js";

const STEPS = ["grant-step-open", "grant-step-allow", "grant-step-back"];

/**
 * What is about to happen, in three steps.
 * @param {Translate} t
 */
export function grantSteps(t) {
  return html`<ol class="grant-steps">
    ${STEPS.map((key) => html`<li>${t(key)}</li>`)}
  </ol>`;
}

/**
 * @param {GrantView} view
 * @param {Grant} grant
 */
export function grantWaiting(view, grant) {
  if (grant.stage === "waiting") return waiting(view, grant);
  // Done is shown only for as long as the client's page takes to open.
  if (grant.stage === "exchanging" || grant.stage === "done") return finishing(view);
  return over(view, grant);
}

/**
 * @param {GrantView} view
 * @param {Grant} grant
 */
function waiting(view, grant) {
  const { t, app, busy } = view;
  const until = app.words.time(grant.ends_at);
  const told = view.refused && view.refused.fields.length === 0 ? view.refused : null;
  return html`<section class="card card-padded grant-card">
    <div class="grant-state" role="status">
      <span class="grant-mark grant-mark-waits">${icon("external-link")}</span>
      <div>
        <h2>${t("grant-waiting", { name: grant.name })}</h2>
        <p class="muted">
          ${t(grant.can_listen ? "grant-waiting-text" : "grant-waiting-text-paste", { until })}
        </p>
      </div>
    </div>
    ${view.opened
      ? nothing
      : html`<div class="notice notice-warn">
          ${icon("triangle-alert")}
          <div class="notice-body"><p>${t("grant-no-browser")}</p></div>
        </div>`}
    ${told ? failureNotice(app, told) : nothing}
    <div class="grant-actions">
      <button type="button" id="grant-open" class="button" @click=${() => void open(view, grant)}>
        ${icon("external-link")} ${t("grant-open-again")}
      </button>
      <button type="button" id="grant-copy" class="button" @click=${() => void copy(view, grant)}>
        ${icon("copy")} ${t("grant-copy")}
      </button>
      ${busyButton({
        id: "grant-cancel",
        kind: "quiet",
        label: t("cancel"),
        busyLabel: t("grant-cancelling"),
        busy: busy === "cancel",
        run: () => void view.leave(grant),
      })}
    </div>
    ${grant.can_listen
      ? html`<details class="advanced grant-paste">
          <summary id="grant-paste-open">${t("grant-paste-open")}</summary>
          ${pasting(view, grant)}
        </details>`
      : html`<div class="grant-paste">
          <p>${t("grant-paste-why", { address: grant.redirect_uri })}</p>
          ${pasting(view, grant)}
        </div>`}
  </section>`;
}

/**
 * @param {GrantView} view
 * @param {Grant} grant
 */
function pasting(view, grant) {
  const { t } = view;
  const errors = fieldSentences(view.refused, t);
  return html`<form
    class="form"
    novalidate
    @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      void view.paste(grant);
    }}
  >
    ${textField({
      id: "grant-returned",
      label: t("grant-returned"),
      hint: t("grant-returned-hint"),
      value: view.pasted,
      error: errors.text,
      input: (text) => (view.pasted = text),
    })}
    <div class="form-actions">
      ${busyButton({
        id: "grant-use",
        type: "submit",
        kind: grant.can_listen ? "plain" : "primary",
        label: t("grant-use"),
        busyLabel: t("grant-using"),
        busy: view.busy === "paste",
        disabled: view.pasted.trim() === "",
      })}
    </div>
  </form>`;
}

/** @param {GrantView} view */
function finishing({ t }) {
  return html`<section class="card card-padded grant-card" aria-busy="true">
    <div class="grant-state" role="status">
      <span class="grant-mark grant-mark-good">${icon("check")}</span>
      <div>
        <h2>${t("grant-finishing")}</h2>
        <p class="muted">${t("grant-finishing-text")}</p>
      </div>
    </div>
  </section>`;
}

/**
 * @param {GrantView} view
 * @param {Grant} grant
 */
function over(view, grant) {
  const { t, app } = view;
  const error = grant.error;
  const { title, text } = reason(view, grant);
  return html`<section class="card card-padded grant-card">
    <div class="grant-state" role="alert">
      <span class="grant-mark grant-mark-bad">${icon("circle-alert")}</span>
      <div>
        <h2>${title}</h2>
        <p class="muted">${text}</p>
        ${error ? supportDetails(app, error) : nothing}
      </div>
    </div>
    <div class="form-actions">
      <button type="button" class="button" id="grant-back" @click=${() => void view.leave(grant)}>
        ${t("grant-back")}
      </button>
      ${busyButton({
        id: "grant-again",
        label: t("grant-again"),
        busyLabel: t("grant-beginning"),
        busy: view.busy === "begin",
        run: () => void view.begin(),
      })}
    </div>
  </section>`;
}

/**
 * Why it came to nothing, and what to do.
 * @param {GrantView} view
 * @param {Grant} grant
 */
function reason({ t, app }, { stage, name, error, same_as }) {
  if (stage === "refused") return { title: t("grant-refused", { name }), text: t("grant-refused-text") };
  if (stage === "expired") return { title: t("grant-expired"), text: t("grant-expired-text") };
  if (error?.code === "other_account") {
    const other = same_as && (app.accounts.byId.get(same_as)?.label || accountNumber(same_as));
    const text = other ? t("grant-other-known", { other }) : t("grant-other-unknown", { name });
    return { title: t("grant-other"), text };
  }
  const lost = !error || error.code === "outcome_unknown";
  return { title: t("grant-failed"), text: lost ? t("grant-lost-text") : failureSentence(app, error) };
}

/**
 * @param {GrantView} view
 * @param {Grant} grant
 */
async function open(view, { grant_id }) {
  try {
    view.opened = await api.open(grant_id);
  } catch (thrown) {
    view.refused = asApiError(thrown);
  }
}

/**
 * @param {GrantView} view
 * @param {Grant} grant
 */
async function copy(view, { grant_id }) {
  try {
    const copied = await api.copyAddress(grant_id);
    const text = view.t(copied ? "grant-copied" : "grant-not-copied");
    view.app.toast({ text, tone: copied ? "good" : "bad" });
  } catch (thrown) {
    view.refused = asApiError(thrown);
  }
}
