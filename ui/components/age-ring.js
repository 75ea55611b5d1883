/**
 * A small ring that fills as something grows older, with the age in words beside it.
 *
 * An age, not a countdown: the code's lifetime is not known, so the ring promises no end.
 */
import { html } from "lit";

/**
 * @param {number} share how much of the ring is drawn, percent
 * @param {string} text the age in words
 */
export function ageRing(share, text) {
  return html`<p class="age">
    <svg class="age-ring" viewBox="0 0 20 20" aria-hidden="true">
      <circle class="age-track" cx="10" cy="10" r="8" />
      <circle class="age-drawn" cx="10" cy="10" r="8" pathLength="100" stroke-dasharray="${share} 100" />
    </svg>
    <span>${text}</span>
  </p>`;
}
