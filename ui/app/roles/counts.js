/**
 * Who receives and who answers, counted along with every change.
 *
 * Pure; kept by matrix.js and read by the warnings. People and lines that were removed count for
 * nothing: they answer nobody. Who is only not known here yet counts, and raises no alarm.
 */
/** @import { Cell, Codes, Places } from "./places.js" */

/**
 * @typedef {object} LineCounts
 * @property {number} people with any role
 * @property {number} receivers receive new clients
 * @property {number} answerers may write: every role but quality control, so that one unknown to
 *   this version raises no alarm
 */

/** The counters of one matrix. */
export class Counts {
  /**
   * @param {Places} places
   * @param {Codes} codes
   * @param {Uint16Array} values what stands there, to begin with
   */
  constructor(places, codes, values) {
    const { lines, people } = places;
    this.places = places;
    this.withRole = new Int32Array(lines.length);
    this.receivers = new Int32Array(lines.length);
    this.answerers = new Int32Array(lines.length);
    /** By person: on how many lines there is a role. */
    this.roles = new Int32Array(people.length);
    values.forEach((code, at) => {
      if (code !== 0 && places.isRole(at)) this.add(at, codes.cell(code), 1);
    });
  }

  /**
   * Counts a cell, or with -1 takes it back.
   * @param {number} at a role's place
   * @param {Cell | null} cell
   * @param {1 | -1} step
   */
  add(at, cell, step) {
    if (!cell) return;
    const { places } = this;
    const row = places.row(at);
    const column = places.column(at);
    if (!places.lines[column].removed) this.roles[row] += step;
    if (places.people[row].removed) return;
    this.withRole[column] += step;
    if (cell.new_clients) this.receivers[column] += step;
    if (cell.role !== "auditor") this.answerers[column] += step;
  }

  /**
   * @param {string} channel_id
   * @returns {LineCounts}
   */
  line(channel_id) {
    const column = this.places.columns.get(channel_id);
    if (column === undefined) return { people: 0, receivers: 0, answerers: 0 };
    const { withRole, receivers, answerers } = this;
    return { people: withRole[column], receivers: receivers[column], answerers: answerers[column] };
  }

  /** @param {string} user_id */
  person(user_id) {
    const row = this.places.rows.get(user_id);
    return row === undefined ? 0 : this.roles[row];
  }
}
