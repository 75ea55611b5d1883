/**
 * The settings of an account as a sheet that can be changed and taken back: what is saved, what is
 * staged above it, and what has to be written.
 *
 * Pure; made by views/roles-view.js and changed by it and by components/role-grid.js. Words of the
 * API stay as they came, an unknown role too, and what stands for people or channels that are gone
 * is sent back unchanged until somebody takes it away. Deliberately absent: sentences.
 */
/** @import { Channel } from "../../types/Channel" */
/** @import { Settings } from "../../types/Settings" */
/** @import { User } from "../../types/User" */
/** @import { LineCounts } from "./counts.js" */
/** @import { Step } from "./history.js" */
/** @import { Cell, Line, Person, Place } from "./places.js" */
/** @import { Lists } from "./rebase.js" */
import { Counts } from "./counts.js";
import { History } from "./history.js";
import { Codes, encode, namedIn, Places } from "./places.js";
import { rebase } from "./rebase.js";
import { wanted, withoutGone } from "./wanted.js";

/**
 * What shall stand in a place.
 * @typedef {{ kind: "role", user_id: string, channel_id: string, to: Cell | null }
 *   | { kind: "hidden", user_id: string, to: boolean }
 *   | { kind: "notify", to: boolean }} Edit
 */

/**
 * What is staged in a place, above what is saved there.
 * @typedef {{ kind: "role", user_id: string, channel_id: string, from: Cell | null, to: Cell | null }
 *   | { kind: "hidden", user_id: string, from: boolean, to: boolean }
 *   | { kind: "notify", from: boolean, to: boolean }} Change
 */

/** What a step undone or done again was. @typedef {{ label: string, count: number, first: Place }} Redone */

/** The matrix. */
export class Matrix {
  /**
   * @param {{ users: User[], channels: Channel[], settings: Settings, complete?: boolean }} parts
   *   `complete` as in rebase.js
   */
  constructor({ users, channels, settings, complete = false }) {
    this.codes = new Codes();
    this.history = new History();
    /** Grows with every change, of whatever kind. */
    this.revision = 0;
    this.users = users;
    this.channels = channels;
    this.complete = complete;
    /** As they are on the server, as far as is known. */
    this.settings = settings;
    this.places = new Places({ users, channels, named: namedIn(settings), complete });
    this.savedValues = encode(this.places, this.codes, settings);
    this.values = this.savedValues.slice();
    /** @type {Set<number>} places where the two differ */
    this.changed = new Set();
    this.counts = new Counts(this.places, this.codes, this.values);
    /** @type {{ revision: number, list: Change[] } | null} */
    this.listed = null;
  }

  /** @returns {Person[]} users in the order given, then those that are gone */
  get people() {
    return this.places.people;
  }

  /** @returns {Line[]} channels in the order given, then those that are gone */
  get lines() {
    return this.places.lines;
  }

  /**
   * What is staged, or else saved; null for no access.
   * @param {string} user_id
   * @param {string} channel_id
   * @returns {Cell | null}
   */
  cell(user_id, channel_id) {
    return this.codes.cell(this.values[this.places.role(user_id, channel_id)] ?? 0);
  }

  /**
   * What is saved.
   * @param {string} user_id
   * @param {string} channel_id
   * @returns {Cell | null}
   */
  saved(user_id, channel_id) {
    return this.codes.cell(this.savedValues[this.places.role(user_id, channel_id)] ?? 0);
  }

  /**
   * Whether this person sees numbers masked, staged or else saved.
   * @param {string} user_id
   */
  hidden(user_id) {
    return this.values[this.places.hidden(user_id)] === 1;
  }

  /** @param {string} user_id */
  savedHidden(user_id) {
    return this.savedValues[this.places.hidden(user_id)] === 1;
  }

  /** Whether supervisors are notified of everybody's chats, staged or else saved. */
  get notify() {
    return this.values[this.places.notify] === 1;
  }

  get savedNotify() {
    return this.savedValues[this.places.notify] === 1;
  }

  /**
   * Whether something is staged there.
   * @param {Place} place
   */
  isChanged(place) {
    return this.changed.has(this.places.number(place));
  }

  get isDirty() {
    return this.changed.size > 0;
  }

  /** How many places are staged. */
  get changeCount() {
    return this.changed.size;
  }

  /**
   * Who can do what on a line, of the staged state.
   * @param {string} channel_id
   * @returns {LineCounts}
   */
  lineCounts(channel_id) {
    return this.counts.line(channel_id);
  }

