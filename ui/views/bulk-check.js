/**
 * The second step of an import: what each row will do, what keeps some from being sent, and the
 * cells to mend it in.
 *
 * Template functions over `<wz-bulk>`; the rows themselves are bulk-rows.js.
 */
/** @import { BulkCheckFlow } from "./bulk-check-flow.js" */
import { html, nothing } from "lit";
import { fieldTitle } from "../app/bulk/fields.js";
import { checkFilters, staysOut } from "../app/bulk/states.js";
import { otherArgs } from "../app/bulk/trouble.js";
import { filterWords, readingWords } from "../app/bulk/words.js";
import { formatRoute } from "../app/router.js";
import { busyButton } from "../components/button.js";
import { failureSentence, supportDetails } from "../components/failure.js";
import { icon } from "../components/icon.js";
import "./bulk-rows.js";

/** @param {BulkCheckFlow} view */
export function checkActions(view) {
  const { t, bulk } = view;
  const ready = view.ready ?? 0;
  return html`<button
      type="button"
      id="bulk-throw-away"
      class="button button-quiet"
      ?disabled=${view.busy !== ""}
      @click=${() => view.throwAway()}
    >
      ${t("bulk-throw-away")}
    </button>
    <button
      type="button"
      id="bulk-to-columns"
      class="button"
      ?disabled=${view.busy !== ""}
      @click=${() => (view.back = true)}
    >
      ${t("bulk-to-columns")}
    </button>
    ${busyButton({
      id: "bulk-send",
      label: t("bulk-send", { count: ready, out: ready === 0 ? 0 : staysOut(bulk.counts, ready) }),
      busyLabel: t("bulk-sending"),
      busy: view.busy === "send",
      disabled: ready === 0 || view.busy !== "" || view.other !== null,
      run: () => void view.send(),
    })}`;
}

/** @param {BulkCheckFlow} view */
export function checkStep(view) {
  const { app, t, bulk } = view;
  const { counts } = bulk;
  return html`<h2 class="visually-hidden" tabindex="-1" data-heading>${t("bulk-step-check")}</h2>
    <div class="bulk-summary">
      <p class="bulk-sum" role="status">${summary(view)}</p>
      ${view.busy === "compare" ? comparing(view) : compared(view)}
    </div>
    ${unread(view)} ${waits(view)} ${refusals(view)}
    <div class="chips" role="group" aria-label=${t("bulk-filters")}>
      ${checkFilters(counts, view.ready, view.shown).map(
        ({ filter, count }) => html`<button
          type="button"
          class="chip"
          aria-pressed=${filter === view.shown ? "true" : "false"}
          @click=${() => (view.filter = filter)}
        >
          ${filterWords(t, filter, count)}
        </button>`,
      )}
      <p class="small bulk-hint">${t("bulk-edit-hint")}</p>
    </div>
    <div class="card bulk-sheet">
      <wz-bulk-rows
        .app=${app}
        .bulk=${bulk}
        .filter=${view.shown}
        .mode=${"check"}
        .edits=${view.edits}
        .locked=${view.busy !== ""}
        .round=${view.round}
      ></wz-bulk-rows>
    </div>`;
}

/**
 * The numbers in sentences: what goes out, what does not and why.
 * @param {BulkCheckFlow} view
 */
function summary({ t, bulk, ready }) {
  const { adds, changes, same, problems, skipped } = bulk.counts;
  // Where new and changed ones cannot be told apart, or rows with problems are among them.
  const whole = adds + changes === (ready ?? 0);
  const parts = [
    { count: whole ? 0 : (ready ?? 0), tone: "good", text: t("bulk-sum-ready", { count: ready ?? 0 }) },
    { count: whole ? adds : 0, tone: "good", text: t("bulk-sum-adds", { count: adds }) },
    { count: whole ? changes : 0, tone: "info", text: t("bulk-sum-changes", { count: changes }) },
    { count: same, tone: "neutral", text: t("bulk-sum-same", { count: same }) },
    { count: problems, tone: "bad", text: t("bulk-sum-problems", { count: problems }) },
    { count: skipped, tone: "neutral", text: t("bulk-sum-skipped", { count: skipped }) },
  ];
  return html`${parts
    .filter(({ count }) => count > 0)
    .map(
      ({ tone, text }) =>
        html`<span class="bulk-part bulk-${tone}"><span class="dot" aria-hidden="true"></span><span>${text}</span></span>`,
    )}`;
}

