/**
 * `<wz-contact-dialog>`: adding a contact, or changing one.
 *
 * Properties: `account`, `contact` (null to add), `users` (who may answer), `countries` (of the
 * numbers around). Tells `saved` and `done`. What is wrong is found by contact-form.js before
 * anything is sent. The link into the CRM is the one kept here: the service shows a path of its
 * own in its place (API reference 8.3), and that is never sent back.
 */
/** @import { Account } from "../types/Account" */
/** @import { Contact } from "../types/Contact" */
/** @import { NewContact } from "../types/NewContact" */
/** @import { User } from "../types/User" */
/** @import { ApiError } from "../app/errors.js" */
/** @import { ContactDraft } from "../app/people/contact-form.js" */
/** @import { Ending } from "../app/people/outcome.js" */
/** @import { CountryCode } from "../app/people/phones.js" */
/** @import { Said } from "../app/people/user-form.js" */
import { html, nothing } from "lit";
import * as api from "../api/contacts.js";
import { asApiError } from "../app/errors.js";
import { checkContact, draftOf, isAsSent, newContact } from "../app/people/contact-form.js";
import { ending, ownProblems } from "../app/people/outcome.js";
import { View } from "../app/view.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { textField } from "../components/form-field.js";
import { modal } from "../components/modal.js";
import { identities } from "./contacts-identities.js";
import { linkField } from "./contacts-link.js";
import { responsible } from "./contacts-responsible.js";
import { endingNotice, formSkeleton, lookedNotice, problemSentences } from "./people-form.js";

/** Contacts looked through for one of the same id. */
const LOOKED_THROUGH = 50;

/** The form of one contact. */
export class ContactDialog extends View {
  static properties = {
    ...View.properties,
    account: { attribute: false },
    contact: { attribute: false },
    users: { attribute: false },
    countries: { attribute: false },
    draft: { state: true },
    tried: { state: true },
    busy: { state: true },
    ended: { state: true },
    problem: { state: true },
    looked: { state: true },
    taken: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    this.account = /** @type {Account} */ (/** @type {unknown} */ (undefined));
    /** @type {Contact | null} */
    this.contact = null;
    /** @type {User[]} */
    this.users = [];
    /** @type {CountryCode[]} */
    this.countries = [];
    /** @type {ContactDraft} */
    this.draft = draftOf(null);
    /** Whether it was tried to save: from then on everything wrong is said. */
    this.tried = false;
    this.busy = false;
    /** @type {Ending | null} how the last saving ended, where that needs words */
    this.ended = null;
    /** Whether it turned out that nobody has the id any more. */
    this.gone = false;
    /** @type {ApiError | null} why nothing was saved */
    this.problem = null;
    /** @type {"same" | "other" | "none" | null} what a look found after a lost answer */
    this.looked = null;
    /** @type {ApiError | null} why the contact is shown as it was once */
    this.old = null;
    /** @type {Contact | null} who has the id already */
    this.taken = null;
  }

  async load() {
    this.draft = draftOf(this.contact);
    if (this.contact === null) return;
    try {
      // Written whole, an old copy would undo what others changed since.
      this.draft = draftOf(await api.get(this.account.account_id, this.contact.id));
    } catch (thrown) {
      const failure = asApiError(thrown);
      this.gone = failure.code === "not_found";
      if (this.gone) this.ended = "gone";
      else this.old = failure;
    }
  }

  get adding() {
    return this.contact === null;
  }

  get state() {
    return checkContact(this.draft, this.countries);
  }

  /** What was complained of after sending, by field. */
  get told() {
    return this.problem ? problemSentences(this.app, ownProblems(this.problem)) : {};
  }

  /** @param {Partial<ContactDraft>} change */
  set(change) {
    this.draft = { ...this.draft, ...change };
    this.problem = null;
    this.ended = null;
    this.looked = null;
    if ("id" in change) this.taken = null;
  }

  /**
   * @param {number} key
   * @param {Partial<ContactDraft["chats"][number]>} change
   */
  setIdentity(key, change) {
    this.set({ chats: this.draft.chats.map((data) => (data.key === key ? { ...data, ...change } : data)) });
  }

  async addIdentity() {
    const key = 1 + Math.max(-1, ...this.draft.chats.map((data) => data.key));
    const empty = { key, chat_type: "whatsapp", chat_id: "", username: null, phone: null };
    this.set({ chats: [...this.draft.chats, empty] });
    await this.updateComplete;
    this.byId(`chat-type-${key}`)?.focus();
  }

  /** @param {number} key */
  async removeIdentity(key) {
    this.set({ chats: this.draft.chats.filter((data) => data.key !== key) });
    await this.updateComplete;
    this.byId("add-identity")?.focus();
  }

  done() {
    if (!this.busy) this.dispatchEvent(new Event("done"));
  }

  /** @param {Event} [event] */
  async submit(event) {
    event?.preventDefault();
    if (this.busy || this.phase !== "ready") return;
    this.tried = true;
    if (!this.state.good) return this.focusProblem();
    const contact = newContact(this.draft);
    this.busy = true;
    this.problem = null;
    this.looked = null;
    try {
      if (this.adding && (await this.isTaken(contact.id))) return void this.focusProblem();
      await this.write(contact);
    } catch (thrown) {
      this.problem = asApiError(thrown);
      this.ended = this.problem.code === "outcome_unknown" ? "unanswered" : "refused";
      void this.focusProblem();
    } finally {
      this.busy = false;
    }
    if (this.ended === "saved") this.done();
  }

