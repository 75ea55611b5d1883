/**
 * Before a connection: what the client needs at hand, and the first question, which depends on
 * the messenger and on what is open here.
 *
 * Drawn by stage-view.js. The number feeds the pairing code and the comparison at the end.
 */
/** @import { Way } from "../types/Way" */
/** @import { IconName } from "../components/icon.js" */
/** @import { StageFlow } from "./stage-flow.js" */
import { html, nothing } from "lit";
import { channelAddress } from "../app/channel-words.js";
import { closedWhy } from "../app/gallery.js";
import { howToGet, preparation, question } from "../app/prepare.js";
import { formatRoute } from "../app/router.js";
import { appName } from "../app/transports.js";
import { phoneAsTyped, phoneNumber } from "../app/words.js";
import { busyButton } from "../components/button.js";
import { failureNotice } from "../components/failure.js";
import { textField } from "../components/form-field.js";
import { icon } from "../components/icon.js";
import { messengerMark } from "../components/messenger-mark.js";
import { blankPanel } from "../components/qr-panel.js";
import { credentialsForm } from "./stage-credentials.js";

/** @param {StageFlow} stage */
export function prepareBody(stage) {
  return html`<section class="stage-body" data-stage="ask">
    <div class="stage-left">${askHalf(stage)}</div>
    <div class="stage-right">${needsCard(stage)}</div>
  </section>`;
}

/** @param {StageFlow} stage */
function askHalf(stage) {
  const { t, way, transport, known, messenger, client, problem } = stage;
  const { title, lead } = question(transport, way);
  const app = appName(transport);
  return html`<div class="stage-where">
      <p class="ask-over">
        ${messengerMark(transport)}
        <span>${t(known ? "ask-over-again" : "ask-over", { messenger, client, channel: addressOf(stage) })}</span>
      </p>
      <h1 class="stage-title" tabindex="-1">${t(title, { messenger, app })}</h1>
      <p class="stage-lead">${way === null ? closedLead(stage) : t(lead, { messenger, app, client })}</p>
    </div>
    ${way === null ? closedOffers(stage) : asked(stage, way)}
    ${problem ? failureNotice(stage.app, problem, { title: t("ask-failed") }) : nothing}
    ${otherBeginnings(stage)}`;
}

/** @param {StageFlow} stage */
function addressOf({ known, messenger }) {
  return (known && channelAddress(known, phoneNumber)) || messenger;
}

/**
 * @param {StageFlow} stage
 * @param {Way} way
 */
function asked(stage, way) {
  const { t, busy, transport } = stage;
  if (way === "credentials") {
    return html`<ol class="get">
        ${howToGet(transport).map((key, index) => html`<li>
          <span class="step-number" aria-hidden="true">${index + 1}</span><span>${t(key)}</span>
        </li>`)}
      </ol>
      ${credentialsForm(stage)}`;
  }
  if (way === "page" || way === "link") {
    const page = way === "page";
    return html`<div class="stage-offers">
      ${busyButton({
        id: page ? "start-connection" : "copy-link",
        label: t(page ? "ask-page-start" : "way-link"),
        busyLabel: t(page ? "stage-starting" : "way-link-busy"),
        busy: busy === way,
        disabled: busy !== null,
        extra: "button-large",
        run: () => void stage.begin(way),
      })}
    </div>`;
  }
  return numberForm(stage, way);
}

/**
 * @param {StageFlow} stage
 * @param {"code" | "pairing"} way
 */
function numberForm(stage, way) {
  const { t, busy } = stage;
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void stage.begin(way);
  };
  return html`<form class="stage-form" novalidate @submit=${submit}>
    ${phoneField(stage, "expected-phone", t("ask-phone-label"), t("ask-phone-hint"))}
    <div class="stage-offers">
      ${busyButton({
        id: "start-connection",
        label: t(way === "code" ? "ask-start" : "pairing-send"),
        busyLabel: t("stage-starting"),
        busy: busy === way,
        disabled: busy !== null,
        type: "submit",
        extra: "button-large",
      })}
      ${way === "code"
        ? busyButton({
            id: "skip-phone",
            label: t("ask-skip"),
            busyLabel: t("stage-starting"),
            busy: busy === "skip",
            disabled: busy !== null,
            kind: "quiet",
            extra: "button-large",
            run: () => void stage.begin("code", { skip: true }),
          })
        : nothing}
    </div>
  </form>`;
}

/** @param {StageFlow} stage */
function closedLead({ t, ways, messenger }) {
  switch (closedWhy(ways)) {
    case "switched_off":
      return t("ask-closed-switched-off", { messenger });
    case "subscribe_failed":
      return t("ask-closed-failed", { messenger });
    case "no_public_address":
      return t("ask-closed-address", { messenger });
    default:
      return t("ask-closed-lead", { messenger });
  }
}

/** @param {StageFlow} stage */
function closedOffers({ t, ways, accountId }) {
  const settings = closedWhy(ways) === "switched_off";
  return html`<div class="stage-offers">
    ${settings
      ? html`<a class="button button-primary button-large" href=${formatRoute("settings")}
          >${t("quiet-settings")}</a
        >`
      : nothing}
    <a
      class="button button-large ${settings ? "" : "button-primary"}"
      href=${formatRoute("connect", accountId)}
      >${t("ask-closed-back")}</a
    >
  </div>`;
}

/** What stands below the question for a way that is not the first. @type {Partial<Record<Way, { icon: IconName, title: string, note: string, label: string, id: string }>>} */
const OTHERS = {
  pairing: {
    icon: "smartphone",
    title: "way-pairing-title",
    note: "ask-pairing-note",
    label: "way-pairing",
    id: "pairing",
  },
  link: {
    icon: "link",
    title: "way-link-title",
    note: "ask-link-note",
    label: "way-link",
    id: "copy-link",
  },
};

/** @param {StageFlow} stage */
function otherBeginnings(stage) {
  const { t, busy } = stage;
  const rows = stage.ways.filter((one) => one.open && one.way !== stage.way);
  if (rows.length === 0) return nothing;
  return html`<div class="ways">
    ${rows.map(({ way }) => {
      const row = OTHERS[way];
      return row
        ? html`<div class="way">
            ${icon(row.icon)}
            <div class="way-words">
              <p class="way-title">${t(row.title)}</p>
              <p class="small">${t(row.note)}</p>
            </div>
            ${busyButton({
              id: row.id,
              label: t(row.label),
              busyLabel: t("way-link-busy"),
              busy: busy === way,
              disabled: busy !== null,
              kind: "plain",
              run: () => void stage.begin(way),
            })}
          </div>`
        : nothing;
    })}
  </div>`;
}

/** @param {StageFlow} stage */
function needsCard({ t, transport }) {
  const { need, time, wrong } = preparation(transport);
  const list = (/** @type {string[]} */ keys) =>
    html`<ul>
      ${keys.map((key) => html`<li>${t(key)}</li>`)}
    </ul>`;
  const part = (/** @type {IconName} */ mark, /** @type {string} */ title, /** @type {unknown} */ body) =>
    html`<section class="needs-part">
      <h2>${icon(mark)}<span>${t(title)}</span></h2>
      ${body}
    </section>`;
  return blankPanel(
    html`${part("list-checks", "needs-at-hand", list(need))}
    ${part("clock", "needs-time", html`<p>${t(time)}</p>`)}
    ${part("triangle-alert", "needs-wrong", list(wrong))}`,
    "needs-card",
  );
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
