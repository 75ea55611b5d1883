/**
 * How the Roles tab stages and saves: everything is written at once, read back, and what became of
 * it is told.
 *
 * The base of roles-flow.js, over roles-reading.js. Deliberately absent: taking the server's yes
 * for what is there.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Clash, Conflict } from "../app/roles/conflict.js" */
/** @import { Edit } from "../app/roles/matrix.js" */
/** @import { PlaceChange } from "../app/roles/sentences.js" */
/** @import { Settings } from "../types/Settings" */
/** @import { SettingsDifference } from "../types/SettingsDifference" */
/** @import { SettingsLooked } from "../types/SettingsLooked" */
import * as settingsApi from "../api/settings.js";
import { asApiError } from "../app/errors.js";
import { backTo, readConflict, resolve } from "../app/roles/conflict.js";
import { changeBetween } from "../app/roles/sentences.js";
import { RolesReading } from "./roles-reading.js";

/**
 * What became of a saving that did not simply succeed. `differs`: the server made something else
 * of it; `not_saved`: nothing of it is there; `unknown`: it could not be read back.
 * @typedef {object} Outcome
 * @property {"differs" | "not_saved" | "unknown"} kind
 * @property {PlaceChange[]} changes from what it is to what was wanted
 * @property {PlaceChange[]} taken what others changed at the same time
 * @property {ApiError | import("../types/UiError").UiError | null} error
 */

/** The Roles tab as far as it stages and saves. */
export class RolesSaving extends RolesReading {
  static properties = {
    ...RolesReading.properties,
    revision: { state: true },
    saving: { state: true },
    looking: { state: true },
    saved: { state: true },
    trouble: { state: true },
    outcome: { state: true },
    conflict: { state: true },
    choices: { state: true },
    said: { state: true },
  };

  constructor() {
    super();
    /** Of the matrix, when it was last drawn. */
    this.revision = -1;
    this.saving = false;
    /** What became of a saving is being looked up. */
    this.looking = false;
    /** @type {{ seen: Settings, wanted: Settings, count: number } | null} what was sent last */
    this.sent = null;
    /** @type {{ at: number, count: number, taken: PlaceChange[] } | null} what was last saved, until something is staged */
    this.saved = null;
    /** @type {{ title: string, error: ApiError } | null} why nothing was sent, or nothing looked up */
    this.trouble = null;
    /** @type {Outcome | null} */
    this.outcome = null;
    /** @type {(Conflict & { settings: Settings }) | null} */
    this.conflict = null;
    /** @type {Map<string, import("../app/roles/conflict.js").Choice>} */
    this.choices = new Map();
    /** What those who listen are told. */
    this.said = "";
  }

  /**
   * Says something to those who listen, also when it is the same again.
   * @param {string} text
   */
  tellReader(text) {
    this.said = text === this.said ? `${text}\u00A0` : text;
  }

  /** The matrix was changed, by whomever. */
  staged() {
    this.revision = this.shown.revision;
    if (this.shown.isDirty) this.saved = null;
    // What was told of the last saving speaks of a state that is gone.
    else this.outcome = null;
    this.trouble = null;
  }

  /**
   * Stages edits as one step.
   * @param {Iterable<Edit>} edits
   */
  stage(edits) {
    // What is on its way is not changed under way: it would be lost when the answer comes.
    if (this.saving) {
      this.tellReader(this.t("grid-said-saving"));
      return false;
    }
    const changed = this.shown.change(edits);
    if (changed) this.staged();
    return changed;
  }

  /** Writes everything that is staged, and tells what became of it. */
  async save() {
    const matrix = this.shown;
    if (this.saving || this.looking || !matrix.isDirty) return;
    const sent = { seen: matrix.settings, wanted: matrix.wanted(), count: matrix.changeCount };
    this.sent = sent;
    this.saving = true;
    this.trouble = null;
    this.outcome = null;
    try {
      const written = await settingsApi.update(this.accountId, sent.seen, sent.wanted);
      this.became(written, sent.count, written.error);
    } catch (thrown) {
      this.refused(asApiError(thrown));
    } finally {
      this.saving = false;
    }
  }

  /**
   * Takes over what is there after a writing, and tells what of it was wanted.
   * @param {Pick<SettingsLooked, "outcome" | "settings" | "differences" | "taken_over">} written
   * @param {number} count how many places were sent
   * @param {Outcome["error"]} error
   */
  became({ outcome, settings, differences, taken_over }, count, error) {
    const taken = taken_over.map((one) => changeBetween(one, one.seen, one.now));
    this.take(settings);
    if (outcome === "saved") {
      this.outcome = null;
      this.saved = { at: this.app.now(), count, taken };
      return this.tellReader(this.t("roles-saved-said", { count }));
    }
    const changes = differences.map((one) => changeBetween(one, one.now, one.wanted));
    this.outcome = { kind: outcome, changes, taken, error };
  }

  /** @param {ApiError} error */
  refused(error) {
    if (error.conflict) {
      this.clash(error.conflict.differences, error.conflict.settings);
    } else if (error.code === "outcome_unknown") {
      this.outcome = { kind: "unknown", changes: [], taken: [], error };
    } else {
      this.trouble = { title: "roles-trouble", error };
    }
  }

  /**
   * Lets the person decide where somebody else wrote too.
   * @param {SettingsDifference[]} differences
   * @param {Settings} settings as they are now
   */
  clash(differences, settings) {
    this.choices = new Map();
    this.conflict = { ...readConflict({ differences, settings }), settings };
  }

  /**
   * After an answer that was lost: looks what is there of what was sent. Where it is neither as it
   * was nor as it was wanted, somebody else wrote, and the person decides.
   */
  async lookAfter() {
    const { sent } = this;
    if (!sent || this.looking || this.saving) return;
    this.looking = true;
    this.trouble = null;
    try {
      const looked = await settingsApi.look(this.accountId, sent.seen, sent.wanted);
      const { clashes } = readConflict(looked);
      if (clashes.length === 0) return this.became(looked, sent.count, null);
      this.outcome = null;
      this.clash([...looked.differences, ...looked.taken_over], looked.settings);
    } catch (thrown) {
      this.trouble = { title: "roles-look-failed", error: asApiError(thrown) };
    } finally {
      this.looking = false;
    }
  }

  /** Leaves what the server made of it: what is not as wanted is not wanted any more. */
  keepTheirs() {
    if (this.outcome) this.stage(this.outcome.changes.map(backTo));
    this.outcome = null;
  }

  /**
   * Goes on after a conflict: their state, ours above it, and theirs where that was chosen.
   * @param {Clash[]} clashes
   */
  async settle(clashes) {
    if (!this.conflict || this.saving) return;
    this.take(this.conflict.settings);
    this.stage(resolve(clashes, this.choices));
    this.conflict = null;
    if (this.shown.isDirty) await this.save();
    else this.tellReader(this.t("roles-theirs-said"));
  }
}
