/**
 * The second step of an import: what each row will do, what keeps some from being sent, and the
 * cells to mend it in.
 *
 * Template functions over `<wz-bulk>`; the rows themselves are bulk-rows.js.
 */
/** @import { BulkFlow } from "./bulk-flow.js" */
import { html, nothing } from "lit";
import { checkFilters } from "../app/bulk/states.js";
import { filterWords } from "../app/bulk/words.js";
import { busyButton } from "../components/button.js";
import { icon } from "../components/icon.js";
import "./bulk-rows.js";

/** @param {BulkFlow} view */
export function checkActions(view) {
  const { t, ready } = view;
  return html`<button
      type="button"
      class="button button-quiet"
      ?disabled=${view.busy !== ""}
      @click=${() => void view.forget()}
    >
      ${t("bulk-throw-away")}
    </button>
    <button
      type="button"
      class="button"
      ?disabled=${view.busy !== ""}
      @click=${() => (view.back = true)}
    >
      ${t("bulk-to-columns")}
    </button>
    ${busyButton({
      id: "bulk-send",
      label: t("bulk-send", { count: ready ?? 0 }),
      busyLabel: t("bulk-sending"),
      busy: view.busy === "send",
      disabled: !ready,
      run: () => void view.send(),
    })}`;
}

/** @param {BulkFlow} view */
export function checkStep(view) {
  const { app, t, bulk } = view;
  const { counts } = bulk;
  return html`<div class="bulk-summary">
      <p class="bulk-sum" role="status">${summary(view)}</p>
      ${compared(view)}
    </div>
    <div class="chips" role="group" aria-label=${t("bulk-filters")}>
      ${checkFilters(counts, view.ready).map(
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
        @edited=${() => (view.edited = true)}
      ></wz-bulk-rows>
    </div>`;
}

/**
 * The numbers in sentences: what goes out, what does not and why.
 * @param {BulkFlow} view
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
 * @param {BulkFlow} view
 */
function compared(view) {
  const { app, t, bulk } = view;
  const { compared_at: at, kind } = bulk;
  const when = at === null ? "" : app.words.moment(at, app.now());
  return html`<p class="small bulk-compared ${at === null ? "bulk-compared-not" : ""}">
    ${at === null ? icon("triangle-alert") : nothing}
    <span>${at === null ? t("bulk-compared-not", { kind }) : t("bulk-compared", { kind, when })}</span>
    ${busyButton({
      id: "bulk-compare",
      kind: "plain",
      extra: "button-link button-tiny",
      label: t(view.edited ? "bulk-compare-forgets" : at === null ? "bulk-compare-first" : "bulk-compare"),
      busyLabel: t("bulk-comparing"),
      busy: view.busy === "compare",
      run: () => void view.compare(),
    })}
  </p>`;
}
