/**
 * A button that can wait: it keeps its width and says what it does.
 *
 * Buttons that never wait are written as plain `<button class="button">`.
 */
import { html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";

/**
 * @param {object} button
 * @param {string} [button.id]
 * @param {string} button.label
 * @param {string} button.busyLabel what it says while it waits: "Creating…"
 * @param {boolean} button.busy
 * @param {"primary" | "danger" | "quiet" | "plain"} [button.kind]
 * @param {"submit" | "button"} [button.type]
 * @param {string} [button.extra] further classes
 * @param {boolean} [button.disabled]
 * @param {() => void} [button.run]
 */
export function busyButton(button) {
  const { id, label, busyLabel, busy, kind = "primary", type = "button", extra = "" } = button;
  return html`<button
    id=${ifDefined(id)}
    type=${type}
    class="button button-${kind} ${extra}"
    aria-busy=${busy ? "true" : "false"}
    ?disabled=${busy || (button.disabled ?? false)}
    @click=${() => button.run?.()}
  >
    <span class="button-labels">
      <span aria-hidden=${busy ? "true" : "false"}>${label}</span>
      <span aria-hidden=${busy ? "false" : "true"}>${busyLabel}</span>
    </span>
  </button>`;
}
