/**
 * The first step of an import: what each column of the file means, and how the file is read.
 *
 * Template functions over `<wz-bulk>`.
 */
/** @import { Sheet } from "../types/Sheet" */
/** @import { SheetColumn } from "../types/SheetColumn" */
/** @import { BulkCheckFlow } from "./bulk-check-flow.js" */
import { html, nothing } from "lit";
import { columnTrouble, fieldTitle, FIELDS, isLeftOut, isMapped, isNeeded } from "../app/bulk/fields.js";
import { busyButton } from "../components/button.js";
import { selectField } from "../components/form-field.js";
import { icon } from "../components/icon.js";

/** Encodings worth offering, by their standard names. */
const ENCODINGS = ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251", "windows-1252", "windows-1257"];

/** @type {Record<string, string>} */
const SEPARATORS = {
  ",": "bulk-separator-comma",
  ";": "bulk-separator-semicolon",
  "\t": "bulk-separator-tab",
  "|": "bulk-separator-bar",
};

/** @param {BulkCheckFlow} view */
export function columnsActions(view) {
  const { t, bulk } = view;
  return html`<button
      type="button"
      class="button button-quiet"
      ?disabled=${view.busy !== ""}
      @click=${() => view.throwAway()}
    >
      ${t("bulk-throw-away")}
    </button>
    ${busyButton({
      id: "bulk-check",
      label: t("bulk-check"),
      busyLabel: t("bulk-checking-rows"),
      busy: view.busy === "check",
      disabled: !isMapped(columnTrouble(bulk.kind, view.fields)),
      run: () => void view.check(),
    })}`;
}

/** @param {BulkCheckFlow} view */
export function columnsStep(view) {
  const { t, bulk, fields } = view;
  const { sheet } = bulk;
  if (!sheet) return nothing;
  return html`<h2 class="visually-hidden" tabindex="-1" data-heading>${t("bulk-step-columns")}</h2>
    <div class="card bulk-columns">
      <table class="bulk-map">
        <caption class="visually-hidden">${t("bulk-map-caption")}</caption>
        <thead>
          <tr>
            <th scope="col">${t("bulk-map-column")}</th>
            <th scope="col">${t("bulk-map-samples")}</th>
            <th scope="col">${t("bulk-map-field")}</th>
          </tr>
        </thead>
        <tbody>
          ${sheet.columns.map((column, at) => columnRow(view, column, at, fields[at] ?? null))}
        </tbody>
      </table>
    </div>
    ${trouble(view)} ${view.back && view.edited && view.remapped ? forgets(view, "bulk-map-forgets") : nothing} ${reading(view, sheet)}`;
}

/**
 * @param {BulkCheckFlow} view
 * @param {SheetColumn} column
 * @param {number} at
 * @param {string | null} field
 */
function columnRow(view, column, at, field) {
  const { t, bulk } = view;
  const title = column.title === "" ? t("bulk-column-at", { at: at + 1 }) : column.title;
  const { twice } = columnTrouble(bulk.kind, view.fields);
  const repeated = field !== null && twice.includes(field);
  return html`<tr class=${isLeftOut(field) ? "bulk-map-out" : ""}>
    <th scope="row"><span class="bulk-map-title">${title}</span></th>
    <td>
      <span class="bulk-samples" title=${column.samples.join(" · ")}
        >${column.samples.length === 0
          ? html`<span class="muted">${t("bulk-no-samples")}</span>`
          : column.samples.map((sample) => html`<span class="bulk-sample">${sample}</span>`)}</span
      >
    </td>
    <td>
      <select
        class="input bulk-select"
        aria-label=${t("bulk-map-into", { title })}
        aria-invalid=${repeated ? "true" : "false"}
        @change=${(/** @type {any} */ event) => view.choose(at, event.target.value || null)}
      >
        <option value="" ?selected=${isLeftOut(field)}>${t("bulk-map-leave-out")}</option>
        ${FIELDS[bulk.kind].map(
          (one) => html`<option value=${one} ?selected=${one === field}>
            ${isNeeded(bulk.kind, one) ? t("bulk-map-needed", { title: fieldTitle(t, one) }) : fieldTitle(t, one)}
          </option>`,
        )}
      </select>
    </td>
  </tr>`;
}

/**
 * What is still to be said before the rows can be checked.
 * @param {BulkCheckFlow} view
 */
function trouble(view) {
  const { t, bulk } = view;
  const { missing, twice, nowhere } = columnTrouble(bulk.kind, view.fields);
  const lines = [
    ...missing.map((field) => t("bulk-map-missing", { title: fieldTitle(t, field) })),
    ...twice.map((field) => t("bulk-map-twice", { title: fieldTitle(t, field) })),
    ...(nowhere ? [t("bulk-map-nowhere")] : []),
  ];
  if (lines.length === 0) {
    const out = view.fields.filter(isLeftOut).length;
    return html`<p class="small bulk-aside" role="status">
      ${icon("circle-check")}<span>${t("bulk-map-well", { count: out })}</span>
    </p>`;
  }
  return html`<div class="notice notice-warn" role="status">
    ${icon("triangle-alert")}
    <div class="notice-body">${lines.map((line) => html`<p>${line}</p>`)}</div>
  </div>`;
}

/**
 * That what was changed by hand is forgotten.
 * @param {BulkCheckFlow} view
 * @param {string} key
 */
function forgets({ t }, key) {
  return html`<p class="small bulk-aside">${icon("info")}<span>${t(key)}</span></p>`;
}

/**
 * How the file is read, folded: the guess is nearly always right.
 * @param {BulkCheckFlow} view
 * @param {Sheet} sheet
 */
function reading(view, sheet) {
  const { t } = view;
  const busy = view.busy === "reread";
  const { encoding, separator, sheets, chosen_sheet, has_header } = sheet;
  const encodings = [...new Set([encoding ?? "", ...ENCODINGS])].filter(Boolean);
  return html`<details class="details bulk-reading">
    <summary>${t("bulk-reading-how")}</summary>
    ${view.back && view.edited ? forgets(view, "bulk-reading-forgets") : nothing}
    <div class="bulk-reading-fields" aria-busy=${busy ? "true" : "false"}>
      ${sheets.length > 1
        ? selectField({
            id: "bulk-sheet",
            label: t("bulk-reading-sheet"),
            value: chosen_sheet ?? "",
            disabled: busy,
            options: sheets.map((name) => ({ value: name, label: name })),
            change: (name) => void view.reread({ sheet: name }),
          })
        : nothing}
      ${encoding === null
        ? nothing
        : selectField({
            id: "bulk-encoding",
            label: t("bulk-reading-encoding"),
            hint: t("bulk-reading-encoding-hint"),
            value: encoding,
            disabled: busy,
            options: encodings.map((name) => ({ value: name, label: name })),
            change: (name) => void view.reread({ encoding: name }),
          })}
      ${separator === null
        ? nothing
        : selectField({
            id: "bulk-separator",
            label: t("bulk-reading-separator"),
            value: separator,
            disabled: busy,
            options: Object.entries(SEPARATORS).map(([value, key]) => ({ value, label: t(key) })),
            change: (value) => void view.reread({ separator: value }),
          })}
      <label class="bulk-tick">
        <input
          type="checkbox"
          id="bulk-header"
          .checked=${has_header}
          ?disabled=${busy}
          @change=${(/** @type {any} */ event) => void view.reread({ has_header: event.target.checked })}
        />
        <span>${t("bulk-reading-header")}</span>
      </label>
    </div>
  </details>`;
}
