/**
 * Which rows of a long list are in sight: arithmetic only, because every row has one height.
 *
 * Used by the clients list and, later, by the roles matrix.
 */

/**
 * @typedef {object} WindowRange
 * @property {number} start first row to draw
 * @property {number} end one past the last row to draw
 * @property {number} above height of the undrawn rows above, px
 * @property {number} below height of the undrawn rows below, px
 */

/**
 * The rows to draw.
 * @param {object} view
 * @param {number} view.count rows in the list
 * @param {number} view.rowHeight px
 * @param {number} view.top how far the list's first row is above the upper edge, px; negative when below it
 * @param {number} view.height of the visible area, px
 * @param {number} [view.spare] rows drawn beyond each edge
 * @returns {WindowRange}
 */
export function windowRange({ count, rowHeight, top, height, spare = 6 }) {
  const first = Math.floor(top / rowHeight) - spare;
  const last = Math.ceil((top + height) / rowHeight) + spare;
  const start = Math.max(0, Math.min(first, count));
  const end = Math.max(start, Math.min(last, count));
  return { start, end, above: start * rowHeight, below: (count - end) * rowHeight };
}

/**
 * Where to scroll so that a row is wholly in sight; the present place when it already is.
 * @param {object} view
 * @param {number} view.index
 * @param {number} view.rowHeight px
 * @param {number} view.top as in `windowRange`
 * @param {number} view.height px
 * @param {number} [view.cover] height covered at the upper edge by a header that stays, px
 * @returns {number} the new `top`
 */
export function scrollToRow({ index, rowHeight, top, height, cover = 0 }) {
  const start = index * rowHeight;
  if (start < top + cover) return start - cover;
  if (start + rowHeight > top + height) return start + rowHeight - height;
  return top;
}
