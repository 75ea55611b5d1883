/**
 * The Roles tab while there is nothing to show, or nothing of now.
 *
 * Drawn by roles-view.js.
 */
/** @import { RolesView } from "./roles-view.js" */
/** @import { Translate } from "../app/i18n.js" */
import { html, nothing } from "lit";
import { formatRoute } from "../app/router.js";
import { failureNotice } from "../components/failure.js";
import { icon } from "../components/icon.js";

/**
 * Rows of the height the sheet will have.
 * @param {Translate} t
 */
export function rolesSkeleton(t) {
  return html`<div class="card roles-skeleton" aria-busy="true">
    <p class="visually-hidden" role="status">${t("loading")}</p>
    ${[0, 1, 2, 3, 4, 5, 6].map(
      () => html`<div class="roles-skeleton-row">
        <span class="skeleton roles-skeleton-mark"></span>
        ${[0, 1, 2, 3].map(() => html`<span class="skeleton roles-skeleton-word"></span>`)}
      </div>`,
    )}
  </div>`;
}

/** @param {RolesView} view */
export function closedBlank({ t }) {
  return blank("lock", t("roles-closed"), t("roles-closed-text"));
}

/** @param {RolesView} view */
export function noPeople({ t, accountId }) {
  return blank(
    "user-plus",
    t("roles-no-people"),
    t("roles-no-people-text"),
    html`<a class="button" href=${formatRoute("account", accountId, "users")}>${t("roles-to-users")}</a>
      <a class="button" href=${formatRoute("import", accountId, "users")}>${t("roles-to-import")}</a>`,
  );
}

/** @param {RolesView} view */
export function noChannels({ t, accountId }) {
  return blank(
    "smartphone",
    t("roles-no-channels"),
    t("roles-no-channels-text"),
    html`<a class="button" href=${formatRoute("connect", accountId)}>${t("channels-add")}</a>`,
  );
}

/** @param {RolesView} view */
export function noneFound(view) {
  const { t } = view;
  return blank(
    "search",
    t("roles-none-found"),
    t("roles-none-found-text"),
    html`<button type="button" class="button" @click=${() => view.look({ search: "", filter: "all" })}>
      ${t("roles-show-all")}
    </button>`,
  );
}

/**
 * How old what is shown is, where it is not of now.
 * @param {RolesView} view
 */
export function ageNotice(view) {
  const { t, app, readFailure } = view;
  if (!readFailure) return nothing;
  const at = Math.min(view.readAt ?? app.now(), view.listsAt ?? app.now());
  const away = readFailure.code === "not_sent" || readFailure.code === "unanswered";
  return failureNotice(app, readFailure, {
    title: t(away ? "roles-stale-away" : "roles-stale", { when: app.words.moment(at, app.now()) }),
    again: () => void (view.shown.isDirty ? view.refreshLists() : view.reread()),
  });
}

/**
 * @param {import("../components/icon.js").IconName} mark
 * @param {string} title
 * @param {string} text
 * @param {unknown} [actions]
 */
function blank(mark, title, text, actions) {
  return html`<div class="card blank-card">
    <div class="blank">
      <div class="blank-mark">${icon(mark)}</div>
      <h2>${title}</h2>
      <p class="muted">${text}</p>
      ${actions ? html`<div class="blank-actions">${actions}</div>` : nothing}
    </div>
  </div>`;
}
