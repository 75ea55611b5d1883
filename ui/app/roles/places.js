/**
 * Where everything of a matrix stands: its people, its lines, and one number for every place.
 *
 * Pure; the ground under matrix.js. A place is a role (person by line), a person's phone numbers,
 * or the one switch; people follow each other, each with its lines and then its numbers, the
 * switch comes last. What stands there is a small number too, so that 50,000 places cost little.
 */
/** @import { Channel } from "../../types/Channel" */
/** @import { Settings } from "../../types/Settings" */
/** @import { User } from "../../types/User" */
import { channelAddress } from "../channel-words.js";
import { transportName } from "../transports.js";
import { phoneNumber } from "../words.js";

/**
 * @typedef {object} Person
 * @property {string} id
 * @property {string} name empty for one that is gone, or that the server has no name for
 * @property {string | null} phone digits
 * @property {boolean} gone in the settings, but no user of the account as far as it was read
 * @property {boolean} removed gone for certain: the lists were read to their ends
 */

/**
 * A channel, as a column.
 * @typedef {object} Line
 * @property {string} channel_id
 * @property {string} transport the API's word; empty when gone
 * @property {string} name the messenger as it is shown: "WhatsApp"; empty when gone
 * @property {string} number as it is shown: "+371 2000 1122", "@aurora_help_bot"; the id when gone
 * @property {boolean} gone in the settings, but no channel of the account as far as it was read
 * @property {boolean} removed gone for certain: the lists were read to their ends
 * @property {Channel | null} channel null when gone
 */

/**
 * What one person has on one line.
 * @typedef {{ readonly role: string, readonly new_clients: boolean }} Cell
 */

/**
 * @typedef {{ kind: "role", user_id: string, channel_id: string }
 *   | { kind: "hidden", user_id: string }
 *   | { kind: "notify" }} Place
 */

/** What stands in a place: a cell or nothing, or yes and no. @typedef {Cell | boolean | null} Value */

/** The people and lines of one reading. */
export class Places {
  /**
   * @param {object} parts
   * @param {User[]} parts.users in the order to show
   * @param {Channel[]} parts.channels in the order to show
   * @param {Iterable<Place>} parts.named places that must exist, whoever has vanished
   * @param {boolean} parts.complete whether who is not among users and channels is no more
   */
  constructor({ users, channels, named, complete }) {
    /** @type {Person[]} */
    this.people = [];
    /** @type {Line[]} */
    this.lines = [];
    /** @type {Map<string, number>} */
    this.rows = new Map();
    /** @type {Map<string, number>} */
    this.columns = new Map();
    for (const { id, name, phone } of users) this.addPerson({ id, name, phone, gone: false, removed: false });
    for (const channel of channels) this.addLine(lineOf(channel));
    for (const place of named) {
      if (place.kind === "notify") continue;
      this.addPerson({ id: place.user_id, name: "", phone: null, gone: true, removed: complete });
      if (place.kind === "role") this.addLine(goneLine(place.channel_id, complete));
    }
    /** Places of one person. */
    this.width = this.lines.length + 1;
    /** The place of the switch. */
    this.notify = this.people.length * this.width;
    /** How many places there are. */
    this.size = this.notify + 1;
  }

  /** @param {Person} person */
  addPerson(person) {
    if (this.rows.has(person.id)) return;
    this.rows.set(person.id, this.people.length);
    this.people.push(person);
  }

  /** @param {Line} line */
  addLine(line) {
    if (this.columns.has(line.channel_id)) return;
    this.columns.set(line.channel_id, this.lines.length);
    this.lines.push(line);
  }

  /**
   * @param {string} user_id
   * @param {string} channel_id
   * @returns {number} -1 for nobody and nothing of this matrix
   */
  role(user_id, channel_id) {
    const row = this.rows.get(user_id);
    const column = this.columns.get(channel_id);
    return row === undefined || column === undefined ? -1 : row * this.width + column;
  }

  /**
   * @param {string} user_id
   * @returns {number} -1 for nobody of this matrix
   */
  hidden(user_id) {
    const row = this.rows.get(user_id);
    return row === undefined ? -1 : row * this.width + this.width - 1;
  }

