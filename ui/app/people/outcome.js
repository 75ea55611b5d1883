/**
 * How the writing of one person ended, as the form tells it.
 *
 * Pure; used by the dialogs of users and contacts.
 */
/** @import { FieldProblem } from "../../types/FieldProblem" */
/** @import { ItemOutcome } from "../../types/ItemOutcome" */
/** @import { ApiError } from "../errors.js" */

/**
 * - `saved`: it is there as sent, as far as can be known
 * - `no-phone`: it is there, the phone is not
 * - `not-looked`: it was taken, but could not be read back
 * - `refused`, `not-sent`: nothing changed
 * - `unanswered`: it may have happened
 * - `gone`: there is none of this id to change
 * @typedef {"saved" | "no-phone" | "not-looked" | "refused" | "not-sent" | "unanswered" | "gone"} Ending
 */

/**
 * @param {ItemOutcome | undefined} outcome
 * @returns {Ending}
 */
export function ending(outcome) {
  switch (outcome?.outcome) {
    case "accepted":
      if (outcome.fields.includes("phone")) return "no-phone";
      return outcome.error ? "not-looked" : "saved";
    case "refused":
    case "not_taken":
      return "refused";
    case "not_found":
      return "gone";
    case "not_sent":
      return "not-sent";
    default:
      return "unanswered";
  }
}

/**
 * The problems of a failed writing by the form's own field names: `users[0].phone` is `phone`,
 * `contacts[0].contact_data[1].chat_id` is `contact_data[1].chat_id`.
 * @param {ApiError} failure
 * @returns {FieldProblem[]}
 */
export function ownProblems(failure) {
  return failure.fields.map((problem) => ({
    ...problem,
    field: problem.field.replace(/^\w+\[0\]\./, ""),
  }));
}
