/**
 * Why a row is as it is: its problems before sending, what became of it afterwards.
 *
 * Pure but for the translator. The same sentences stand beside the row and in the reason column
 * of exports; the console has no words of its own and takes them from here.
 */
/** @import { BulkRow } from "../../types/BulkRow" */
/** @import { Bulk } from "../../types/Bulk" */
/** @import { FieldProblem } from "../../types/FieldProblem" */
/** @import { UiError } from "../../types/UiError" */
/** @import { Translate } from "../i18n.js" */
/** @import { Tone } from "../../components/pill.js" */
import { errorKey, ruleSentence } from "../errors.js";
import { fieldTitle } from "./fields.js";
import { endWords } from "./words.js";

/**
 * Rules said of a field by its name; for all others the sentence of forms says enough.
 * @type {Partial<Record<FieldProblem["rule"], string>>}
 */
export const PROBLEMS = {
  required: "bulk-problem-required",
  too_short: "bulk-problem-too-short",
  too_long: "bulk-problem-too-long",
  long_elsewhere: "bulk-problem-long-elsewhere",
  not_phone: "bulk-problem-phone",
  no_country_code: "bulk-problem-no-country-code",
  unusual: "bulk-problem-unusual",
  rounded: "bulk-problem-rounded",
  garbled: "bulk-problem-garbled",
  repeats_row: "bulk-problem-repeats-row",
  repeated: "bulk-problem-repeated",
  taken: "bulk-problem-taken",
  chat_taken: "bulk-problem-chat-taken",
  not_chat_id: "bulk-problem-not-chat-id",
  not_username: "bulk-problem-not-username",
  may_be_lost: "bulk-problem-may-be-lost",
  not_allowed: "bulk-problem-unknown",
  unknown: "bulk-problem-unknown",
};

/** Failures that leave open whether it arrived; of a row that was not found since, they are past. */
export const UNANSWERED = ["outcome_unknown", "unanswered", "unreadable"];

/**
 * A problem or a warning in one sentence, with what to do.
 * @param {Translate} t
 * @param {FieldProblem} problem
 */
export function problemSentence(t, problem) {
  const key = PROBLEMS[problem.rule];
  if (key === undefined) {
    const { key: general, args } = ruleSentence(problem);
    return t(general, args);
  }
  const title = fieldTitle(t, problem.field);
  return t(key, { field: problem.field, title, limit: problem.limit ?? "" });
}

/**
 * @param {Translate} t
 * @param {FieldProblem[]} problems
 */
export function problemSentences(t, problems) {
  return problems.map((problem) => problemSentence(t, problem)).join(" ");
}

/**
 * What a row says for itself: a state in a word or two, and why where there is a why.
 * @typedef {{ tone: Tone, word: string, why: string }} RowWords
 */

/** @type {Record<BulkRow["effect"], { tone: Tone, key: string }>} */
const EFFECTS = {
  add: { tone: "good", key: "bulk-effect-add" },
  change: { tone: "info", key: "bulk-effect-change" },
  same: { tone: "neutral", key: "bulk-effect-same" },
  unknown: { tone: "good", key: "bulk-effect-unknown" },
};

/**
 * A row before it is sent.
 * @param {Translate} t
 * @param {BulkRow} row
 * @returns {RowWords}
 */
export function checkWords(t, { skipped, problems, warnings, effect }) {
  if (skipped) return { tone: "neutral", word: t("bulk-left-out"), why: "" };
  if (problems.length > 0) {
    const word = t("bulk-has-problems", { count: problems.length });
    return { tone: "bad", word, why: problemSentences(t, problems) };
  }
  const { tone, key } = EFFECTS[effect];
  if (warnings.length === 0) return { tone, word: t(key), why: "" };
  return { tone: "warn", word: t(key), why: problemSentences(t, warnings) };
}

/**
 * A row on its way or at its end.
 * @param {Translate} t
 * @param {Pick<Bulk, "action">} bulk
 * @param {BulkRow} row
 * @returns {RowWords}
 */
export function endingWords(t, bulk, row) {
  if (row.bucket === "waiting") return { tone: "neutral", word: t("bulk-row-waiting"), why: "" };
  if (row.bucket === "sending") return { tone: "info", word: t("bulk-row-sending"), why: "" };
  const { tone, key } = endWords(bulk, row.bucket);
  return { tone, word: t(key), why: whySentence(t, bulk, row) };
}

/**
 * @param {Translate} t
 * @param {Pick<Bulk, "action">} bulk
 * @param {BulkRow} row
 */
function whySentence(t, { action }, { bucket, error, fields, problems, skipped, effect }) {
  if (bucket === "confirmed") {
    if (fields.includes("not_found")) return t("bulk-why-not-found");
    return effect === "same" && action === "import" ? t("bulk-why-same") : "";
  }
  if (bucket === "not_sent") {
    if (skipped) return t("bulk-why-skipped");
    if (problems.length > 0) return problemSentences(t, problems);
    if (!error) return t("bulk-why-stopped");
    return UNANSWERED.includes(error.code) ? t("bulk-why-not-arrived") : errorSentence(t, error);
  }
  if (bucket === "differs") {
    const named = fields.filter((field) => field !== "still_there");
    if (named.length === 0) return action === "delete" ? t("bulk-why-still-there") : "";
    return named.map((field) => differsSentence(t, field)).join(" ");
  }
  if (bucket === "accepted" && fields.includes("no_answer")) return t("bulk-why-no-answer", { action });
  if (error) return errorSentence(t, error, fields);
  return bucket === "accepted" ? t("bulk-why-accepted") : t("bulk-why-refused");
}

/**
 * @param {Translate} t
 * @param {string} field
 */
function differsSentence(t, field) {
  if (field === "phone") return t("bulk-why-phone-dropped");
  return t("bulk-why-differs", { title: fieldTitle(t, field) });
}

/**
 * Why the server did not take a row. Its own words are not shown: they are in its language.
 * @param {Translate} t
 * @param {UiError} error
 * @param {string[]} [fields] complained about, where the error names none
 */
export function errorSentence(t, error, fields = []) {
  if (error.fields.length > 0) return problemSentences(t, error.fields);
  if (error.code !== "refused") return t(errorKey(error.code));
  if (fields.length === 0) return t("bulk-why-refused");
  const titles = fields.map((field) => fieldTitle(t, field)).join(", ");
  return t("bulk-why-refused-fields", { titles, count: fields.length });
}
