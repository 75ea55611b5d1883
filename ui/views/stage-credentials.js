/**
 * The form for a token, an authorization code, or what Instagram asks for.
 *
 * Drawn by stage-prepare.js and stage-left.js. A secret is read from its field once and the field
 * is emptied, whatever becomes of it; what is no secret stays, so that it is typed once.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { CredentialsKind } from "../app/transports.js" */
/** @import { Credentials } from "../types/Credentials" */
/** @import { StageFlow } from "./stage-flow.js" */
import { html, nothing } from "lit";
import { madeUpCredentials } from "../app/demo-client.js";
import { fieldSentences } from "../app/errors.js";
import { credentialsKind } from "../app/transports.js";
import { busyButton } from "../components/button.js";
import { textField } from "../components/form-field.js";

/** @typedef {{ name: string, label: string, hint?: string, secret?: boolean }} TypedField */

/** @type {Record<CredentialsKind, TypedField[]>} */
const FIELDS = {
  token: [{ name: "token", label: "typed-token", secret: true }],
  code: [{ name: "code", label: "typed-code", secret: true }],
  instagram: [
    { name: "username", label: "typed-username" },
    { name: "page_id", label: "typed-page-id" },
    { name: "inst_id", label: "typed-inst-id" },
    { name: "user_token", label: "typed-user-token", secret: true },
  ],
};

/** What the button says. @type {Record<CredentialsKind, string>} */
const SEND = { token: "typed-send-bot", code: "typed-send", instagram: "typed-send" };

/** A hint that only one messenger needs. @type {Record<string, string>} */
const HINTS = { telegram: "typed-token-hint-telegram", maxbot: "typed-token-hint-max" };

/** What a token of the wrong shape is told. @type {Record<string, string>} */
const SHAPES = { telegram: "typed-token-shape-telegram", maxbot: "typed-token-shape-max" };

/** The id of a field on the page. */
const idOf = (/** @type {string} */ name) => `typed-${name.replace("_", "-")}`;

/** @param {StageFlow} stage */
export function credentialsForm(stage) {
  const { t, busy, transport, app } = stage;
  const kind = credentialsKind(transport);
  if (kind === null) return nothing;
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void send(stage, kind);
  };
  return html`<form
    class="stage-form typed ${kind === "instagram" ? "typed-several" : ""}"
    novalidate
    autocomplete="off"
    @submit=${submit}
  >
    <div class="typed-fields">${FIELDS[kind].map((one) => field(stage, one))}</div>
    <div class="stage-offers">
      ${busyButton({
        id: "send-credentials",
        label: t(SEND[kind]),
        busyLabel: t("typed-sending"),
        busy: busy === "credentials",
        disabled: busy !== null,
        type: "submit",
        extra: "button-large",
      })}
      ${app.demo
        ? html`<button
            type="button"
            id="made-up"
            class="button button-quiet button-large"
            @click=${() => fillIn(stage, kind)}
          >
            ${t("typed-made-up")}
          </button>`
        : nothing}
    </div>
  </form>`;
}

/**
 * @param {StageFlow} stage
 * @param {TypedField} one
 */
function field(stage, { name, label, secret }) {
  const { t, transport } = stage;
  const hint = name === "token" ? HINTS[transport.toLowerCase()] : undefined;
  return textField({
    id: idOf(name),
    label: t(label),
    hint: hint ? t(hint) : undefined,
    error: stage.typedErrors[name],
    // A secret is in its field and nowhere else.
    value: secret ? (stage.byId(idOf(name))?.value ?? "") : (stage.typed[name] ?? ""),
    type: secret ? "password" : "text",
    maxlength: 4096,
    input: (text) => {
      if (!secret) stage.typed = { ...stage.typed, [name]: text };
      if (stage.typedErrors[name]) stage.typedErrors = { ...stage.typedErrors, [name]: "" };
    },
  });
}

/**
 * @param {StageFlow} stage
 * @param {CredentialsKind} kind
 */
function send(stage, kind) {
  /** @type {Record<string, string>} */
  const values = {};
  /** @type {Record<string, string>} */
  const empty = {};
  for (const { name } of FIELDS[kind]) {
    values[name] = stage.byId(idOf(name)).value.trim();
    if (values[name] === "") empty[name] = stage.t("field-required");
  }
  if (Object.keys(empty).length > 0) {
    stage.typedErrors = empty;
    return stage.focusProblem();
  }
  for (const { name, secret } of FIELDS[kind]) if (secret) stage.byId(idOf(name)).value = "";
  return stage.hand(/** @type {Credentials} */ ({ kind, ...values }));
}

/**
 * What the server's or the console's own check says of the fields, by field.
 * @param {StageFlow} stage
 * @param {ApiError} problem
 * @returns {Record<string, string>}
 */
export function typedProblems(stage, problem) {
  const kind = credentialsKind(stage.transport);
  if (kind === null) return {};
  const sentences = fieldSentences(problem, stage.t);
  const shape = SHAPES[stage.transport.toLowerCase()];
  if (sentences.token && shape) sentences.token = stage.t(shape);
  const known = FIELDS[kind].filter(({ name }) => sentences[name]);
  return Object.fromEntries(known.map(({ name }) => [name, sentences[name]]));
}

/**
 * In the demo: what no messenger gave out, but has the right shape.
 * @param {StageFlow} stage
 * @param {CredentialsKind} kind
 */
function fillIn(stage, kind) {
  const made = madeUpCredentials(stage.transport);
  for (const { name, secret } of FIELDS[kind]) {
    if (secret) stage.byId(idOf(name)).value = made[name] ?? "";
    else stage.typed = { ...stage.typed, [name]: made[name] ?? "" };
  }
  stage.typedErrors = {};
  stage.byId("send-credentials").focus();
}
