/**
 * What the Roles tab does: reads people, channels and settings, stages, saves and reads back, and
 * keeps the page while something is unsaved.
 *
 * The base of `<wz-roles>`. Deliberately absent: markup, which is in roles-view.js, and the rules
 * of the matrix, which are in app/roles.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Clash, Conflict } from "../app/roles/conflict.js" */
/** @import { PeopleFilter } from "../app/roles/filter.js" */
/** @import { Edit } from "../app/roles/matrix.js" */
/** @import { Line, Person } from "../app/roles/places.js" */
/** @import { PlaceChange } from "../app/roles/sentences.js" */
/** @import { Settings } from "../types/Settings" */
import * as settingsApi from "../api/settings.js";
import { asApiError } from "../app/errors.js";
import { backTo, readConflict, resolve } from "../app/roles/conflict.js";
import { filterLines, filterPeople } from "../app/roles/filter.js";
import { Names } from "../app/roles/names.js";
import { changeBetween } from "../app/roles/sentences.js";
import { RolesReading } from "./roles-reading.js";

/**
 * What became of a saving that did not simply succeed. `differs`: the server made something else
 * of it; `not_saved`: nothing was changed; `unknown`: it could not be read back.
 * @typedef {{ kind: "differs" | "not_saved" | "unknown", changes: PlaceChange[], error: ApiError | import("../types/UiError").UiError | null }} Outcome
 */

/** What is open over the page. @typedef {"history" | "templates" | "paste" | "copy" | "gone" | null} Dialog */

/** The Roles tab without its looks. */
export class RolesFlow extends RolesReading {
  static properties = {
    ...RolesReading.properties,
    search: { state: true },
    filter: { state: true },
    line: { state: true },
    revision: { state: true },
    saving: { state: true },
    saved: { state: true },
    trouble: { state: true },
    outcome: { state: true },
    conflict: { state: true },
    choices: { state: true },
    dialog: { state: true },
    asked: { state: true },
    leaving: { state: true },
    said: { state: true },
  };

  constructor() {
    super();
    this.search = "";
    /** @type {PeopleFilter} */
    this.filter = "all";
    /** Which channels are shown; as filter.js has it. */
    this.line = "";
    /** Of the matrix, when it was last drawn. */
    this.revision = -1;
    /** @type {Person[]} found by search and filter */
    this.people = [];
    /** @type {Line[]} */
    this.lines = [];
    this.saving = false;
    /** @type {{ at: number, count: number } | null} what was last saved, until something is staged */
    this.saved = null;
    /** @type {ApiError | null} why nothing was sent */
    this.trouble = null;
    /** @type {Outcome | null} */
    this.outcome = null;
    /** @type {(Conflict & { settings: Settings }) | null} */
    this.conflict = null;
    /** @type {Map<string, import("../app/roles/conflict.js").Choice>} */
    this.choices = new Map();
    /** @type {Dialog} */
    this.dialog = null;
    /** @type {{ user_id: string } | { channel_id: string } | null} whose access is being told */
    this.asked = null;
    /** @type {string | null} the address that was asked for while something is unsaved */
    this.leaving = null;
    /** What those who listen are told. */
    this.said = "";
    /** @type {{ known: Person[], names: Names } | null} */
    this.named = null;
    /** @type {string | null} the address that may be gone to though something is unsaved */
    this.allowed = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.app.router.guard = (event) => this.holds(event);
    this.keep(() => (this.app.router.guard = null));
    this.listen(document, "keydown", (event) => this.shortcut(event));
  }

  /** The names for sentences; made anew when people or channels are others. */
  get names() {
    const { people, lines } = this.shown;
    if (this.named?.known !== people) this.named = { known: people, names: new Names({ people, lines }, this.t) };
    return this.named.names;
  }

  /** The matrix once it is there. */
  get shown() {
    return /** @type {import("../app/roles/matrix.js").Matrix} */ (this.matrix);
  }

  /** Looks anew for what is to be shown. */
  find() {
    if (!this.matrix) return;
    this.people = filterPeople(this.matrix, this);
    this.lines = filterLines(this.matrix.lines, this.line);
    this.revision = this.matrix.revision;
    this.requestUpdate();
  }

