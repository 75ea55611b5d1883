/**
 * `<wz-bulk>`: one piece of bulk work, from its columns to its result (`#bulk/<id>`).
 *
 * One page with a step for each state: bulk-columns.js, bulk-check.js, bulk-sending.js and
 * bulk-result.js. What the page does is bulk-result-flow.js and what that extends. It may be left
 * at any time.
 */
import { html, nothing } from "lit";
import { bulkSentence, bulkTitle, clientOf, readingWords, tableOf } from "../app/bulk/words.js";
import { formatRoute } from "../app/router.js";
import { icon } from "../components/icon.js";
import { checkActions, checkStep } from "./bulk-check.js";
import { columnsActions, columnsStep } from "./bulk-columns.js";
import { workFailure } from "./bulk-failure.js";
import { questions } from "./bulk-questions.js";
import { resultActions, resultStep } from "./bulk-result.js";
import { BulkResultFlow } from "./bulk-result-flow.js";
import { readingStep, sendActions, sendStep, waitStep } from "./bulk-sending.js";

/** The steps of an import, with the states that belong to each. */
const STEPS = /** @type {const} */ ([
  { key: "bulk-step-columns", holds: ["read", "columns"] },
  { key: "bulk-step-check", holds: ["check"] },
  { key: "bulk-step-send", holds: ["send"] },
  { key: "bulk-step-result", holds: ["result"] },
]);

/** The page of bulk work. */
export class BulkView extends BulkResultFlow {
  updated() {
    super.updated();
    // The policy of the window forbids style attributes, not styles set from code.
    for (const share of this.querySelectorAll(".bulk-share")) {
      if (share instanceof HTMLElement) share.style.flexGrow = share.dataset.share ?? "0";
    }
  }

  renderReady() {
    const { app, bulk, t } = this;
    // While it is being thrown away, the way leads elsewhere.
    if (!bulk) return this.busy === "" ? this.renderGone() : nothing;
    return html`<div class="page bulk-page">
      <nav class="crumbs" aria-label=${t("crumbs")}>
        <a href=${formatRoute("clients")}>${t("crumb-clients")}</a>
        <span aria-hidden="true">›</span>
        <a href=${formatRoute(...tableOf(bulk))}>${clientOf(app, bulk)}</a>
      </nav>
      <header class="page-head">
        <div class="page-title">
          <h1 tabindex="-1" title=${bulkTitle(app, bulk)}>${bulkTitle(app, bulk)}</h1>
          <p class="small number">
            ${t("bulk-subtitle", {
              named: bulk.file_name === "" ? bulk.action : "file",
              file: bulk.file_name,
              kind: bulk.kind,
              count: bulk.counts.rows,
            })}
          </p>
        </div>
        <div class="page-actions">${this.renderActions()}</div>
      </header>
      ${bulk.action === "import" ? this.renderSteps() : nothing}
      ${this.asking === "finish" ? nothing : workFailure(this)} ${this.renderStep()}
      <p class="visually-hidden" role="status">${this.news()}</p>
    </div>
    ${questions(this)}`;
  }

  /** How it stands, for those who listen. */
  news() {
    const { app, bulk, reading, busy } = this;
    const now = app.now();
    if (busy !== "compare") return this.said.next(`${this.step} ${bulk.state}`, bulkSentence(app, bulk), now);
    return this.said.next(`reading ${reading?.what}`, readingWords(app.t, bulk, reading), now);
  }

  renderSteps() {
    const { step, t } = this;
    const at = STEPS.findIndex(({ holds }) => holds.some((held) => held === step));
    return html`<ol class="bulk-steps" aria-label=${t("bulk-steps")}>
      ${STEPS.map(
        ({ key }, index) => html`<li
          class="bulk-step ${index < at ? "bulk-step-past" : ""}"
          aria-current=${index === at ? "step" : "false"}
        >
          <span class="bulk-step-mark number" aria-hidden="true"
            >${index < at ? icon("check") : index + 1}</span
          >
          <span>${t(key)}</span>
        </li>`,
      )}
    </ol>`;
  }

  renderActions() {
    switch (this.step) {
      case "columns":
        return columnsActions(this);
      case "check":
        return checkActions(this);
      case "send":
        return sendActions(this);
      case "result":
        return resultActions(this);
      default:
        return nothing;
    }
  }

  renderStep() {
    switch (this.step) {
      case "read":
        return readingStep(this);
      case "columns":
        return columnsStep(this);
      case "check":
        return checkStep(this);
      case "wait":
        return waitStep(this);
      case "send":
        return sendStep(this);
      case "result":
        return resultStep(this);
    }
  }

  renderGone() {
    return html`<div class="blank">
      <div class="blank-mark">${icon("list-checks")}</div>
      <h1 tabindex="-1">${this.t("bulk-gone-title")}</h1>
      <p class="muted">${this.t("bulk-gone-text")}</p>
      <div class="blank-actions">
        <a class="button" href=${formatRoute("clients")}>${this.t("bulk-to-clients")}</a>
      </div>
    </div>`;
  }
}

customElements.define("wz-bulk", BulkView);
