/**
 * How the matrix speaks: roles, heads and cells in the words of the screen.
 *
 * Used by the parts of role-grid.js. A word of the API that this version does not know is shown as
 * it came; the known ones never are (API reference 6.2).
 */
/** @import { CellWords } from "../app/roles/clipboard.js" */
/** @import { Matrix } from "../app/roles/matrix.js" */
/** @import { Cell, Line, Person, Place } from "../app/roles/places.js" */
/** @import { Translate } from "../app/i18n.js" */

/** @type {Record<string, string>} */
const NAMES = {
  seller: "grid-role-seller",
  manager: "grid-role-manager",
  auditor: "grid-role-auditor",
};

/** No access, as it stands in a cell. */
export const NOTHING = "–";

/**
 * @param {Translate} t
 * @param {string} role the API's word
 */
export function roleName(t, role) {
  return Object.hasOwn(NAMES, role) ? t(NAMES[role]) : role;
}

/**
 * A role as it stands in a cell, where there is little room.
 * @param {Translate} t
 * @param {string} role
 */
export function roleShort(t, role) {
  return role === "auditor" ? t("grid-role-auditor-short") : roleName(t, role);
}

/**
 * The colour of a role, as the end of a class.
 * @param {Cell | null} cell
 */
export function roleTone(cell) {
  if (!cell) return "none";
  return Object.hasOwn(NAMES, cell.role) ? cell.role : "other";
}

/**
 * @param {Translate} t
 * @param {Person} person
 */
export function personName(t, person) {
  if (person.gone) return t(person.removed ? "grid-person-gone" : "grid-person-unread");
  return person.name || t("grid-person-nameless");
}

/**
 * What was said of each line; the same words come again with every row.
 * @type {WeakMap<Translate, WeakMap<Line, string>>}
 */
const lineNames = new WeakMap();

/**
 * A channel in one line: "WhatsApp +371 2000 1122".
 * @param {Translate} t
 * @param {Line} line
 */
export function lineName(t, line) {
  const names = lineNames.get(t) ?? new WeakMap();
  lineNames.set(t, names);
  const name = names.get(line) ?? makeLineName(t, line);
  names.set(line, name);
  return name;
}

/**
 * @param {Translate} t
 * @param {Line} line
 */
function makeLineName(t, { gone, removed, name, number }) {
  if (!gone) return t("grid-line", { messenger: name, number });
  return t(removed ? "grid-line-gone-named" : "grid-line-unread-named", { id: number });
}

/**
 * A cell as it is read aloud.
 * @param {Translate} t
 * @param {Person} person
 * @param {Line} line
 * @param {Cell | null} cell
 * @param {boolean} changed staged and not saved
 */
export function cellLabel(t, person, line, cell, changed) {
  const role = cell ? roleName(t, cell.role) : t("grid-none");
  const channel = lineName(t, line);
  const state = `${cell?.new_clients ? "new" : "plain"}${changed ? "-changed" : ""}`;
  return t("grid-cell", { person: personName(t, person), channel, role, state });
}

/**
 * A person's phone numbers, as they are read aloud.
 * @param {Translate} t
 * @param {Person} person
 * @param {boolean} hidden
 * @param {boolean} changed
 */
export function phonesLabel(t, person, hidden, changed) {
  const state = `${hidden ? "hidden" : "shown"}${changed ? "-changed" : ""}`;
  return t("grid-cell-phones", { person: personName(t, person), state });
}

/**
 * What the last step changed: one cell by what it is now, several by their number.
 * @param {Translate} t
 * @param {Matrix} matrix
 */
export function stepLabel(t, matrix) {
  const { at } = matrix.history.done[matrix.history.done.length - 1];
  if (at.length > 1) return t("grid-said-changed", { count: at.length });
  return placeLabel(t, matrix, matrix.places.place(at[0]));
}

/**
 * A place of the sheet, as it is read aloud.
 * @param {Translate} t
 * @param {Matrix} matrix
 * @param {Place} place
 */
function placeLabel(t, matrix, place) {
  if (place.kind === "notify") return t("roles-notify");
  const { user_id } = place;
  const { people, lines, rows, columns } = matrix.places;
  const person = people[rows.get(user_id) ?? 0];
  const changed = matrix.isChanged(place);
  if (place.kind === "hidden") return phonesLabel(t, person, matrix.hidden(user_id), changed);
  const line = lines[columns.get(place.channel_id) ?? 0];
  return cellLabel(t, person, line, matrix.cell(user_id, place.channel_id), changed);
}

/**
 * The letters in a person's circle: "AP".
 * @param {string} name
 */
export function initials(name) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : ""];
  return letters.map((word) => [...(word ?? "")][0] ?? "").join("").toLocaleUpperCase();
}

/**
 * What goes on the clipboard.
 * @param {Translate} t
 * @returns {CellWords}
 */
export function clipboardWords(t) {
  return {
    role({ role, new_clients }) {
      const name = roleName(t, role);
      return new_clients ? t("grid-clip-new", { role: name }) : name;
    },
    hidden: t("grid-hidden"),
    shown: t("grid-shown"),
  };
}
