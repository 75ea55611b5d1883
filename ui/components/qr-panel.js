/**
 * The card with the code to scan: black on white with its quiet zone in every theme.
 *
 * A dead code is greyed and covered in its middle, so that no phone can read it. Used by the
 * connection stage; it knows nothing of where the code came from.
 */
import { html, nothing } from "lit";

/**
 * @param {object} panel
 * @param {string} panel.png data URL, drawn by the console
 * @param {number} panel.size edge of the picture on the screen, px
 * @param {boolean} panel.live
 * @param {string} panel.alt what the picture is
 * @param {string} panel.cover what stands on a dead code
 */
export function qrPanel({ png, size, live, alt, cover }) {
  return html`<div class="qr ${live ? "" : "qr-dead"}">
    <img id="qr" src=${png} width=${size} height=${size} alt=${live ? alt : ""} draggable="false" />
    ${live ? nothing : html`<p class="qr-cover"><span>${cover}</span></p>`}
  </div>`;
}

/**
 * The same card with nothing to scan yet or any more.
 * @param {unknown} content
 * @param {string} [extra] a further class
 */
export function blankPanel(content, extra = "") {
  return html`<div class="stage-card ${extra}">${content}</div>`;
}
