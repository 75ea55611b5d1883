/**
 * Small drawings of a phone with the spot to tap, one for each step of linking.
 *
 * Decorative: the step's words say the same. Own drawings; no messenger's screen is copied.
 */
import { html, svg } from "lit";

/** @typedef {"open" | "menu" | "device" | "more" | "point" | "approve" | "instead" | "type"} Tap */

const rows = (/** @type {number[]} */ ...ys) =>
  ys.map((y) => svg`<path class="tap-line" d="M16 ${y}h11" /><circle class="tap-line" cx="11" cy="${y}" r="1.6" />`);

/** @type {Record<Tap, unknown>} */
const DRAWINGS = {
  open: svg`
    ${[10, 18.5, 27].map((x) => svg`<rect class="tap-soft" x="${x - 2.5}" y="11" width="5.5" height="5.5" rx="1.6" />`)}
    <rect class="tap-soft" x="7.5" y="20" width="5.5" height="5.5" rx="1.6" />
    <rect class="tap-soft" x="24.5" y="20" width="5.5" height="5.5" rx="1.6" />
    <rect class="tap-spot" x="15.5" y="19.5" width="6.5" height="6.5" rx="2" />
    <circle class="tap-ring" cx="18.75" cy="22.75" r="7" />`,
  menu: svg`
    ${rows(13, 31, 38)}
    <rect class="tap-spot" x="7" y="18.5" width="24" height="7" rx="2" />
    <path class="tap-on" d="M16 22h10" /><circle class="tap-on" cx="11" cy="22" r="1.3" />`,
  device: svg`
    ${rows(12, 38)}
    <rect class="tap-spot" x="7" y="17.5" width="24" height="14" rx="3" />
    <rect class="tap-on" x="11" y="20.8" width="8" height="5.6" rx="1" />
    <path class="tap-on" d="M13.4 28.6h3.2M22.5 24.5h5" />`,
  more: svg`
    ${rows(12, 19, 26)}
    <path class="tap-line" d="M7 35.5h24" />
    <circle class="tap-soft" cx="11" cy="40.5" r="1.8" /><circle class="tap-soft" cx="19" cy="40.5" r="1.8" />
    <circle class="tap-ring" cx="27" cy="40" r="5" />
    <path class="tap-ring" d="M25 40h.01M27 40h.01M29 40h.01" />`,
  point: svg`
    <path class="tap-ring" d="M10 17v-3.5a2 2 0 0 1 2-2h3.5M22.5 11.5H26a2 2 0 0 1 2 2V17M28 25v3.5a2 2 0 0 1-2 2h-3.5M15.5 30.5H12a2 2 0 0 1-2-2V25" />
    <rect class="tap-spot" x="13.5" y="15.5" width="4.5" height="4.5" rx="1" />
    <rect class="tap-spot" x="20.5" y="15.5" width="4.5" height="4.5" rx="1" />
    <rect class="tap-spot" x="13.5" y="22" width="4.5" height="4.5" rx="1" />
    <path class="tap-ring" d="M21 22.5h3.5M22.5 26h2" />
    <path class="tap-line" d="M14 38h10" />`,
  approve: svg`
    <rect class="tap-soft" x="8" y="11" width="22" height="13" rx="3" />
    <path class="tap-line" d="M12 16h14M12 19.5h9" />
    <rect class="tap-spot" x="8" y="28" width="22" height="8.5" rx="4" />
    <path class="tap-on" d="m16 32.2 2.2 2.2 4-4.2" />`,
  instead: svg`
    <rect class="tap-soft" x="10" y="10" width="18" height="18" rx="3" />
    <rect class="tap-spot" x="8.5" y="32.5" width="21" height="7" rx="3.5" />
    <path class="tap-on" d="M13 36h12" />`,
  type: svg`
    ${[9, 16, 23].map((x) => svg`<rect class="tap-soft" x="${x}" y="13" width="5" height="7" rx="1.4" />`)}
    <rect class="tap-spot" x="9" y="24" width="5" height="7" rx="1.4" />
    <rect class="tap-soft" x="16" y="24" width="5" height="7" rx="1.4" />
    <rect class="tap-soft" x="23" y="24" width="5" height="7" rx="1.4" />
    <path class="tap-line" d="M12 38h13" />`,
};

/** @param {Tap} tap */
export function tapDrawing(tap) {
  return html`<svg class="tap" viewBox="0 0 38 48" aria-hidden="true">
    <rect class="tap-body" x="3.5" y="1.5" width="31" height="45" rx="6" />
    <path class="tap-line" d="M16 5h6" />
    ${DRAWINGS[tap]}
  </svg>`;
}
