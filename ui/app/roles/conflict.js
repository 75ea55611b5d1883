/**
 * Somebody else changed the settings since they were shown: what only they changed, what both
 * changed, and what is to be staged once the person has chosen.
 *
 * Pure; drawn by views/roles-conflict.js.
 */
/** @import { SettingsConflict } from "../../types/SettingsConflict" */
/** @import { SettingsDifference } from "../../types/SettingsDifference" */
/** @import { SettingsValue } from "../../types/SettingsValue" */
/** @import { Edit } from "./matrix.js" */
/** @import { Value } from "./places.js" */
/** @import { PlaceChange } from "./sentences.js" */
import { changeBetween, placeId } from "./sentences.js";

/** @typedef {"theirs" | "ours"} Choice */

/**
 * A place both changed, to different ends.
 * @typedef {object} Clash
 * @property {string} id
 * @property {PlaceChange} change from what they made of it to what is wanted here
 * @property {Value} seen what stood there when the person began
 */

/**
 * @typedef {object} Conflict
 * @property {Clash[]} clashes
 * @property {PlaceChange[]} theirs what only they changed, or both alike: taken over
 */

/**
 * @param {SettingsConflict} conflict
 * @returns {Conflict}
 */
export function readConflict({ differences }) {
  /** @type {Conflict} */
  const read = { clashes: [], theirs: [] };
  for (const one of differences) {
    const { seen, now, wanted } = one;
    if (same(one, seen, now)) continue;
    if (same(one, wanted, seen) || same(one, wanted, now)) {
      read.theirs.push(changeBetween(one, seen, now));
      continue;
    }
    const change = changeBetween(one, now, wanted);
    read.clashes.push({ id: placeId(change), change, seen: changeBetween(one, seen, now).from });
  }
  return read;
}

/**
 * Whether two values of a place are the same; for a switch, nothing is off.
 * @param {SettingsDifference} place
 * @param {SettingsValue | null} a
 * @param {SettingsValue | null} b
 */
function same(place, a, b) {
  const { from, to } = changeBetween(place, a, b);
  if (from === null || to === null || typeof from === "boolean" || typeof to === "boolean") return from === to;
  return from.role === to.role && from.new_clients === to.new_clients;
}

/**
 * What is not chosen yet.
 * @param {Clash[]} clashes
 * @param {Map<string, Choice>} choices by id
 */
export function undecided(clashes, choices) {
  return clashes.filter(({ id }) => !choices.has(id));
}

/**
 * What to stage above their state: theirs where that was chosen. What is ours is staged already.
 * @param {Clash[]} clashes
 * @param {Map<string, Choice>} choices
 * @returns {Edit[]}
 */
export function resolve(clashes, choices) {
  return clashes
    .filter(({ id }) => choices.get(id) === "theirs")
    .map(({ change }) => backTo(change));
}

/**
 * What takes a change back.
 * @param {PlaceChange} change
 * @returns {Edit}
 */
export function backTo(change) {
  const { from } = change;
  if (change.kind === "role") {
    const { user_id, channel_id } = change;
    return { kind: "role", user_id, channel_id, to: typeof from === "boolean" ? null : from };
  }
  if (change.kind === "hidden") return { kind: "hidden", user_id: change.user_id, to: from === true };
  return { kind: "notify", to: from === true };
}
