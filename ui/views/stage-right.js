/**
 * The right half of the stage: the code to scan, or what stands in its place.
 *
 * Drawn by stage-view.js from the plan of app/stage.js. Its card keeps its size and place, so
 * that nothing jumps when the stage moves on.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { Shown } from "../app/stage.js" */
/** @import { IconName } from "../components/icon.js" */
/** @import { StageFlow } from "./stage-flow.js" */
import { html, nothing } from "lit";
import { codeSize, journey, pairingGroups, ringShare } from "../app/stage-journey.js";
import { appName } from "../app/transports.js";
import { phoneNumber } from "../app/words.js";
import { ageRing } from "../components/age-ring.js";
import { icon } from "../components/icon.js";
import { blankPanel, qrPanel } from "../components/qr-panel.js";
import { pageCard } from "./stage-page.js";

/** The sign and the words of a stage that rests. @type {Record<string, { icon: IconName, tone: string, key: string }>} */
const MARKS = {
  code_broken: { icon: "image-off", tone: "warn", key: "mark-broken" },
  expired: { icon: "clock", tone: "warn", key: "mark-expired" },
  unpaid: { icon: "wallet", tone: "bad", key: "mark-unpaid" },
  elsewhere: { icon: "external-link", tone: "bad", key: "mark-elsewhere" },
  unauthorized: { icon: "lock", tone: "warn", key: "mark-unauthorized" },
  blocked: { icon: "ban", tone: "bad", key: "mark-blocked" },
  rejected: { icon: "ban", tone: "bad", key: "mark-rejected" },
  disabled: { icon: "power-off", tone: "neutral", key: "mark-disabled" },
  failed: { icon: "circle-alert", tone: "bad", key: "mark-failed" },
  removed: { icon: "check", tone: "neutral", key: "mark-removed" },
};

/**
 * @param {StageFlow} stage
 * @param {Connection} connection
 * @param {Shown} plan
 */
export function rightHalf(stage, connection, plan) {
  switch (plan.right) {
    case "code":
      return codeCard(stage, connection, plan);
    case "page":
      return connection.page ? pageCard(stage, connection.page) : journeyCard(stage, connection);
    case "pairing":
      return pairingCard(stage, connection);
    case "numbers":
      return numbersCard(stage, connection, plan);
    case "joy":
      return joyCard(stage, plan);
    case "mark":
      return markCard(stage, plan.kind);
    default:
      return journeyCard(stage, connection);
  }
}

/**
 * @param {StageFlow} stage
 * @param {Connection} connection
 * @param {Shown} plan
 */
function codeCard(stage, connection, plan) {
  const { t, app } = stage;
  const { code } = connection;
  if (code === null) {
    return plan.kind === "expired" ? markCard(stage, "expired") : journeyCard(stage, connection);
  }
  const live = code.live && plan.kind === "code";
  const age = app.now() - code.shown_at;
  return html`${qrPanel({
    png: code.png,
    size: codeSize(code.width, stage.large),
    live,
    alt: t("code-alt", { messenger: stage.messenger, client: stage.client }),
    cover: t(plan.kind === "expired" ? "code-over" : "code-dead"),
  })}
  ${live ? ageRing(ringShare(age), t("code-age", { span: app.words.span(age) })) : nothing}`;
}

/**
 * @param {StageFlow} stage
 * @param {Connection} connection
 */
function pairingCard(stage, { pairing }) {
  const { t, app } = stage;
  if (pairing === null) return nothing;
  const age = app.now() - pairing.asked_at;
  const phone = pairing.phone ? phoneNumber(pairing.phone) : "";
  return html`${blankPanel(
    html`<p class="pairing-label">${t("pairing-label")}</p>
      <output id="pairing-code" class="pairing-code" aria-label=${t("pairing-label")}>
        ${pairingGroups(pairing.code).map((group) => html`<span>${group}</span>`)}
      </output>
      ${phone ? html`<p class="muted number">${t("pairing-for", { phone })}</p>` : nothing}
      <button
        type="button"
        id="copy-pairing"
        class="button"
        @click=${() => void stage.copy(pairing.code)}
      >
        ${icon("copy")}${t("pairing-copy")}
      </button>`,
    "pairing-card",
  )}
  ${ageRing(ringShare(age), t("pairing-age", { span: app.words.span(age) }))}`;
}

