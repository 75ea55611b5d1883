/**
 * The user who answers for a contact, found by typing.
 *
 * A template function for contacts-dialog.js, which holds the draft. An id that none of the users
 * has can be chosen too: the list here may be older than the account's.
 */
/** @import { Entry } from "../app/finding.js" */
/** @import { ContactDialog } from "./contacts-dialog.js" */
import { html } from "lit";
import { offeredUsers } from "../app/people/contact-form.js";
import "../components/finder-field.js";

/** What is said where there are no names to offer. */
const NONE = {
  known: "contacts-responsible-none",
  reading: "contacts-responsible-reading",
  failed: "contacts-responsible-failed",
  unread: "contacts-responsible-unread",
};

/** @param {ContactDialog} view */
export function responsible(view) {
  const { t, users, draft, usersState } = view;
  const value = draft.responsible;
  const chosen = users.find((user) => user.id === value);
  const unknown = value === "" ? "" : t("contacts-user-id", { id: value });
  return html`<wz-finder
    .app=${view.app}
    .name=${"contact-responsible"}
    .label=${t("contacts-responsible")}
    .find=${(/** @type {string} */ typed) => offered(view, typed.trim())}
    .value=${value}
    .shown=${chosen ? chosen.name || chosen.id : unknown}
    .placeholder=${t("contacts-responsible-find")}
    .hint=${users.length === 0 ? t(NONE[usersState]) : ""}
    .error=${view.words("responsible").error}
    @choose=${(/** @type {CustomEvent<string>} */ event) => view.set({ responsible: event.detail })}
  ></wz-finder>`;
}

/**
 * The users offered, and last what was typed as an id.
 * @param {ContactDialog} view
 * @param {string} typed
 * @returns {Entry[]}
 */
function offered({ t, app, users }, typed) {
  const found = offeredUsers(users, typed, app.words.locale);
  const entries = found.map(({ id, name }) => ({ key: id, words: name || id, aside: id }));
  if (typed === "" || users.some((user) => user.id === typed)) return entries;
  // Among people with names a name typed wrong is likelier than an id nobody has.
  const asTyped = { key: typed, words: t("contacts-responsible-id", { id: typed }), aside: typed, asked: users.length > 0 };
  return [...entries, asTyped];
}
