/**
 * A state in a few words, with a dot: colour never speaks alone.
 */
import { html } from "lit";

/** @typedef {"good" | "warn" | "bad" | "info" | "neutral"} Tone */

/**
 * @param {Tone} tone
 * @param {unknown} text words, or an element that says them
 */
export function pill(tone, text) {
  return html`<span class="pill pill-${tone}"
    ><span class="dot" aria-hidden="true"></span><span class="pill-text">${text}</span></span
  >`;
}
