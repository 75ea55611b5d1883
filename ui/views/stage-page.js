/**
 * The page that the client completes: opened here, handed over as a link, or scanned with the
 * client's own phone.
 *
 * Drawn by stage-left.js and stage-right.js. The page is opened by the connection's name: no
 * address goes back to the host.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { StageFlow } from "./stage-flow.js" */
import { html, nothing } from "lit";
import { codeSize } from "../app/stage-journey.js";
import { busyButton } from "../components/button.js";
import { icon } from "../components/icon.js";
import { qrPanel } from "../components/qr-panel.js";

/**
 * @param {StageFlow} stage
 * @param {Connection} connection
 */
export function pageField(stage, { page }) {
  const { t, busy } = stage;
  if (page === null) return nothing;
  const { url } = page;
  const select = (/** @type {any} */ event) => event.target.select();
  return html`<div class="stage-form page-form">
    <label class="field-label" for="page-link">${t("page-link-label")}</label>
    <div class="link-row">
      <input class="input" id="page-link" readonly .value=${url} @focus=${select} />
      <button type="button" id="copy-page" class="button" @click=${() => void stage.copy(url)}>
        ${icon("copy")}${t("link-copy")}
      </button>
    </div>
    <div class="stage-offers">
      ${busyButton({
        id: "open-page",
        label: t("page-open"),
        busyLabel: t("page-opening"),
        busy: busy === "open-page",
        disabled: busy !== null,
        extra: "button-large",
        run: () => void stage.openPage(),
      })}
    </div>
  </div>`;
}

/**
 * @param {StageFlow} stage
 * @param {import("../types/ConnectionPage").ConnectionPage} page
 */
export function pageCard({ t, messenger, client, large }, page) {
  return html`${qrPanel({
      png: page.png,
      size: codeSize(page.width, large),
      live: true,
      alt: t("page-code-alt", { messenger, client }),
      cover: "",
    })}
    <p class="age">${t("page-code-note")}</p>`;
}
