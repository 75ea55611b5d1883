/**
 * Parts of the forms of users and contacts: a phone number grouped as it is typed, and how a
 * saving ended.
 */
/** @import { FieldProblem } from "../types/FieldProblem" */
/** @import { Context } from "../app/context.js" */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Ending } from "../app/people/outcome.js" */
import { html, nothing } from "lit";
import { ruleSentence } from "../app/errors.js";
import { differsKeys } from "../app/people/outcome.js";
import { phoneAsTyped } from "../app/words.js";
import { failureNotice, supportDetails } from "../components/failure.js";
import { textField } from "../components/form-field.js";
import { icon } from "../components/icon.js";

/**
 * A phone number, grouped while it is typed at its end, with what it may have been meant as.
 * @param {import("../components/form-field.js").Field & {
 *   value: string,
 *   remedies: { label: string, phone: string }[],
 *   input: (phone: string) => void,
 * }} field
 */
export function phoneInput({ remedies, input, ...field }) {
  const before = field.value;
  return html`<div class="phone-field">
    ${textField({
      ...field,
      type: "tel",
      inputmode: "tel",
      input: (text, control) => {
        // Grouping moves the caret to the end, so only what is typed there is grouped; without
        // a plus it may be a number as dialled at home, which has groups of its own.
        const atEnd = control.selectionStart === text.length && text.length > before.length;
        input(atEnd && text.startsWith("+") ? phoneAsTyped(text) : text);
      },
    })}
    ${remedies.map(
      ({ label, phone }) => html`<button type="button" class="button button-link" @click=${() => input(phone)}>
        ${label}
      </button>`,
    )}
  </div>`;
}

/**
 * Fields that are still being read.
 * @param {import("../app/i18n.js").Translate} t
 */
export function formSkeleton(t) {
  return html`<div class="names-form" aria-busy="true">
    <p class="visually-hidden" role="status">${t("loading")}</p>
    ${[0, 1, 2].map(() => html`<div class="skeleton form-skeleton"></div>`)}
  </div>`;
}

/**
 * Sentences for what the console or the server complained of, by field.
 * @param {Context} app
 * @param {FieldProblem[]} problems
 * @returns {Record<string, string>}
 */
export function problemSentences({ t }, problems) {
  /** @type {Record<string, string>} */
  const sentences = {};
  for (const problem of problems) {
    const { key, args } = ruleSentence(problem);
    sentences[problem.field] ??= t(key, args);
  }
  return sentences;
}

/** @type {Record<Exclude<Ending, "saved">, { tone: string, icon: import("../components/icon.js").IconName, title: string, text: string }>} */
const ENDINGS = {
  "no-phone": { tone: "warn", icon: "triangle-alert", title: "ending-no-phone", text: "ending-no-phone-text" },
  differs: { tone: "warn", icon: "triangle-alert", title: "ending-differs", text: "ending-differs-text" },
  "not-looked": { tone: "info", icon: "info", title: "ending-not-looked", text: "ending-not-looked-text" },
  refused: { tone: "bad", icon: "circle-alert", title: "ending-refused", text: "ending-refused-text" },
  "not-sent": { tone: "bad", icon: "circle-alert", title: "ending-not-sent", text: "ending-not-sent-text" },
  unanswered: { tone: "warn", icon: "triangle-alert", title: "ending-unanswered", text: "ending-unanswered-text" },
  gone: { tone: "warn", icon: "triangle-alert", title: "ending-gone", text: "ending-gone-text" },
  "not-there": { tone: "warn", icon: "triangle-alert", title: "ending-not-there", text: "ending-not-there-text" },
};

/**
 * How a saving ended, where it did not simply end well.
 * @param {Context} app
 * @param {object} told
 * @param {Ending | null} told.ended
 * @param {ApiError | null} told.problem
 * @param {string[]} told.fields what is not as it was sent
 * @param {string | null} told.phone the number sent
 * @param {() => void} told.look looks whether it happened
 */
export function endingNotice(app, { ended, problem, fields, phone, look }) {
  const { t } = app;
  // A failure with a sentence of its own says more than that nothing was saved.
  if (problem && problem.code !== "refused" && ended !== "unanswered") return failureNotice(app, problem);
  if (ended === null || ended === "saved") return nothing;
  const words = ENDINGS[ended];
  return html`<div class="notice notice-${words.tone}" role="alert">
    ${icon(words.icon)}
    <div class="notice-body">
      <p class="notice-title">${t(words.title)}</p>
      ${ended === "differs"
        ? html`<ul class="ending-differs">
            ${differsKeys(fields, phone).map((key) => html`<li>${t(key)}</li>`)}
          </ul>`
        : nothing}
      <p>${t(words.text)}</p>
      ${problem ? supportDetails(app, problem) : nothing}
    </div>
    ${ended === "unanswered"
      ? html`<div class="notice-actions">
          <button type="button" class="button" @click=${look}>${t("ending-look")}</button>
        </div>`
      : nothing}
  </div>`;
}

/** @type {Record<"same" | "other" | "none", { tone: string, text: string }>} */
const LOOKED = {
  same: { tone: "good", text: "looked-same" },
  other: { tone: "warn", text: "looked-other" },
  none: { tone: "warn", text: "looked-none" },
};

/**
 * What a look found after a lost answer.
 * @param {Context} app
 * @param {"same" | "other" | "none"} found
 */
export function lookedNotice({ t }, found) {
  const { tone, text } = LOOKED[found];
  return html`<div class="notice notice-${tone}" role="status">
    ${icon(tone === "good" ? "circle-check" : "triangle-alert")}
    <div class="notice-body"><p>${t(text)}</p></div>
  </div>`;
}
