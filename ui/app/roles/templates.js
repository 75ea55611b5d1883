/**
 * One person's row as a template, by messenger, and what applying it to others comes to.
 *
 * Pure; used by views/roles-templates.js. Deliberately absent: where templates are kept, and copying
 * a row as it is, which is in fill.js.
 */
/** @import { RoleTemplate } from "../../types/RoleTemplate" */
/** @import { TemplateCell } from "../../types/TemplateCell" */
/** @import { Edit, Matrix } from "./matrix.js" */
/** @import { Cell } from "./places.js" */
import { ROLES } from "./fill.js";

/** The longest name; characters. */
export const NAME_LIMIT = 60;

/**
 * A person's row as a template. Of channels of one messenger that differ, what most of them have
 * counts, and of equals what comes first; messengers that are not here get no access, unless the
 * row is the same all along.
 * @param {Matrix} matrix
 * @param {string} user_id
 * @param {string} name
 * @returns {{ template: RoleTemplate, uneven: string[], unknown: string | null }} with the messengers
 *   that differ in themselves, and a role this version does not know, which no template may have
 */
export function templateOf(matrix, user_id, name) {
  /** @type {Map<string, (Cell | null)[]>} */
  const kinds = new Map();
  for (const { transport, channel_id, gone } of matrix.lines) {
    if (gone) continue;
    const word = transport.toLowerCase();
    kinds.set(word, [...(kinds.get(word) ?? []), matrix.cell(user_id, channel_id)]);
  }
  const cells = [...kinds].map(([transport, all]) => templateCell(transport, most(all)));
  const uneven = [...kinds].filter(([, all]) => new Set(all.map(cellKey)).size > 1).map(([word]) => word);
  const alike = new Set([...kinds.values()].flat().map(cellKey)).size === 1;
  const others = templateCell(null, alike ? ([...kinds.values()][0]?.[0] ?? null) : null);
  const template = {
    template_id: "",
    name,
    cells: alike ? [others] : [...cells, others],
    hide_phone: matrix.hidden(user_id),
  };
  const strange = template.cells.find(({ role }) => role !== null && !ROLES.includes(role));
  return { template, uneven, unknown: strange?.role ?? null };
}

/**
 * What applying a template to people comes to; who and what is gone stays as it is.
 * @param {RoleTemplate} template
 * @param {Matrix} matrix
 * @param {string[]} user_ids
 * @returns {Edit[]}
 */
export function templateEdits(template, matrix, user_ids) {
  /** @type {Edit[]} */
  const edits = [];
  for (const user_id of present(matrix, user_ids)) {
    for (const { channel_id, transport, gone } of matrix.lines) {
      const found = gone ? undefined : cellFor(template, transport);
      if (found) edits.push({ kind: "role", user_id, channel_id, to: toCell(found) });
    }
    if (template.hide_phone !== null) edits.push({ kind: "hidden", user_id, to: template.hide_phone });
  }
  return edits;
}

/**
 * A template's cells by what they give: messengers together that get the same, the rest last.
 * @param {RoleTemplate} template
 * @returns {{ cell: Cell | null, transports: string[], others: boolean }[]}
 */
export function templateGroups(template) {
  /** @type {Map<string, { cell: Cell | null, transports: string[], others: boolean }>} */
  const groups = new Map();
  for (const one of template.cells) {
    const cell = toCell(one);
    const key = cellKey(cell);
    const group = groups.get(key) ?? { cell, transports: [], others: false };
    if (one.transport === null) group.others = true;
    else group.transports.push(one.transport);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => Number(a.others) - Number(b.others));
}

/**
 * @param {Matrix} matrix
 * @param {string[]} user_ids
 */
function present(matrix, user_ids) {
  const wished = new Set(user_ids);
  return matrix.people.filter(({ id, gone }) => !gone && wished.has(id)).map(({ id }) => id);
}

/**
 * @param {RoleTemplate} template
 * @param {string} transport
 */
function cellFor({ cells }, transport) {
  const word = transport.toLowerCase();
  return cells.find((one) => one.transport?.toLowerCase() === word) ?? cells.find((one) => one.transport === null);
}

/**
 * @param {TemplateCell} cell
 * @returns {Cell | null}
 */
function toCell({ role, allow_get_new_clients: new_clients }) {
  return role === null ? null : { role, new_clients };
}

/**
 * @param {string | null} transport
 * @param {Cell | null} cell
 * @returns {TemplateCell}
 */
function templateCell(transport, cell) {
  return { transport, role: cell?.role ?? null, allow_get_new_clients: cell?.new_clients ?? false };
}

/** @param {Cell | null} cell */
function cellKey(cell) {
  return cell ? JSON.stringify([cell.role, cell.new_clients]) : "";
}

/**
 * What comes most often; of equals the first.
 * @param {(Cell | null)[]} cells
 */
function most(cells) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const cell of cells) counts.set(cellKey(cell), (counts.get(cellKey(cell)) ?? 0) + 1);
  const best = Math.max(...counts.values());
  return cells.find((cell) => counts.get(cellKey(cell)) === best) ?? null;
}
