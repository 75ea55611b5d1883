/**
 * A rectangle of a sheet, the place in it that keys act on, and where a key leads.
 *
 * Pure; used by components/role-grid.js. Rows and columns are counted as they are shown, from 0;
 * a selection never changes, another one takes its place.
 */

/** A place as it is shown. @typedef {{ row: number, column: number }} Spot */

/**
 * The rows and columns from the first up to, not with, the end.
 * @typedef {{ top: number, left: number, bottom: number, right: number }} Rectangle
 */

/** How large the sheet is. @typedef {{ rows: number, columns: number }} Size */

/**
 * A key that moves, and what was held with it.
 * @typedef {{ key: string, ctrl: boolean, shift: boolean }} Move
 */

/** A selection: from where it was begun to where it reaches. */
export class Selection {
  /**
   * @param {Spot} anchor where it was begun; keys act on it
   * @param {Spot} [head] where it reaches
   */
  constructor(anchor, head = anchor) {
    this.anchor = anchor;
    this.head = head;
  }

  /** @returns {Rectangle} */
  get rectangle() {
    const { anchor, head } = this;
    return {
      top: Math.min(anchor.row, head.row),
      left: Math.min(anchor.column, head.column),
      bottom: Math.max(anchor.row, head.row) + 1,
      right: Math.max(anchor.column, head.column) + 1,
    };
  }

  /** How many places it covers. */
  get count() {
    const { top, left, bottom, right } = this.rectangle;
    return (bottom - top) * (right - left);
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  covers(row, column) {
    const { top, left, bottom, right } = this.rectangle;
    return row >= top && row < bottom && column >= left && column < right;
  }

  /** Nothing but the place it was begun at. */
  collapsed() {
    return new Selection(this.anchor);
  }

  /**
   * Reaching to another place.
   * @param {Spot} head
   */
  to(head) {
    return new Selection(this.anchor, head);
  }

  /**
   * The same in a sheet that may have become smaller.
   * @param {Size} size
   */
  within(size) {
    return new Selection(clamp(this.anchor, size), clamp(this.head, size));
  }

  /**
   * The whole rows it covers.
   * @param {Size} size
   */
  rows({ columns }) {
    const { top, bottom } = this.rectangle;
    return new Selection({ row: top, column: 0 }, { row: bottom - 1, column: columns - 1 });
  }

  /**
   * The whole columns it covers.
   * @param {Size} size
   */
  columns({ rows }) {
    const { left, right } = this.rectangle;
    return new Selection({ row: 0, column: left }, { row: rows - 1, column: right - 1 });
  }

  /**
   * Everything.
   * @param {Size} size
   */
  static all({ rows, columns }) {
    return new Selection({ row: 0, column: 0 }, { row: rows - 1, column: columns - 1 });
  }

  /**
   * What a key makes of it; null for a key that does not move.
   * @param {Move} move
   * @param {Size} size
   * @param {object} sheet
   * @param {number} sheet.page rows in sight
   * @param {(row: number, column: number) => boolean} sheet.filled whether something stands there,
   *   for the keys that go to the edge of what is filled
   */
  moved({ key, ctrl, shift }, size, { page, filled }) {
    const from = shift ? this.head : this.anchor;
    const to = ctrl ? far(key, from, size, filled) : near(key, from, size, page);
    if (!to) return null;
    const spot = clamp(to, size);
    return shift ? this.to(spot) : new Selection(spot);
  }
}

/**
 * @param {Spot} spot
 * @param {Size} size
 * @returns {Spot}
 */
function clamp({ row, column }, { rows, columns }) {
  return {
    row: Math.max(0, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  };
}

/** One step of an arrow. @type {Record<string, [down: number, across: number]>} */
const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * @param {string} key
 * @param {Spot} from
 * @param {Size} size
 * @param {number} page
 * @returns {Spot | undefined}
 */
function near(key, { row, column }, { columns }, page) {
  const arrow = ARROWS[key];
  if (arrow) return { row: row + arrow[0], column: column + arrow[1] };
  return {
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
    PageUp: { row: row - page, column },
    PageDown: { row: row + page, column },
  }[key];
}

/**
 * As in every spreadsheet: along what is filled to its end, or over what is empty to the next that
 * is filled, or to the edge.
 * @param {string} key
 * @param {Spot} from
 * @param {Size} size
 * @param {(row: number, column: number) => boolean} filled
 * @returns {Spot | undefined}
 */
function far(key, from, { rows, columns }, filled) {
  if (key === "Home") return { row: 0, column: 0 };
  if (key === "End") return { row: rows - 1, column: columns - 1 };
  const arrow = ARROWS[key];
  if (!arrow) return undefined;
  const [down, across] = arrow;
  let { row, column } = from;
  const inside = () =>
    row + down >= 0 && row + down < rows && column + across >= 0 && column + across < columns;
  const next = () => filled(row + down, column + across);
  const along = inside() && filled(row, column) && next();
  while (inside()) {
    if (along && !next()) break;
    row += down;
    column += across;
    if (!along && filled(row, column)) break;
  }
  return { row, column };
}