  /** @param {NewContact} contact */
  async write(contact) {
    // Somebody who is gone is added anew, once the person has been told so.
    const send = this.adding || this.gone ? api.upsert : api.update;
    const [outcome] = await send(this.account.account_id, [contact], crypto.randomUUID());
    this.ended = ending(outcome);
    this.gone ||= this.ended === "gone";
    if (this.ended === "refused" || this.ended === "not-sent") {
      this.problem = outcome?.error ? asApiError(outcome.error) : null;
    }
    if (this.ended !== "saved" && this.ended !== "not-looked") return;
    this.dispatchEvent(new Event("saved"));
    if (this.ended === "not-looked") return;
    const { name } = contact;
    this.app.toast({ tone: "good", text: this.t(this.adding ? "contacts-added" : "contacts-saved", { name }) });
  }

  /**
   * Whether a contact has this id already, as far as is known here: adding would replace it.
   * @param {string} id
   */
  async isTaken(id) {
    const { contacts } = await api.find(this.account.account_id, id, "listed", 0, LOOKED_THROUGH);
    this.taken = contacts.find((one) => one.id === id) ?? null;
    return this.taken !== null;
  }

  /** After a lost answer: whether it happened. */
  async look() {
    const wanted = newContact(this.draft);
    this.busy = true;
    try {
      const read = await api.get(this.account.account_id, wanted.id);
      this.looked = isAsSent(read, wanted) ? "same" : "other";
      this.dispatchEvent(new Event("saved"));
    } catch (thrown) {
      const failure = asApiError(thrown);
      if (failure.code === "not_found") this.looked = "none";
      else this.problem = failure;
    } finally {
      this.busy = false;
    }
  }

  render() {
    if (this.phase === "loading" && !this.slow) return nothing;
    const { t, adding, busy } = this;
    const name = this.contact?.name || this.contact?.id || "";
    return modal({
      id: "contact-dialog",
      wide: true,
      heading: adding ? t("contacts-add-title") : t("contacts-edit-title", { name }),
      closeLabel: t("close"),
      close: () => this.done(),
      body: this.phase === "ready" ? this.renderForm() : super.render(),
      actions: html`<button type="button" class="button button-quiet" @click=${() => this.done()}>
          ${t(this.looked === "same" || this.ended === "not-looked" ? "close" : "cancel")}
        </button>
        ${busyButton({
          id: "save-contact",
          label: t(adding ? "contacts-add-do" : "people-save"),
          busyLabel: t(adding ? "contacts-adding" : "people-saving"),
          busy,
          disabled: this.phase !== "ready",
          run: () => void this.submit(),
        })}`,
    });
  }

  renderSkeleton() {
    return formSkeleton(this.t);
  }

  renderForm() {
    const { t, draft, adding, app } = this;
    return html`<form class="names-form" novalidate @submit=${(/** @type {Event} */ event) => void this.submit(event)}>
      ${this.old ? failureNotice(app, this.old, { title: t("contacts-not-fresh") }) : nothing}
      ${textField({
        id: "contact-name",
        label: t("contacts-name"),
        value: draft.name,
        ...this.words("name"),
        input: (name) => this.set({ name }),
      })}
      ${textField({
        id: "contact-id",
        label: t("contacts-id"),
        value: draft.id,
        disabled: !adding,
        ...this.words("id", t(adding ? "contacts-id-hint" : "contacts-id-fixed")),
        input: (id) => this.set({ id }),
      })}
      ${responsible(this)} ${identities(this)} ${linkField(this)}
      ${this.renderEnding()}
      <button type="submit" hidden>${t("people-save")}</button>
    </form>`;
  }

  renderEnding() {
    const { app, looked, ended, problem } = this;
    if (looked !== null) return lookedNotice(app, looked);
    if ((problem?.fields.length ?? 0) > 0 || (ended === null && problem === null)) return nothing;
    return endingNotice(app, { ended, problem, look: () => void this.look() });
  }

  /**
   * What is said under a field. Before the first try only what is wrong with something typed.
   * @param {"id" | "name" | "responsible" | "uri"} field
   * @param {string} [plain] the hint when nothing is said
   * @returns {{ error?: string, hint?: string }}
   */
  words(field, plain) {
    if (field === "id" && this.taken) {
      const name = this.taken.name || this.taken.id;
      return { error: this.t("contacts-id-taken", { name }) };
    }
    /** @type {{ error?: Said, hint?: Said }} */
    const said = this.state[field];
    const say = (/** @type {Said | undefined} */ one) => (one ? this.t(one.key, one.args) : undefined);
    const told = this.told[field === "responsible" ? "responsible_user_id" : field];
    const early = this.draft[field].trim() !== "" && field !== "uri";
    return { error: told ?? (this.tried || early ? say(said.error) : undefined), hint: say(said.hint) ?? plain };
  }
}

customElements.define("wz-contact-dialog", ContactDialog);
