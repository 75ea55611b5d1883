/**
 * The link into the CRM in a contact's form, or the choice to send none.
 *
 * A template function for contacts-dialog.js, which holds the draft.
 */
/** @import { ContactDialog } from "./contacts-dialog.js" */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { textField } from "../components/form-field.js";

/** @param {ContactDialog} view */
export function linkField(view) {
  const { t, draft, adding, contact } = view;
  const unknown = !adding && contact?.uri === null;
  const hint = t(unknown ? "contacts-link-not-known" : "contacts-link-hint");
  return html`<div class="contact-form-link">
    ${textField({
      id: "contact-link",
      type: "url",
      label: t("contacts-link"),
      placeholder: "https://",
      disabled: draft.without_link,
      value: draft.without_link ? "" : draft.uri,
      ...view.words("uri", draft.without_link ? undefined : hint),
      input: (uri) => view.set({ uri }),
    })}
    <label class="check-line">
      <input
        type="checkbox"
        class="check"
        id="without-link"
        .checked=${live(draft.without_link)}
        @change=${(/** @type {any} */ event) => view.set({ without_link: event.target.checked })}
      />
      <span>${t("contacts-link-without")}</span>
    </label>
    ${draft.without_link
      ? html`<p class="contact-form-warning" role="status">${t("contacts-link-without-warning")}</p>`
      : nothing}
  </div>`;
}
