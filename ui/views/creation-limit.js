/**
 * The page's part for a WABA limit whose raise went unanswered: nothing shows the limit, so the
 * person looks in the cabinet and says what became of it.
 *
 * Drawn by creation-view.js. Deliberately absent: looking, and raising it again.
 */
/** @import { Creation } from "../types/Creation" */
/** @import { CreationView } from "./creation-view.js" */
import { html } from "lit";
import { busyButton } from "../components/button.js";

/**
 * @param {CreationView} view
 * @param {Creation} creation
 */
export function limitQuestion(view, creation) {
  return html`<section class="card card-padded creation">
    <div class="creation-found" role="status">
      <h2>${view.t("creation-limit-unknown")}</h2>
      <p class="muted">${view.t("creation-limit-text")}</p>
    </div>
    <div class="form-actions creation-actions">
      ${busyButton({
        id: "limit-not-raised",
        kind: "plain",
        label: view.t("creation-limit-not-raised"),
        busyLabel: view.t("creation-settling"),
        busy: false,
        disabled: view.busy !== null,
        run: () => void view.settle(creation, null),
      })}
      ${busyButton({
        id: "limit-raised",
        label: view.t("creation-limit-raised"),
        busyLabel: view.t("creation-settling"),
        busy: view.busy === "settle",
        disabled: view.busy !== null,
        run: () => void view.settle(creation, creation.account_id),
      })}
    </div>
  </section>`;
}
