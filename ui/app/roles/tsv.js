/**
 * Tab-separated text as Excel, LibreOffice and Google Sheets put it on the clipboard.
 *
 * Pure; used by clipboard.js. A cell with a tab, a line break or a quote at its beginning stands
 * in quotes, with quotes in it doubled.
 */

/**
 * @param {string[][]} rows
 * @returns {string}
 */
export function writeTsv(rows) {
  return rows.map((row) => row.map(quoted).join("\t")).join("\n");
}

/**
 * The cells of a text. The line break at its end, which every spreadsheet writes, ends the last
 * row and begins none; short rows are as long as the longest.
 * @param {string} text
 * @returns {string[][]} no row for an empty text
 */
export function readTsv(text) {
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (source === "") return [];
  /** @type {string[][]} */
  const rows = [[]];
  let at = 0;
  while (at <= source.length) {
    const cell = readCell(source, at);
    rows[rows.length - 1].push(cell.text);
    if (source[cell.end] === "\n") rows.push([]);
    at = cell.end + 1;
  }
  const width = Math.max(...rows.map((row) => row.length));
  for (const row of rows) while (row.length < width) row.push("");
  return rows;
}

/**
 * @param {string} source
 * @param {number} at
 * @returns {{ text: string, end: number }} where the tab or line break after it is
 */
function readCell(source, at) {
  const quotedCell = source[at] === '"' ? /"((?:[^"]|"")*)"(?=[\t\n]|$)/y : null;
  if (quotedCell) {
    quotedCell.lastIndex = at;
    const found = quotedCell.exec(source);
    if (found) return { text: found[1].replaceAll('""', '"'), end: quotedCell.lastIndex };
  }
  const plain = /[^\t\n]*/y;
  plain.lastIndex = at;
  const text = plain.exec(source)?.[0] ?? "";
  return { text, end: at + text.length };
}

/** @param {string} text */
function quoted(text) {
  return /[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
