/**
 * The words of a table that is written: its titles and, beside each row, why it failed.
 *
 * The console has no words of its own and takes them from here; `{field}` and `{limit}` it fills
 * in itself, row by row.
 */
/** @import { BulkAction } from "../../types/BulkAction" */
/** @import { ErrorCode } from "../../types/ErrorCode" */
/** @import { FieldRule } from "../../types/FieldRule" */
/** @import { SheetWords } from "../../types/SheetWords" */
/** @import { Translate } from "../i18n.js" */
import { errorKey, ruleSentence } from "../errors.js";
import { fieldTitles } from "./fields.js";
import { PROBLEMS, UNANSWERED } from "./reasons.js";

/** Rules that a row may break and whose sentence names no field. @type {FieldRule[]} */
const PLAIN_RULES = [
  "malformed",
  "not_digits",
  "over_limit",
  "no_such_user",
  "shared_name",
  "unchecked",
  "no_link",
  "not_link",
  "no_chat",
  "no_chat_id",
];

/** The kinds of failure that a row may end with. @type {ErrorCode[]} */
const ERRORS = [
  "signed_out",
  "forbidden",
  "not_found",
  "rate_limited",
  "not_sent",
  "unanswered",
  "server_trouble",
  "outcome_unknown",
  "unreadable",
  "permission_needed",
  "v3_key_missing",
  "v3_key_refused",
];

/**
 * @param {Translate} t
 * @param {string} file_name without an ending
 * @param {BulkAction} [action] what was done with the people
 * @returns {SheetWords}
 */
export function sheetWords(t, file_name, action = "import") {
  const blanks = { field: "", title: "{field}", limit: "{limit}" };
  const named = Object.entries(PROBLEMS).map(([rule, key]) => [`rule_${rule}`, t(key, blanks)]);
  const plain = PLAIN_RULES.map((rule) => {
    const { key, args } = ruleSentence({ field: "", rule, limit: "{limit}" });
    return [`rule_${rule}`, t(key, args)];
  });
  const errors = ERRORS.map((code) => [`error_${code}`, t(errorKey(code))]);
  const lost = UNANSWERED.map((code) => [`not_sent_${code}`, t("bulk-why-not-arrived")]);
  const others = {
    error_refused: t("bulk-why-refused"),
    accepted: t("bulk-why-accepted"),
    no_answer: t("bulk-why-no-answer", { action }),
    differs: t("bulk-why-differs", { title: "{field}" }),
    // One sentence for each field: the console takes a field's own where there is one.
    differs_phone: t("bulk-why-phone-dropped"),
    refused_field: t("bulk-why-refused-fields", { titles: "{field}", count: 1 }),
    not_sent: t("bulk-why-stopped"),
    skipped: t("bulk-why-skipped"),
    still_there: t("bulk-why-still-there"),
  };
  const reasons = { ...Object.fromEntries([...named, ...plain, ...errors, ...lost]), ...others };
  return { file_name, titles: fieldTitles(t), reasons };
}
