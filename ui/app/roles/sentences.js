/**
 * Changes of the role matrix as sentences, and many alike as one.
 *
 * Pure; used by the Roles tab for what is to be saved, what was saved and what a pasted sheet
 * would do. Deliberately absent: the sentences themselves, which are in the locale file.
 */
/** @import { SettingsDifference } from "../../types/SettingsDifference" */
/** @import { SettingsValue } from "../../types/SettingsValue" */
/** @import { Names } from "./names.js" */
/** @import { Cell, Place, Value } from "./places.js" */
import { roleName } from "./names.js";

/** One place that is or was changed. @typedef {Place & { from: Value, to: Value }} PlaceChange */

/**
 * What a change amounts to, in words.
 * @typedef {"becomes" | "becomes-new" | "becomes-without" | "new" | "without" | "none" | "hides"
 *   | "shows" | "everybody" | "own"} Turn
 */

/**
 * Changes told in one sentence.
 * @typedef {object} Told
 * @property {string} id stays the same while the group does
 * @property {string} key
 * @property {Record<string, string | number>} args
 * @property {PlaceChange[]} changes more than one for a group
 */

/** @typedef {{ one: string, person: string, line: string }} Keys by one change, by person, by channel */

/** Changes that make one sentence. @typedef {{ id: string, form: keyof Keys, changes: PlaceChange[] }} Group */

/** @type {Record<Turn, Keys>} */
const SENTENCES = {
  becomes: {
    one: "roles-becomes",
    person: "roles-becomes-channels",
    line: "roles-becomes-people",
  },
  "becomes-new": {
    one: "roles-becomes-new",
    person: "roles-becomes-new-channels",
    line: "roles-becomes-new-people",
  },
  "becomes-without": {
    one: "roles-becomes-without",
    person: "roles-becomes-without-channels",
    line: "roles-becomes-without-people",
  },
  new: { one: "roles-new", person: "roles-new-channels", line: "roles-new-people" },
  without: {
    one: "roles-without",
    person: "roles-without-channels",
    line: "roles-without-people",
  },
  none: { one: "roles-none", person: "roles-none-channels", line: "roles-none-people" },
  hides: { one: "roles-hides", person: "roles-hides", line: "roles-hides-people" },
  shows: { one: "roles-shows", person: "roles-shows", line: "roles-shows-people" },
  everybody: { one: "roles-everybody", person: "roles-everybody", line: "roles-everybody" },
  own: { one: "roles-own", person: "roles-own", line: "roles-own" },
};

/** Up to so many changes each have a sentence of their own. */
const SINGLY = 6;

/** Around what is set off from the rest of a sentence; no name contains them. */
const OPEN = "\uE000";
const SHUT = "\uE001";

/**
 * What a change amounts to.
 * @param {PlaceChange} change
 * @returns {Turn}
 */
export function turnOf({ kind, from, to }) {
  if (kind === "hidden") return to ? "hides" : "shows";
  if (kind === "notify") return to ? "everybody" : "own";
  const before = /** @type {Cell | null} */ (from);
  const after = /** @type {Cell | null} */ (to);
  if (!after) return "none";
  const had = before?.new_clients ?? false;
  if (before?.role === after.role) return after.new_clients ? "new" : "without";
  if (after.new_clients === had) return "becomes";
  return after.new_clients ? "becomes-new" : "becomes-without";
}

/**
 * One change as a sentence.
 * @param {PlaceChange} change
 * @param {Names} names
 * @returns {Told}
 */
export function tell(change, names) {
  return group(`one/${placeId(change)}`, "one", [change], names);
}

/**
 * Changes as sentences, in groups; the order is that of the first of each.
 * @param {PlaceChange[]} changes
 * @param {Names} names
 * @param {number} [singly] up to how many each have their own sentence
 * @returns {Told[]}
 */
export function tellAll(changes, names, singly = SINGLY) {
  return groupAll(changes, singly).map((one) => tellGroup(one, names));
}

/**
 * @param {Group} group
 * @param {Names} names
 * @returns {Told}
 */
export function tellGroup({ id, form, changes }, names) {
  return changes.length === 1 ? tell(changes[0], names) : group(id, form, changes, names);
}