  /** @param {Place} place */
  number(place) {
    if (place.kind === "role") return this.role(place.user_id, place.channel_id);
    return place.kind === "hidden" ? this.hidden(place.user_id) : this.notify;
  }

  /** @param {number} number */
  row(number) {
    return Math.floor(number / this.width);
  }

  /**
   * The column of a role's place; the one after the last is a person's numbers.
   * @param {number} number
   */
  column(number) {
    return number % this.width;
  }

  /** @param {number} number */
  isRole(number) {
    return number < this.notify && this.column(number) < this.lines.length;
  }

  /**
   * @param {number} number
   * @returns {Place}
   */
  place(number) {
    if (number === this.notify) return { kind: "notify" };
    const user_id = this.people[this.row(number)].id;
    if (!this.isRole(number)) return { kind: "hidden", user_id };
    return { kind: "role", user_id, channel_id: this.lines[this.column(number)].channel_id };
  }

  /**
   * Where each place of this matrix is in another; -1 when it is not there.
   * @param {Places} other
   * @returns {Int32Array}
   */
  moves(other) {
    const columns = this.lines.map((line) => other.columns.get(line.channel_id) ?? -1);
    columns.push(other.width - 1);
    const moves = new Int32Array(this.size).fill(-1);
    this.people.forEach(({ id }, row) => {
      const to = other.rows.get(id);
      if (to === undefined) return;
      columns.forEach((column, at) => {
        if (column >= 0) moves[row * this.width + at] = to * other.width + column;
      });
    });
    moves[this.notify] = other.notify;
    return moves;
  }
}

/** What stands in places, as small numbers: 0 is nothing or no. */
export class Codes {
  constructor() {
    /** @type {Map<string, number>} */
    this.codes = new Map();
    /** @type {Cell[]} by code; frozen, so that equal cells are one */
    this.cells = [];
  }

  /** The roles met so far, in the API's words. */
  get roles() {
    return [...this.codes.keys()];
  }

  /**
   * @param {Cell | null} cell
   * @returns {number}
   */
  code(cell) {
    if (!cell) return 0;
    const known = this.codes.get(cell.role);
    if (known !== undefined) return known + (cell.new_clients ? 1 : 0);
    const { role } = cell;
    const first = this.cells.length + 1;
    this.codes.set(role, first);
    for (const new_clients of [false, true]) this.cells.push(Object.freeze({ role, new_clients }));
    return first + (cell.new_clients ? 1 : 0);
  }

  /**
   * @param {number} code
   * @returns {Cell | null}
   */
  cell(code) {
    return code === 0 ? null : this.cells[code - 1];
  }
}

/**
 * The places a document speaks of.
 * @param {Settings} settings
 * @returns {Generator<Place>}
 */
export function* namedIn(settings) {
  for (const { user_id, channel_id } of settings.user_roles) yield { kind: "role", user_id, channel_id };
  for (const user_id of settings.hide_phone_numbers_for_user_ids) yield { kind: "hidden", user_id };
}

/**
 * A document as numbers; of a pair that stands in it twice the last counts, as in the console.
 * @param {Places} places
 * @param {Codes} codes
 * @param {Settings} settings
 * @returns {Uint16Array}
 */
export function encode(places, codes, settings) {
  const values = new Uint16Array(places.size);
  for (const { user_id, channel_id, role, allow_get_new_clients: new_clients } of settings.user_roles) {
    const at = places.role(user_id, channel_id);
    if (at >= 0) values[at] = codes.code({ role, new_clients });
  }
  for (const user_id of settings.hide_phone_numbers_for_user_ids) {
    const at = places.hidden(user_id);
    if (at >= 0) values[at] = 1;
  }
  values[places.notify] = settings.push_input_output_message_events_for_managers ? 1 : 0;
  return values;
}

/**
 * @param {Channel} channel
 * @returns {Line}
 */
function lineOf(channel) {
  const { channel_id, transport } = channel;
  const number = channelAddress(channel, phoneNumber);
  return { channel_id, transport, name: transportName(transport), number, gone: false, removed: false, channel };
}

/**
 * @param {string} channel_id
 * @param {boolean} removed
 * @returns {Line}
 */
function goneLine(channel_id, removed) {
  return { channel_id, transport: "", name: "", number: channel_id, gone: true, removed, channel: null };
}
