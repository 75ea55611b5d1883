/**
 * `<wz-user-dialog>`: adding an employee, or changing one.
 *
 * Properties: `account`, `edition`, `user` (null to add), `users` (everybody known), `complete`
 * (whether that is all of them). Tells `saved` with a user as they are known to be, `gone` with
 * the id of one who is not there any more, and `done`. What is wrong is found by user-form.js
 * before anything is sent.
 */
/** @import { NewUser } from "../types/NewUser" */
/** @import { User } from "../types/User" */
/** @import { Edition } from "../app/people/editions.js" */
/** @import { Said, UserDraft } from "../app/people/user-form.js" */
import { html, nothing } from "lit";
import * as usersApi from "../api/users.js";
import { ownProblems } from "../app/people/outcome.js";
import { checkKeptPhone, countriesOf, countryName, isSamePhone } from "../app/people/phones.js";
import { checkUser, newUser, suggestId } from "../app/people/user-form.js";
import { phoneNumber } from "../app/words.js";
import { textField } from "../components/form-field.js";
import { PersonDialog } from "./people-dialog.js";
import { phoneInput } from "./people-form.js";

/**
 * The form of one user.
 * @extends {PersonDialog<NewUser, User>}
 */
export class UserDialog extends PersonDialog {
  static properties = {
    ...PersonDialog.properties,
    edition: { attribute: false },
    user: { attribute: false },
    users: { attribute: false },
    complete: { attribute: false },
  };

  constructor() {
    super();
    this.edition = /** @type {Edition} */ (/** @type {unknown} */ (undefined));
    /** @type {User | null} */
    this.user = null;
    /** @type {User[]} */
    this.users = [];
    this.complete = false;
    /** Whether the person wrote an id, or took one out: from then on it is theirs. */
    this.ownId = false;
    /** @type {UserDraft} */
    this.draft = { id: "", name: "", phone: "" };
    /** @type {string | null} the phone as it was read */
    this.was = null;
    /** @type {import("../app/people/phones.js").CountryCode[]} */
    this.countries = [];
  }

  async load() {
    const { user, users, edition } = this;
    const { account_id } = this.account;
    const by = (/** @type {import("../app/people/editions.js").Write} */ write) => (/** @type {NewUser} */ one) =>
      write(account_id, one, crypto.randomUUID());
    this.countries = countriesOf(users.map((one) => one.phone));
    this.begin({
      id: user?.id ?? null,
      send: { add: by(edition.add), change: by(edition.change), put: by(edition.put) },
      get: (id) => edition.get(account_id, id),
      isAsSent: (read, sent) => read.name === sent.name && isSamePhone(read.phone, sent.phone),
    });
    if (user === null) {
      this.draft = { id: this.freeId, name: "", phone: "" };
      return;
    }
    const read = await this.saving.read();
    // Written without its phone, a user may lose it: where none is known there is nothing to show.
    if (this.saving.old && !edition.phonesListed && user.phone === null) throw this.saving.old;
    const { name, phone } = read ?? user;
    this.was = phone;
    this.draft = { id: user.id, name, phone: phone ? phoneNumber(phone) : "" };
    if (read) this.met(read);
    else if (this.saving.ended === "gone") this.lost(user.id);
  }

  /** An id nobody has; none while it is not known who there is. */
  get freeId() {
    return this.complete ? suggestId(this.users) : "";
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    const first = changes.has("complete") && this.complete && this.phase === "ready";
    if (first && this.adding && !this.ownId) this.draft = { ...this.draft, id: this.freeId };
  }

  get phone() {
    return checkKeptPhone(this.draft.phone, this.countries, this.was);
  }

  get state() {
    const { users, edition, adding, phone, draft, was } = this;
    const phoneKept = phone.digits !== "" && isSamePhone(draft.phone, was);
    return checkUser(draft, { users, edition, adding, phone, phoneKept });
  }

  get good() {
    return Object.values(this.state).every((said) => !said.error);
  }

  get wanted() {
    return newUser(this.draft, this.phone.digits);
  }

  /** @param {string} field */
  hasPlace(field) {
    return field in this.draft;
  }

  get frame() {
    const { t, user } = this;
    const name = user?.name || user?.id || "";
    return {
      id: "user-dialog",
      button: "save-user",
      heading: user === null ? t("users-add-title") : t("users-edit-title", { name }),
      added: "users-added",
      saved: "users-saved",
    };
  }