  /**
   * On how many channels a person has a role, of the staged state.
   * @param {string} user_id
   */
  personCells(user_id) {
    return this.counts.person(user_id);
  }

  /**
   * Stages edits as one step; of two for one place the later counts. Those for nobody and nothing
   * of this matrix are left out.
   * @param {Iterable<Edit>} edits
   * @param {string} [label] what `undo` shall call it
   * @returns {boolean} whether anything is different now
   */
  change(edits, label = "") {
    /** @type {Map<number, number>} */
    const wishes = new Map();
    for (const edit of edits) {
      const code = edit.kind === "role" ? this.codes.code(edit.to) : edit.to ? 1 : 0;
      wishes.set(this.places.number(edit), code);
    }
    return this.step(wishes, label);
  }

  get canUndo() {
    return this.history.done.length > 0;
  }

  get canRedo() {
    return this.history.undone.length > 0;
  }

  /** @returns {Redone | null} null when there is nothing to undo */
  undo() {
    const step = this.history.undo();
    return step ? this.replay(step, step.from) : null;
  }

  /** @returns {Redone | null} null when there is nothing to do again */
  redo() {
    const step = this.history.redo();
    return step ? this.replay(step, step.to) : null;
  }

  /** What is staged, person by person and line by line, the switch last. @returns {Change[]} */
  changes() {
    if (this.listed?.revision !== this.revision) {
      const list = Array.from(this.sorted(), (at) => this.changeAt(at));
      this.listed = { revision: this.revision, list };
    }
    return this.listed.list;
  }

  /** Stages what is saved, everywhere, as one step. */
  discard() {
    return this.step(new Map(Array.from(this.changed, (at) => [at, this.savedValues[at]])), "");
  }

  /**
   * Stages what leads to an earlier state, as one step. What it says of people and channels that
   * are not here any more has no place to go.
   * @param {Settings} settings
   * @returns {{ changed: boolean, left_out: number }} how many entries had no place
   */
  restoreTo(settings) {
    let left_out = 0;
    for (const place of namedIn(settings)) if (this.places.number(place) < 0) left_out += 1;
    const wishes = new Map(encode(this.places, this.codes, settings).entries());
    return { changed: this.step(wishes, ""), left_out };
  }

  /**
   * What takes away the entries of people and channels that are gone.
   * @param {Set<string>} [ids] of these only
   * @returns {Edit[]}
   */
  withoutGone(ids) {
    return withoutGone(this, ids);
  }

  /** The whole document to write. @returns {Settings} */
  wanted() {
    return wanted(this);
  }

  /**
   * Puts what was read anew under what is staged; how, stands in rebase.js.
   * @param {Settings} settings
   * @param {Partial<Lists>} [lists]
   */
  rebase(settings, lists = {}) {
    rebase(this, settings, lists);
  }

  /**
   * @param {Map<number, number>} wishes by place
   * @param {string} label
   */
  step(wishes, label) {
    wishes.delete(-1);
    const news = [...wishes].filter(([at, code]) => this.values[at] !== code).sort(([a], [b]) => a - b);
    if (news.length === 0) return false;
    const at = Uint32Array.from(news, ([one]) => one);
    const from = Uint16Array.from(news, ([one]) => this.values[one]);
    const step = { label, at, from, to: Uint16Array.from(news, ([, code]) => code) };
    this.history.push(step);
    this.replay(step, step.to);
    return true;
  }

  /**
   * @param {Step} step
   * @param {Uint16Array} codes
   * @returns {Redone}
   */
  replay({ label, at: all }, codes) {
    all.forEach((at, index) => {
      const code = codes[index];
      if (this.places.isRole(at)) {
        this.counts.add(at, this.codes.cell(this.values[at]), -1);
        this.counts.add(at, this.codes.cell(code), 1);
      }
      this.values[at] = code;
      if (code === this.savedValues[at]) this.changed.delete(at);
      else this.changed.add(at);
    });
    this.revision += 1;
    return { label, count: all.length, first: this.places.place(all[0]) };
  }

  /** The places staged, in order. */
  sorted() {
    return Uint32Array.from(this.changed).sort();
  }

  /**
   * @param {number} at
   * @returns {Change}
   */
  changeAt(at) {
    const place = this.places.place(at);
    const [from, to] = [this.savedValues[at], this.values[at]];
    if (place.kind !== "role") return { ...place, from: from === 1, to: to === 1 };
    return { ...place, from: this.codes.cell(from), to: this.codes.cell(to) };
  }
}
