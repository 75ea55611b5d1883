/**
 * The dialog when somebody else changed the settings since they were shown: every place both
 * changed is decided by the person, and what only the others changed is listed, not hidden.
 *
 * Drawn by roles-view.js; what differs is worked out by app/roles/conflict.js.
 */
/** @import { Choice, Clash, Conflict } from "../app/roles/conflict.js" */
/** @import { RolesView } from "./roles-view.js" */
import { html, nothing } from "lit";
import { undecided } from "../app/roles/conflict.js";
import { tellAll } from "../app/roles/sentences.js";
import { busyButton } from "../components/button.js";
import { modal } from "../components/modal.js";
import { words } from "./roles-changes.js";
import { placeNames } from "./roles-outcome.js";

/** Rows drawn; beyond that the choice for all is meant for them. */
const SHOWN = 200;

/** Sentences about what only the others changed. */
const TOLD = 30;

/**
 * @param {RolesView} view
 * @param {Conflict} conflict
 */
export function conflictDialog(view, conflict) {
  const { t } = view;
  const { clashes, theirs } = conflict;
  const open = undecided(clashes, view.choices).length;
  const close = () => (view.conflict = null);
  const settle = () => {
    if (open === 0) return void view.settle(clashes);
    view.tellReader(t("roles-conflict-open", { count: open }));
    const first = view.renderRoot.querySelector(".roles-clash:not(.roles-decided) input");
    if (first instanceof HTMLElement) first.focus();
  };
  return modal({
    id: "roles-conflict",
    heading: t("roles-conflict-title"),
    closeLabel: t("close"),
    wide: true,
    close,
    body: html`<p class="muted">
        ${t(clashes.length > 0 ? "roles-conflict-lead" : "roles-conflict-none", { count: clashes.length })}
      </p>
      ${clashes.length > 0 ? clashTable(view, clashes) : nothing}
      ${theirs.length > 0 ? taken(view, theirs) : nothing}`,
    actions: html`<p class="small roles-open" aria-live="polite">
        ${open > 0 ? t("roles-conflict-open", { count: open }) : t("roles-conflict-ready")}
      </p>
      <button type="button" class="button" @click=${close}>${t("roles-conflict-later")}</button>
      ${busyButton({
        id: "roles-settle",
        label: t(clashes.length > 0 ? "roles-conflict-save" : "roles-conflict-go-on"),
        busyLabel: t("roles-saving"),
        busy: view.saving,
        run: settle,
      })}`,
  });
}

/**
 * @param {RolesView} view
 * @param {Clash[]} clashes
 */
function clashTable(view, clashes) {
  const { t } = view;
  const all = (/** @type {Choice} */ choice) =>
    (view.choices = new Map(clashes.map(({ id }) => [id, choice])));
  const rest = clashes.length - SHOWN;
  return html`<div class="roles-all">
      <button type="button" class="button button-link button-tiny" id="roles-all-theirs" @click=${() => all("theirs")}>
        ${t("roles-all-theirs")}
      </button>
      <button type="button" class="button button-link button-tiny" id="roles-all-ours" @click=${() => all("ours")}>
        ${t("roles-all-ours")}
      </button>
    </div>
    <div class="roles-scroll" tabindex="0" role="group" aria-label=${t("roles-conflict-title")}>
      <table class="table roles-places">
        <thead>
          <tr>
            <th scope="col">${t("roles-person")}</th>
            <th scope="col">${t("roles-where")}</th>
            <th scope="col">${t("roles-seen")}</th>
            <th scope="col">${t("roles-theirs")}</th>
            <th scope="col">${t("roles-ours")}</th>
          </tr>
        </thead>
        <tbody>
          ${clashes.slice(0, SHOWN).map((clash, at) => clashRow(view, clash, at))}
        </tbody>
      </table>
      ${rest > 0 ? html`<p class="small roles-more">${t("roles-conflict-more", { count: rest })}</p>` : nothing}
    </div>`;
}

/**
 * @param {RolesView} view
 * @param {Clash} clash
 * @param {number} at
 */
function clashRow(view, clash, at) {
  const { t, names, choices } = view;
  const { id, change, seen } = clash;
  const { person, where } = placeNames(view, change);
  const choice = choices.get(id);
  const option = (/** @type {Choice} */ which, /** @type {import("../app/roles/places.js").Value} */ value) =>
    html`<label class="roles-choice">
      <input
        type="radio"
        name="clash-${at}"
        .checked=${choice === which}
        aria-label=${t(which === "theirs" ? "roles-choose-theirs" : "roles-choose-ours", {
          person,
          where,
          value: names.value(change.kind, value),
        })}
        @change=${() => (view.choices = new Map(choices).set(id, which))}
      /><span>${names.value(change.kind, value)}</span>
    </label>`;
  return html`<tr class="roles-clash ${choice ? "roles-decided" : ""}">
    <th scope="row">${person}</th>
    <td class="number">${where}</td>
    <td class="muted">${names.value(change.kind, seen)}</td>
    <td>${option("theirs", change.from)}</td>
    <td>${option("ours", change.to)}</td>
  </tr>`;
}

/**
 * @param {RolesView} view
 * @param {Conflict["theirs"]} theirs
 */
function taken({ t, names }, theirs) {
  const told = tellAll(theirs, names);
  const rest = told.slice(TOLD).reduce((count, one) => count + one.changes.length, 0);
  return html`<div class="roles-taken">
    <h3>${t("roles-taken", { count: theirs.length })}</h3>
    <ul>
      ${told.slice(0, TOLD).map((one) => html`<li>${words(t(one.key, one.args))}</li>`)}
      ${rest > 0 ? html`<li class="small">${t("roles-and-more", { count: rest })}</li>` : nothing}
    </ul>
  </div>`;
}
