/**
 * What closing in mid-connection asks: wait on in the background, remove the channel, or stay.
 *
 * Drawn by stage-view.js, only where something would be lost.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { StageFlow } from "./stage-flow.js" */
import { html, nothing } from "lit";
import { manner } from "../app/stage-rows.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { modal } from "../components/modal.js";

/**
 * @param {StageFlow} stage
 * @param {Connection} connection
 */
export function leaveDialog(stage, connection) {
  const { t, busy } = stage;
  const stay = () => (stage.leaving = false);
  // What comes by a link is only watched from here; nothing of it is ours to delete.
  const watched = connection.way === "link";
  const scans = ["code", "pairing"].includes(manner(connection));
  const note = scans ? "leave-keep-note" : "leave-keep-note-other";
  const args = { messenger: stage.messenger, client: stage.client };
  return modal({
    id: "leave-stage",
    heading: t("leave-title"),
    close: stay,
    body: html`<p class="muted">${t("leave-lead", args)}</p>
      <div class="leave-choice">
        ${icon("clock")}
        <div>
          <h3>${t("leave-keep-title")}</h3>
          <p class="small">${t(watched ? "leave-keep-note-link" : note)}</p>
        </div>
        ${busyButton({
          id: "keep-waiting",
          label: t("leave-keep"),
          busyLabel: t("leave-keep-busy"),
          busy: busy === "waiting",
          disabled: busy !== null,
          run: () => void stage.leave("waiting"),
        })}
      </div>
      ${connection.reconnect && !watched ? nothing : endChoice(stage, watched)}
      ${stage.problem ? failureNotice(stage.app, stage.problem) : nothing}`,
    actions: html`<button type="button" id="stay" class="button button-quiet" @click=${stay}>
      ${t("leave-stay")}
    </button>`,
  });
}

/**
 * To stop watching a link, or to delete the channel that was begun. One that was there before is
 * deleted on the client's page only, where that can be undone.
 * @param {StageFlow} stage
 * @param {boolean} watched
 */
function endChoice(stage, watched) {
  const { t, busy } = stage;
  return html`<div class="leave-choice">
    ${icon(watched ? "x" : "trash")}
    <div>
      <h3>${t(watched ? "leave-stop-title" : "leave-remove-title")}</h3>
      <p class="small">${t(watched ? "leave-stop-note" : "leave-remove-note")}</p>
    </div>
    ${busyButton({
      id: "remove-channel",
      label: t(watched ? "leave-stop" : "leave-remove"),
      busyLabel: t("leave-remove-busy"),
      busy: busy === "remove",
      disabled: busy !== null,
      kind: "plain",
      extra: watched ? "" : "button-removes",
      run: () => void stage.leave("remove"),
    })}
  </div>`;
}
