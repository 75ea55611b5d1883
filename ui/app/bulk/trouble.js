/**
 * Why something was not done with bulk work, where the state of the work says more than the kind
 * of failure does.
 *
 * Pure; used by the page of the work and the bars above the tables.
 */
/** @import { Bulk } from "../../types/Bulk" */
/** @import { ApiError } from "../errors.js" */
import { otherAtWork } from "./states.js";

/**
 * A sentence, and the work to look at instead.
 * @typedef {{ key: string, args?: Record<string, string>, open?: Bulk }} Trouble
 */

/** What a person may have been too late for. */
const LATE = ["pause", "stop", "resume", "forget", "send"];

/**
 * @param {string} what was asked for
 * @param {ApiError} error
 * @param {Bulk | undefined} bulk as it is now
 * @param {Bulk[]} all the work that is known
 * @returns {Trouble | null} null: the failure itself says enough
 */
export function troubleOf(what, { code }, bulk, all) {
  if (what === "undo" && code === "conflict") return { key: "bulk-undo-late" };
  if (code === "busy" && bulk && (what === "send" || what === "resume")) {
    const other = otherAtWork(bulk, all);
    return other && { key: "bulk-other", args: otherArgs(other), open: other };
  }
  return code === "conflict" && LATE.includes(what) ? { key: "bulk-just-changed" } : null;
}

/**
 * What the sentence about other work says of it.
 * @param {Bulk} other
 * @returns {Record<string, string>}
 */
export function otherArgs({ kind, action }) {
  return { kind, action };
}