  /** @param {Partial<{ search: string, filter: PeopleFilter, line: string }>} wish */
  look(wish) {
    Object.assign(this, wish);
    this.find();
    this.said = this.t("roles-found", { count: this.people.length });
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
    const changed = this.shown.change(edits);
    if (changed) this.staged();
    return changed;
  }

  undo() {
    this.replay(this.shown.undo(), "grid-said-undone");
  }

  redo() {
    this.replay(this.shown.redo(), "grid-said-redone");
  }

  /**
   * @param {{ count: number } | null} step
   * @param {string} key
   */
  replay(step, key) {
    if (!step) return;
    this.staged();
    this.said = this.t(key, { count: step.count });
  }

  discard() {
    const count = this.shown.changeCount;
    if (!this.shown.discard()) return;
    this.staged();
    this.app.toast({
      text: this.t("roles-discarded", { count }),
      action: { label: this.t("roles-undo"), run: () => this.isConnected && this.undo() },
    });
  }

  /** Writes everything that is staged, and tells what became of it. */
  async save() {
    const matrix = this.shown;
    if (this.saving || !matrix.isDirty) return;
    const count = matrix.changeCount;
    this.saving = true;
    this.trouble = null;
    this.outcome = null;
    try {
      const written = await settingsApi.update(this.accountId, matrix.settings, matrix.wanted());
      this.take(written.settings);
      if (written.outcome === "saved") return this.confirmed(count);
      const changes = written.differences.map((one) => changeBetween(one, one.now, one.wanted));
      this.outcome = { kind: written.outcome, changes, error: written.error };
    } catch (thrown) {
      this.refused(asApiError(thrown));
    } finally {
      this.saving = false;
    }
  }

  /** @param {ApiError} error */
  refused(error) {
    if (error.conflict) {
      this.choices = new Map();
      this.conflict = { ...readConflict(error.conflict), settings: error.conflict.settings };
    } else if (error.code === "outcome_unknown") {
      this.outcome = { kind: "unknown", changes: [], error };
    } else {
      this.trouble = error;
    }
  }

  /** @param {number} count places */
  confirmed(count) {
    this.saved = { at: this.app.now(), count };
    this.said = this.t("roles-saved-said", { count });
  }

  /** After an answer that was lost: looks what is there, and tells what of it was saved. */
  async lookAfter() {
    const count = this.shown.changeCount;
    await this.reread();
    if (this.readFailure) return;
    this.outcome = null;
    if (!this.shown.isDirty) return this.confirmed(count);
    this.outcome = { kind: "not_saved", changes: [], error: null };
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
    if (!this.conflict) return;
    this.take(this.conflict.settings);
    this.stage(resolve(clashes, this.choices));
    this.conflict = null;
    if (this.shown.isDirty) await this.save();
    else this.said = this.t("roles-theirs-said");
  }

  /**
   * Stages what leads to an earlier state.
   * @param {Settings} settings
   */
  restore(settings) {
    const { changed, left_out } = this.shown.restoreTo(settings);
    this.dialog = null;
    if (changed) this.staged();
    const key = changed ? "roles-restored" : "roles-restored-same";
    const text = this.t(left_out > 0 ? "roles-restored-partly" : key, { count: left_out });
    this.app.toast({ text });
  }

  /**
   * Keeps the page while something is unsaved, and asks.
   * @param {HashChangeEvent} event
   */
  holds(event) {
    const to = new URL(event.newURL).hash;
    if (!this.matrix?.isDirty || to === this.allowed) return false;
    window.history.replaceState(window.history.state, "", event.oldURL);
    this.leaving = to;
    return true;
  }

  /** Goes where was asked for, with or without what is unsaved. */
  leave() {
    const to = this.leaving ?? "";
    this.allowed = to;
    this.leaving = null;
    window.location.hash = to;
  }

  async saveAndLeave() {
    await this.save();
    if (this.shown.isDirty) this.leaving = null;
    else this.leave();
  }

  /** @param {KeyboardEvent} event */
  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.defaultPrevented || !this.matrix) return;
    const target = event.target;
    const typing = target instanceof Element && target.closest("input, textarea, dialog") !== null;
    const key = event.key.toLowerCase();
    if (key === "s") void this.save();
    else if (key === "k") this.byId("roles-search")?.select();
    else if (key === "z" && !typing) event.shiftKey ? this.redo() : this.undo();
    else if (key === "y" && !typing) this.redo();
    else return;
    event.preventDefault();
  }
}
