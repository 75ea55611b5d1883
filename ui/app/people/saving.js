/**
 * One person being saved: whom the form is about, and what became of each writing.
 *
 * Pure but for the calls it is given; used by the dialogs of users and contacts. From the moment a
 * writing may have happened, the form is about that id: it is not added a second time, and the
 * person is not told to choose another id because of herself. Deliberately absent: sentences.
 */
/** @import { ItemOutcome } from "../../types/ItemOutcome" */
/** @import { ApiError } from "../errors.js" */
/** @import { Ending } from "./outcome.js" */
import { asApiError } from "../errors.js";
import { ending, ownProblems } from "./outcome.js";

/** @typedef {{ id: string, name: string }} Named */

/**
 * - `add`: nobody has the id, and the server is asked before anything is sent
 * - `change`: somebody is there to be changed
 * - `put`: an earlier adding may have happened, so whichever it takes
 * @typedef {"add" | "change" | "put"} Way
 */

/**
 * @template {Named} S a person as sent
 * @template {Named} R a person as read
 */
export class Saving {
  /**
   * @param {object} how
   * @param {string | null} how.id whom the form changes; null where it adds
   * @param {Record<Way, (person: S) => Promise<ItemOutcome[]>>} how.send
   * @param {(id: string) => Promise<R>} how.get
   * @param {(read: R, sent: S) => boolean} how.isAsSent
   * @param {() => void} how.changed called whenever something here is otherwise
   */
  constructor({ id, send, get, isAsSent, changed }) {
    this.send = send;
    this.get = get;
    this.isAsSent = isAsSent;
    this.changed = changed;
    /** Whether the form was opened to add somebody. */
    this.opened = /** @type {"add" | "change"} */ (id === null ? "add" : "change");
    /** @type {string | null} the id the form is about; null while it can be chosen */
    this.id = id;
    /** @type {"yes" | "no" | "maybe"} whether somebody has it */
    this.there = id === null ? "no" : "yes";
    this.busy = false;
    /** @type {ApiError | null} why the form shows somebody as they were once */
    this.old = null;
    /** @type {Named | null} who has the id that was to be added, however the rest changes */
    this.holder = null;
    this.clear();
  }

  /** Forgets what was said of the last writing: something is different now. */
  clear() {
    /** @type {Ending | null} how it ended */
    this.ended = null;
    /** @type {ApiError | null} why nothing was saved */
    this.problem = null;
    /** @type {"same" | "other" | "none" | null} what a look found after a lost answer */
    this.looked = null;
    /** @type {string[]} what the server complained of, or what is not as it was sent */
    this.fields = [];
    /** @type {string | null} the phone that was sent last */
    this.phone = null;
  }

  /** Whether the id can still be chosen. */
  get adding() {
    return this.id === null;
  }

  /** Whether something was saved already, so that closing takes nothing back. */
  get isSaved() {
    if (this.looked !== null) return this.looked !== "none";
    return this.ended === "not-looked" || this.ended === "no-phone" || this.ended === "differs";
  }

  /** @returns {Way} */
  get way() {
    return { yes: /** @type {const} */ ("change"), no: /** @type {const} */ ("add"), maybe: /** @type {const} */ ("put") }[this.there];
  }

  /**
   * Reads the person to be changed: written whole, an old copy would undo what others did since.
   * @returns {Promise<R | null>} null where they could not be read
   */
  async read() {
    if (this.id === null) return null;
    try {
      return await this.get(this.id);
    } catch (thrown) {
      const failure = asApiError(thrown);
      if (failure.code === "not_found") {
        this.there = "no";
        this.ended = "gone";
      } else this.old = failure;
      return null;
    }
  }

  /**
   * Sends the person.
   * @param {S & { phone?: string | null }} person
   */
  async write(person) {
    const { way } = this;
    this.clear();
    this.holder = null;
    this.phone = person.phone ?? null;
    this.busy = true;
    this.changed();
    try {
      const [outcome] = await this.send[way](person);
      this.settle(person.id, way, outcome);
    } catch (thrown) {
      await this.refuse(person.id, asApiError(thrown));
    } finally {
      this.busy = false;
      this.changed();
    }
  }

  /**
   * @param {string} id
   * @param {Way} way
   * @param {ItemOutcome | undefined} outcome
   */
  settle(id, way, outcome) {
    this.ended = ending(outcome, this.phone);
    this.fields = outcome?.fields ?? [];
    const { ended } = this;
    if (ended === "refused" || ended === "not-sent") {
      this.problem = outcome?.error ? asApiError(outcome.error) : null;
    } else if (ended === "gone") {
      this.there = "no";
      // The server took somebody as new who is not there: the id is as free as before.
      if (way !== "change") this.vanish("not-there");
    } else this.keep(id, ended === "unanswered" ? "maybe" : "yes");
  }

  /** @param {Ending} ended */
  vanish(ended) {
    this.ended = ended;
    if (this.opened === "add") this.id = null;
  }

  /**
   * From now on the form is about this id.
   * @param {string} id
   * @param {"yes" | "maybe"} there
   */
  keep(id, there) {
    this.id = id;
    if (there === "yes") this.old = null;
    // Whoever was there is there, whatever became of the change.
    if (there === "yes" || this.there === "no") this.there = there;
  }

  /**
   * @param {string} id
   * @param {ApiError} failure
   */
  async refuse(id, failure) {
    const unsure = failure.code === "outcome_unknown";
    this.problem = failure;
    this.ended = unsure ? "unanswered" : "refused";
    if (unsure) this.keep(id, "maybe");
    const taken = ownProblems(failure).some(({ field, rule }) => field === "id" && rule === "taken");
    if (!taken) return;
    this.ended = null;
    this.problem = null;
    if (this.id === null) return void (this.holder = await this.nameOf(id));
    // Somebody added the person again meanwhile: they are there to be changed, if one wants to.
    this.there = "yes";
    this.looked = "other";
  }

  /**
   * @param {string} id
   * @returns {Promise<Named>} without a name where it cannot be read
   */
  async nameOf(id) {
    try {
      const { name } = await this.get(id);
      return { id, name };
    } catch {
      return { id, name: "" };
    }
  }

  /**
   * After a lost answer: whether it happened.
   * @param {S} person
   * @returns {Promise<R | null>} who is there
   */
  async look(person) {
    this.busy = true;
    this.changed();
    try {
      const read = await this.get(person.id);
      this.clear();
      this.keep(person.id, "yes");
      this.looked = this.isAsSent(read, person) ? "same" : "other";
      return read;
    } catch (thrown) {
      const failure = asApiError(thrown);
      if (failure.code === "not_found") {
        this.clear();
        this.there = "no";
        if (this.opened === "add") this.id = null;
        this.looked = "none";
      } else this.problem = failure;
      return null;
    } finally {
      this.busy = false;
      this.changed();
    }
  }
}
