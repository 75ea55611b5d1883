/**
 * What is asked before something would be lost or taken away: leaving with changes unsaved, and
 * removing entries of people and channels that no longer exist.
 *
 * Drawn by roles-view.js.
 */
/** @import { RolesView } from "./roles-view.js" */
import { html } from "lit";
import { busyButton } from "../components/button.js";
import { modal } from "../components/modal.js";

/** @param {RolesView} view */
export function leaveDialog(view) {
  const { t } = view;
  const stay = () => (view.leaving = null);
  return modal({
    id: "roles-leave",
    heading: t("roles-leave-title", { count: view.shown.changeCount }),
    close: stay,
    body: html`<p class="muted">${t("roles-leave-text")}</p>`,
    actions: html`<button type="button" id="roles-stay" class="button" @click=${stay}>${t("roles-stay")}</button>
      <button type="button" id="roles-leave-now" class="button" @click=${() => view.leave()}>
        ${t("roles-leave-now")}
      </button>
      ${busyButton({
        id: "roles-save-and-leave",
        label: t("roles-save-and-leave"),
        busyLabel: t("roles-saving"),
        busy: view.saving,
        run: () => void view.saveAndLeave(),
      })}`,
  });
}

/** @param {RolesView} view */
export function goneDialog(view) {
  const { t, shown: matrix } = view;
  const edits = matrix.withoutGone();
  const close = () => (view.dialog = null);
  const remove = () => {
    close();
    if (view.stage(edits)) view.said = t("roles-gone-staged");
  };
  return modal({
    id: "roles-gone",
    heading: t("roles-gone-title", { count: edits.length }),
    close,
    body: html`<p>${t("roles-gone-text")}</p>
      <p class="muted">${t("roles-gone-note")}</p>`,
    actions: html`<button type="button" class="button" @click=${close}>${t("cancel")}</button>
      <button type="button" id="roles-gone-remove" class="button button-primary" @click=${remove}>
        ${t("roles-gone-remove")}
      </button>`,
  });
}
