/**
 * The last step: where every row ended. The five numbers add up to the file and choose what the
 * table shows.
 *
 * Template functions over `<wz-bulk>`; the rows themselves are bulk-rows.js.
 */
/** @import { BulkFilter } from "../types/BulkFilter" */
/** @import { BulkResultFlow } from "./bulk-result-flow.js" */
import { html, nothing } from "lit";
import { ENDS, unconfirmed } from "../app/bulk/states.js";
import { endWords } from "../app/bulk/words.js";
import { busyButton } from "../components/button.js";
import { icon } from "../components/icon.js";
import "../components/menu.js";
import { MOST_DELETED } from "./bulk-result-flow.js";
import "./bulk-rows.js";

/** @param {BulkResultFlow} view */
export function resultActions(view) {
  const { t, bulk } = view;
  const { counts } = bulk;
  const left = unconfirmed(counts);
  const items = [
    { id: "bulk-save-xlsx", label: t("bulk-save-xlsx"), icon: /** @type {const} */ ("download"), run: () => void view.save("xlsx") },
    { id: "bulk-save-csv", label: t("bulk-save-csv"), icon: /** @type {const} */ ("download"), run: () => void view.save("csv") },
    {},
    bulk.action === "delete" && left > MOST_DELETED
      ? { text: t("bulk-again-many", { count: MOST_DELETED }) }
      : {
          id: "bulk-again",
          label: t("bulk-again", { action: bulk.action, count: left }),
          icon: /** @type {const} */ ("refresh"),
          run: () => void view.again(),
        },
  ];
  return html`${left > 0
      ? html`<wz-menu
          .label=${t("bulk-failures-menu")}
          .trigger=${html`<span>${t("bulk-failures-menu")}</span>${icon("chevrons-up-down")}`}
          .kind=${"button bulk-menu"}
          .items=${items}
          ?worded=${true}
        ></wz-menu>`
      : nothing}
    ${counts.accepted > 0
      ? busyButton({
          id: "bulk-look-again",
          kind: "plain",
          label: t("bulk-look-again"),
          busyLabel: t("bulk-looking"),
          busy: view.busy === "resume",
          disabled: view.busy !== "",
          run: () => void view.resume(),
        })
      : nothing}
    ${busyButton({
      id: "bulk-finish",
      label: t("bulk-finish"),
      busyLabel: t("bulk-finishing"),
      busy: view.busy === "forget",
      disabled: view.busy !== "",
      run: () => view.finish(),
    })}`;
}

/** @param {BulkResultFlow} view */
export function resultStep(view) {
  const { app, t, bulk } = view;
  const { counts, action } = bulk;
  const left = unconfirmed(counts);
  return html`${gathering(view)}
    <div class="card bulk-result">
      <div class="bulk-result-head">
        <h2 tabindex="-1" data-heading>${icon(left === 0 ? "circle-check" : "list-checks")}<span>${headline(view)}</span></h2>
        <p class="small number">${t("bulk-adds-up", { count: counts.rows, action })}</p>
      </div>
      <div class="bulk-bar" aria-hidden="true">
        ${ENDS.map((end) => {
          const { tone } = endWords(bulk, end);
          return html`<span class="bulk-share bulk-${tone}" data-share=${counts[end]}></span>`;
        })}
      </div>
      <div class="bulk-tiles" role="group" aria-label=${t("bulk-filters")}>
        ${ENDS.map((end) => tile(view, end))}
      </div>
    </div>
    <div class="card bulk-sheet">
      <wz-bulk-rows .app=${app} .bulk=${bulk} .filter=${view.shown} .mode=${"end"}></wz-bulk-rows>
    </div>`;
}

/**
 * That rows are being read to be tried again.
 * @param {BulkResultFlow} view
 */
function gathering(view) {
  const { t, gathered, bulk } = view;
  if (gathered === null) return nothing;
  const said = { count: gathered, total: unconfirmed(bulk.counts) };
  return html`<div class="notice notice-info" aria-busy="true">
    ${icon("list-checks")}
    <div class="notice-body"><p class="number">${t("bulk-gathering", said)}</p></div>
    <div class="notice-actions">
      <button type="button" class="button" @click=${() => view.stopGathering()}>${t("cancel")}</button>
    </div>
  </div>`;
}

/** @param {BulkResultFlow} view */
function headline({ t, bulk }) {
  const { kind, action, counts } = bulk;
  const left = unconfirmed(counts);
  if (bulk.state === "stopped") return t("bulk-result-stopped");
  if (left === 0) return t("bulk-result-well", { kind, action, count: counts.rows });
  return t("bulk-result-but", { action, left, count: counts.confirmed });
}

/**
 * @param {BulkResultFlow} view
 * @param {import("../app/bulk/states.js").End} end
 */
function tile(view, end) {
  const { app, t, bulk } = view;
  const { tone, key, note } = endWords(bulk, end);
  const count = bulk.counts[end];
  const here = view.shown === end;
  /** @type {BulkFilter} */
  const to = here ? "all" : end;
  return html`<button
    type="button"
    class="bulk-tile"
    aria-pressed=${here ? "true" : "false"}
    ?disabled=${count === 0}
    data-end=${end}
    @click=${() => (view.filter = to)}
  >
    <span class="bulk-tile-number number">${app.words.number(count)}</span>
    <span class="bulk-tile-word bulk-${tone}">
      <span class="dot" aria-hidden="true"></span><span>${t(key)}</span>
    </span>
    <span class="small bulk-tile-note">${t(note)}</span>
  </button>`;
}
