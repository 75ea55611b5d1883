/**
 * What should be known about the roles, as pills, and under them what can be done about one.
 *
 * Drawn by roles-changes.js. Nothing here stops a person from saving.
 */
/** @import { Warning } from "../app/roles/warnings.js" */
/** @import { RolesView } from "./roles-view.js" */
import { html, nothing } from "lit";
import { icon } from "../components/icon.js";

/** Names shown; the rest are counted. */
const SHOWN = 8;

/**
 * @param {RolesView} view
 * @param {Warning[]} found
 */
export function warningPills(view, found) {
  const { t } = view;
  if (found.length === 0) return nothing;
  return html`<ul class="roles-pills" aria-label=${t("roles-warnings")}>
    ${found.map(({ kind, key, args }) => {
      const open = view.warned === kind;
      return html`<li>
        <button
          type="button"
          class="pill pill-warn roles-pill"
          aria-expanded=${open ? "true" : "false"}
          aria-controls=${open ? "roles-warning" : nothing}
          @click=${() => (view.warned = open ? null : kind)}
        >
          <span class="dot" aria-hidden="true"></span><span class="pill-text">${t(key, args)}</span>
        </button>
      </li>`;
    })}
  </ul>`;
}

/**
 * @param {RolesView} view
 * @param {Warning[]} found
 */
export function warningWords(view, found) {
  const { t } = view;
  const warning = found.find(({ kind }) => kind === view.warned);
  if (!warning) return nothing;
  const { kind, key, args, todo, lines } = warning;
  const show = (/** @type {Parameters<RolesView["look"]>[0]} */ wish) => {
    view.look({ search: "", filter: "all", line: "", ...wish });
    view.grid?.focusGrid();
  };
  return html`<div id="roles-warning" class="roles-warning" role="region" aria-label=${t(key, args)}>
    ${icon("triangle-alert")}
    <div class="roles-warning-words">
      <p class="notice-title">${t(key, args)}</p>
      <p>${t(todo)}</p>
      ${kind === "answer" || kind === "receive" ? lineButtons(view, lines, show) : nothing}
      ${kind === "gone" || kind === "unread" ? goneNames(view, warning) : nothing}
    </div>
    ${kind === "channel"
      ? html`<button type="button" class="button" @click=${() => show({ filter: "none" })}>
          ${t("roles-warn-show", args)}
        </button>`
      : nothing}
    ${kind === "gone"
      ? html`<button type="button" id="roles-remove-gone" class="button" @click=${() => void view.askGone()}>
          ${t("roles-warn-remove")}
        </button>`
      : nothing}
    ${kind === "unread"
      ? html`<button type="button" class="button" @click=${() => void view.refreshLists()}>
          ${t("roles-reread")}
        </button>`
      : nothing}
  </div>`;
}

/**
 * @param {RolesView} view
 * @param {Warning["lines"]} lines
 * @param {(wish: { line: string }) => void} show
 */
function lineButtons({ t, names }, lines, show) {
  return html`<p class="roles-names">
    ${lines.slice(0, SHOWN).map(
      ({ channel_id }) => html`<button type="button" class="button button-link button-tiny number"
        @click=${() => show({ line: `channel:${channel_id}` })}>${names.line(channel_id)}</button>`,
    )}
    ${more(t, lines.length)}
  </p>`;
}

/**
 * @param {RolesView} view
 * @param {Warning} warning
 */
function goneNames({ t, names }, { people, lines }) {
  const all = [...people.map(({ id }) => names.person(id)), ...lines.map((line) => names.line(line.channel_id))];
  return html`<p class="roles-names small">
    ${all.slice(0, SHOWN).map((name) => html`<span class="selectable">${name}</span>`)} ${more(t, all.length)}
  </p>`;
}

/**
 * @param {import("../app/i18n.js").Translate} t
 * @param {number} count
 */
function more(t, count) {
  return count > SHOWN ? html`<span class="small">${t("roles-and-more", { count: count - SHOWN })}</span>` : nothing;
}
