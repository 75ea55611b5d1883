/**
 * What stands above a table of people: how many there are, what is chosen, search, and what can
 * be done with the list.
 *
 * Template functions for users-view.js and contacts-view.js; the views own search and choice.
 */
/** @import { Context } from "../app/context.js" */
import { html } from "lit";
import "../components/menu.js";
import { icon } from "../components/icon.js";

/**
 * @param {object} search
 * @param {string} search.label
 * @param {string} search.clearLabel
 * @param {string} search.value
 * @param {(text: string) => void} search.change
 * @param {() => void} search.enter goes to the table
 */
export function searchField({ label, clearLabel, value, change, enter }) {
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && value !== "") change("");
    else if (event.key === "ArrowDown" || event.key === "Enter") enter();
    else return;
    event.preventDefault();
  };
  const clear = (/** @type {any} */ event) => {
    change("");
    event.target.closest(".search").querySelector("input").focus();
  };
  return html`<div class="search people-search">
    ${icon("search")}
    <input
      class="input"
      id="people-search"
      type="search"
      autocomplete="off"
      spellcheck="false"
      aria-label=${label}
      placeholder=${label}
      .value=${value}
      @input=${(/** @type {any} */ event) => change(event.target.value)}
      @keydown=${key}
    />
    ${value === ""
      ? html`<kbd class="kbd" aria-hidden="true">Ctrl K</kbd>`
      : html`<button
          type="button"
          class="button button-icon search-clear"
          aria-label=${clearLabel}
          @click=${clear}
        >
          ${icon("x")}
        </button>`}
  </div>`;
}

/**
 * The rest, behind three dots.
 * @param {string} label
 * @param {import("../components/menu.js").MenuItem[]} items
 */
export function moreMenu(label, items) {
  return html`<wz-menu
    id="people-more"
    .kind=${"button button-icon clients-more"}
    .label=${label}
    .trigger=${icon("ellipsis")}
    .items=${items}
  ></wz-menu>`;
}

/**
 * What is chosen, and what can be done with it.
 * @param {Context} app
 * @param {object} chosen
 * @param {number} chosen.count
 * @param {boolean} chosen.frozen
 * @param {string | null} [chosen.said] what goes on with them, instead of how many they are
 * @param {() => void} chosen.remove
 * @param {() => void} chosen.clear
 */
export function chosenBar({ t }, { count, frozen, said, remove, clear }) {
  return html`<div class="people-bar" role="region" aria-label=${t("people-chosen-label")}>
    <span class="people-bar-count number" role="status">${said ?? t("people-chosen", { count })}</span>
    <button type="button" id="delete-chosen" class="button" ?disabled=${frozen} @click=${remove}>
      ${icon("trash")} ${t("people-delete-chosen", { count })}
    </button>
    <button type="button" class="button button-quiet" @click=${clear}>${t("people-clear")}</button>
  </div>`;
}

/**
 * Ctrl+K goes to the search.
 * @param {import("../app/view.js").View} view
 */
export function hearSearchKey(view) {
  view.listen(document, "keydown", (/** @type {KeyboardEvent} */ event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    view.byId("people-search")?.select();
  });
}

/**
 * Rows of the height the table will have.
 * @param {import("../app/i18n.js").Translate} t
 */
export function peopleSkeleton(t) {
  return html`<div class="card client-skeleton" aria-busy="true">
    <p class="visually-hidden" role="status">${t("loading")}</p>
    ${Array.from(
      { length: 6 },
      () => html`<div class="people-skeleton-row">
        <span class="skeleton people-skeleton-mark"></span>
        <span class="skeleton people-skeleton-name"></span>
        <span class="skeleton people-skeleton-text"></span>
      </div>`,
    )}
  </div>`;
}
