/**
 * What is special about a client whose account is their own: it is open by their permission.
 *
 * Drawn by account-view.js and account-details.js. Asking for permission has a page of its own.
 */
/** @import { AccountView } from "./account-view.js" */
import { html, nothing } from "lit";
import * as api from "../api/grants.js";
import { formatRoute } from "../app/router.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { modal } from "../components/modal.js";
import { pill } from "../components/pill.js";

/** @type {Record<import("../types/Permission").Permission, { tone: import("../components/pill.js").Tone, key: string, text: string }>} */
const STATES = {
  kept: { tone: "good", key: "access-kept", text: "access-kept-text" },
  this_run: { tone: "info", key: "access-this-run", text: "access-this-run-text" },
  needed: { tone: "warn", key: "access-needed", text: "access-needed-text" },
};

/**
 * A sentence above the tabs when a person should know.
 * @param {AccountView} view
 */
export function accessNotice({ t, account }) {
  if (account.granted !== "needed" && account.granted !== "this_run") return nothing;
  const needed = account.granted === "needed";
  const state = STATES[account.granted];
  return html`<div class="notice ${needed ? "notice-warn" : "notice-info"}">
    ${icon(needed ? "triangle-alert" : "info")}
    <div class="notice-body">
      <p class="notice-title">${t(state.key)}</p>
      <p>${t(state.text)}</p>
    </div>
  </div>`;
}

/**
 * The one thing most often done here: a further channel, or asking for access where there is none.
 * @param {AccountView} view
 */
export function mainAction({ t, account, accountId }) {
  if (account.granted !== "needed") return addChannelLink(t, accountId, "button button-primary");
  return html`<a id="ask-again" class="button button-primary" href=${formatRoute("grant", accountId)}
    >${t("access-ask")}</a
  >`;
}

/**
 * @param {import("../app/i18n.js").Translate} t
 * @param {string} accountId
 * @param {string} classes
 */
export function addChannelLink(t, accountId, classes) {
  const id = classes.includes("button-primary") ? "add-channel" : "add-first-channel";
  return html`<a id=${id} class=${classes} href=${formatRoute("connect", accountId)}
    >${t("channels-add")}</a
  >`;
}

/**
 * In the place of channels nobody has seen and nobody may see now.
 * @param {AccountView} view
 */
export function accessBlank({ t }) {
  return html`<div class="card blank-card">
    <div class="blank">
      <div class="blank-mark">${icon("lock")}</div>
      <h2>${t("access-blank")}</h2>
      <p class="muted">${t("access-blank-text")}</p>
    </div>
  </div>`;
}

/**
 * The card that stands in the place of what only the partner's own accounts have.
 * @param {AccountView} view
 */
export function accessCard(view) {
  const { t, account, accountId } = view;
  if (account.granted === null) return nothing;
  const state = STATES[account.granted];
  return html`<section class="card card-padded access-card" aria-labelledby="details-access">
      <h2 id="details-access">${t("access-title")}</h2>
      <p>${pill(state.tone, t(state.key))}</p>
      <p class="muted">${t("access-text")}</p>
      <div class="access-actions">
        <a class="button" href=${formatRoute("grant", accountId)}>${t("access-ask")}</a>
        <button
          type="button"
          id="forget-client"
          class="button button-quiet"
          @click=${() => (view.forgetting = true)}
        >
          ${t("access-forget")}
        </button>
      </div>
    </section>
    ${view.forgetting ? forgetDialog(view) : nothing}`;
}

/** @param {AccountView} view */
function forgetDialog(view) {
  const { t, account } = view;
  const close = () => (view.forgetting = false);
  return modal({
    id: "forget-dialog",
    heading: t("access-forget-title", { name: account.label }),
    close,
    body: html`<p>${t("access-forget-text")}</p>
      ${forgetProblem(view)}`,
    actions: html`<button class="button" type="button" @click=${close}>${t("cancel")}</button>
      ${busyButton({
        id: "forget-confirm",
        kind: "danger",
        label: t("access-forget-confirm"),
        busyLabel: t("access-forgetting"),
        busy: view.busy,
        run: () => void view.forget(() => api.forget(account.account_id)),
      })}`,
  });
}

/** @param {AccountView} view */
function forgetProblem({ app, t, problem }) {
  if (!problem) return nothing;
  if (problem.code !== "conflict") return failureNotice(app, problem);
  return html`<div class="notice notice-warn" role="alert">
    ${icon("circle-alert")}
    <div class="notice-body"><p>${t("access-forget-busy")}</p></div>
  </div>`;
}
