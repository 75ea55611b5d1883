/**
 * The head of the clients list: how many, how the reading goes, search, the rest, a new client.
 *
 * Template functions over the view, which owns search and dialog.
 */
/** @import { Translate } from "../app/i18n.js" */
/** @import { ClientsView } from "./clients-view.js" */
import { html, nothing } from "lit";
import "../components/menu.js";
import * as api from "../api/accounts.js";
import { formatRoute } from "../app/router.js";
import { icon } from "../components/icon.js";

/**
 * @param {ClientsView} view
 * @param {{ count: number, attention: number }} numbers
 */
export function clientsHead(view, numbers) {
  const { refreshing, failure } = view.app.accounts;
  const empty = view.phase === "ready" && numbers.count === 0 && !refreshing && !failure;
  return html`<header class="page-head">
    <div class="page-title">
      <h1 tabindex="-1">${view.t("clients-title")}</h1>
      ${refreshing ? reading(view) : summary(view, numbers)}
    </div>
    ${empty
      ? nothing
      : html`<div class="page-actions">${search(view)} ${more(view)} ${newClientLink(view.t)}</div>`}
  </header>`;
}

/** @param {Translate} t */
export function newClientLink(t) {
  return html`<a class="button button-primary" id="new-client" href=${formatRoute("new-client")}
    >${t("clients-new")}</a
  >`;
}

/** @param {ClientsView} view */
function reading({ app, t }) {
  const count = app.accounts.progress ?? 0;
  return html`<p class="small number clients-state" role="status">
    <span>${count > 0 ? t("clients-reading", { count }) : t("clients-reading-first")}</span>
    <button
      type="button"
      class="button button-link button-tiny"
      @click=${() => void api.refreshStop()}
    >
      ${t("clients-stop")}
    </button>
  </p>`;
}

/**
 * @param {ClientsView} view
 * @param {{ count: number, attention: number }} numbers
 */
function summary({ app, t }, numbers) {
  if (numbers.count === 0) return nothing;
  const told = t("clients-summary", numbers);
  const at = app.accounts.loadedAt;
  if (at === null) return html`<p class="small number clients-state">${told}</p>`;
  const when = app.words.moment(at, app.now());
  return html`<p class="small number clients-state">
    ${t("clients-summary-at", { summary: told, when })}
  </p>`;
}

/** @param {ClientsView} view */
function search(view) {
  const clear = () => {
    view.search = "";
    view.byId("search")?.focus();
  };
  return html`<div class="search">
    ${icon("search")}
    <input
      class="input"
      id="search"
      type="search"
      autocomplete="off"
      spellcheck="false"
      aria-label=${view.t("clients-search")}
      placeholder=${view.t("clients-search")}
      .value=${view.search}
      @input=${(/** @type {any} */ event) => (view.search = event.target.value)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => view.searchKey(event)}
    />
    ${view.search === ""
      ? html`<kbd class="kbd" aria-hidden="true">Ctrl K</kbd>`
      : html`<button
          type="button"
          class="button button-icon search-clear"
          aria-label=${view.t("clients-search-clear")}
          @click=${clear}
        >
          ${icon("x")}
        </button>`}
  </div>`;
}

/** @param {ClientsView} view */
function more(view) {
  const { t } = view;
  const refresh = {
    id: "refresh-clients",
    label: t("clients-refresh"),
    icon: "refresh",
    run: () => void view.app.accounts.refresh(),
  };
  const grant = {
    id: "new-grant",
    label: t("clients-new-grant"),
    icon: "key",
    run: () => view.app.router.go("grant"),
  };
  const names = [
    {
      id: "import-names",
      label: t("names-import"),
      icon: "upload",
      run: () => (view.dialog = "import"),
    },
    {
      id: "export-names",
      label: t("names-export"),
      icon: "download",
      run: () => (view.dialog = "export"),
    },
  ];
  return html`<wz-menu
    .kind=${"button button-icon clients-more"}
    .label=${t("clients-more")}
    .trigger=${icon("ellipsis")}
    .items=${[grant, {}, refresh, {}, ...names]}
  ></wz-menu>`;
}
