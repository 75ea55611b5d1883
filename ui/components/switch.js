/**
 * A setting that is on or off, taken over at once: name, one sentence, and the switch.
 */
import { html } from "lit";
import { live } from "lit/directives/live.js";

/**
 * @param {object} field
 * @param {string} field.id
 * @param {string} field.label
 * @param {string} field.hint
 * @param {boolean} field.on
 * @param {(on: boolean) => void} field.change
 */
export function switchField({ id, label, hint, on, change }) {
  return html`<div class="switch-field">
    <div class="switch-words">
      <label class="switch-label" for=${id}>${label}</label>
      <p class="muted" id="${id}-hint">${hint}</p>
    </div>
    <input
      class="switch"
      id=${id}
      type="checkbox"
      role="switch"
      .checked=${live(on)}
      aria-describedby="${id}-hint"
      @change=${(/** @type {any} */ event) => change(event.target.checked)}
    />
  </div>`;
}
