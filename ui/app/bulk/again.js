/**
 * Rows as a sheet would put them on the clipboard, for importing them again.
 *
 * Pure but for the translator; used by views/bulk-flow.js. Written with our own titles, which the
 * console knows.
 */
/** @import { BulkRow } from "../../types/BulkRow" */
/** @import { Translate } from "../i18n.js" */
import { fieldTitle } from "./fields.js";
import { PIECE } from "./upload.js";

/**
 * @param {Translate} t
 * @param {string[]} fields
 * @param {Pick<BulkRow, "values">[]} rows
 * @returns {Uint8Array[]} UTF-8 in pieces the console takes
 */
export function asText(t, fields, rows) {
  const lines = [fields.map((field) => fieldTitle(t, field))];
  for (const { values } of rows) lines.push(fields.map((field) => values[field] ?? ""));
  const text = lines.map((cells) => cells.map(cell).join("\t")).join("\r\n");
  const bytes = new TextEncoder().encode(text);
  const pieces = [];
  for (let at = 0; at < bytes.length; at += PIECE) pieces.push(bytes.subarray(at, at + PIECE));
  return pieces;
}

/**
 * A cell, in quotes where it must be.
 * @param {string} text
 */
function cell(text) {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
