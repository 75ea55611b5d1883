/**
 * Why a table could not be read or handed over: what is wrong with the file in its own sentence,
 * anything else as elsewhere.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Context } from "../app/context.js" */
import { html } from "lit";
import { ruleSentence } from "../app/errors.js";
import { failureNotice } from "../components/failure.js";
import { icon } from "../components/icon.js";

/**
 * @param {Context} app
 * @param {ApiError} error
 * @param {string} title
 */
export function tableFailure(app, error, title) {
  if (error.code !== "invalid" || error.fields.length === 0) {
    return failureNotice(app, error, { title });
  }
  return html`<div class="notice notice-bad" role="alert">
    ${icon("circle-alert")}
    <div class="notice-body">
      <p class="notice-title">${title}</p>
      ${error.fields.map((problem) => {
        const { key, args } = ruleSentence(problem);
        return html`<p>${app.t(key, args)}</p>`;
      })}
    </div>
  </div>`;
}
