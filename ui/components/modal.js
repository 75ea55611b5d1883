/**
 * A dialog over the page, for what must interrupt.
 *
 * Shown while a view renders it; Escape asks `close`. The focus goes to the first field, or else
 * to the first button, and back to where it was afterwards.
 */
import { html, nothing } from "lit";
import { AsyncDirective, directive } from "lit/async-directive.js";
import { icon } from "./icon.js";

class Opened extends AsyncDirective {
  /** @param {import("lit/directive.js").PartInfo} info */
  constructor(info) {
    super(info);
    /** @type {Element | null} */
    this.before = null;
  }

  render() {
    return nothing;
  }

  /** @param {import("lit/directive.js").ElementPart} part */
  update(part) {
    const dialog = /** @type {HTMLDialogElement} */ (part.element);
    if (!dialog.open) {
      this.before = document.activeElement;
      // The element is not in the document yet while its template is being made.
      queueMicrotask(() => show(dialog));
    }
    return nothing;
  }

  disconnected() {
    const before = this.before;
    // It is in sight as it was; WebKit would move the page to put it in the middle.
    if (before instanceof HTMLElement) queueMicrotask(() => before.isConnected && before.focus({ preventScroll: true }));
  }
}

/** @param {HTMLDialogElement} dialog */
function show(dialog) {
  if (!dialog.isConnected || dialog.open) return;
  dialog.showModal();
  const first = dialog.querySelector(".input") ?? dialog.querySelector(".modal-actions .button");
  if (first instanceof HTMLElement) first.focus();
}

const opened = directive(Opened);

/**
 * @param {object} modal
 * @param {string} [modal.id]
 * @param {string} modal.heading
 * @param {unknown} modal.body
 * @param {unknown} [modal.actions] buttons, the primary one last
 * @param {string} [modal.closeLabel] with it, a cross stands in the corner
 * @param {boolean} [modal.wide]
 * @param {() => void} modal.close asked for by Escape or the cross
 */
export function modal({ id = "modal", heading, body, actions, closeLabel, wide, close }) {
  return html`<dialog
    id=${id}
    class="modal ${wide ? "modal-wide" : ""}"
    aria-labelledby="${id}-heading"
    @cancel=${(/** @type {Event} */ event) => {
      event.preventDefault();
      close();
    }}
    ${opened()}
  >
    <div class="modal-head">
      <h2 id="${id}-heading">${heading}</h2>
      ${closeLabel
        ? html`<button
            class="button button-icon"
            type="button"
            aria-label=${closeLabel}
            @click=${close}
          >
            ${icon("x")}
          </button>`
        : nothing}
    </div>
    <div class="modal-body">${body}</div>
    ${actions ? html`<div class="modal-actions">${actions}</div>` : nothing}
  </dialog>`;
}
