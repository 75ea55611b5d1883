/**
 * The messenger identities in a contact's form: one block each, with the fields its kind has.
 *
 * Template functions for contacts-dialog.js, which holds the draft.
 */
/** @import { ContactDraft } from "../app/people/contact-form.js" */
/** @import { ContactDialog } from "./contacts-dialog.js" */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { CHAT_KINDS, chatKind } from "../app/people/chats.js";
import { countryName } from "../app/people/phones.js";
import { phoneNumber } from "../app/words.js";
import { selectField, textField } from "../components/form-field.js";
import { icon } from "../components/icon.js";
import { messengerMark } from "../components/messenger-mark.js";
import { phoneInput } from "./people-form.js";

/** @typedef {ContactDraft["chats"][number]} Identity */

/**
 * @param {ContactDialog} view
 */
export function identities(view) {
  const { t, draft, state, tried } = view;
  return html`<fieldset class="identities">
    <legend class="field-label">${t("contacts-chats")}</legend>
    ${repeat(
      draft.chats,
      (data) => data.key,
      (data, index) => block(view, data, index),
    )}
    ${tried && state.all
      ? html`<p class="field-error">${icon("circle-alert")}<span>${t(state.all.key)}</span></p>`
      : nothing}
    <button type="button" id="add-identity" class="button identities-add" @click=${() => void view.addIdentity()}>
      ${icon("plus")} ${t("contacts-chats-add")}
    </button>
  </fieldset>`;
}

/**
 * @param {ContactDialog} view
 * @param {Identity} data
 * @param {number} index
 */
function block(view, data, index) {
  const { t } = view;
  const kind = chatKind(data.chat_type);
  const known = CHAT_KINDS.some((one) => one.type === data.chat_type);
  const kinds = known ? CHAT_KINDS : [...CHAT_KINDS, kind];
  const set = (/** @type {Partial<Identity>} */ change) => view.setIdentity(data.key, change);
  const number = index + 1;
  return html`<div class="identity" role="group" aria-label=${t("contacts-chat-number", { number })}>
    <span class="identity-mark">${messengerMark(kind.mark)}</span>
    <div class="identity-fields">
      ${selectField({
        id: `chat-type-${data.key}`,
        label: t("contacts-chat-kind"),
        value: data.chat_type,
        options: kinds.map(({ type, name }) => ({ value: type, label: name })),
        change: (chat_type) => set({ chat_type }),
      })}
      ${idField(view, data)} ${kind.username ? usernameField(view, data) : nothing}
      ${kind.phone ? phoneField(view, data) : nothing}
    </div>
    <button
      type="button"
      class="button button-icon"
      aria-label=${t("contacts-chat-remove", { number })}
      title=${t("contacts-chat-remove", { number })}
      @click=${() => void view.removeIdentity(data.key)}
    >
      ${icon("x")}
    </button>
  </div>`;
}

/**
 * What is said at a field: at once where something is typed that must come once, else after the
 * first try.
 * @param {ContactDialog} view
 * @param {Identity} data
 * @param {"chat_id" | "username" | "phone"} field
 */
function said(view, data, field) {
  const check = view.state.chats.get(data.key);
  const index = view.draft.chats.findIndex((one) => one.key === data.key);
  const told = view.told[`contact_data[${index}].${field}`];
  const one = check?.[field];
  return told ?? (one && (view.tried || one.key === "contacts-chat-twice") ? view.t(one.key, one.args) : undefined);
}

/**
 * What is doubted at a field, without stopping anything.
 * @param {ContactDialog} view
 * @param {Identity} data
 * @param {"chat_id" | "phone"} field
 */
function hinted(view, data, field) {
  const one = view.state.chats.get(data.key)?.hints[field];
  return one ? view.t(one.key, one.args) : undefined;
}

/**
 * @param {ContactDialog} view
 * @param {Identity} data
 */
function idField(view, data) {
  const { t } = view;
  const kind = chatKind(data.chat_type);
  const field = {
    id: `chat-id-${data.key}`,
    label: t(kind.label),
    hint: hinted(view, data, "chat_id") ?? t(kind.hint),
    error: said(view, data, "chat_id"),
    value: data.chat_id,
    input: (/** @type {string} */ chat_id) => view.setIdentity(data.key, { chat_id }),
  };
  if (kind.format !== "phone") return textField(field);
  return phoneInput({ ...field, remedies: remedies(view, data) });
}

/**
 * @param {ContactDialog} view
 * @param {Identity} data
 */
function usernameField(view, data) {
  return textField({
    id: `chat-name-${data.key}`,
    label: view.t("chat-username"),
    optional: view.t("optional"),
    value: data.username ?? "",
    error: said(view, data, "username"),
    input: (username) => view.setIdentity(data.key, { username }),
  });
}

/**
 * @param {ContactDialog} view
 * @param {Identity} data
 */
function phoneField(view, data) {
  return phoneInput({
    id: `chat-phone-${data.key}`,
    label: view.t("chat-phone"),
    optional: view.t("optional"),
    value: data.phone ?? "",
    hint: hinted(view, data, "phone"),
    error: said(view, data, "phone"),
    remedies: remedies(view, data),
    input: (phone) => view.setIdentity(data.key, { phone }),
  });
}

/**
 * What a number without its country may have been meant as.
 * @param {ContactDialog} view
 * @param {Identity} data
 */
function remedies(view, data) {
  const { locale } = view.app.words;
  const check = view.state.chats.get(data.key)?.checked;
  return (check?.remedies ?? []).map(({ country, digits }) => ({
    label: view.t("phone-remedy", { phone: phoneNumber(digits), country: countryName(country, locale) }),
    phone: phoneNumber(digits),
  }));
}
