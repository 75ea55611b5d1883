/**
 * The dialog before people are deleted: who, and above ten a number to type.
 *
 * Used by the tables of users and contacts, and where deleting is tried again:
 * `deletePeopleDialog(app, …)` in their template while it is open. Nothing is sent when it closes:
 * the work waits to be undone (bulk-notice.js).
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Context } from "../app/context.js" */
/** @import { Bulk } from "../types/Bulk" */
/** @import { BulkKind } from "../types/BulkKind" */
import { html, nothing } from "lit";
import * as api from "../api/bulk.js";
import { CONFIRM_ABOVE, isNumberTyped } from "../app/bulk/deleting.js";
import { clientOf } from "../app/bulk/words.js";
import { asApiError } from "../app/errors.js";
import { View } from "../app/view.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { textField } from "../components/form-field.js";
import { modal } from "../components/modal.js";

/** Names shown; the rest are counted. */
const SHOWN = 200;

/**
 * Those about to be deleted, and what to do with the answer.
 * @typedef {object} DeletingPeople
 * @property {{ account_id: string, account_label?: string }} account
 * @property {BulkKind} kind
 * @property {{ id: string, name: string }[]} people
 * @property {() => void} close the person thought better of it
 * @property {(bulk: Bulk) => void} done it waits to be undone now
 */

/**
 * @param {Context} app
 * @param {DeletingPeople} wish
 */
export function deletePeopleDialog(app, { account, kind, people, close, done }) {
  return html`<wz-people-delete
    .app=${app}
    .account=${account}
    .kind=${kind}
    .people=${people}
    @dismiss=${close}
    @waits=${(/** @type {CustomEvent<Bulk>} */ event) => done(event.detail)}
  ></wz-people-delete>`;
}

/** The dialog itself. */
export class PeopleDelete extends View {
  static properties = {
    ...View.properties,
    account: { attribute: false },
    kind: { attribute: false },
    people: { attribute: false },
    typed: { state: true },
    differs: { state: true },
    busy: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    // Given by `deletePeopleDialog`.
    this.account = /** @type {DeletingPeople["account"]} */ (/** @type {unknown} */ (undefined));
    /** @type {BulkKind} */
    this.kind = "users";
    /** @type {{ id: string, name: string }[]} */
    this.people = [];
    this.typed = "";
    /** What was typed is not the number. */
    this.differs = false;
    this.busy = false;
    /** @type {ApiError | null} */
    this.refused = null;
  }

  dismiss() {
    if (!this.busy) this.dispatchEvent(new Event("dismiss"));
  }

  async delete() {
    if (this.busy) return;
    const { people } = this;
    if (people.length > CONFIRM_ABOVE && !isNumberTyped(this.typed, people.length)) {
      this.differs = true;
      return this.focusProblem();
    }
    this.busy = true;
    this.refused = null;
    try {
      const ids = people.map(({ id }) => id);
      const bulk = await api.remove(this.account.account_id, this.kind, ids);
      this.app.bulks.put(bulk);
      this.dispatchEvent(new CustomEvent("waits", { detail: bulk }));
    } catch (thrown) {
      this.refused = asApiError(thrown);
    } finally {
      this.busy = false;
    }
  }

  renderReady() {
    const { t, kind, people } = this;
    const count = people.length;
    const said = { kind, count, name: people[0]?.name || people[0]?.id || "" };
    return modal({
      id: "people-delete",
      heading: t("people-delete-title", said),
      closeLabel: t("close"),
      close: () => this.dismiss(),
      body: html`<p class="muted">
          ${t("people-delete-lead", { kind, count, client: clientOf(this.app, this.account) })}
        </p>
        ${count > 1 ? this.renderWho() : nothing} ${this.renderTyped()}
        ${this.refused ? failureNotice(this.app, this.refused) : nothing}`,
      actions: html`<button type="button" class="button button-quiet" @click=${() => this.dismiss()}>
          ${t("cancel")}
        </button>
        ${busyButton({
          id: "people-delete-confirm",
          kind: "danger",
          label: t("people-delete-confirm", said),
          busyLabel: t("people-deleting"),
          busy: this.busy,
          run: () => void this.delete(),
        })}`,
    });
  }

  renderWho() {
    const { t, kind, people } = this;
    const more = people.length - SHOWN;
    return html`<ul class="people-delete-who" tabindex="0" aria-label=${t("people-delete-who", { kind })}>
      ${people.slice(0, SHOWN).map(
        ({ id, name }) => html`<li>
          <span class="people-delete-name">${name || id}</span>
          ${name ? html`<span class="small number">${id}</span>` : nothing}
        </li>`,
      )}
      ${more > 0 ? html`<li class="small">${t("people-delete-more", { count: more })}</li>` : nothing}
    </ul>`;
  }

  renderTyped() {
    const { t, kind, people } = this;
    if (people.length <= CONFIRM_ABOVE) return nothing;
    const said = { kind, count: people.length };
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      void this.delete();
    };
    return html`<form novalidate @submit=${submit}>
      ${textField({
        id: "people-delete-typed",
        label: t("people-delete-type", said),
        value: this.typed,
        inputmode: "numeric",
        error: this.differs ? t("people-delete-differs", said) : undefined,
        input: (text) => {
          this.typed = text;
          this.differs = false;
        },
      })}
    </form>`;
  }
}

customElements.define("wz-people-delete", PeopleDelete);