/**
 * @param {StageFlow} stage
 * @param {Connection} connection
 */
function journeyCard({ t, app, transport }, connection) {
  const messenger = appName(transport);
  const { stage, stage_since } = connection;
  // A stage that is stuck had been waited for before it was called so.
  const before = stage.kind === "stuck" ? stage.waited_ms : 0;
  const span = app.words.span(app.now() - stage_since + before);
  return blankPanel(
    html`<h2 class="journey-title">${t("journey-title")}</h2>
      <ol class="journey">
        ${journey(connection).map(
          (leg) => html`<li class="leg leg-${leg.state}">
            <span class="leg-mark" aria-hidden="true">
              ${leg.state === "done" ? icon("check") : nothing}
            </span>
            <div>
              <p class="leg-words">${t(leg.key, { messenger })}</p>
              ${leg.state === "now" ? html`<p class="small number">${t("leg-since", { span })}</p>` : nothing}
              ${leg.state === "done" ? html`<span class="visually-hidden">${t("leg-done")}</span>` : nothing}
            </div>
          </li>`,
        )}
      </ol>`,
    "journey-card",
  );
}

/**
 * @param {StageFlow} stage
 * @param {Connection} connection
 * @param {Shown} plan
 */
function numbersCard({ t }, { stage: state, expected_phone, transport }, plan) {
  const name = plan.title.args?.name;
  const seen = "phone" in state ? state.phone : null;
  const foreign = state.kind === "foreign_phone";
  const differs = foreign || (state.kind === "confirm" && state.matches === false);
  const number = (/** @type {string} */ label, /** @type {string | null} */ phone, /** @type {string} */ extra) =>
    html`<div class="numbers-one ${extra}">
      <p class="pairing-label">${t(label)}</p>
      <p class="numbers-phone number">${phone === null ? name || t("numbers-not-told") : phoneNumber(phone)}</p>
    </div>`;
  return blankPanel(
    html`<span class="numbers-mark numbers-${differs ? "differs" : "asks"}" data-transport=${transport}>
        ${icon(differs ? "triangle-alert" : "smartphone")}
      </span>
      ${number(foreign ? "numbers-scanned" : "numbers-connected", seen, "numbers-seen")}
      ${expected_phone === null ? nothing : number("numbers-expected", expected_phone, "")}`,
    "numbers-card",
  );
}

/**
 * @param {StageFlow} stage
 * @param {Shown} plan
 */
function joyCard({ t }, plan) {
  const who = String(plan.title.args?.phone || plan.title.args?.name || "");
  return blankPanel(
    html`<svg class="joy" viewBox="0 0 120 120" aria-hidden="true">
        <circle class="joy-wave" cx="60" cy="60" r="44" />
        <circle class="joy-disc" cx="60" cy="60" r="44" />
        <path class="joy-check" d="m41 61 13 13 26-28" pathLength="100" />
      </svg>
      ${who ? html`<p class="numbers-phone number">${who}</p>` : nothing}
      <p class="muted">${t("joy-words")}</p>`,
    "joy-card",
  );
}

/**
 * @param {StageFlow} stage
 * @param {string} kind
 */
function markCard({ t }, kind) {
  const mark = MARKS[kind] ?? MARKS.failed;
  return blankPanel(
    html`<span class="mark mark-${mark.tone}">${icon(mark.icon)}</span>
      <p class="mark-words">${t(mark.key)}</p>`,
    "mark-card",
  );
}
