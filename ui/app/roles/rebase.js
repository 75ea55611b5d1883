/**
 * Puts what was read anew under what is staged: another saved state, other people and channels.
 *
 * Called by matrix.js. Costs about the same however many steps were done before: where each place
 * went, and what stands there now, is worked out once for all of them.
 */
/** @import { Channel } from "../../types/Channel" */
/** @import { Settings } from "../../types/Settings" */
/** @import { User } from "../../types/User" */
/** @import { Matrix } from "./matrix.js" */
import { Counts } from "./counts.js";
import { encode, namedIn, Places } from "./places.js";

/**
 * Who and what there is. `complete`: both lists were read to their ends after the settings that
 * are shown, so that who is not in them is no more.
 * @typedef {{ users: User[], channels: Channel[], complete: boolean }} Lists
 */

/**
 * What vanished stays as gone while something is staged for it. The steps stay too. After our own
 * writing, undoing leads back to what was there before it. Where somebody else wrote, their value
 * takes the place of the one they replaced, in every step: to undo never means to undo them.
 * @param {Matrix} matrix
 * @param {Settings} settings
 * @param {Partial<Lists>} lists what of them was read; the rest is as before
 */
export function rebase(matrix, settings, lists) {
  const { places: old, savedValues: before, values: staged, changed: places } = matrix;
  const { users = matrix.users, channels = matrix.channels } = lists;
  const changed = Uint32Array.from(places);
  const named = [...namedIn(settings), ...Array.from(changed, (at) => old.place(at))];
  // Settings may name somebody who came after the lists were read.
  const complete = lists.complete ?? (matrix.complete && named.every((place) => old.number(place) >= 0));
  const now = new Places({ users, channels, named, complete });
  const saved = encode(now, matrix.codes, settings);
  const values = saved.slice();
  const moved = old.moves(now);
  for (const at of changed) values[moved[at]] = staged[at];
  // By place: what they replaced with something else, and with what; most often nothing.
  const theirs = new Int32Array(old.size).fill(-1);
  for (let at = 0; at < old.size; at += 1) {
    const code = saved[moved[at]];
    if (moved[at] >= 0 && code !== before[at] && code !== staged[at]) theirs[at] = code;
  }
  matrix.history.move(moved, (at, code) => (theirs[at] >= 0 && code === before[at] ? theirs[at] : code));
  matrix.changed = new Set(Array.from(changed, (at) => moved[at]).filter((at) => values[at] !== saved[at]));
  Object.assign(matrix, { users, channels, complete, settings, places: now, values, savedValues: saved });
  matrix.counts = new Counts(now, matrix.codes, values);
  matrix.revision += 1;
}
