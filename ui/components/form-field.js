/**
 * Fields: a label, a control, a hint, and what is wrong with it, tied together for screen readers.
 *
 * Template functions, not elements: the value belongs to the view that submits it.
 */
import { html, nothing } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { icon } from "./icon.js";

/**
 * @typedef {object} Field
 * @property {string} id also the control's name
 * @property {string} label
 * @property {string} [hint]
 * @property {string} [error] the sentence shown under the field
 * @property {string} [optional] the word for "optional", when it is
 * @property {boolean} [disabled]
 */

/**
 * One line of text. A `password` is never completed by the browser and never shown.
 * @param {Field & {
 *   value: string,
 *   type?: "text" | "email" | "password" | "url" | "tel" | "search",
 *   placeholder?: string,
 *   autocomplete?: string,
 *   inputmode?: string,
 *   maxlength?: number,
 *   input?: (value: string, control: HTMLInputElement) => void,
 * }} field
 */
export function textField(field) {
  return wrap(
    field,
    html`<input
      class="input"
      id=${field.id}
      name=${field.id}
      type=${field.type ?? "text"}
      .value=${live(field.value)}
      placeholder=${ifDefined(field.placeholder)}
      autocomplete=${/** @type {any} */ (field.autocomplete ?? "off")}
      autocapitalize="off"
      spellcheck="false"
      inputmode=${ifDefined(/** @type {any} */ (field.inputmode))}
      maxlength=${ifDefined(field.maxlength)}
      ?disabled=${field.disabled ?? false}
      aria-invalid=${field.error ? "true" : "false"}
      aria-describedby=${ifDefined(describedBy(field))}
      @input=${(/** @type {any} */ event) => field.input?.(event.target.value, event.target)}
    />`,
  );
}

/**
 * A choice of one.
 * @param {Field & {
 *   value: string,
 *   options: { value: string, label: string }[],
 *   change?: (value: string) => void,
 * }} field
 */
export function selectField(field) {
  return wrap(
    field,
    html`<select
      class="input"
      id=${field.id}
      name=${field.id}
      ?disabled=${field.disabled ?? false}
      aria-invalid=${field.error ? "true" : "false"}
      aria-describedby=${ifDefined(describedBy(field))}
      @change=${(/** @type {any} */ event) => field.change?.(event.target.value)}
    >
      ${field.options.map(
        (option) =>
          html`<option value=${option.value} ?selected=${option.value === field.value}>
            ${option.label}
          </option>`,
      )}
    </select>`,
  );
}

/**
 * Several lines of text.
 * @param {Field & {
 *   value: string,
 *   rows?: number,
 *   placeholder?: string,
 *   input?: (value: string) => void,
 * }} field
 */
export function areaField(field) {
  return wrap(
    field,
    html`<textarea
      class="input"
      id=${field.id}
      name=${field.id}
      rows=${field.rows ?? 4}
      .value=${live(field.value)}
      placeholder=${ifDefined(field.placeholder)}
      spellcheck="false"
      ?disabled=${field.disabled ?? false}
      aria-invalid=${field.error ? "true" : "false"}
      aria-describedby=${ifDefined(describedBy(field))}
      @input=${(/** @type {any} */ event) => field.input?.(event.target.value)}
    ></textarea>`,
  );
}

/** @param {Field} field */
function describedBy(field) {
  if (field.error) return `${field.id}-error`;
  return field.hint ? `${field.id}-hint` : undefined;
}

/**
 * @param {Field} field
 * @param {unknown} control
 */
function wrap(field, control) {
  return html`<div class="field">
    <label class="field-label" for=${field.id}
      >${field.label}${field.optional
        ? html` <span class="field-optional">${field.optional}</span>`
        : nothing}</label
    >
    ${control}
    ${field.error
      ? html`<p class="field-error" id="${field.id}-error">
          ${icon("circle-alert")}<span>${field.error}</span>
        </p>`
      : field.hint
        ? html`<p class="field-hint" id="${field.id}-hint">${field.hint}</p>`
        : nothing}
  </div>`;
}
