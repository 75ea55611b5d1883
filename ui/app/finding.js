/**
 * What a field that finds takes when it is left with something typed.
 *
 * Pure; used by components/finder-field.js.
 */
import { fold } from "./client-list.js";

/**
 * One that is offered.
 * @typedef {object} Entry
 * @property {string} key
 * @property {string} words
 * @property {string} aside
 * @property {boolean} [asked] only ever taken by choosing it
 */

/**
 * The only one that can be meant: the one that says exactly what was typed, or the only one found.
 * @param {Entry[]} offered what is offered for it
 * @param {string} typed
 * @returns {Entry | null}
 */
export function meant(offered, typed) {
  const wanted = fold(typed.trim());
  if (wanted === "") return null;
  const found = offered.filter((entry) => !entry.asked);
  const exact = found.filter(({ key, words }) => fold(key) === wanted || fold(words) === wanted);
  if (exact.length > 0) return exact.length === 1 ? exact[0] : null;
  return found.length === 1 ? found[0] : null;
}
