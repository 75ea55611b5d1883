/**
 * The first question of the stage: which number will be connected. It may be skipped.
 *
 * Drawn by stage-view.js. The answer feeds the pairing code and the comparison at the end.
 */
/** @import { StageFlow } from "./stage-flow.js" */
import { html, nothing } from "lit";
import { phoneAsTyped } from "../app/words.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { textField } from "../components/form-field.js";
import { icon } from "../components/icon.js";
import { messengerMark } from "../components/messenger-mark.js";

/** @param {StageFlow} stage */
export function askHalf(stage) {
  const { t, busy } = stage;
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void stage.begin("start");
  };
  return html`<section class="stage-ask" data-stage="ask">
    <div class="stage-ask-mark">${messengerMark("whatsapp")}</div>
    <p class="stage-ask-over">
      ${t("ask-over", { messenger: stage.messenger, client: stage.client })}
    </p>
    <h1 class="stage-title" tabindex="-1">${t("ask-title")}</h1>
    <p class="stage-lead">${t("ask-lead")}</p>
    <form class="stage-ask-form" novalidate @submit=${submit}>
      ${phoneField(stage, "expected-phone", t("ask-phone-label"), t("ask-phone-hint"))}
      <div class="stage-ask-actions">
        ${busyButton({
          id: "start-connection",
          label: t("ask-start"),
          busyLabel: t("stage-starting"),
          busy: busy === "start",
          disabled: busy !== null,
          type: "submit",
          extra: "button-large",
        })}
        ${busyButton({
          id: "skip-phone",
          label: t("ask-skip"),
          busyLabel: t("stage-starting"),
          busy: busy === "skip",
          disabled: busy !== null,
          kind: "quiet",
          extra: "button-large",
          run: () => void stage.begin("skip"),
        })}
      </div>
    </form>
    ${stage.problem
      ? failureNotice(stage.app, stage.problem, { title: t("ask-failed") })
      : nothing}
    <div class="way">
      ${icon("link")}
      <div class="way-words">
        <p class="way-title">${t("way-link-title")}</p>
        <p class="small">${t("ask-link-note")}</p>
      </div>
      ${busyButton({
        id: "copy-link",
        label: t("way-link"),
        busyLabel: t("way-link-busy"),
        busy: busy === "link",
        disabled: busy !== null,
        kind: "plain",
        run: () => void stage.begin("link"),
      })}
    </div>
  </section>`;
}

/**
 * A field for a phone number, grouped while it is typed.
 * @param {StageFlow} stage
 * @param {string} id
 * @param {string} label
 * @param {string} hint
 */
export function phoneField(stage, id, label, hint) {
  return textField({
    id,
    label,
    hint,
    error: stage.phoneError,
    value: stage.phone,
    type: "tel",
    inputmode: "tel",
    placeholder: "+371 20 001 122",
    maxlength: 24,
    input: (text, control) => {
      // Grouping moves the end only: a change in the middle is left as it was typed.
      const atEnd = control.selectionStart === text.length;
      const grown = text.length > stage.phone.length;
      stage.phone = atEnd && grown ? phoneAsTyped(text) : text;
      stage.phoneError = undefined;
    },
  });
}
