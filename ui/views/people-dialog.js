/**
 * What the forms of a user and of a contact share: one saving at a time, and how it ended.
 *
 * Extended by users-dialog.js and contacts-dialog.js. What a writing means for the form is
 * saving.js; what is wrong before anything is sent, the forms know.
 */
/** @import { Account } from "../types/Account" */
/** @import { Named } from "../app/people/saving.js" */
import { html, nothing } from "lit";
import { ownProblems } from "../app/people/outcome.js";
import { Saving } from "../app/people/saving.js";
import { View } from "../app/view.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { modal } from "../components/modal.js";
import { endingNotice, formSkeleton, lookedNotice, problemSentences } from "./people-form.js";

/**
 * @typedef {object} Frame
 * @property {string} id of the dialog
 * @property {string} button id of the button that saves
 * @property {string} heading
 * @property {boolean} [wide]
 * @property {string} added the sentence that somebody is added
 * @property {string} saved the sentence that somebody is saved
 */

/**
 * The form of one person.
 * @template {Named} S a person as sent
 * @template {Named} R a person as read
 */
export class PersonDialog extends View {
  static properties = {
    ...View.properties,
    account: { attribute: false },
    draft: { state: true },
    tried: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    // Given by the tab.
    this.account = /** @type {Account} */ (/** @type {unknown} */ (undefined));
    /** Whether it was tried to save: from then on everything wrong is said. */
    this.tried = false;
    /** Whether the form was shown. */
    this.entered = false;
    this.saving = /** @type {Saving<S, R>} */ (/** @type {unknown} */ (undefined));
  }

  /** What the dialog is called, and what is said of such a person. @returns {Frame} */
  get frame() {
    throw new Error("no form of its own");
  }

  /** Whether everything can be sent. */
  get good() {
    return false;
  }

  /** @returns {S} the person as sent */
  get wanted() {
    throw new Error("no form of its own");
  }

  /**
   * Whether what is wrong with a field is said at it.
   * @param {string} _field
   */
  hasPlace(_field) {
    return false;
  }

  /**
   * A saving of its own for the form.
   * @param {Omit<ConstructorParameters<typeof Saving<S, R>>[0], "changed">} how
   */
  begin(how) {
    this.saving = new Saving({ ...how, changed: () => this.requestUpdate() });
  }

  /** Whether the id can still be chosen. */
  get adding() {
    return this.saving.adding;
  }

  /** What was complained of after sending, by field. */
  get told() {
    const { problem } = this.saving;
    return problem ? problemSentences(this.app, ownProblems(problem)) : {};
  }

  done() {
    if (!this.saving?.busy) this.dispatchEvent(new Event("done"));
  }

  /**
   * It is there, as sent or nearly so.
   * @param {S} _person
   */
  wrote(_person) {}

  /**
   * Somebody was looked at anew.
   * @param {R} _read
   */
  met(_read) {}

  /** Nobody of this id is there any more. @param {string} _id */
  lost(_id) {}

  /** @param {Event} [event] */
  async submit(event) {
    event?.preventDefault();
    const { saving } = this;
    if (saving.busy || this.phase !== "ready") return;
    this.tried = true;
    if (!this.good) return this.focusProblem();
    const person = this.wanted;
    const added = saving.way !== "change";
    await saving.write(person);
    const { ended } = saving;
    if (ended === "saved" || saving.isSaved) this.wrote(person);
    if (ended === "gone") this.lost(person.id);
    if (ended !== "saved") return this.focusProblem();
    const { frame, t } = this;
    this.app.toast({ tone: "good", text: t(added ? frame.added : frame.saved, { name: person.name }) });
    this.done();
  }

  /** After a lost answer: whether it happened. */
  async look() {
    const { wanted } = this;
    const read = await this.saving.look(wanted);
    if (read) this.met(read);
    else if (this.saving.looked === "none") this.lost(wanted.id);
    void this.focusProblem();
  }

  /** Where no field is to blame, what is said under them comes into sight. */
  async focusProblem() {
    await super.focusProblem();
    if (this.querySelector("[aria-invalid='true']")) return;
    const said = [...this.querySelectorAll(".names-form .notice")].at(-1);
    said?.scrollIntoView({ block: "nearest" });
  }

  updated() {
    super.updated();
    if (this.entered || this.phase !== "ready") return;
    this.entered = true;
    // A form that came while the dialog stood open: the focus goes where it would have gone.
    const first = this.querySelector("dialog[open] .input");
    if (first instanceof HTMLElement) first.focus();
  }

  render() {
    if (this.phase === "loading" && !this.slow) return nothing;
    const { t, frame, saving } = this;
    const { adding } = saving;
    return modal({
      ...frame,
      closeLabel: t("close"),
      close: () => this.done(),
      body: this.phase === "ready" ? this.renderForm() : super.render(),
      actions: html`<button type="button" class="button button-quiet" @click=${() => this.done()}>
          ${t(saving.isSaved ? "close" : "cancel")}
        </button>
        ${busyButton({
          id: frame.button,
          label: t(adding ? "people-add" : "people-save"),
          busyLabel: t(adding ? "people-adding" : "people-saving"),
          busy: saving.busy,
          disabled: this.phase !== "ready",
          run: () => void this.submit(),
        })}`,
    });
  }

  renderSkeleton() {
    return formSkeleton(this.t);
  }

  /** @returns {unknown} */
  renderForm() {
    return nothing;
  }

  /** What is shown may be old. @param {string} title */
  renderOld(title) {
    const { old } = this.saving;
    return old ? failureNotice(this.app, old, { title: this.t(title) }) : nothing;
  }

  renderEnding() {
    const { app, saving } = this;
    const { looked, ended, problem, fields, phone } = saving;
    if (looked !== null) return lookedNotice(app, looked);
    // What stands at a field needs no second sentence.
    if (problem && ownProblems(problem).some(({ field }) => this.hasPlace(field))) return nothing;
    if (ended === null && problem === null) return nothing;
    return endingNotice(app, { ended, problem, fields, phone, look: () => void this.look() });
  }
}
