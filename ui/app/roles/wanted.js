/**
 * The document that a matrix wants written, and what in it speaks of nobody.
 *
 * Pure; called by matrix.js. The settings are written whole, so whatever is not understood here
 * has to be in it as it came.
 */
/** @import { Settings } from "../../types/Settings" */
/** @import { Edit, Matrix } from "./matrix.js" */
/** @import { Place } from "./places.js" */

/**
 * What was read, in its own order, then what is new.
 * @param {Matrix} matrix
 * @returns {Settings}
 */
export function wanted(matrix) {
  const { places, settings } = matrix;
  const staged = Array.from(matrix.sorted(), (at) => places.place(at));
  const written = new Set();
  const user_roles = [];
  for (const { user_id, channel_id } of [...settings.user_roles, ...staged.filter(isRole)]) {
    const at = places.role(user_id, channel_id);
    const cell = written.has(at) ? null : matrix.cell(user_id, channel_id);
    written.add(at);
    if (!cell) continue;
    user_roles.push({ channel_id, user_id, role: cell.role, allow_get_new_clients: cell.new_clients });
  }
  const people = staged.flatMap((place) => (place.kind === "hidden" ? place.user_id : []));
  const hidden = new Set([...settings.hide_phone_numbers_for_user_ids, ...people]);
  return {
    user_roles,
    hide_phone_numbers_for_user_ids: [...hidden].filter((user_id) => matrix.hidden(user_id)),
    push_input_output_message_events_for_managers: matrix.notify,
  };
}

/**
 * What takes away the entries of people and channels that are gone.
 * @param {Matrix} matrix
 * @param {Set<string>} [ids] of these only
 * @returns {Edit[]}
 */
export function withoutGone(matrix, ids) {
  const meant = (/** @type {{ gone: boolean }} */ { gone }, /** @type {string} */ id) =>
    gone && (ids?.has(id) ?? true);
  const lines = matrix.lines.filter((line) => meant(line, line.channel_id));
  /** @type {Edit[]} */
  const edits = [];
  for (const person of matrix.people) {
    const { id: user_id } = person;
    const whole = meant(person, user_id);
    if (whole && matrix.hidden(user_id)) edits.push({ kind: "hidden", user_id, to: false });
    // With nobody and nothing gone this costs nothing, however large the sheet is.
    for (const { channel_id } of whole ? matrix.lines : lines) {
      if (matrix.cell(user_id, channel_id)) edits.push({ kind: "role", user_id, channel_id, to: null });
    }
  }
  return edits;
}

/**
 * @param {Place} place
 * @returns {place is Extract<Place, { kind: "role" }>}
 */
const isRole = (place) => place.kind === "role";