/**
 * Changes to be told in one sentence: each its own while they are few; else those that do the same
 * to one person, or on one channel, together, whichever says more at once.
 * @param {PlaceChange[]} changes
 * @param {number} [singly]
 * @returns {Group[]}
 */
export function groupAll(changes, singly = SINGLY) {
  if (changes.length <= singly) {
    return changes.map((change) => ({ id: placeId(change), form: "one", changes: [change] }));
  }
  const ids = changes.map(groupIds);
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const id of ids.flat()) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  /** @type {Map<string, { form: "person" | "line", changes: PlaceChange[] }>} */
  const groups = new Map();
  for (const [at, change] of changes.entries()) {
    const [byPerson, byLine] = ids[at];
    const form = (sizes.get(byLine) ?? 0) > (sizes.get(byPerson) ?? 0) ? "line" : "person";
    const id = form === "line" ? byLine : byPerson;
    const found = groups.get(id);
    if (found) found.changes.push(change);
    else groups.set(id, { form, changes: [change] });
  }
  return Array.from(groups, ([id, one]) => ({ id, ...one }));
}

/**
 * @param {PlaceChange} change
 * @returns {[byPerson: string, byLine: string]}
 */
function groupIds(change) {
  const turn = turnOf(change);
  const role = change.kind === "role" ? (/** @type {Cell | null} */ (change.to)?.role ?? "") : "";
  const person = change.kind === "notify" ? "" : change.user_id;
  const line = change.kind === "role" ? change.channel_id : "";
  // Joined by what no id contains; tens of thousands are made at once.
  return [["person", turn, role, person].join("\0"), ["line", turn, role, line].join("\0")];
}

/**
 * @param {string} id
 * @param {keyof Keys} form
 * @param {PlaceChange[]} changes all alike
 * @param {Names} names
 * @returns {Told}
 */
function group(id, form, changes, names) {
  const [first] = changes;
  /** @type {Told["args"]} */
  const args = { count: changes.length };
  if (first.kind !== "notify") args.person = strong(names.person(first.user_id));
  if (first.kind === "role") {
    const cell = /** @type {Cell | null} */ (first.to);
    args.channel = names.line(first.channel_id);
    if (cell) args.role = strong(roleName(names.t, cell.role));
  }
  return { id, key: SENTENCES[turnOf(first)][form], args, changes };
}

/** @param {Place} place */
export function placeId(place) {
  if (place.kind === "notify") return "notify";
  return JSON.stringify([place.user_id, place.kind === "role" ? place.channel_id : null]);
}

/**
 * Marks an argument to be set off from its sentence.
 * @param {string} text
 */
function strong(text) {
  return OPEN + text + SHUT;
}

/**
 * A sentence in its parts, of which some are set off.
 * @param {string} text
 * @returns {{ text: string, strong: boolean }[]}
 */
export function parts(text) {
  return text
    .split(new RegExp(`(${OPEN}[^${SHUT}]*${SHUT})`, "u"))
    .filter((part) => part !== "")
    .map((part) => {
      const set = part.startsWith(OPEN);
      return { text: set ? part.slice(1, -1) : part, strong: set };
    });
}

/**
 * A sentence without its marks, to be read out or copied.
 * @param {string} text
 */
export function plain(text) {
  return text.replaceAll(OPEN, "").replaceAll(SHUT, "");
}

/**
 * A place of the settings as the console names it, from one of its values to another.
 * @param {SettingsDifference} difference
 * @param {SettingsValue | null} from
 * @param {SettingsValue | null} to
 * @returns {PlaceChange}
 */
export function changeBetween(difference, from, to) {
  const user_id = difference.user_id ?? "";
  if (difference.what === "role") {
    const channel_id = difference.channel_id ?? "";
    return { kind: "role", user_id, channel_id, from: cellOf(from), to: cellOf(to) };
  }
  const values = { from: from === true, to: to === true };
  if (difference.what === "hidden_phones") return { kind: "hidden", user_id, ...values };
  return { kind: "notify", ...values };
}

/**
 * @param {SettingsValue | null} value
 * @returns {Cell | null}
 */
function cellOf(value) {
  if (value === null || typeof value === "boolean") return null;
  return { role: value.role, new_clients: value.allow_get_new_clients };
}
