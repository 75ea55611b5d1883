/**
 * The left half of the stage: where one is, what is to be done, and what can be done instead.
 *
 * Drawn by stage-view.js from the plan of app/stage.js. Forms that hold something typed are in
 * stage-forms.js.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { Offer, Shown } from "../app/stage.js" */
/** @import { Tap } from "../components/tap-drawing.js" */
/** @import { StageFlow } from "./stage-flow.js" */
import { html, nothing } from "lit";
import { busyButton } from "../components/button.js";
import { failureSentence, supportDetails } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { pill } from "../components/pill.js";
import { tapDrawing } from "../components/tap-drawing.js";
import { candidatesForm, linkField, pairingPhoneForm, remedies, secretForm } from "./stage-forms.js";

/** The steps on the phone for each way: words, a note, and where to tap. @type {Record<"scan" | "pairing", { title: string, note: string, tap: Tap }[]>} */
const STEPS = {
  scan: [
    { title: "step-open", note: "step-open-note", tap: "open" },
    { title: "step-settings", note: "step-settings-note", tap: "menu" },
    { title: "step-point", note: "step-point-note", tap: "point" },
  ],
  pairing: [
    { title: "step-open-linked", note: "step-open-linked-note", tap: "menu" },
    { title: "step-instead", note: "step-instead-note", tap: "instead" },
    { title: "step-type", note: "step-type-note", tap: "type" },
  ],
};

/** The ids that tests and people's habits hold on to. @type {Record<string, string>} */
const IDS = {
  reinit: "show-new-code",
  confirm: "confirm-number",
  reject: "not-this-number",
  remove: "remove-this",
  done: "stage-done",
  again: "start-again",
};

/** What a waiting button says. @type {Record<string, string>} */
const BUSY = {
  reinit: "stage-starting",
  confirm: "stage-confirming",
  reject: "leave-remove-busy",
  remove: "leave-remove-busy",
  done: "stage-confirming",
  again: "stage-starting",
};

/**
 * @param {StageFlow} stage
 * @param {Connection} connection
 * @param {Shown} plan
 */
export function leftHalf(stage, connection, plan) {
  const { t } = stage;
  return html`<div class="stage-where">
      ${pill(plan.pill.tone, t(plan.pill.key, plan.pill.args))}
      <h1 class="stage-title" tabindex="-1">${t(plan.title.key, plan.title.args)}</h1>
      ${plan.lead ? html`<p class="stage-lead">${t(plan.lead.key, plan.lead.args)}</p>` : nothing}
    </div>
    ${middle(stage, connection, plan)}
    ${plan.offers.length > 0
      ? html`<div class="stage-offers">
          ${plan.offers.map((offer, index) => offerButton(stage, offer, index === 0))}
        </div>`
      : nothing}
    ${plan.others ? otherWays(stage, connection, plan) : nothing}`;
}

/**
 * @param {StageFlow} stage
 * @param {Connection} connection
 * @param {Shown} plan
 */
function middle(stage, connection, plan) {
  switch (plan.left) {
    case "scan":
    case "pairing":
      return steps(stage, plan.left);
    case "phone":
      return pairingPhoneForm(stage);
    case "link":
      return linkField(stage);
    case "secret":
      return secretForm(stage, connection);
    case "remedies":
      return remedies(stage);
    case "candidates":
      return candidatesForm(stage, connection);
    case "failure":
      return connection.stage.kind === "failed"
        ? html`<p class="stage-lead">${failureSentence(stage.app, connection.stage.error)}</p>
            ${supportDetails(stage.app, connection.stage.error)}`
        : nothing;
    default:
      return nothing;
  }
}

/**
 * @param {StageFlow} stage
 * @param {"scan" | "pairing"} way
 */
function steps({ t, messenger }, way) {
  return html`<ol class="steps">
    ${STEPS[way].map(
      (step, index) => html`<li class="step">
        <span class="step-number" aria-hidden="true">${index + 1}</span>
        <div class="step-words">
          <p class="step-title">${t(step.title, { messenger })}</p>
          <p class="step-note">${t(step.note)}</p>
        </div>
        ${tapDrawing(step.tap)}
      </li>`,
    )}
  </ol>`;
}

/**
 * @param {StageFlow} stage
 * @param {Offer} offer
 * @param {boolean} first the primary one
 */
function offerButton(stage, { action, key, danger }, first) {
  const { t, busy } = stage;
  return busyButton({
    id: IDS[action],
    label: t(key),
    busyLabel: t(BUSY[action]),
    busy: busy === action,
    disabled: busy !== null,
    kind: danger ? "danger" : first ? "primary" : "plain",
    extra: "button-large",
    run: () => void stage.act(action),
  });
}

/**
 * The ways that are not being looked at now: code, pairing code, link.
 * @param {StageFlow} stage
 * @param {Connection} connection
 * @param {Shown} plan
 */
function otherWays(stage, connection, plan) {
  const { t } = stage;
  const { ways } = connection;
  const pairing = plan.left === "pairing" || plan.left === "phone";
  const primary = plan.kind !== "code_broken" && plan.left === "plain" && ways.pairing;
  const row = (/** @type {import("../components/icon.js").IconName} */ mark, /** @type {string} */ title, /** @type {string} */ note, /** @type {unknown} */ button) =>
    html`<div class="way">
      ${icon(mark)}
      <div class="way-words">
        <p class="way-title">${t(title)}</p>
        <p class="small">${t(note)}</p>
      </div>
      ${button}
    </div>`;
  return html`<div class="ways">
    ${stage.look !== "code" && ways.code
      ? row("smartphone", "way-code-title", "way-code-note", html`<button
          type="button" id="back-to-code" class="button" @click=${() => (stage.look = "code")}
        >${t("way-code")}</button>`)
      : nothing}
    ${pairing
      ? nothing
      : row("smartphone", "way-pairing-title", "way-pairing-note", busyButton({
          id: "pairing",
          label: t("way-pairing"),
          busyLabel: t("way-pairing-busy"),
          busy: stage.busy === "pairing",
          disabled: !ways.pairing || !pairable(connection) || stage.busy !== null,
          kind: primary ? "primary" : "plain",
          run: () => void stage.wantPairing(),
        }))}
    ${plan.left === "link"
      ? nothing
      : row("link", "way-link-title", "way-link-note", busyButton({
          id: "copy-link",
          label: t("way-link"),
          busyLabel: t("way-link-busy"),
          busy: stage.busy === "link",
          disabled: !ways.link || stage.busy !== null,
          kind: "plain",
          run: () => void stage.wantLink(),
        }))}
  </div>`;
}

/**
 * A pairing code can be asked for only once the channel is there.
 * @param {Connection} connection
 */
function pairable({ channel_id, stage }) {
  return channel_id !== null && stage.kind !== "subscribing" && stage.kind !== "creating";
}
