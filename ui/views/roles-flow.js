/**
 * What the Roles tab does: shows a choice, takes back and restores, and keeps the page while
 * something is unsaved.
 *
 * The base of `<wz-roles>`, over roles-saving.js. Deliberately absent: markup, which is in
 * roles-view.js, and the rules of the matrix, which are in app/roles.
 */
/** @import { PeopleFilter } from "../app/roles/filter.js" */
/** @import { Line, Person } from "../app/roles/places.js" */
/** @import { Settings } from "../types/Settings" */
import { means } from "../app/letters.js";
import { filterLines, filterPeople } from "../app/roles/filter.js";
import { Names } from "../app/roles/names.js";
import { RolesSaving } from "./roles-saving.js";

/** What is open over the page. @typedef {"history" | "templates" | "paste" | "copy" | "gone" | null} Dialog */

/** The Roles tab without its looks. */
export class RolesFlow extends RolesSaving {
  static properties = {
    ...RolesSaving.properties,
    search: { state: true },
    filter: { state: true },
    line: { state: true },
    dialog: { state: true },
    gone: { state: true },
    asked: { state: true },
    leaving: { state: true },
  };

  constructor() {
    super();
    this.search = "";
    /** @type {PeopleFilter} */
    this.filter = "all";
    /** Which channels are shown; as filter.js has it. */
    this.line = "";
    /** @type {Person[]} found by search and filter */
    this.people = [];
    /** @type {Line[]} */
    this.lines = [];
    /** @type {Dialog} */
    this.dialog = null;
    /** @type {import("./roles-leave.js").Gone} what of old entries may be removed */
    this.gone = { ids: new Set(), state: "reading" };
    /** @type {{ user_id: string } | { channel_id: string } | null} whose access is being told */
    this.asked = null;
    /** @type {(() => unknown) | null} what was to be done that would lose what is unsaved */
    this.leaving = null;
    /** Whether leaving is asked about. */
    this.holding = false;
    /** @type {{ known: Person[], names: Names } | null} */
    this.named = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.keep(() => this.hold(false));
    this.listen(document, "keydown", (event) => this.shortcut(event));
  }

  /** The names for sentences; made anew when people or channels are others. */
  get names() {
    const { people } = this.shown;
    if (this.named?.known !== people) this.named = { known: people, names: new Names(this.shown, this.t) };
    return this.named.names;
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
    this.tellReader(this.t("roles-found", { count: this.people.length }));
  }

  undo() {
    if (!this.saving) this.replay(this.shown.undo(), "grid-said-undone");
  }

  redo() {
    if (!this.saving) this.replay(this.shown.redo(), "grid-said-redone");
  }

  /**
   * @param {{ count: number } | null} step
   * @param {string} key
   */
  replay(step, key) {
    if (!step) return;
    this.staged();
    this.tellReader(this.t(key, { count: step.count }));
  }

  discard() {
    const count = this.shown.changeCount;
    if (this.saving || !this.shown.discard()) return;
    this.staged();
    this.app.toast({
      text: this.t("roles-discarded", { count }),
      action: { label: this.t("roles-undo"), run: () => this.isConnected && this.undo() },
    });
  }

  /**
   * Stages what leads to an earlier state.
   * @param {Settings} settings
   */
  restore(settings) {
    if (this.saving) return;
    const { changed, left_out } = this.shown.restoreTo(settings);
    this.dialog = null;
    if (changed) this.staged();
    const key = changed ? "roles-restored" : "roles-restored-same";
    const partly = changed ? "roles-restored-partly" : "roles-restored-nothing";
    this.app.toast({ text: this.t(left_out > 0 ? partly : key, { count: left_out }) });
  }

  /**
   * Asks whether old entries shall be removed; of those that are gone now, only who is still gone
   * after one more reading.
   */
  async askGone() {
    const people = this.shown.people.filter((one) => one.gone).map(({ id }) => id);
    const lines = this.shown.lines.filter((one) => one.gone).map((one) => one.channel_id);
    this.gone = { ids: new Set([...people, ...lines]), state: "reading" };
    this.dialog = "gone";
    const whole = await this.refreshLists();
    this.gone = { ...this.gone, state: whole ? "read" : "unread" };
  }

  /**
   * Lets whoever leads away from the page ask first, or no longer.
   * @param {boolean} held
   */
  hold(held) {
    if (held === this.holding) return;
    this.holding = held;
    if (held) this.revealSheet();
    this.app.unsaved.hold(held ? (go) => (this.leaving = go) : null);
  }

  /** What waits to be saved covers the foot of the page; made by roles-view.js. */
  revealSheet() {}

  updated() {
    super.updated();
    this.hold(this.isConnected && (this.matrix?.isDirty ?? false));
  }

  /** Does what was asked for, with or without what is unsaved. */
  leave() {
    const go = this.leaving;
    this.leaving = null;
    go?.();
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
    if (means(event, "s")) void this.save();
    else if (means(event, "k")) this.byId("roles-search")?.select();
    else if (means(event, "z") && !typing) event.shiftKey ? this.redo() : this.undo();
    else if (means(event, "y") && !typing) this.redo();
    else return;
    event.preventDefault();
  }
}
