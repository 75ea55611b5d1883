/**
 * How the writing of one person ended, as the form tells it.
 *
 * Pure; used by saving.js and the dialogs of users and contacts.
 */
/** @import { FieldProblem } from "../../types/FieldProblem" */
/** @import { ItemOutcome } from "../../types/ItemOutcome" */
/** @import { ApiError } from "../errors.js" */

/**
 * - `saved`: it is there as sent, as far as can be known
 * - `no-phone`: it is there, the phone that was sent is not
 * - `differs`: it is there, and something else of it is not as sent
 * - `not-looked`: it was taken, but could not be read back
 * - `refused`, `not-sent`: nothing changed
 * - `unanswered`: it may have happened
 * - `gone`: there is none of this id to change
 * - `not-there`: it was taken as new, and nobody of this id is there
 * @typedef {"saved" | "no-phone" | "differs" | "not-looked" | "refused" | "not-sent" | "unanswered"
 *   | "gone" | "not-there"} Ending
 */

/**
 * @param {ItemOutcome | undefined} outcome
 * @param {string | null} [phone] the number sent; one that was taken out cannot be dropped
 * @returns {Ending}
 */
export function ending(outcome, phone = null) {
  switch (outcome?.outcome) {
    case "accepted":
      if (outcome.fields.length > 0) {
        return phone && outcome.fields.every((field) => field === "phone") ? "no-phone" : "differs";
      }
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

/** @type {Record<string, string>} */
const DIFFERS = {
  name: "ending-differs-name",
  phone: "ending-differs-phone",
  responsible_user_id: "ending-differs-responsible",
  contact_data: "ending-differs-chats",
};

/**
 * What is not as it was sent, each a sentence.
 * @param {string[]} fields
 * @param {string | null} phone the number sent
 * @returns {string[]} keys
 */
export function differsKeys(fields, phone) {
  const keys = fields.map((field) => {
    const [name] = field.split(/[[.]/);
    if (name === "phone" && !phone) return "ending-differs-phone-stays";
    return DIFFERS[name] ?? "ending-differs-other";
  });
  return [...new Set(keys)];
}
