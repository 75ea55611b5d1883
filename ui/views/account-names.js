/**
 * The dialog for what only this computer knows of a client: its name, a note and tags.
 *
 * Drawn by account-view.js, which holds what is typed.
 */
/** @import { AccountView } from "./account-view.js" */
import { html, nothing } from "lit";
import { fieldSentences } from "../app/errors.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { areaField, textField } from "../components/form-field.js";
import { modal } from "../components/modal.js";

/**
 * @param {AccountView} view
 * @param {{ name: string, note: string, tags: string }} draft
 */
export function namesDialog(view, draft) {
  const { t, problem } = view;
  const errors = fieldSentences(problem, t);
  const close = () => (view.draft = null);
  const set = (/** @type {Partial<typeof draft>} */ change) => (view.draft = { ...draft, ...change });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void view.describe();
  };
  return modal({
    id: "names-dialog",
    heading: t("names-title"),
    closeLabel: t("close"),
    close,
    body: html`<form id="names-form" class="names-form" novalidate @submit=${submit}>
      <p class="muted">${t("names-lead")}</p>
      ${textField({
        id: "names-name",
        label: t("names-name"),
        value: draft.name,
        maxlength: 200,
        error: errors.name,
        input: (name) => set({ name }),
      })}
      ${areaField({
        id: "names-note",
        label: t("names-note"),
        optional: t("optional"),
        value: draft.note,
        rows: 3,
        error: errors.note,
        input: (note) => set({ note }),
      })}
      ${textField({
        id: "names-tags",
        label: t("names-tags"),
        optional: t("optional"),
        hint: t("names-tags-hint"),
        value: draft.tags,
        error: errors.tags,
        input: (tags) => set({ tags }),
      })}
      ${problem && problem.fields.length === 0 ? failureNotice(view.app, problem) : nothing}
      <button type="submit" hidden>${t("names-save")}</button>
    </form>`,
    actions: html`<button type="button" class="button button-quiet" @click=${close}>
        ${t("cancel")}
      </button>
      ${busyButton({
        id: "save-names",
        label: t("names-save"),
        busyLabel: t("names-saving"),
        busy: view.busy,
        run: () => void view.describe(),
      })}`,
  });
}
