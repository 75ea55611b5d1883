/**
 * What the whole window shares: who is signed in, preferences, the clients, words, the way about.
 *
 * Made once in main.js and handed to every view as `app`; a view is drawn again on `change`.
 * Deliberately absent: anything only one view needs.
 */
/** @import { About } from "../types/About" */
/** @import { Creation } from "../types/Creation" */
/** @import { Preferences } from "../types/Preferences" */
/** @import { SignInState } from "../types/SignInState" */
/** @import { Sweep } from "../types/Sweep" */
/** @import { Translate } from "./i18n.js" */
/** @import { Router } from "./router.js" */
/** @import { Words } from "./words.js" */
import * as preferencesApi from "../api/preferences.js";
import { Accounts } from "./accounts.js";
import { Bulks } from "./bulks.js";
import { Deletions } from "./deletions.js";
import { applyTheme } from "./theme.js";

/**
 * A short confirmation in the corner.
 * @typedef {object} Toast
 * @property {string} text
 * @property {"plain" | "good" | "bad"} [tone]
 * @property {{ label: string, run: () => void }} [action]
 * @property {boolean} [stays] until it is closed or acted on
 */

/** The window's state. */
export class Context extends EventTarget {
  /**
   * @param {object} parts
   * @param {Translate} parts.t
   * @param {Words} parts.words
   * @param {Router} parts.router
   * @param {() => number} [parts.now] epoch ms
   */
  constructor({ t, words, router, now = Date.now }) {
    super();
    this.t = t;
    this.words = words;
    this.router = router;
    /** What would be lost by leaving, and the question before it. */
    this.unsaved = router.unsaved;
    this.now = now;
    this.accounts = new Accounts(() => this.changed());
    this.deletions = new Deletions(() => this.changed());
    this.bulks = new Bulks(() => this.changed());
    /** @type {Sweep | null} the last look at all channels; null until it was asked for */
    this.sweep = null;
    /** @type {SignInState | null} */
    this.signIn = null;
    /** @type {Preferences} */
    this.preferences = {
      theme: "system",
      language: null,
      last_account: null,
      accounts_sort: null,
      events: true,
      watch: true,
      notify: true,
    };
    /** @type {About | null} */
    this.about = null;
    /** @type {Creation[]} creations whose outcome is not settled */
    this.creations = [];
    /** @type {string | null} the profile whose keychain entry is being waited for */
    this.vaultWaiting = null;
    /** @type {string | null} the profile whose password must be typed again */
    this.passwordNeeded = null;
    // Whether the keychain's last wait is over: its state may still say "waiting" when the person
    // chose to go on without it.
    this.vaultSettled = false;
  }

  /** The profile now signed in, if any. */
  get profile() {
    return this.signIn?.current ?? null;
  }

  /** Whether this is the demo. */
  get demo() {
    return this.signIn?.demo ?? false;
  }

  /** Whether the partner's password must be typed before anything can be asked of the server. */
  get needsPassword() {
    const { profile } = this;
    // While the keychain is waited for, it may still hold the password.
    if (!profile || this.vaultWaiting) return false;
    return profile.secret === "missing" || this.passwordNeeded === profile.profile_id;
  }

  /** Says that something shared is different now. */
  changed() {
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Takes over who is signed in; another person's clients are not kept.
   * @param {SignInState} state
   */
  setSignIn(state) {
    const before = this.profile?.profile_id;
    this.signIn = state;
    if (this.profile?.profile_id !== before) {
      this.accounts.clear();
      this.deletions.clear();
      this.bulks.clear();
      this.sweep = null;
      this.creations = [];
      this.passwordNeeded = null;
    }
    const waits = state.keychain === "waiting" && this.profile?.secret === "missing";
    if (waits && !this.vaultSettled) this.vaultWaiting ??= this.profile?.profile_id ?? null;
    this.changed();
  }

  /**
   * The keychain is being waited for, or not any more.
   * @param {string | null} profile_id whose password it is about
   */
  setVaultWaiting(profile_id) {
    this.vaultWaiting = profile_id;
    this.vaultSettled = profile_id === null;
    this.changed();
  }

  /**
   * Takes over one creation; a settled one is forgotten.
   * @param {Creation} creation
   */
  putCreation(creation) {
    const settled = ["created", "refused", "dismissed"].includes(creation.state);
    const others = this.creations.filter((one) => one.creation_id !== creation.creation_id);
    this.creations = settled ? others : [...others, creation];
    this.changed();
  }

  /**
   * Takes over how the look at all channels goes.
   * @param {Sweep} sweep
   */
  setSweep(sweep) {
    this.sweep = sweep;
    this.changed();
  }

  /**
   * Changes some preferences, at once on the screen and then in the store.
   * @param {Partial<Preferences>} change
   */
  async prefer(change) {
    this.preferences = { ...this.preferences, ...change };
    this.showTheme();
    this.changed();
    await preferencesApi.set(this.preferences);
  }

  /** Puts the theme on the page. */
  showTheme() {
    applyTheme(document.documentElement, this.preferences.theme);
  }

  /**
   * Shows a short confirmation.
   * @param {Toast} toast
   */
  toast(toast) {
    this.dispatchEvent(new CustomEvent("toast", { detail: toast }));
  }
}
