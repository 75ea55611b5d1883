/**
 * Rows as a sheet would put them on the clipboard, for importing them again.
 *
 * Pure but for the translator; used by views/bulk-result-flow.js. Written with our own titles,
 * which the console knows.
 */
/** @import { BulkRow } from "../../types/BulkRow" */
/** @import { Translate } from "../i18n.js" */
import { fieldTitle } from "./fields.js";
import { PIECE } from "./upload.js";

/**
 * @param {Translate} t
 * @param {string[]} fields
 * @param {AsyncIterable<Pick<BulkRow, "values">[]>} pages
 * @returns {AsyncGenerator<Uint8Array>} UTF-8 in pieces the console takes
 */
export async function* textPieces(t, fields, pages) {
  const encoder = new TextEncoder();
  yield encoder.encode(fields.map((field) => cell(fieldTitle(t, field))).join("\t"));
  for await (const rows of pages) {
    const lines = rows.map(({ values }) => fields.map((field) => cell(values[field] ?? "")).join("\t"));
    const bytes = encoder.encode(lines.map((line) => `\r\n${line}`).join(""));
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  }
}

/**
 * A cell, in quotes where it must be.
 * @param {string} text
 */
function cell(text) {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
