/**
 * Bulk work on its way: read, waiting to be undone, being sent, read back, at rest.
 *
 * Template functions over `<wz-bulk>`.
 */
/** @import { BulkFlow } from "./bulk-flow.js" */
import { html, nothing } from "lit";
import { ENDS, isResting, isUnsent, progress } from "../app/bulk/states.js";
import { bulkSentence, endWords, interruption } from "../app/bulk/words.js";
import { busyButton } from "../components/button.js";
import "../components/countdown.js";
import { failureSentence, supportDetails } from "../components/failure.js";
import { icon } from "../components/icon.js";
import "./bulk-rows.js";

/** With nothing from the server for so long, that is said; ms. */
const QUIET = 15_000;

/** With less left than this, nothing is promised; ms. */
const NEARLY = 5000;

/** @param {BulkFlow} view */
export function readingStep(view) {
  const { app, t, bulk } = view;
  return html`<div class="card card-padded bulk-card">
    <div class="bulk-card-head">
      <h2 tabindex="-1" data-heading>${bulkSentence(app, bulk)}</h2>
      ${busyButton({
        id: "bulk-stop",
        kind: "plain",
        label: t("cancel"),
        busyLabel: t("bulk-stopping"),
        busy: view.busy === "forget",
        run: () => void view.forget(),
      })}
    </div>
    <progress class="progress bulk-progress" aria-label=${t("import-progress")}></progress>
  </div>`;
}

/**
 * A deletion in its ten seconds.
 * @param {BulkFlow} view
 */
export function waitStep(view) {
  const { app, t, bulk } = view;
  const { kind, counts } = bulk;
  const say = (/** @type {number} */ seconds) => t("bulk-waits-for", { kind, count: counts.rows, seconds });
  return html`<div class="card card-padded bulk-card">
      <div class="bulk-card-head">
        <h2 tabindex="-1" data-heading>
          <span class="visually-hidden">${bulkSentence(app, bulk)}</span>
          <wz-countdown .until=${bulk.sends_at ?? 0} .now=${app.now} .say=${say}></wz-countdown>
        </h2>
        ${busyButton({
          id: "bulk-undo",
          kind: "plain",
          label: t("bulk-undo"),
          busyLabel: t("bulk-undoing"),
          busy: view.busy === "undo",
          run: () => void view.undo(),
        })}
      </div>
      <p class="muted">${t("bulk-waits-text")}</p>
    </div>
    ${who(view)}`;
}

/**
 * The people a deletion is about.
 * @param {BulkFlow} view
 */
function who({ app, bulk }) {
  return html`<div class="card bulk-sheet">
    <wz-bulk-rows .app=${app} .bulk=${bulk} .filter=${"all"} .mode=${"end"}></wz-bulk-rows>
  </div>`;
}

/** @param {BulkFlow} view */
export function sendActions(view) {
  const { t, bulk } = view;
  // Work that goes on cannot be thrown away, even before its first row went out.
  const unsent = isResting(bulk) && isUnsent(bulk);
  const readsBack = bulk.state === "checking" && !isUnsent(bulk);
  const stop = busyButton({
    id: "bulk-stop",
    kind: isResting(bulk) ? "quiet" : "plain",
    label: t(unsent ? "bulk-throw-away" : readsBack ? "bulk-stop-checking" : "bulk-stop"),
    busyLabel: t("bulk-stopping"),
    busy: view.busy === "stop" || view.busy === "forget" || view.wish?.name === "stop",
    run: () => void (unsent ? view.forget() : view.stop()),
  });
  if (isResting(bulk)) {
    const begins = bulk.action === "delete" && isUnsent(bulk);
    return html`${stop}
    ${busyButton({
      id: "bulk-resume",
      kind: begins ? "danger" : "primary",
      label: t(begins ? "bulk-delete-now" : "bulk-go-on", { kind: bulk.kind, count: bulk.counts.rows }),
      busyLabel: t("bulk-going-on"),
      busy: view.busy === "resume",
      run: () => void view.resume(),
    })}`;
  }
  return html`${busyButton({
      id: "bulk-pause",
      kind: "plain",
      label: t("bulk-pause"),
      busyLabel: t("bulk-pausing"),
      busy: view.busy === "pause" || view.wish?.name === "pause",
      disabled: view.wish !== null,
      run: () => void view.pause(),
    })}
    ${stop}`;
}

/** @param {BulkFlow} view */
export function sendStep(view) {
  const { app, t, bulk } = view;
  const { done, total } = progress(bulk);
  if (isResting(bulk) && isUnsent(bulk)) return html`${rest(view)} ${who(view)}`;
  return html`${rest(view)}
    <div class="card card-padded bulk-card">
      <div class="bulk-card-head">
        <h2 class="number" tabindex="-1" data-heading>${bulkSentence(app, bulk)}</h2>
        <p class="small number">${pace(view)}</p>
      </div>
      <progress
        class="progress bulk-progress"
        max=${total || 1}
        .value=${done}
        aria-label=${t("bulk-progress")}
      ></progress>
      <dl class="bulk-ends">
        ${ENDS.map((end) => {
          const { tone, key } = endWords(bulk, end);
          const none = bulk.counts[end] === 0 ? "bulk-end-none" : "";
          return html`<div class="bulk-end ${none}">
            <dt class="bulk-end-word bulk-${tone}">
              <span class="dot" aria-hidden="true"></span><span>${t(key)}</span>
            </dt>
            <dd class="bulk-end-number number">${app.words.number(bulk.counts[end])}</dd>
          </div>`;
        })}
      </dl>
    </div>
    ${isResting(bulk) ? nothing : html`<p class="small bulk-aside">${icon("info")}<span>${t("bulk-leave-page")}</span></p>`}`;
}

/**
 * How fast, and how long from here.
 * @param {BulkFlow} view
 */
function pace({ app, t, bulk, rate }) {
  if (isResting(bulk)) return nothing;
  const quiet = rate.quiet(app.now());
  // A pace of before would promise what nobody knows.
  if (bulk.state === "sending" && quiet >= QUIET) return t("bulk-quiet", { span: app.words.span(quiet) });
  const left = bulk.left_ms === null || bulk.left_ms < NEARLY ? null : app.words.span(bulk.left_ms);
  const count = rate.perMinute;
  if (left !== null && count !== null) return t("bulk-pace-left", { count, left });
  if (left !== null) return t("bulk-left", { left });
  return count === null ? nothing : t("bulk-pace", { count });
}

/**
 * Why it rests, and what to do.
 * @param {BulkFlow} view
 */
function rest({ app, t, bulk }) {
  // With a reason it was no closing of the console.
  if (bulk.state === "interrupted" && !bulk.error) {
    return html`<div class="notice notice-warn" role="status">
      ${icon("triangle-alert")}
      <div class="notice-body">
        <p class="notice-title">${t("bulk-interrupted")}</p>
        <p>${interruption(t, bulk)}</p>
      </div>
    </div>`;
  }
  if (!isResting(bulk)) return nothing;
  if (!bulk.error) {
    return html`<div class="notice notice-info" role="status">
      ${icon("info")}
      <div class="notice-body"><p>${t("bulk-paused-text")}</p></div>
    </div>`;
  }
  return html`<div class="notice notice-bad" role="alert">
    ${icon("circle-alert")}
    <div class="notice-body">
      <p class="notice-title">${t("bulk-paused-itself")}</p>
      <p>${failureSentence(app, bulk.error)}</p>
      ${supportDetails(app, bulk.error)}
    </div>
  </div>`;
}
