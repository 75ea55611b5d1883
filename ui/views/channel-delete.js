/**
 * The dialog before a channel is deleted: what becomes of its conversations is chosen, not assumed.
 *
 * Drawn by account-channels.js; account-view.js holds what is chosen and typed. Nothing is sent
 * when it closes: the ten seconds of undoing follow.
 */
/** @import { Channel } from "../types/Channel" */
/** @import { Deletion } from "../types/Deletion" */
/** @import { AccountView } from "./account-view.js" */
import { html, nothing } from "lit";
import { nameToType, namesChannel } from "../app/deletions.js";
import { transportName } from "../app/transports.js";
import { clientName } from "../app/words.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { textField } from "../components/form-field.js";
import { modal } from "../components/modal.js";

/**
 * What is being decided.
 * @typedef {object} Deleting
 * @property {Channel} channel
 * @property {Deletion["chats"]} chats
 * @property {string} typed
 * @property {boolean} refused what was typed is not the channel's name
 */

/** @type {{ chats: Deletion["chats"], key: string, note: string }[]} */
const CHOICES = [
  { chats: "keep", key: "delete-keep", note: "delete-keep-note" },
  { chats: "drop", key: "delete-drop", note: "delete-drop-note" },
];

/** @param {Deleting} wish */
export function isAllowed({ channel, chats, typed }) {
  return chats === "keep" || namesChannel(typed, channel);
}

/**
 * @param {AccountView} view
 * @param {Deleting} wish
 */
export function deleteDialog(view, wish) {
  const { t, problem } = view;
  const { channel, chats, typed, refused } = wish;
  const name = nameToType(channel);
  const close = () => (view.deleting = null);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void view.delete();
  };
  return modal({
    id: "delete-dialog",
    heading: t("delete-title", { channel: name }),
    closeLabel: t("close"),
    close,
    body: html`<form id="delete-form" class="delete-form" novalidate @submit=${submit}>
      <p class="muted">${t("delete-lead", { messenger: transportName(channel.transport), client: clientName(view.account.label, view.accountId) })}</p>
      <div class="options" role="radiogroup" aria-label=${t("delete-choice")}>
        ${CHOICES.map(
          (choice) => html`<label class="option ${choice.chats === "drop" ? "option-bad" : ""}">
            <input
              type="radio"
              name="chats"
              value=${choice.chats}
              .checked=${chats === choice.chats}
              @change=${() => (view.deleting = { ...wish, chats: choice.chats, refused: false })}
            />
            <span class="option-words">
              <span class="option-title">${t(choice.key)}</span>
              <span class="small">${t(choice.note)}</span>
            </span>
          </label>`,
        )}
      </div>
      ${chats === "drop"
        ? textField({
            id: "delete-name",
            label: t("delete-name", { channel: name }),
            value: typed,
            error: refused ? t("delete-name-differs", { channel: name }) : undefined,
            input: (text) => (view.deleting = { ...wish, typed: text, refused: false }),
          })
        : nothing}
      ${problem ? failureNotice(view.app, problem) : nothing}
      <button type="submit" hidden>${t("delete-confirm")}</button>
    </form>`,
    actions: html`<button type="button" class="button button-quiet" @click=${close}>
        ${t("cancel")}
      </button>
      ${busyButton({
        id: "delete-confirm",
        kind: "danger",
        label: t(chats === "keep" ? "delete-confirm" : "delete-confirm-all"),
        busyLabel: t("delete-confirming"),
        busy: view.busy,
        run: () => void view.delete(),
      })}`,
  });
}
