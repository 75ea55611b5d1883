/**
 * The left half of the stage: where one is, what is to be done, and what can be done instead.
 *
 * Drawn by stage-view.js from the plan of app/stage.js. Forms that hold something typed are in
 * stage-forms.js.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { Offer, Shown } from "../app/stage.js" */
/** @import { StageFlow } from "./stage-flow.js" */
import { html, nothing } from "lit";
import { steps } from "../app/stage-steps.js";
import { appName } from "../app/transports.js";
import { busyButton } from "../components/button.js";
import { failureSentence, supportDetails } from "../components/failure.js";
import { pill } from "../components/pill.js";
import { tapDrawing } from "../components/tap-drawing.js";
import { credentialsForm } from "./stage-credentials.js";
import { candidatesForm, linkField, pairingPhoneForm, remedies, secretForm } from "./stage-forms.js";
import { pageField } from "./stage-page.js";
import { otherWays } from "./stage-ways.js";

/** The ids that tests and people's habits hold on to. @type {Record<string, string>} */
const IDS = {
  reinit: "show-new-code",
  confirm: "confirm-number",
  reject: "not-this-number",
  remove: "remove-this",
  done: "stage-done",
  again: "start-again",
  type: "type-again",
  replace: "use-other",
  link: "copy-link",
};

/** What a waiting button says. @type {Record<string, string>} */
const BUSY = {
  reinit: "stage-starting",
  confirm: "stage-confirming",
  reject: "leave-remove-busy",
  remove: "leave-remove-busy",
  done: "stage-confirming",
  again: "stage-starting",
  type: "stage-starting",
  replace: "stage-starting",
  link: "way-link-busy",
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
      return stepList(stage, plan.left);
    case "page":
      return html`${stepList(stage, plan.left)} ${pageField(stage, connection)}`;
    case "credentials":
      return html`${failedWords(stage, connection)} ${credentialsForm(stage)}`;
    case "phone":
      return pairingPhoneForm(stage);
    case "link":
      return linkField(stage);
    case "secret":
      return secretForm(stage, connection);
    case "remedies":
      return remedies(stage, connection);
    case "candidates":
      return candidatesForm(stage, connection);
    case "failure":
      return failedWords(stage, connection);
    default:
      return nothing;
  }
}

/**
 * @param {StageFlow} stage
 * @param {Connection} connection
 */
function failedWords({ app }, { stage }) {
  if (stage.kind !== "failed") return nothing;
  return html`<div class="failed-words">
    <p class="stage-lead">${failureSentence(app, stage.error)}</p>
    ${supportDetails(app, stage.error)}
  </div>`;
}

/**
 * @param {StageFlow} stage
 * @param {"scan" | "pairing" | "page"} left
 */
function stepList({ t, transport }, left) {
  return html`<ol class="steps">
    ${steps(transport, left).map(
      (step, index) => html`<li class="step">
        <span class="step-number" aria-hidden="true">${index + 1}</span>
        <div class="step-words">
          <p class="step-title">${t(step.title, { messenger: appName(transport) })}</p>
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
function offerButton(stage, { action, key, danger, args }, first) {
  const { t, busy } = stage;
  return busyButton({
    id: IDS[action],
    label: t(key, args),
    busyLabel: t(BUSY[action]),
    busy: busy === action,
    disabled: busy !== null,
    kind: danger ? "danger" : first ? "primary" : "plain",
    extra: "button-large",
    run: () => void stage.act(action),
  });
}
