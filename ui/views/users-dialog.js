/**
 * `<wz-user-dialog>`: adding an employee, or changing one.
 *
 * Properties: `account`, `edition`, `user` (null to add), `users` (everybody, for what must not
 * come twice). Tells `saved` with the user as written, and `done`. What is wrong is found by
 * user-form.js before anything is sent; what became of it is said here, where the eye is.
 */
/** @import { Account } from "../types/Account" */
/** @import { User } from "../types/User" */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Edition } from "../app/people/editions.js" */
/** @import { Ending } from "../app/people/outcome.js" */
/** @import { Said, UserDraft } from "../app/people/user-form.js" */
import { html, nothing } from "lit";
import { asApiError } from "../app/errors.js";
import { ending, ownProblems } from "../app/people/outcome.js";
import { checkPhone, countriesOf, countryName, digitsOf } from "../app/people/phones.js";
import { checkUser, newUser, suggestId } from "../app/people/user-form.js";
import { View } from "../app/view.js";
import { phoneNumber } from "../app/words.js";
import { busyButton } from "../components/button.js";
import { textField } from "../components/form-field.js";
import { modal } from "../components/modal.js";
import { endingNotice, formSkeleton, lookedNotice, phoneInput, problemSentences } from "./people-form.js";

/** The form of one user. */
export class UserDialog extends View {
  static properties = {
    ...View.properties,
    account: { attribute: false },
    edition: { attribute: false },
    user: { attribute: false },
    users: { attribute: false },
    draft: { state: true },
    tried: { state: true },
    busy: { state: true },
    ended: { state: true },
    problem: { state: true },
    looked: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    this.account = /** @type {Account} */ (/** @type {unknown} */ (undefined));
    this.edition = /** @type {Edition} */ (/** @type {unknown} */ (undefined));
    /** @type {User | null} */
    this.user = null;
    /** @type {User[]} */
    this.users = [];
    /** @type {UserDraft} */
    this.draft = { id: "", name: "", phone: "" };
    /** Whether it was tried to save: from then on everything wrong is said. */
    this.tried = false;
    this.busy = false;
    /** @type {Ending | null} how the last saving ended, where that needs words */
    this.ended = null;
    /** Whether it turned out that nobody has the id any more. */
    this.gone = false;
    /** @type {ApiError | null} why nothing was saved */
    this.problem = null;
    /** @type {string[]} fields the server complained of */
    this.complained = [];
    /** @type {"same" | "other" | "none" | null} what a look found after a lost answer */
    this.looked = null;
    /** @type {import("../app/people/phones.js").CountryCode[]} */
    this.countries = [];
  }

  async load() {
    const { user, users, edition } = this;
    this.countries = countriesOf(users.map((one) => one.phone));
    if (user === null) {
      this.draft = { id: suggestId(users), name: "", phone: "" };
      return;
    }
    // Written without its phone, a user may lose it: where the list has none, it is looked up.
    const known = edition.phonesListed || user.phone !== null;
    const whole = known ? user : await edition.get(this.account.account_id, user.id);
    const phone = whole.phone ? phoneNumber(whole.phone) : "";
    this.draft = { id: user.id, name: whole.name, phone };
  }

  get adding() {
    return this.user === null;
  }

  /** Whether it was saved already, so that closing takes nothing back. */
  get isThere() {
    return this.looked === "same" || this.ended === "not-looked" || this.ended === "no-phone";
  }

  get phone() {
    return checkPhone(this.draft.phone, this.countries);
  }

  get state() {
    const { users, edition, adding, phone } = this;
    return checkUser(this.draft, { users, edition, adding, phone });
  }

  /** @param {Partial<UserDraft>} change */
  set(change) {
    this.draft = { ...this.draft, ...change };
    this.problem = null;
    this.complained = [];
    this.ended = null;
    this.looked = null;
  }

  done() {
    if (!this.busy) this.dispatchEvent(new Event("done"));
  }

  /** @param {User} user */
  told(user) {
    this.dispatchEvent(new CustomEvent("saved", { detail: user }));
  }

