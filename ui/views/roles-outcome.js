/**
 * What became of a saving that did not simply succeed: said plainly, with what to do.
 *
 * Drawn by roles-changes.js at the head of what is staged. A conflict has a dialog of its own.
 */
/** @import { PlaceChange } from "../app/roles/sentences.js" */
/** @import { Outcome } from "./roles-saving.js" */
/** @import { RolesView } from "./roles-view.js" */
import { html, nothing } from "lit";
import { placeId, plain, tellAll } from "../app/roles/sentences.js";
import { busyButton } from "../components/button.js";
import { failureNotice, supportDetails } from "../components/failure.js";
import { icon } from "../components/icon.js";

/** Places shown; the rest are counted. */
const SHOWN = 50;

/** Sentences about what only others changed. */
const TOLD = 30;

/** @param {RolesView} view */
export function outcomeNotice(view) {
  const { outcome, trouble } = view;
  if (trouble) return html`${troubleNotice(view, trouble)} ${outcome ? unsettled(view, outcome) : nothing}`;
  if (!outcome) return nothing;
  if (outcome.kind === "differs") return differs(view, outcome);
  return unsettled(view, outcome);
}

/**
 * Why nothing was sent. A server may refuse everything for the sake of entries that nobody here
 * would think of, so the way to remove them stands beside it.
 * @param {RolesView} view
 * @param {NonNullable<RolesView["trouble"]>} trouble
 */
function troubleNotice(view, { title, error }) {
  const { t } = view;
  const doubtful = error.code === "refused" && view.shown.complete;
  const count = doubtful ? view.shown.withoutGone().length : 0;
  const notice = failureNotice(view.app, error, {
    title: t(title),
    ...(count > 0 ? { again: () => void view.askGone(), againLabel: t("roles-warn-remove") } : {}),
  });
  return html`${notice} ${count > 0 ? html`<p class="small">${t("roles-trouble-gone", { count })}</p>` : nothing}`;
}

/**
 * Nothing of it is there, or nobody knows.
 * @param {RolesView} view
 * @param {Outcome} outcome
 */
function unsettled(view, outcome) {
  const { t } = view;
  const unknown = outcome.kind === "unknown";
  return html`<div class="notice notice-warn" role="alert">
    ${icon("triangle-alert")}
    <div class="notice-body">
      <p class="notice-title">${t(unknown ? "roles-unknown-title" : "roles-not-saved-title")}</p>
      <p>${t(unknown ? "roles-unknown-text" : "roles-not-saved-text")}</p>
      ${takenOver(view, outcome.taken)}
      ${outcome.error ? supportDetails(view.app, outcome.error) : nothing}
    </div>
    <div class="notice-actions">
      ${unknown
        ? busyButton({
            kind: "plain",
            label: t("roles-look"),
            busyLabel: t("roles-looking"),
            busy: view.looking,
            run: () => void view.lookAfter(),
          })
        : nothing}
    </div>
  </div>`;
}

/**
 * What the server made of it, place by place.
 * @param {RolesView} view
 * @param {Outcome} outcome
 */
function differs(view, { changes, taken }) {
  const { t } = view;
  const rest = changes.length - SHOWN;
  return html`<div class="roles-differs">
    <div class="notice notice-warn" role="alert">
      ${icon("triangle-alert")}
      <div class="notice-body">
        <p class="notice-title" id="roles-differs-title">${t("roles-differs-title", { count: changes.length })}</p>
        <p>${t("roles-differs-text")}</p>
        ${takenOver(view, taken)}
      </div>
      <div class="notice-actions">
        <button type="button" id="roles-keep" class="button" @click=${() => view.keepTheirs()}>
          ${t("roles-keep")}
        </button>
        ${again(view)}
      </div>
    </div>
    <div class="roles-scroll" tabindex="0" role="group" aria-labelledby="roles-differs-title">
      <table class="table roles-places">
        <thead>
          <tr>
            <th scope="col">${t("roles-person")}</th>
            <th scope="col">${t("roles-where")}</th>
            <th scope="col">${t("roles-wanted")}</th>
            <th scope="col">${t("roles-now")}</th>
          </tr>
        </thead>
        <tbody>
          ${changes.slice(0, SHOWN).map((change) => row(view, change))}
        </tbody>
      </table>
      ${rest > 0 ? html`<p class="small roles-more">${t("roles-and-more", { count: rest })}</p>` : nothing}
    </div>
  </div>`;
}

/**
 * @param {RolesView} view
 * @param {PlaceChange} change
 */
function row(view, change) {
  const { person, where } = placeNames(view, change);
  const said = (/** @type {PlaceChange["to"]} */ value) => view.names.value(change.kind, value);
  return html`<tr data-place=${placeId(change)}>
    <th scope="row">${person}</th>
    <td>${where}</td>
    <td>${said(change.to)}</td>
    <td>${said(change.from)}</td>
  </tr>`;
}

/**
 * Who and where a place is, in words.
 * @param {RolesView} view
 * @param {PlaceChange} change
 */
export function placeNames({ t, names }, change) {
  if (change.kind === "notify") return { person: t("roles-everyone"), where: t("roles-notify") };
  const person = names.person(change.user_id);
  if (change.kind === "hidden") return { person, where: t("roles-phones") };
  return { person, where: names.line(change.channel_id) };
}

/**
 * What others changed at the same time, where nothing was wanted: no fault, and not hidden.
 * @param {RolesView} view
 * @param {PlaceChange[]} taken
 */
export function takenOver({ t, names }, taken) {
  if (taken.length === 0) return nothing;
  const told = tellAll(taken, names);
  const rest = told.slice(TOLD).reduce((count, one) => count + one.changes.length, 0);
  return html`<p>${t("roles-taken-over", { count: taken.length })}</p>
    <details class="details">
      <summary>${t("roles-taken-over-show")}</summary>
      <ul>
        ${told.slice(0, TOLD).map((one) => html`<li>${plain(t(one.key, one.args))}</li>`)}
        ${rest > 0 ? html`<li class="small">${t("roles-and-more", { count: rest })}</li>` : nothing}
      </ul>
    </details>`;
}

/** @param {RolesView} view */
function again(view) {
  return busyButton({
    id: "roles-again",
    kind: "plain",
    label: view.t("try-again"),
    busyLabel: view.t("roles-saving"),
    busy: view.saving,
    run: () => void view.save(),
  });
}
