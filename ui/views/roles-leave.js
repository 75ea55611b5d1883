/**
 * What is asked before something would be lost or taken away: leaving with changes unsaved, and
 * removing entries of people and channels that no longer exist.
 *
 * Drawn by roles-view.js.
 */
/** @import { RolesView } from "./roles-view.js" */
import { html } from "lit";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
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

/**
 * Old entries that may be removed: of these ids, once users and channels were read to their ends.
 * @typedef {{ ids: Set<string>, state: "reading" | "read" | "unread" }} Gone
 */

/** @param {RolesView} view */
export function goneDialog(view) {
  const { t, gone, shown: matrix } = view;
  const edits = gone.state === "read" && matrix.complete ? matrix.withoutGone(gone.ids) : [];
  const close = () => (view.dialog = null);
  const remove = () => {
    close();
    if (view.stage(edits)) view.tellReader(t("roles-gone-staged"));
  };
  return modal({
    id: "roles-gone",
    heading: goneHeading(view, edits.length),
    close,
    body: goneBody(view, edits.length),
    actions: html`<button type="button" class="button" @click=${close}>${t("cancel")}</button>
      ${gone.state === "unread"
        ? html`<button type="button" class="button" @click=${() => void view.askGone()}>${t("try-again")}</button>`
        : busyButton({
            id: "roles-gone-remove",
            label: t("roles-gone-remove"),
            busyLabel: t("roles-looking"),
            busy: gone.state === "reading",
            disabled: edits.length === 0,
            run: remove,
          })}`,
  });
}

/**
 * @param {RolesView} view
 * @param {number} count of entries that may be removed
 */
function goneHeading({ t, gone }, count) {
  if (gone.state !== "read") return t("roles-gone-look");
  return count > 0 ? t("roles-gone-title", { count }) : t("roles-gone-none");
}

/**
 * @param {RolesView} view
 * @param {number} count
 */
function goneBody({ t, app, gone, readFailure }, count) {
  if (gone.state === "reading") return html`<p role="status">${t("roles-gone-looking")}</p>`;
  if (gone.state === "unread") {
    const title = t("roles-gone-unread");
    return readFailure ? failureNotice(app, readFailure, { title }) : html`<p role="alert">${title}</p>`;
  }
  if (count === 0) return html`<p>${t("roles-gone-none-text")}</p>`;
  return html`<p>${t("roles-gone-text")}</p>
    <p class="muted">${t("roles-gone-note")}</p>`;
}
