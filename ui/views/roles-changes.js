/**
 * What is staged, in sentences, with what should be known about it, and the button that saves.
 *
 * Drawn by roles-view.js. What became of the last saving stands here too, where the eye already is.
 */
/** @import { Group, Told } from "../app/roles/sentences.js" */
/** @import { RolesView } from "./roles-view.js" */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { backTo } from "../app/roles/conflict.js";
import { parts, plain, tell, tellGroup } from "../app/roles/sentences.js";
import { busyButton } from "../components/button.js";
import { foot } from "../components/foot.js";
import { icon } from "../components/icon.js";
import { outcomeNotice, takenOver } from "./roles-outcome.js";
import { warningPills, warningWords } from "./roles-warnings.js";

/** Sentences shown before more are asked for, and how many come then. */
const SHOWN = 8;
const MORE = 100;

/** Changes of one group shown one by one. */
const SINGLY = 50;

/** @param {RolesView} view */
export function changesPanel(view) {
  const found = view.warnings;
  const dirty = view.shown.isDirty;
  return html`<section
    class="card roles-changes ${dirty ? "roles-waiting" : ""}"
    aria-labelledby="roles-changes-title"
    ${foot(dirty)}
  >
    ${outcomeNotice(view)}
    <div class="roles-changes-row">
      <div class="roles-changes-words">${dirty ? toSave(view) : nothingToSave(view)}</div>
      ${warningPills(view, found)} ${dirty ? buttons(view) : nothing}
    </div>
    ${warningWords(view, found)}
  </section>`;
}

/** @param {RolesView} view */
function nothingToSave(view) {
  const { t, app, saved } = view;
  if (!saved) {
    const now = app.now();
    const key = view.reading ? "roles-clean-reading" : "roles-clean-text";
    return html`<h2 id="roles-changes-title">${t("roles-clean")}</h2>
      <p class="small number">${t(key, { when: app.words.moment(view.listsAt ?? now, now) })}</p>`;
  }
  return html`<h2 id="roles-changes-title" class="roles-saved">
      ${icon("circle-check")}<span>${t("roles-saved", { count: saved.count })}</span>
    </h2>
    <p class="small number">${t("roles-saved-at", { when: app.words.time(saved.at) })}</p>
    ${takenOver(view, saved.taken)}`;
}

/** @param {RolesView} view */
function toSave(view) {
  const { t, groups } = view;
  const most = Math.max(SHOWN, view.most);
  const shown = groups.slice(0, most);
  const rest = groups.slice(most).reduce((count, one) => count + one.changes.length, 0);
  const title = html`<h2 id="roles-changes-title">${t("roles-to-save", { count: view.shown.changeCount })}</h2>`;
  // The table above tells the same, with what became of it.
  if (view.outcome?.kind === "differs") return title;
  return html`${title}
    <ul class="roles-told" tabindex=${shown.length > 3 ? "0" : nothing} aria-labelledby="roles-changes-title">
      ${repeat(
        shown,
        (one) => one.id,
        (one) => sentence(view, one),
      )}
    </ul>
    ${rest > 0
      ? html`<button type="button" class="button button-link button-tiny roles-rest"
          @click=${() => (view.most = most + MORE)}>${t("roles-rest", { count: rest })}</button>`
      : nothing}`;
}

/**
 * One sentence, with the changes behind it when it is opened.
 * @param {RolesView} view
 * @param {Group} one
 */
function sentence(view, one) {
  const { t, opened, names } = view;
  const told = tellGroup(one, names);
  const group = told.changes.length > 1;
  const open = group && opened.has(told.id);
  const toggle = () => {
    const others = new Set(opened);
    if (!others.delete(told.id)) others.add(told.id);
    view.opened = others;
  };
  const singles = open ? told.changes.slice(0, SINGLY).map((one) => tell(one, names)) : [];
  const rest = told.changes.length - SINGLY;
  return html`<li class="roles-sentence">
    <div class="roles-sentence-line">
      <p>${words(t(told.key, told.args))}</p>
      ${group
        ? html`<button type="button" class="button button-link button-tiny" aria-expanded=${open ? "true" : "false"}
            @click=${toggle}>${t(open ? "roles-fold" : "roles-unfold")}</button>`
        : nothing}
      ${takeBack(view, told)}
    </div>
    ${open
      ? html`<ul class="roles-singles">
          ${singles.map(
            (one) => html`<li class="roles-sentence-line">
              <p>${words(t(one.key, one.args))}</p>
              ${takeBack(view, one)}
            </li>`,
          )}
          ${rest > 0 ? html`<li class="small">${t("roles-and-more", { count: rest })}</li>` : nothing}
        </ul>`
      : nothing}
  </li>`;
}

/**
 * A sentence with its set-off parts.
 * @param {string} text
 */
export function words(text) {
  return parts(text).map((part) => (part.strong ? html`<strong>${part.text}</strong>` : part.text));
}

/**
 * @param {RolesView} view
 * @param {Told} told
 */
function takeBack(view, told) {
  const { t } = view;
  const label = t("roles-take-back", { sentence: plain(t(told.key, told.args)) });
  const run = () => {
    const list = view.renderRoot.querySelector(".roles-told");
    if (view.stage(told.changes.map(backTo))) view.tellReader(t("roles-taken-back"));
    // The sentence is gone with its button; the focus stays in the list.
    void view.updateComplete.then(() => {
      const next = list?.isConnected ? list.querySelector(".roles-back") : null;
      if (next instanceof HTMLElement) next.focus();
      else view.grid?.focusGrid();
    });
  };
  return html`<button type="button" class="button button-icon roles-back" aria-label=${label} ?disabled=${view.saving}
    title=${t("roles-take-back-short")} @click=${run}>${icon("x")}</button>`;
}

/** @param {RolesView} view */
function buttons(view) {
  const { t, saving } = view;
  return html`<div class="roles-changes-buttons">
    <button type="button" id="roles-discard" class="button button-quiet" ?disabled=${saving}
      @click=${() => view.discard()}>${t("roles-discard")}</button>
    ${busyButton({
      id: "roles-save",
      label: t("roles-save", { count: view.shown.changeCount }),
      busyLabel: t("roles-saving"),
      busy: saving,
      disabled: view.looking,
      run: () => void view.save(),
    })}
  </div>`;
}
