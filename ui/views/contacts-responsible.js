/**
 * The user who answers for a contact, found by typing.
 *
 * A template function for contacts-dialog.js, which holds the draft. An id that none of the users
 * has can be typed too: the list here may be older than the account's.
 */
/** @import { ContactDialog } from "./contacts-dialog.js" */
import { html } from "lit";
import { offeredUsers } from "../app/people/contact-form.js";
import "../components/finder-field.js";

/** @param {ContactDialog} view */
export function responsible(view) {
  const { t, users, draft } = view;
  const value = draft.responsible;
  const chosen = users.find((user) => user.id === value);
  const unknown = value === "" ? "" : t("contacts-user-id", { id: value });
  return html`<wz-finder
    .name=${"contact-responsible"}
    .label=${t("contacts-responsible")}
    .find=${(/** @type {string} */ typed) => offered(view, typed.trim())}
    .value=${value}
    .shown=${chosen ? chosen.name || chosen.id : unknown}
    .placeholder=${t("contacts-responsible-find")}
    .hint=${users.length === 0 ? t("contacts-responsible-none") : ""}
    .error=${view.words("responsible").error}
    @choose=${(/** @type {CustomEvent<string>} */ event) => view.set({ responsible: event.detail })}
  ></wz-finder>`;
}

/**
 * The users offered, and last what was typed as an id.
 * @param {ContactDialog} view
 * @param {string} typed
 */
function offered({ t, app, users }, typed) {
  const found = offeredUsers(users, typed, app.words.locale);
  const entries = found.map(({ id, name }) => ({ key: id, words: name || id, aside: id }));
  if (typed === "" || users.some((user) => user.id === typed)) return entries;
  return [...entries, { key: typed, words: t("contacts-responsible-id", { id: typed }), aside: typed }];
}