  /** @param {Event} [event] */
  async submit(event) {
    event?.preventDefault();
    if (this.busy || this.phase !== "ready") return;
    this.tried = true;
    if (Object.values(this.state).some((said) => said.error)) return this.focusProblem();
    const user = newUser(this.draft, this.phone.digits);
    const { account_id } = this.account;
    const job = crypto.randomUUID();
    this.busy = true;
    this.problem = null;
    this.looked = null;
    try {
      // Somebody who is gone is added anew, once the person has been told so.
      const write = this.adding || this.gone ? this.edition.add : this.edition.change;
      const [outcome] = await write(account_id, user, job);
      this.ended = ending(outcome);
      this.gone ||= this.ended === "gone";
      if (this.ended === "refused" || this.ended === "not-sent") {
        this.problem = outcome?.error ? asApiError(outcome.error) : null;
      }
      this.complained = this.ended === "refused" ? (outcome?.fields ?? []) : [];
      this.settle(user);
    } catch (thrown) {
      this.problem = asApiError(thrown);
      this.ended = this.problem.code === "outcome_unknown" ? "unanswered" : "refused";
      void this.focusProblem();
    } finally {
      this.busy = false;
    }
  }

  /** @param {import("../types/NewUser").NewUser} user */
  settle(user) {
    const { name } = user;
    if (this.ended === "no-phone") this.told({ ...user, phone: null });
    else if (this.ended === "not-looked") this.told(user);
    else if (this.ended === "saved") {
      this.told({ ...user, phone: user.phone ?? (this.edition.phonesListed ? null : "") });
      this.app.toast({ tone: "good", text: this.t(this.adding ? "users-added" : "users-saved", { name }) });
      this.busy = false;
      this.done();
    }
  }

  /** After a lost answer: whether it happened. */
  async look() {
    const wanted = newUser(this.draft, this.phone.digits);
    this.busy = true;
    try {
      const read = await this.edition.get(this.account.account_id, wanted.id);
      const same = read.name === wanted.name && digitsOf(read.phone ?? "") === (wanted.phone ?? "");
      this.looked = same ? "same" : "other";
      this.told(read);
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
    const { t } = this;
    const name = this.user?.name || this.user?.id || "";
    return modal({
      id: "user-dialog",
      heading: this.adding ? t("users-add-title") : t("users-edit-title", { name }),
      closeLabel: t("close"),
      close: () => this.done(),
      body: this.phase === "ready" ? this.renderForm() : super.render(),
      actions: html`<button type="button" class="button button-quiet" @click=${() => this.done()}>
          ${t(this.isThere ? "close" : "cancel")}
        </button>
        ${busyButton({
          id: "save-user",
          label: t(this.adding ? "users-add-do" : "people-save"),
          busyLabel: t(this.adding ? "users-adding" : "people-saving"),
          busy: this.busy,
          disabled: this.phase !== "ready",
          run: () => void this.submit(),
        })}`,
    });
  }

  renderSkeleton() {
    return formSkeleton(this.t);
  }

  renderForm() {
    const { t, draft, adding, edition } = this;
    return html`<form id="user-form" class="names-form" novalidate @submit=${(/** @type {Event} */ event) => void this.submit(event)}>
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
        hint: t("users-phone-hint"),
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
        ...this.words("id", t(adding ? "users-id-hint" : "users-id-fixed")),
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
    const said = this.state[field];
    const complaint = this.complained.includes(field) ? this.t("people-complained") : undefined;
    const problems = this.problem ? ownProblems(this.problem) : [];
    const taken = problems.some((one) => one.field === field && field === "phone" && one.rule === "taken");
    const told = taken ? this.t("users-phone-taken-since") : problemSentences(this.app, problems)[field];
    const early = this.draft[field].trim() !== "" && (field !== "phone" || said.error?.key === "users-phone-taken");
    const show = this.tried || early;
    const say = (/** @type {Said | undefined} */ one) => (one ? this.t(one.key, one.args) : undefined);
    return { error: told ?? complaint ?? (show ? say(said.error) : undefined), hint: say(said.hint) ?? plain };
  }

  renderEnding() {
    const { app, looked, ended, problem } = this;
    const look = () => void this.look();
    if (looked !== null) return lookedNotice(app, looked);
    if (problem && ownProblems(problem).some(({ field }) => field in this.draft)) return nothing;
    return ended === null && problem === null ? nothing : endingNotice(app, { ended, problem, look });
  }
}

customElements.define("wz-user-dialog", UserDialog);
