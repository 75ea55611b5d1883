/**
 * What the clients list shows besides clients: rows that are still coming, and creations that
 * nobody knows the end of.
 */
/** @import { Context } from "../app/context.js" */
/** @import { Translate } from "../app/i18n.js" */
import { html } from "lit";
import { creationBanner } from "../app/creation-words.js";
import { formatRoute } from "../app/router.js";
import { icon } from "../components/icon.js";

/** Rows of the skeleton. */
const ROWS = 8;

/** @param {Translate} t */
export function clientsSkeleton(t) {
  return html`<div class="card client-skeleton" aria-busy="true">
    <p class="visually-hidden" role="status">${t("loading")}</p>
    ${Array.from(
      { length: ROWS },
      () => html`<div class="client-skeleton-row">
        <span class="client-skeleton-name">
          <span class="skeleton"></span><span class="skeleton"></span>
        </span>
        <span class="skeleton client-skeleton-pill"></span>
        <span class="skeleton client-skeleton-text"></span>
      </div>`,
    )}
  </div>`;
}

/** @param {Context} app */
export function creationBanners(app) {
  const open = app.creations.filter((one) => one.state === "unknown" || one.state === "not_seen");
  return open.map(
    (one) => html`<div class="notice notice-warn" role="status">
      ${icon("triangle-alert")}
      <div class="notice-body">
        <p class="notice-title">${creationBanner(app, one)}</p>
        <p>${app.t("creation-banner-text")}</p>
      </div>
      <div class="notice-actions">
        <a class="button" href=${formatRoute("creation", one.creation_id)}
          >${app.t("creation-banner-look")}</a
        >
      </div>
    </div>`,
  );
}
