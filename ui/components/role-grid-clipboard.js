/**
 * Copy, cut and paste in the matrix, to and from a spreadsheet.
 *
 * Used by role-grid.js. The web view's own events carry the text, so no permission is asked. They
 * come to wherever the document's selection is, not to what has the focus, hence the listening on
 * the document; and WebKit sends them only to who prevented the event before them.
 */
/** @import { Complaint } from "../app/roles/clipboard.js" */
/** @import { RoleGrid, Said } from "./role-grid.js" */
import { copyText, pasteEdits } from "../app/roles/clipboard.js";
import { clear } from "../app/roles/fill.js";
import { Selection } from "../app/roles/selection.js";
import { clipboardWords, lineName, personName } from "./role-grid-words.js";

/**
 * @param {RoleGrid} grid
 * @returns {() => void} what stops listening
 */
export function listenToClipboard(grid) {
  const stop = new AbortController();
  const { signal } = stop;
  const mine = () => document.activeElement === grid.scroller && grid.people.length > 0;
  for (const name of ["beforecopy", "beforecut", "beforepaste"]) {
    document.addEventListener(name, (event) => mine() && event.preventDefault(), { signal });
  }
  document.addEventListener("copy", (event) => mine() && copy(grid, event), { signal });
  document.addEventListener(
    "cut",
    (event) => {
      if (mine() && copy(grid, event)) grid.apply(clear(grid.sheet, grid.chosen.rectangle));
    },
    { signal },
  );
  document.addEventListener(
    "paste",
    (event) => {
      if (!mine() || !event.clipboardData) return;
      event.preventDefault();
      const text = event.clipboardData.getData("text/plain");
      const rows = rowsOf(event.clipboardData.getData("text/html"));
      // An empty cell is an empty text; a picture is no text at all.
      const has = text !== "" || rows !== undefined || event.clipboardData.types.includes("text/plain");
      if (has) paste(grid, text, rows);
      else grid.say({ key: "grid-said-empty", tone: "bad" });
    },
    { signal },
  );
  return () => stop.abort();
}

/**
 * @param {RoleGrid} grid
 * @param {ClipboardEvent} event
 */
function copy(grid, event) {
  if (!event.clipboardData) return false;
  const { rectangle, count } = grid.chosen;
  event.clipboardData.setData("text/plain", copyText(grid.sheet, rectangle, clipboardWords(grid.app.t)));
  event.preventDefault();
  grid.say({ key: "grid-said-copied", args: { count } });
  return true;
}

/**
 * Puts a sheet's text where the selection is; all of it, or none and a reason.
 * @param {RoleGrid} grid
 * @param {string} text
 * @param {number} [rows] how many it has, where that is known
 * @returns {boolean} whether it was understood
 */
export function paste(grid, text, rows) {
  const { sheet, chosen } = grid;
  if (grid.isLocked()) return false;
  const pasted = pasteEdits(sheet, chosen.rectangle, text, rows);
  if (Array.isArray(pasted)) {
    grid.say({ ...complaintWords(grid, pasted[0]), tone: "bad" });
    return false;
  }
  const { area, edits, by_name } = pasted;
  if (area) {
    const { top, left, bottom, right } = area;
    grid.select(new Selection({ row: top, column: left }, { row: bottom - 1, column: right - 1 }));
  }
  const count = edits.length;
  const said = { key: by_name ? "grid-said-pasted-by-name" : "grid-said-pasted", args: { count } };
  if (!grid.apply(edits, said)) grid.say({ key: "grid-said-same" });
  return true;
}

/**
 * How many rows a spreadsheet says it copied; its text alone may keep the last empty ones back.
 * @param {string} html
 * @returns {number | undefined} undefined for what is no table
 */
function rowsOf(html) {
  if (!html.includes("<t")) return undefined;
  return new DOMParser().parseFromString(html, "text/html").querySelectorAll("tr").length || undefined;
}

/**
 * Why nothing was pasted, as a sentence.
 * @param {RoleGrid} grid
 * @param {Complaint} complaint
 * @returns {Said}
 */
export function complaintWords({ app: { t }, people, lines }, complaint) {
  if (complaint.kind === "names") {
    const { why, name, count: several } = complaint;
    const args = { why, name, count: several };
    return { key: several > 1 ? "grid-said-names-many" : "grid-said-names", args };
  }
  if (complaint.kind === "room") {
    return { key: "grid-said-room", args: { rows: complaint.rows, columns: complaint.columns } };
  }
  const { word, count, row, column } = complaint;
  const person = personName(t, people[row]);
  const channel = lines[column] ? lineName(t, lines[column]) : t("grid-phones");
  return { key: "grid-said-words", args: { word, person, channel, more: count - 1 } };
}
