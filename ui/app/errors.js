/**
 * What a failed command is on this side of the boundary.
 *
 * Made in ipc.js, read by every view. Deliberately absent: sentences; the person reads
 * `error-<code>` from the locale file, `text` is for the folded details.
 */
/** @import { UiError } from "../types/UiError" */
/** @import { ErrorCode } from "../types/ErrorCode" */
/** @import { FieldProblem } from "../types/FieldProblem" */

/** A command that did not succeed: a code to act on, and what support may ask for. */
export class ApiError extends Error {
  /** @param {UiError} error */
  constructor(error) {
    super(error.text);
    this.name = "ApiError";
    /** @type {ErrorCode} */
    this.code = error.code;
    /** @type {string} */
    this.text = error.text;
    /** @type {FieldProblem[]} */
    this.fields = error.fields ?? [];
    /** @type {number | null} */
    this.retry_after_ms = error.retry_after_ms ?? null;
    /** @type {string | null} */
    this.request_id = error.request_id ?? null;
    /** @type {UiError["conflict"]} */
    this.conflict = error.conflict ?? null;
  }
}

/**
 * Whatever was thrown, as an ApiError. The bridge itself refuses with plain strings (an unlisted
 * command, arguments that do not decode); they become the code `command`. An Error is a fault of
 * this page and becomes `internal`.
 * @param {unknown} thrown
 * @returns {ApiError}
 */
export function asApiError(thrown) {
  if (thrown instanceof ApiError) return thrown;
  if (isUiError(thrown)) return new ApiError(thrown);
  const own = thrown instanceof Error;
  return new ApiError({
    code: own ? "internal" : "command",
    text: own ? `${thrown.name}: ${thrown.message}` : String(thrown),
    fields: [],
    retry_after_ms: null,
    request_id: null,
    conflict: null,
  });
}

/**
 * @param {unknown} value
 * @returns {value is UiError}
 */
function isUiError(value) {
  return typeof value === "object" && value !== null && "code" in value && "text" in value;
}

/**
 * The sentence for each way a failure can be told. A closed list: a new code without a sentence
 * fails the type check here.
 * @type {Record<ErrorCode, string>}
 */
export const ERROR_KEYS = {
  invalid: "error-invalid",
  wrong_password: "error-wrong-password",
  signed_out: "error-signed-out",
  forbidden: "error-forbidden",
  not_found: "error-not-found",
  refused: "error-refused",
  rate_limited: "error-rate-limited",
  not_sent: "error-not-sent",
  unanswered: "error-unanswered",
  server_trouble: "error-server-trouble",
  outcome_unknown: "error-outcome-unknown",
  unreadable: "error-unreadable",
  vault: "error-vault",
  store: "error-store",
  conflict: "error-conflict",
  busy: "error-busy",
  cancelled: "error-cancelled",
  demo_only: "error-demo-only",
  pairing_expired: "error-pairing-expired",
  permission_needed: "error-permission-needed",
  other_account: "error-other-account",
  v3_key_missing: "error-v3-key-missing",
  v3_key_refused: "error-v3-key-refused",
  command: "error-command",
  internal: "error-internal",
};

/** @type {Record<FieldProblem["rule"], string>} */
const RULE_KEYS = {
  required: "field-required",
  too_short: "field-too-short",
  too_long: "field-too-long",
  not_email: "field-not-email",
  not_origin: "field-not-origin",
  not_https: "field-not-https",
  out_of_range: "field-out-of-range",
  not_allowed: "field-not-allowed",
  not_digits: "field-not-digits",
  not_return: "field-not-return",
  other_attempt: "field-other-attempt",
  not_phone: "field-not-phone",
  not_v3_key: "field-not-v3-key",
  malformed: "field-malformed",
  repeated: "field-repeated",
  unknown: "field-unknown",
  taken: "field-taken",
  no_country_code: "field-no-country-code",
  unusual: "field-unusual",
  rounded: "field-rounded",
  garbled: "field-garbled",
  repeats_row: "field-repeats-row",
  over_limit: "field-over-limit",
  no_such_user: "field-no-such-user",
  shared_name: "field-shared-name",
  unchecked: "field-unchecked",
  no_link: "field-no-link",
  not_link: "field-not-link",
  no_chat: "field-no-chat",
  no_chat_id: "field-no-chat-id",
  chat_taken: "field-chat-taken",
  not_chat_id: "field-not-chat-id",
  not_username: "field-not-username",
  may_be_lost: "field-may-be-lost",
  long_elsewhere: "field-long-elsewhere",
  nothing_there: "field-nothing-there",
  not_sheet: "field-not-sheet",
  old_sheet: "field-old-sheet",
  locked: "field-locked",
  damaged: "field-damaged",
  too_large: "field-too-large",
  open_quote: "field-open-quote",
};

/**
 * The locale key of a failure.
 * @param {ErrorCode} code
 */
export function errorKey(code) {
  return ERROR_KEYS[code] ?? "error-internal";
}

/**
 * The locale key and arguments of a broken rule at a field.
 * @param {FieldProblem} problem
 * @returns {{ key: string, args: Record<string, string> }}
 */
export function ruleSentence(problem) {
  return { key: RULE_KEYS[problem.rule] ?? "field-unknown", args: { limit: problem.limit ?? "" } };
}

/**
 * The sentences for the fields of a form, by field name; empty when the failure names none.
 * @param {ApiError | null} failure
 * @param {(key: string, args?: Record<string, string | number>) => string} t
 * @returns {Record<string, string>}
 */
export function fieldSentences(failure, t) {
  /** @type {Record<string, string>} */
  const sentences = {};
  for (const problem of failure?.fields ?? []) {
    const { key, args } = ruleSentence(problem);
    sentences[problem.field] ??= t(key, args);
  }
  return sentences;
}