/**
 * What the rows were compared with, how old that is, and the way to read it again.
 * @param {BulkCheckFlow} view
 */
function compared(view) {
  const { app, t, bulk } = view;
  const { compared_at: at, kind } = bulk;
  // The notice of the failure says the same, and has the button.
  if (at === null && view.readFailure) return nothing;
  const when = at === null ? "" : app.words.moment(at, app.now());
  return html`<p class="small bulk-compared ${at === null ? "bulk-compared-not" : ""}">
    ${at === null ? icon("triangle-alert") : nothing}
    <span>${at === null ? t("bulk-compared-not", { kind }) : t("bulk-compared", { kind, when })}</span>
    <button
      type="button"
      id="bulk-compare"
      class="button button-link button-tiny"
      ?disabled=${view.busy !== ""}
      @click=${() => void view.compare()}
    >
      ${t(at === null ? "bulk-compare-first" : "bulk-compare")}
    </button>
  </p>`;
}

/**
 * The client's people as they are being read; said aloud by the page, now and then.
 * @param {BulkCheckFlow} view
 */
function comparing(view) {
  const { t, reading } = view;
  return html`<p class="small bulk-compared" aria-busy="true">
    <span class="number">${readingWords(t, view.bulk, reading)}</span>
    <button
      type="button"
      id="bulk-compare-stop"
      class="button button-link button-tiny"
      ?disabled=${reading === null}
      @click=${() => view.stopReading()}
    >
      ${t(reading === null ? "bulk-stopping" : "cancel")}
    </button>
  </p>`;
}

/**
 * That the client's people could not be read, and that one may go on all the same.
 * @param {BulkCheckFlow} view
 */
function unread(view) {
  const { app, t, bulk, readFailure } = view;
  if (!readFailure) return nothing;
  const told = bulk.compared_at === null ? "no" : "yes";
  return html`<div class="notice notice-warn" role="status">
    ${icon("triangle-alert")}
    <div class="notice-body">
      <p class="notice-title">${t("bulk-compare-failed", { kind: bulk.kind })}</p>
      <p>${failureSentence(app, readFailure)}</p>
      <p>${t("bulk-compare-failed-text", { told })}</p>
      ${supportDetails(app, readFailure)}
    </div>
    <div class="notice-actions">
      <button
        type="button"
        id="bulk-compare-again"
        class="button"
        ?disabled=${view.busy !== ""}
        @click=${() => void view.compare()}
      >
        ${t("try-again")}
      </button>
    </div>
  </div>`;
}

/**
 * That these rows have to wait for other work.
 * @param {BulkCheckFlow} view
 */
function waits({ t, other }) {
  if (!other) return nothing;
  return html`<div class="notice notice-info" role="status">
    ${icon("info")}
    <div class="notice-body"><p>${t("bulk-other", otherArgs(other))}</p></div>
    <div class="notice-actions">
      <a class="button" href=${formatRoute("bulk", other.bulk_id)}>${t("bulk-look")}</a>
    </div>
  </div>`;
}

/**
 * What was typed and not taken; it stands in its cell all the same.
 * @param {BulkCheckFlow} view
 */
function refusals(view) {
  const { app, t, edits } = view;
  const { refused } = edits;
  const [first] = refused;
  if (!first?.error) return nothing;
  const about = first.field === null ? "row" : "cell";
  const title = first.field === null ? "" : fieldTitle(t, first.field);
  return html`<div class="notice notice-bad" role="alert">
    ${icon("circle-alert")}
    <div class="notice-body">
      <p class="notice-title">
        ${t("bulk-edit-refused", { about, count: refused.length, row: first.row, title })}
      </p>
      <p>${failureSentence(app, first.error)}</p>
      ${supportDetails(app, first.error)}
    </div>
    <div class="notice-actions">
      <button type="button" class="button button-quiet" @click=${() => view.answer(() => edits.drop())}>
        ${t("bulk-edit-drop")}
      </button>
      <button type="button" id="bulk-edit-again" class="button" @click=${() => view.answer(() => edits.again())}>
        ${t("try-again")}
      </button>
    </div>
  </div>`;
}