  /** @param {Partial<UserDraft>} change */
  set(change) {
    this.ownId ||= "id" in change;
    this.draft = { ...this.draft, ...change };
    this.saving.clear();
  }

  /** @param {User} user */
  met(user) {
    // An empty phone says that there is none, where a list alone would not tell.
    const phone = user.phone ?? (this.edition.phonesListed ? null : "");
    this.dispatchEvent(new CustomEvent("saved", { detail: { ...user, phone } }));
  }

  /** @param {string} id */
  lost(id) {
    this.dispatchEvent(new CustomEvent("gone", { detail: id }));
  }

  /** @param {NewUser} user */
  wrote(user) {
    const { ended } = this.saving;
    if (ended === "no-phone" || ended === "differs") void this.meetKept(user);
    else this.met(user);
  }

  /**
   * What was read back and is not as sent, as the store keeps it.
   * @param {NewUser} user
   */
  async meetKept(user) {
    try {
      const { users } = await usersApi.cached(this.account.account_id, this.edition.edition);
      const kept = users.find((one) => one.id === user.id);
      if (kept) this.met(kept);
    } catch {
      // The list stays as it was until it is read again; the dialog tells the rest.
    }
  }

  renderForm() {
    const { t, draft, adding, edition, complete } = this;
    const idHint = !adding ? "users-id-fixed" : complete ? "users-id-hint" : "users-id-hint-unread";
    return html`<form id="user-form" class="names-form" novalidate @submit=${(/** @type {Event} */ event) => void this.submit(event)}>
      ${this.renderOld("users-not-fresh")}
      ${textField({
        id: "user-name",
        label: t("users-name"),
        value: draft.name,
        ...this.words("name"),
        input: (name) => this.set({ name }),
      })}
      ${phoneInput({
        id: "user-phone",
        label: t("users-phone"),
        optional: t("optional"),
        value: draft.phone,
        ...this.words("phone", t("users-phone-hint")),
        remedies: this.phone.remedies.map(({ country, digits }) => ({
          label: t("phone-remedy", { phone: phoneNumber(digits), country: countryName(country, this.app.words.locale) }),
          phone: phoneNumber(digits),
        })),
        input: (phone) => this.set({ phone }),
      })}
      ${textField({
        id: "user-id",
        label: t("users-id"),
        value: draft.id,
        disabled: !adding,
        ...this.words("id", t(idHint)),
        input: (id) => this.set({ id }),
      })}
      ${this.renderEnding()}
      ${edition.phonesListed || adding ? nothing : html`<p class="small">${t("users-public-note")}</p>`}
      <button type="submit" hidden>${t("people-save")}</button>
    </form>`;
  }

  /**
   * What is said under a field. Before the first try only what is wrong with something typed.
   * @param {keyof UserDraft} field
   * @param {string} [plain] the hint when nothing is said
   * @returns {{ error?: string, hint?: string }}
   */
  words(field, plain) {
    const { t, draft } = this;
    const said = this.state[field];
    const say = (/** @type {Said | undefined} */ one) => (one ? t(one.key, one.args) : undefined);
    const early = draft[field].trim() !== "" && (field !== "phone" || said.error?.key === "users-phone-taken");
    const own = this.tried || early ? say(said.error) : undefined;
    return { error: this.complaint(field) ?? own, hint: say(said.hint) ?? plain };
  }

  /**
   * What the server or the console complained of at a field.
   * @param {keyof UserDraft} field
   */
  complaint(field) {
    const { t, saving, draft } = this;
    const { holder, problem, ended, fields } = saving;
    if (field === "id" && holder !== null && holder.id === draft.id.trim()) {
      return holder.name ? t("users-id-taken", { name: holder.name }) : t("users-id-taken-by-somebody");
    }
    const problems = problem ? ownProblems(problem) : [];
    const taken = problems.some((one) => one.field === field && field === "phone" && one.rule === "taken");
    if (taken) return t("users-phone-taken-since");
    return this.told[field] ?? (ended === "refused" && fields.includes(field) ? t("people-complained") : undefined);
  }
}

customElements.define("wz-user-dialog", UserDialog);
