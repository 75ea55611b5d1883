/**
 * What is put where when a selection is set, cycled, cleared, filled or copied to other people.
 *
 * Pure: gives edits, changes nothing. The last column of a sheet is people's phone numbers, and
 * what is a matter of roles leaves it alone. What stands for users and channels that are gone is
 * changed only where exactly that one cell is meant. Used by components/role-grid.js and the roles
 * page.
 */
/** @import { Edit, Matrix } from "./matrix.js" */
/** @import { Cell, Line, Person } from "./places.js" */
/** @import { Rectangle } from "./selection.js" */

/** The roles, in the API's words, in the order a person goes through them (API reference 6.2). */
export const ROLES = ["seller", "manager", "auditor"];

/** A matrix as it is shown: filtered, in order. */
export class Sheet {
  /**
   * @param {Matrix} matrix
   * @param {Person[]} people
   * @param {Line[]} lines
   */
  constructor(matrix, people, lines) {
    this.matrix = matrix;
    this.people = people;
    this.lines = lines;
  }

  get size() {
    return { rows: this.people.length, columns: this.lines.length + 1 };
  }

  /**
   * Whether a column is people's phone numbers.
   * @param {number} column
   */
  isPhones(column) {
    return column === this.lines.length;
  }

  /**
   * Whether a place belongs to a user or channel that is gone.
   * @param {number} row
   * @param {number} column
   */
  isGone(row, column) {
    return this.people[row].gone || (this.lines[column]?.gone ?? false);
  }

  /**
   * What stands there: a role or none, or whether numbers are hidden.
   * @param {number} row
   * @param {number} column
   * @returns {Cell | boolean | null}
   */
  value(row, column) {
    const { id } = this.people[row];
    if (this.isPhones(column)) return this.matrix.hidden(id);
    return this.matrix.cell(id, this.lines[column].channel_id);
  }

  /**
   * @param {number} row
   * @param {number} column
   * @param {Cell | boolean | null} to
   * @returns {Edit}
   */
  edit(row, column, to) {
    const { id: user_id } = this.people[row];
    if (this.isPhones(column)) return { kind: "hidden", user_id, to: to === true };
    const cell = typeof to === "boolean" ? null : to;
    return { kind: "role", user_id, channel_id: this.lines[column].channel_id, to: cell };
  }
}

/**
 * Gives every cell of a rectangle a role, or none. Who receives new clients goes on doing so,
 * except under quality control, which answers nobody.
 * @param {Sheet} sheet
 * @param {Rectangle} area
 * @param {string | null} role
 */
export function setRole(sheet, area, role) {
  return roleEdits(sheet, area, (cell) => {
    if (role === null) return null;
    return { role, new_clients: role !== "auditor" && (cell?.new_clients ?? false) };
  });
}

/**
 * The role after that of a cell; none after the last, and after a role unknown here.
 * @param {Cell | null} cell
 * @returns {string | null}
 */
export function nextRole(cell) {
  if (!cell) return ROLES[0];
  const at = ROLES.indexOf(cell.role);
  return at < 0 ? null : (ROLES[at + 1] ?? null);
}

/**
 * Lets whoever has a role there receive new clients, or no longer.
 * @param {Sheet} sheet
 * @param {Rectangle} area
 * @param {boolean} new_clients
 */
export function setNewClients(sheet, area, new_clients) {
  return roleEdits(sheet, area, (cell) => cell && { role: cell.role, new_clients });
}

/**
 * What a key that switches new clients shall do: on while somebody with a role is without, else
 * off. Null where nobody has a role.
 * @param {Sheet} sheet
 * @param {Rectangle} area
 * @returns {boolean | null}
 */
export function newClientsTurn(sheet, area) {
  /** @type {boolean | null} */
  let turn = null;
  for (const [row, column] of spots(sheet, area)) {
    const cell = sheet.value(row, column);
    if (cell === null || typeof cell === "boolean") continue;
    if (!cell.new_clients) return true;
    turn = false;
  }
  return turn;
}

/**
 * Shows or hides numbers for the people of a rectangle.
 * @param {Sheet} sheet
 * @param {Rectangle} area
 * @param {boolean} hidden
 */
export function setHidden(sheet, area, hidden) {
  const alone = isOne(area);
  return [...rows(area)]
    .filter((row) => alone || !sheet.people[row].gone)
    .map((row) => sheet.edit(row, sheet.lines.length, hidden));
}

/**
 * Takes every role of a rectangle away, and shows numbers again where only they are selected.
 * @param {Sheet} sheet
 * @param {Rectangle} area
 */
export function clear(sheet, area) {
  if (sheet.isPhones(area.left)) return setHidden(sheet, area, false);
  return setRole(sheet, area, null);
}

/**
 * The first row of a rectangle into those under it; of one row alone, the row above it.
 * @param {Sheet} sheet
 * @param {Rectangle} area
 */
export function fillDown(sheet, area) {
  const source = area.bottom - area.top === 1 ? area.top - 1 : area.top;
  if (source < 0) return [];
  return [...spots(sheet, area)].map(([row, column]) => sheet.edit(row, column, sheet.value(source, column)));
}

/**
 * The first column of a rectangle into those beside it; of one column alone, the one before it.
 * Phone numbers are nothing that roles could fill.
 * @param {Sheet} sheet
 * @param {Rectangle} area
 */
export function fillRight(sheet, area) {
  const source = area.right - area.left === 1 ? area.left - 1 : area.left;
  if (source < 0) return [];
  return [...spots(sheet, area)]
    .filter(([, column]) => !sheet.isPhones(column))
    .map(([row, column]) => sheet.edit(row, column, sheet.value(row, source)));
}

/**
 * What one person has, on the lines shown and for phone numbers, for others too.
 * @param {Sheet} sheet
 * @param {string} from
 * @param {Iterable<string>} to
 * @returns {Edit[]}
 */
export function copyRow({ matrix, lines }, from, to) {
  return [...to].flatMap((user_id) => [
    ...lines.map(({ channel_id }) => {
      /** @type {Edit} */
      const edit = { kind: "role", user_id, channel_id, to: matrix.cell(from, channel_id) };
      return edit;
    }),
    { kind: "hidden", user_id, to: matrix.hidden(from) },
  ]);
}

/**
 * The places of a rectangle, row by row, without those of users and channels that are gone: who
 * fills a column does not mean them, and does not see what becomes of them.
 * @param {Sheet} sheet
 * @param {Rectangle} area
 * @returns {Generator<[row: number, column: number]>}
 */
function* spots(sheet, area) {
  const alone = isOne(area);
  for (const row of rows(area)) {
    for (let column = area.left; column < area.right; column += 1) {
      if (alone || !sheet.isGone(row, column)) yield [row, column];
    }
  }
}

/**
 * Whether a rectangle is a single place.
 * @param {Rectangle} area
 */
export function isOne({ top, left, bottom, right }) {
  return bottom - top === 1 && right - left === 1;
}

/** @param {Rectangle} area */
function* rows({ top, bottom }) {
  for (let row = top; row < bottom; row += 1) yield row;
}

/**
 * @param {Sheet} sheet
 * @param {Rectangle} area
 * @param {(cell: Cell | null) => Cell | null} change
 */
function roleEdits(sheet, area, change) {
  /** @type {Edit[]} */
  const edits = [];
  for (const [row, column] of spots(sheet, area)) {
    const cell = sheet.value(row, column);
    if (typeof cell !== "boolean") edits.push(sheet.edit(row, column, change(cell)));
  }
  return edits;
}
