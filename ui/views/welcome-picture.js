/**
 * The right half of the welcome: what the console looks like at work, drawn with its own parts.
 *
 * Decorative and hidden from screen readers; the names in it are made up.
 */
/** @import { Context } from "../app/context.js" */
/** @import { Tone } from "../components/pill.js" */
import { html } from "lit";
import { icon } from "../components/icon.js";
import { pill } from "../components/pill.js";

/** @type {{ name: string, number: string, tone: Tone, key: string }[]} */
const ROWS = [
  { name: "Aurora Dental", number: "2401 7788", tone: "warn", key: "picture-scan" },
  { name: "Casa Verde Imóveis", number: "2401 7801", tone: "good", key: "picture-works" },
  { name: "Elena Flowers", number: "2401 7822", tone: "info", key: "picture-waits" },
  { name: "Gran Via Clínicas", number: "2401 7844", tone: "good", key: "picture-works" },
  { name: "Hanza Real Estate", number: "2401 7851", tone: "good", key: "picture-works" },
];

/** @param {Context} app */
export function welcomePicture(app) {
  return html`<div class="welcome-picture" aria-hidden="true">
    <div class="picture-list">
      ${ROWS.map(
        (row) => html`<div class="picture-row">
          <span class="picture-name">
            <span>${row.name}</span><span class="small number">${row.number}</span>
          </span>
          ${pill(row.tone, app.t(row.key))}
        </div>`,
      )}
    </div>
    <div class="picture-done">
      <span class="picture-check">${icon("check")}</span>
      <span class="picture-name">
        <span>${app.t("picture-done")}</span><span class="small number">+371 2000 1122</span>
      </span>
    </div>
  </div>`;
}
