/**
 * Tab-separated text as Excel, LibreOffice and Google Sheets put it on the clipboard.
 *
 * Pure; used by clipboard.js. A cell with a tab, a line break or a quote at its beginning stands
 * in quotes, with quotes in it doubled.
 */

/**
 * Every row ends with a break, or the last empty cells of a column would be lost on the way.
 * @param {string[][]} rows
 * @returns {string}
 */
export function writeTsv(rows) {
  return rows.map((row) => `${row.map(quoted).join("\t")}\n`).join("");
}

/**
 * The cells of a text; an empty one is one empty cell. A line break at its end ends the last row
 * and begins none, as most spreadsheets mean it; Google Sheets writes none, and there it begins an
 * empty row, which only the number of rows tells. Short rows are as long as the longest.
 * @param {string} text
 * @param {number} [count] of rows, where something else than the text tells it
 * @returns {string[][]}
 */
export function readTsv(text, count) {
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  /** @type {string[][]} */
  const rows = [[]];
  let at = 0;
  while (at <= source.length) {
    const cell = readCell(source, at);
    rows[rows.length - 1].push(cell.text);
    if (source[cell.end] === "\n") rows.push([]);
    at = cell.end + 1;
  }
  if (source.endsWith("\n") && rows.length !== count) rows.pop();
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
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
