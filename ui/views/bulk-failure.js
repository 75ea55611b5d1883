/**
 * Why a table could not be read or handed over: what is wrong with the file in its own sentence,
 * anything else as elsewhere. And why something was not done with bulk work, where its state says
 * more than the failure.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Context } from "../app/context.js" */
/** @import { BulkFlow } from "./bulk-flow.js" */
import { html, nothing } from "lit";
import { troubleOf } from "../app/bulk/trouble.js";
import { ruleSentence } from "../app/errors.js";
import { formatRoute } from "../app/router.js";
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

/**
 * Why the last thing was not done on the page of some work.
 * @param {BulkFlow} view
 */
export function workFailure({ app, t, bulk, problem }) {
  if (!problem) return nothing;
  const trouble = troubleOf(problem.what, problem.error, bulk, app.bulks.all);
  if (!trouble) return tableFailure(app, problem.error, t("bulk-not-done"));
  const { key, args, open } = trouble;
  return html`<div class="notice notice-warn" role="alert">
    ${icon("triangle-alert")}
    <div class="notice-body"><p>${t(key, args)}</p></div>
    ${open
      ? html`<div class="notice-actions">
          <a class="button" href=${formatRoute("bulk", open.bulk_id)}>${t("bulk-look")}</a>
        </div>`
      : nothing}
  </div>`;
}
