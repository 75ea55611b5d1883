/**
 * The search of the clients list: the store is asked at each key, over clients and their contacts.
 *
 * Owned by views/clients-view.js. What was found stays until the next answer is here, so nothing
 * flickers; an answer to an earlier question is dropped.
 */
/** @import { FoundContact } from "../../types/FoundContact" */
/** @import { ApiError } from "../errors.js" */
import * as accountsApi from "../../api/accounts.js";
import * as contactsApi from "../../api/contacts.js";
import { asApiError } from "../errors.js";

/** Contacts are looked for from so many characters on: fewer would find nearly everybody. */
const ENOUGH = 3;

/** Contacts shown under the clients. */
const SHOWN = 8;

/** Clients come in pages and change one by one; the question is asked again so long after; ms. */
const AGAIN = 300;

/** One search after another. */
export class ClientSearch {
  /** @param {() => void} changed called with each answer */
  constructor(changed) {
    this.changed = changed;
    this.text = "";
    /** @type {Set<string> | null} ids of the clients found; null without a search */
    this.found = null;
    /** What `found` answers. */
    this.answered = "";
    /** @type {FoundContact[]} */
    this.contacts = [];
    /** @type {ApiError | null} */
    this.failure = null;
    this.question = 0;
    /** The answer about clients that is being waited for, or was last. */
    this.asked = Promise.resolve();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** @param {string} text */
  ask(text) {
    this.text = text;
    this.question += 1;
    const { question } = this;
    const wanted = text.trim();
    if (wanted === "") {
      this.found = null;
      this.answered = "";
      this.contacts = [];
      this.failure = null;
      this.changed();
      return;
    }
    this.asked = this.take(question, () => accountsApi.search(wanted), (ids) => {
      this.found = new Set(ids);
      this.answered = wanted;
      this.failure = null;
    });
    if ([...wanted].length < ENOUGH) this.contacts = [];
    else {
      void this.take(question, () => contactsApi.search(wanted, SHOWN), (contacts) => {
        this.contacts = contacts;
      });
    }
  }

  /**
   * @template T
   * @param {number} question
   * @param {() => Promise<T>} read
   * @param {(answer: T) => void} use
   */
  async take(question, read, use) {
    try {
      const answer = await read();
      if (question !== this.question) return;
      use(answer);
    } catch (thrown) {
      if (question !== this.question) return;
      this.failure = asApiError(thrown);
    }
    this.changed();
  }

  /** Asks the same again soon: the clients have changed. */
  again() {
    if (this.text.trim() === "" || this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.ask(this.text);
    }, AGAIN);
  }

  stop() {
    clearTimeout(this.timer);
    this.question += 1;
  }
}
