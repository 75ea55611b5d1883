/**
 * What roles, people and channels are called in sentences: the product's words, never the API's.
 *
 * Pure; used by sentences.js, the warnings and the Roles tab's views.
 */
/** @import { Translate } from "../i18n.js" */
/** @import { Cell, Line, Person, Place, Value } from "./places.js" */

/**
 * Where names are looked up. `complete`: who is in neither list is no more.
 * @typedef {{ people: Person[], lines: Line[], complete: boolean }} Known
 */

/** What the product calls a role. @type {Record<string, string>} */
const ROLES = {
  manager: "grid-role-manager",
  seller: "grid-role-seller",
  auditor: "grid-role-auditor",
};

/** One sentence about it. @type {Record<string, string>} */
const ROLE_LINES = {
  manager: "grid-role-manager-note",
  seller: "grid-role-seller-note",
  auditor: "grid-role-auditor-note",
};

/**
 * What a role is called; one this version does not know is told apart by its own word.
 * @param {Translate} t
 * @param {string | null | undefined} role the API's word; nothing for no access
 */
export function roleName(t, role) {
  if (!role) return t("grid-none");
  return ROLES[role] ? t(ROLES[role]) : t("roles-unknown", { word: role });
}

/**
 * What a role may do, in one sentence.
 * @param {Translate} t
 * @param {string | null | undefined} role
 */
export function roleLine(t, role) {
  if (!role) return t("grid-none-note");
  return t(ROLE_LINES[role] ?? "roles-unknown-line");
}

/** Names of people and channels for sentences. */
export class Names {
  /**
   * @param {Known} known
   * @param {Translate} t
   */
  constructor({ people, lines, complete }, t) {
    this.t = t;
    this.complete = complete;
    this.people = new Map(people.map((person) => [person.id, person]));
    this.lines = new Map(lines.map((line) => [line.channel_id, line]));
    /** How many channels a messenger has: one alone needs no number. @type {Map<string, number>} */
    this.alike = new Map();
    for (const { name } of lines) this.alike.set(name, (this.alike.get(name) ?? 0) + 1);
  }

  /** @param {string} user_id */
  person(user_id) {
    const person = this.people.get(user_id);
    if (!person || person.gone) {
      return this.t(this.complete ? "roles-person-gone" : "roles-person-unread", { id: user_id });
    }
    return person.name || this.t("roles-person-nameless", { id: user_id });
  }

  /** @param {string} channel_id */
  line(channel_id) {
    const line = this.lines.get(channel_id);
    if (!line || line.gone) {
      return this.t(this.complete ? "roles-channel-gone" : "roles-channel-unread", { id: channel_id });
    }
    if (!line.number || this.alike.get(line.name) === 1) return line.name;
    // A number is not broken over two lines.
    const number = line.number.replaceAll(" ", "\u00A0");
    return this.t("roles-channel", { messenger: line.name, number });
  }

  /**
   * What stands in a place, in a few words.
   * @param {Place["kind"]} kind
   * @param {Value} value
   */
  value(kind, value) {
    const { t } = this;
    if (kind === "hidden") return t(value ? "grid-hidden" : "grid-shown");
    if (kind === "notify") return t(value ? "roles-notified-all" : "roles-notified-own");
    const cell = /** @type {Cell | null} */ (value);
    const role = roleName(t, cell?.role);
    return cell?.new_clients ? t("roles-with-new", { role }) : role;
  }
}
