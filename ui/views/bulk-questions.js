/**
 * What the page of bulk work asks before something goes that is nowhere else: the list of what
 * failed, changes made by hand; and before people are deleted again.
 *
 * Template functions over `<wz-bulk>`.
 */
/** @import { BulkResultFlow } from "./bulk-result-flow.js" */
import { html, nothing } from "lit";
import { unconfirmed } from "../app/bulk/states.js";
import { busyButton } from "../components/button.js";
import { modal } from "../components/modal.js";
import { workFailure } from "./bulk-failure.js";
import { deletePeopleDialog } from "./people-delete.js";

/** @param {BulkResultFlow} view */
export function questions(view) {
  const { app, asking, bulk, deleting } = view;
  if (deleting) {
    return deletePeopleDialog(app, {
      account: app.accounts.byId.get(bulk.account_id) ?? bulk,
      kind: bulk.kind,
      people: deleting,
      close: () => (view.deleting = null),
      done: (begun) => view.went(begun),
    });
  }
  if (asking === "finish") return finishQuestion(view);
  return asking === "throw" ? throwQuestion(view) : nothing;
}

/** @param {BulkResultFlow} view */
function finishQuestion(view) {
  const { t, bulk, busy } = view;
  const { action, counts } = bulk;
  const count = unconfirmed(counts);
  const close = () => {
    if (busy === "") view.asking = "";
  };
  return modal({
    id: "bulk-finish-question",
    heading: t("bulk-finish-title", { action, count }),
    closeLabel: t("close"),
    close,
    body: html`<p>${t("bulk-finish-text", { action, count })}</p>
      ${view.problem ? workFailure(view) : nothing}`,
    actions: html`${busyButton({
        id: "bulk-finish-anyway",
        kind: "quiet",
        label: t("bulk-finish-anyway"),
        busyLabel: t("bulk-finishing"),
        busy: busy === "forget",
        disabled: busy !== "",
        run: () => void view.forget(),
      })}
      ${busyButton({
        id: "bulk-finish-save",
        label: t("bulk-finish-save"),
        busyLabel: t("bulk-saving"),
        busy: busy === "save",
        disabled: busy !== "",
        run: () => void view.saveAndFinish(),
      })}`,
  });
}

/** @param {BulkResultFlow} view */
function throwQuestion(view) {
  const { t, bulk } = view;
  const named = bulk.file_name === "" ? "none" : "file";
  const close = () => (view.asking = "");
  return modal({
    id: "bulk-throw-question",
    heading: t("bulk-throw-title"),
    closeLabel: t("close"),
    close,
    body: html`<p>${t("bulk-throw-text", { named, file: bulk.file_name })}</p>`,
    actions: html`<button type="button" class="button button-quiet" @click=${close}>
        ${t("bulk-throw-keep")}
      </button>
      <button type="button" id="bulk-throw-confirm" class="button button-danger" @click=${() => void view.forget()}>
        ${t("bulk-throw-away")}
      </button>`,
  });
}
