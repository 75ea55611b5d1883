/**
 * What the left half of the stage asks for: a number, a password, a choice; and the link to hand
 * over.
 *
 * Drawn by stage-left.js. A password is read from its field once, and the field is emptied.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { StageFlow } from "./stage-flow.js" */
import { html, nothing } from "lit";
import * as channels from "../api/channels.js";
import * as creations from "../api/creations.js";
import { remediesFor } from "../app/stage-remedies.js";
import { busyButton } from "../components/button.js";
import { icon } from "../components/icon.js";
import { phoneField } from "./stage-prepare.js";

/** @param {StageFlow} stage */
export function pairingPhoneForm(stage) {
  const { t } = stage;
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void stage.pair(stage.phone);
  };
  return html`<form class="stage-form" novalidate @submit=${submit}>
    ${phoneField(stage, "pairing-phone", t("pairing-phone-label"), t("pairing-phone-hint"))}
    <div class="stage-offers">
      ${busyButton({
        id: "pairing-send",
        label: t("pairing-send"),
        busyLabel: t("way-pairing-busy"),
        busy: stage.busy === "pairing",
        disabled: stage.connection?.channel_id === null,
        type: "submit",
      })}
    </div>
  </form>`;
}

/** @param {StageFlow} stage */
export function linkField(stage) {
  const { t, link } = stage;
  if (link === null) {
    return html`<div class="stage-offers">
      ${busyButton({
        id: "copy-link",
        label: t("link-fetch"),
        busyLabel: t("way-link-busy"),
        busy: stage.busy === "link",
        run: () => void stage.wantLink(),
      })}
    </div>`;
  }
  const select = (/** @type {any} */ event) => event.target.select();
  return html`<div class="stage-form">
    <label class="field-label" for="hosted-link">${t("link-label")}</label>
    <div class="link-row">
      <input class="input" id="hosted-link" readonly .value=${link} @focus=${select} />
      <button type="button" id="copy-link" class="button" @click=${() => void stage.copy(link)}>
        ${icon("copy")}${t("link-copy")}
      </button>
    </div>
    <p class="link-note" role="status">
      ${stage.copied
        ? html`${icon("circle-check")}<span>${t("link-copied")}</span>`
        : html`<span>${t("link-once")}</span>`}
    </p>
  </div>`;
}

/**
 * @param {StageFlow} stage
 * @param {HTMLInputElement} field emptied at once: the code is kept nowhere on this side
 */
function sendSecret(stage, field) {
  const code = field.value;
  field.value = "";
  if (code === "") return field.focus();
  return stage.run("secret", async () => stage.take(await channels.twoFactor(stage.id, code)));
}

/**
 * @param {StageFlow} stage
 * @param {Connection} connection
 */
export function secretForm(stage, connection) {
  const { t } = stage;
  const state = connection.stage;
  if (state.kind !== "password" && state.kind !== "enter_code") return nothing;
  const password = state.kind === "password";
  const checking = state.sent || stage.busy === "secret";
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void sendSecret(stage, stage.byId("two-factor"));
  };
  return html`<form class="stage-form" novalidate @submit=${submit}>
    <div class="field">
      <label class="field-label" for="two-factor">
        ${t(password ? "secret-password" : "secret-code")}
      </label>
      <input
        class="input"
        id="two-factor"
        name="two-factor"
        type="password"
        autocomplete="off"
        ?readonly=${checking}
        aria-invalid=${state.wrong ? "true" : "false"}
        aria-describedby="two-factor-note"
      />
      ${state.wrong
        ? html`<p class="field-error" id="two-factor-note" role="alert">
            ${icon("circle-alert")}
            <span>${t(password ? "secret-password-wrong" : "secret-code-wrong")}</span>
          </p>`
        : html`<p class="field-hint" id="two-factor-note">${t("secret-hint")}</p>`}
    </div>
    <div class="stage-offers">
      ${busyButton({
        id: "two-factor-send",
        label: t(password ? "secret-password-send" : "secret-code-send"),
        busyLabel: t("secret-busy"),
        busy: checking,
        type: "submit",
        extra: "button-large",
      })}
    </div>
  </form>`;
}

/**
 * Three remedies in the order in which they cost something.
 * @param {StageFlow} stage
 * @param {Connection} connection
 */
export function remedies(stage, connection) {
  const { t, messenger, busy } = stage;
  return html`<ol class="steps remedies">
    ${remediesFor(connection).map(
      ({ title, note, offer }, index) => html`<li class="step">
        <span class="step-number" aria-hidden="true">${index + 1}</span>
        <div class="step-words">
          <p class="step-title">${t(title)}</p>
          <p class="step-note">${t(note, { messenger })}</p>
        </div>
        ${offer
          ? busyButton({
              id: REMEDY_IDS[offer.action],
              label: t(offer.key),
              busyLabel: t(offer.action === "remove" ? "leave-remove-busy" : "stage-starting"),
              busy: busy === offer.action,
              disabled: busy !== null,
              kind: offer.action === "remove" ? "plain" : "primary",
              run: () => void stage.act(offer.action),
            })
          : nothing}
      </li>`,
    )}
  </ol>`;
}

/** The ids that tests and people's habits hold on to. @type {Record<string, string>} */
const REMEDY_IDS = {
  reinit: "show-new-code",
  type: "type-again",
  link: "copy-link",
  remove: "remove-this",
};

/**
 * A creation whose answer was lost: what was found since, and the person's word on it.
 * @param {StageFlow} stage
 * @param {Connection} connection
 */
export function candidatesForm(stage, connection) {
  const { t, app } = stage;
  const id = connection.creation_id;
  const creation = app.creations.find((one) => one.creation_id === id);
  if (!creation || id === null) return html`<p class="muted">${t("unknown-looking")}</p>`;
  const next = creation.next_look_at;
  const looks = { count: creation.looks_done, time: next === null ? "" : app.words.time(next) };
  const settle = (/** @type {string | null} */ chosen) =>
    stage.run(chosen ?? "none", async () => app.putCreation(await creations.settle(id, chosen)));
  return html`<div class="stage-form">
    ${creation.candidates.length > 0 ? html`<h2>${t("unknown-found")}</h2>` : nothing}
    ${creation.candidates.map(
      (one) => html`<div class="candidate">
        <span class="candidate-name">${one.label || one.id}</span>
        ${busyButton({
          label: t("unknown-this"),
          busyLabel: t("stage-confirming"),
          busy: stage.busy === one.id,
          disabled: stage.busy !== null,
          run: () => void settle(one.id),
        })}
      </div>`,
    )}
    <p class="small">${t(next === null ? "unknown-looked" : "unknown-looked-next", looks)}</p>
    <div class="stage-offers">
      ${busyButton({
        id: "look-now",
        label: t("unknown-look-now"),
        busyLabel: t("unknown-looking-now"),
        busy: stage.busy === "look",
        disabled: stage.busy !== null,
        kind: "plain",
        run: () => void stage.run("look", async () => app.putCreation(await creations.check(id))),
      })}
      ${busyButton({
        id: "none-of-these",
        label: t("unknown-none"),
        busyLabel: t("stage-confirming"),
        busy: stage.busy === "none",
        disabled: stage.busy !== null,
        kind: "quiet",
        run: () => void settle(null),
      })}
    </div>
  </div>`;
}
