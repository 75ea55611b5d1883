/**
 * The ways of connecting that are not being looked at now: code, pairing code, link.
 *
 * Drawn at the foot of the left half by stage-left.js.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { Shown } from "../app/stage.js" */
/** @import { IconName } from "../components/icon.js" */
/** @import { StageFlow } from "./stage-flow.js" */
import { html, nothing } from "lit";
import { busyButton } from "../components/button.js";
import { icon } from "../components/icon.js";

/**
 * @param {StageFlow} stage
 * @param {Connection} connection
 * @param {Shown} plan
 */
export function otherWays(stage, connection, plan) {
  const { t } = stage;
  const { ways, transport } = connection;
  // While the pairing code is on its way, it can be asked for once more.
  const pairing = plan.left === "phone" || plan.right === "pairing";
  const primary = plan.kind !== "code_broken" && plan.left === "plain";
  const rows = [
    stage.look !== "code" && ways.code
      ? row(t("way-code-title"), t("way-code-note"), "qr-code", html`<button
          type="button" id="back-to-code" class="button" @click=${() => (stage.look = "code")}
        >${t("way-code")}</button>`)
      : nothing,
    pairing || transport !== "whatsapp"
      ? nothing
      : row(t("way-pairing-title"), t("way-pairing-note"), "smartphone", busyButton({
          id: "pairing",
          label: t("way-pairing"),
          busyLabel: t("way-pairing-busy"),
          busy: stage.busy === "pairing",
          disabled: !ways.pairing || !pairable(connection) || stage.busy !== null,
          kind: primary && ways.pairing ? "primary" : "plain",
          run: () => void stage.wantPairing(),
        })),
    plan.left === "link" || !LINKED.includes(transport)
      ? nothing
      : row(t("way-link-title"), t("way-link-note"), "link", busyButton({
          id: "copy-link",
          label: t("way-link"),
          busyLabel: t("way-link-busy"),
          busy: stage.busy === "link",
          disabled: !ways.link || stage.busy !== null,
          kind: primary && !ways.pairing ? "primary" : "plain",
          run: () => void stage.wantLink(),
        })),
  ];
  return rows.every((one) => one === nothing) ? nothing : html`<div class="ways">${rows}</div>`;
}

/** The messengers that can be handed over by a link; the row keeps its place while it cannot be. */
const LINKED = ["whatsapp", "tgapi", "max", "maxbot", "wapi", "vk", "cian"];

/**
 * @param {string} title
 * @param {string} note
 * @param {IconName} mark
 * @param {unknown} button
 */
function row(title, note, mark, button) {
  return html`<div class="way">
    ${icon(mark)}
    <div class="way-words">
      <p class="way-title">${title}</p>
      <p class="small">${note}</p>
    </div>
    ${button}
  </div>`;
}

/**
 * A pairing code can be asked for only once the channel is there.
 * @param {Connection} connection
 */
function pairable({ channel_id, stage }) {
  return channel_id !== null && stage.kind !== "subscribing" && stage.kind !== "creating";
}
