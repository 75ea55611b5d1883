/**
 * "What can Anna see?" and "Who can read this channel?", told in words.
 *
 * Drawn by roles-view.js over app/roles/answers.js: from what is staged, and saying so.
 */
/** @import { Line, Person } from "../app/roles/places.js" */
/** @import { Reach } from "../app/roles/answers.js" */
/** @import { RolesView } from "./roles-view.js" */
import { html, nothing } from "lit";
import { lineAnswer, personAnswer } from "../app/roles/answers.js";
import { icon } from "../components/icon.js";
import { modal } from "../components/modal.js";

/** Names in one list, until more are asked for. */
const SHOWN = 100;

/** What a person may do on a list of channels. @type {Record<Reach, string>} */
const PERSON_KEYS = {
  everything: "roles-sees-everything",
  own: "roles-sees-own",
  reads: "roles-sees-reads",
  unknown: "roles-sees-unknown",
};

/** What a list of people may do on one channel. @type {Record<Reach, string>} */
const LINE_KEYS = {
  everything: "roles-read-everything",
  own: "roles-read-own",
  reads: "roles-read-reads",
  unknown: "roles-read-unknown",
};

/**
 * @param {RolesView} view
 * @param {{ user_id: string } | { channel_id: string }} asked
 */
export function accessDialog(view, asked) {
  return "user_id" in asked ? personDialog(view, asked.user_id) : lineDialog(view, asked.channel_id);
}

/**
 * @param {RolesView} view
 * @param {string} user_id
 */
function personDialog(view, user_id) {
  const { t, names, shown: matrix } = view;
  const answer = personAnswer(matrix, user_id);
  if (!answer) return nothing;
  const person = names.person(user_id);
  const said = (/** @type {Line} */ line) => names.line(line.channel_id);
  return dialog(view, t("grid-ask-person", { person }), answer.staged, [
    ...answer.groups.map(({ reach, of }) => list(view, t(PERSON_KEYS[reach], { count: of.length }), of.map(said))),
    answer.groups.length === 0 ? html`<p>${t("roles-sees-nothing", { person })}</p>` : nothing,
    answer.receives.length > 0
      ? list(view, t("roles-sees-new", { count: answer.receives.length }), answer.receives.map(said))
      : nothing,
    answer.none.length > 0 && answer.groups.length > 0
      ? list(view, t("roles-sees-none", { count: answer.none.length }), answer.none.map(said))
      : nothing,
    html`<ul class="roles-facts">
      <li>${icon(answer.hidden ? "eye-off" : "eye")}${t(answer.hidden ? "roles-sees-masked" : "roles-sees-numbers", { person })}</li>
      ${answer.notified
        ? html`<li>${icon("message")}${t(answer.notified === "everybody" ? "roles-sees-notified" : "roles-sees-notified-own", { person })}</li>`
        : nothing}
    </ul>`,
  ]);
}

/**
 * @param {RolesView} view
 * @param {string} channel_id
 */
function lineDialog(view, channel_id) {
  const { t, names, shown: matrix } = view;
  const answer = lineAnswer(matrix, channel_id);
  if (!answer) return nothing;
  const channel = names.line(channel_id);
  const said = (/** @type {Person} */ person) => names.person(person.id);
  return dialog(view, t("roles-ask-line", { channel }), answer.staged, [
    ...answer.groups.map(({ reach, of }) => list(view, t(LINE_KEYS[reach], { count: of.length }), of.map(said))),
    answer.groups.length === 0 ? html`<p>${t("roles-read-nobody", { channel })}</p>` : nothing,
    answer.receives.length > 0
      ? list(view, t("roles-read-new", { count: answer.receives.length }), answer.receives.map(said))
      : html`<p class="roles-warned">${icon("triangle-alert")}${t("roles-read-no-new")}</p>`,
    answer.hidden.length > 0
      ? list(view, t("roles-read-masked", { count: answer.hidden.length }), answer.hidden.map(said))
      : nothing,
  ]);
}

/**
 * @param {RolesView} view
 * @param {string} heading
 * @param {boolean} staged
 * @param {unknown} body
 */
function dialog(view, heading, staged, body) {
  const { t } = view;
  const close = () => {
    view.asked = null;
    view.naming = false;
  };
  return modal({
    id: "roles-answer",
    heading,
    close,
    body: html`${staged
        ? html`<p class="notice notice-info">${icon("info")}<span>${t("roles-answer-staged")}</span></p>`
        : nothing}
      ${body}`,
    actions: html`<button type="button" class="button" @click=${close}>${t("close")}</button>`,
  });
}

/**
 * @param {RolesView} view
 * @param {string} title
 * @param {string[]} all
 */
function list(view, title, all) {
  const { t, naming } = view;
  const shown = naming ? all : all.slice(0, SHOWN);
  return html`<div class="roles-answer">
    <h3>${title}</h3>
    <ul class="roles-answer-list number">
      ${shown.map((name) => html`<li>${name}</li>`)}
    </ul>
    ${shown.length < all.length
      ? html`<button type="button" class="button button-link button-tiny" @click=${() => (view.naming = true)}>
          ${t("roles-answer-all", { count: all.length })}
        </button>`
      : nothing}
  </div>`;
}
