/**
 * A failure told to a person: what happened, what to do, and details folded away for support.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Context } from "../app/context.js" */
import { html, nothing } from "lit";
import { errorKey } from "../app/errors.js";
import { icon } from "./icon.js";

/**
 * The folded details.
 * @param {Context} app
 * @param {ApiError | import("../types/UiError").UiError} error
 */
export function supportDetails(app, error) {
  return html`<details class="details">
    <summary>${app.t("details-for-support")}</summary>
    <dl>
      <dt>${app.t("details-code")}</dt>
      <dd class="selectable">${error.code}</dd>
      <dt>${app.t("details-text")}</dt>
      <dd class="selectable">${error.text}</dd>
      ${error.request_id
        ? html`<dt>${app.t("details-request")}</dt>
            <dd class="selectable">${error.request_id}</dd>`
        : nothing}
    </dl>
  </details>`;
}

/**
 * What happened and what to do, in one sentence or two.
 * @param {Context} app
 * @param {ApiError | import("../types/UiError").UiError} error
 */
export function failureSentence(app, error) {
  const seconds = Math.ceil((error.retry_after_ms ?? 0) / 1000);
  if (error.code === "rate_limited" && seconds > 0) {
    return app.t("error-rate-limited-for", { seconds });
  }
  return app.t(errorKey(error.code));
}

/**
 * A failure above something that can still be used.
 * @param {Context} app
 * @param {ApiError | import("../types/UiError").UiError} error
 * @param {{ title?: string, again?: () => void, againLabel?: string }} [more]
 */
export function failureNotice(app, error, more = {}) {
  return html`<div class="notice notice-bad" role="alert">
    ${icon("circle-alert")}
    <div class="notice-body">
      ${more.title ? html`<p class="notice-title">${more.title}</p>` : nothing}
      <p>${failureSentence(app, error)}</p>
      ${supportDetails(app, error)}
    </div>
    ${more.again
      ? html`<div class="notice-actions">
          <button type="button" class="button" @click=${more.again}>
            ${more.againLabel ?? app.t("try-again")}
          </button>
        </div>`
      : nothing}
  </div>`;
}

/**
 * A failure in the place of a page.
 * @param {Context} app
 * @param {ApiError} error
 * @param {() => void} [again]
 * @param {string} [title] for a page that has a heading of its own
 */
export function failureBlank(app, error, again, title) {
  return html`<div class="blank blank-bad" role="alert">
    <div class="blank-mark">${icon("circle-alert")}</div>
    ${title
      ? html`<h2>${title}</h2>`
      : html`<h1 tabindex="-1">${app.t("failure-title")}</h1>`}
    <p class="muted">${failureSentence(app, error)}</p>
    ${again
      ? html`<div class="blank-actions">
          <button type="button" class="button" @click=${again}>${app.t("try-again")}</button>
        </div>`
      : nothing}
    ${supportDetails(app, error)}
  </div>`;
}
