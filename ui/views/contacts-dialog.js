/**
 * `<wz-contact-dialog>`: adding a contact, or changing one.
 *
 * Properties: `account`, `contact` (null to add), `users` (who may answer), `usersState` (what is
 * known of them), `countries` (of the numbers around). Tells `saved` and `done`. What is wrong is
 * found by contact-form.js before anything is sent. The link into the CRM is the one kept here:
 * the service shows a path of its own in its place (API reference 8.3), and that is never sent
 * back.
 */
/** @import { Contact } from "../types/Contact" */
/** @import { NewContact } from "../types/NewContact" */
/** @import { User } from "../types/User" */
/** @import { ContactDraft } from "../app/people/contact-form.js" */
/** @import { CountryCode } from "../app/people/phones.js" */
/** @import { Said } from "../app/people/user-form.js" */
import { html } from "lit";
import * as api from "../api/contacts.js";
import { chatKind } from "../app/people/chats.js";
import { checkContact, draftOf, isAsSent, newContact } from "../app/people/contact-form.js";
import { textField } from "../components/form-field.js";
import { identities } from "./contacts-identities.js";
import { linkField } from "./contacts-link.js";
import { responsible } from "./contacts-responsible.js";
import { PersonDialog } from "./people-dialog.js";

/**
 * The form of one contact.
 * @extends {PersonDialog<NewContact, Contact>}
 */
export class ContactDialog extends PersonDialog {
  static properties = {
    ...PersonDialog.properties,
    contact: { attribute: false },
    users: { attribute: false },
    usersState: { attribute: false },
    countries: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Contact | null} */
    this.contact = null;
    /** @type {User[]} */
    this.users = [];
    /** @type {import("../app/people/answering.js").UsersState} */
    this.usersState = "known";
    /** @type {CountryCode[]} */
    this.countries = [];
    /** @type {ContactDraft} */
    this.draft = draftOf(null);
  }

  async load() {
    const { contact } = this;
    const { account_id } = this.account;
    const job = () => crypto.randomUUID();
    this.begin({
      id: contact?.id ?? null,
      send: {
        add: (one) => api.upsert(account_id, [one], true, job()),
        change: (one) => api.update(account_id, [one], job()),
        put: (one) => api.upsert(account_id, [one], false, job()),
      },
      get: (id) => api.get(account_id, id),
      isAsSent,
    });
    this.draft = draftOf(contact);
    if (contact === null) return;
    const read = await this.saving.read();
    if (read) this.draft = draftOf(read);
    // What was read is in the list, and who is gone is not.
    if (read || this.saving.ended === "gone") this.met();
  }

  get state() {
    return checkContact(this.draft, this.countries);
  }

  get good() {
    return this.state.good;
  }

  get wanted() {
    return newContact(this.draft);
  }

  /** @param {string} field */
  hasPlace(field) {
    const [, index, part] = /^contact_data\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
    const data = this.draft.chats[Number(index)];
    if (!data) return ["id", "name", "responsible_user_id", "uri"].includes(field);
    const { username, phone } = chatKind(data.chat_type);
    return part === "chat_id" || (part === "username" && username) || (part === "phone" && phone);
  }

  get frame() {
    const { t, contact } = this;
    const name = contact?.name || contact?.id || "";
    return {
      id: "contact-dialog",
      button: "save-contact",
      wide: true,
      heading: contact === null ? t("contacts-add-title") : t("contacts-edit-title", { name }),
      added: "contacts-added",
      saved: "contacts-saved",
    };
  }

  /** @param {Partial<ContactDraft>} change */
  set(change) {
    this.draft = { ...this.draft, ...change };
    this.saving.clear();
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

  /** The store knows better now. */
  met() {
    this.dispatchEvent(new Event("saved"));
  }

  wrote() {
    this.met();
  }

  lost() {
    this.met();
  }

  renderForm() {
    const { t, draft, adding } = this;
    return html`<form class="names-form" novalidate @submit=${(/** @type {Event} */ event) => void this.submit(event)}>
      ${this.renderOld("contacts-not-fresh")}
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

  /**
   * What is said under a field. Before the first try only what is wrong with something typed.
   * @param {"id" | "name" | "responsible" | "uri"} field
   * @param {string} [plain] the hint when nothing is said
   * @returns {{ error?: string, hint?: string }}
   */
  words(field, plain) {
    const { t, draft } = this;
    /** @type {{ error?: Said, hint?: Said }} */
    const said = this.state[field];
    const say = (/** @type {Said | undefined} */ one) => (one ? t(one.key, one.args) : undefined);
    const early = draft[field].trim() !== "" && field !== "uri";
    const own = this.tried || early ? say(said.error) : undefined;
    return { error: this.complaint(field) ?? own, hint: say(said.hint) ?? plain };
  }

  /**
   * What the server or the console complained of at a field.
   * @param {"id" | "name" | "responsible" | "uri"} field
   */
  complaint(field) {
    const { t, draft } = this;
    const { holder } = this.saving;
    if (field === "id" && holder !== null && holder.id === draft.id.trim()) {
      return holder.name ? t("contacts-id-taken", { name: holder.name }) : t("contacts-id-taken-by-somebody");
    }
    return this.told[field === "responsible" ? "responsible_user_id" : field];
  }
}

customElements.define("wz-contact-dialog", ContactDialog);
