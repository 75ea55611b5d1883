// The rectangle of the role matrix, where keys lead it, and what filling puts into it.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fill from "../../ui/app/roles/fill.js";
import { Matrix } from "../../ui/app/roles/matrix.js";
import { Selection } from "../../ui/app/roles/selection.js";
import { channel } from "./accounts-fixture.js";

const SIZE = { rows: 20, columns: 6 };
const NOWHERE = { page: 8, filled: () => false };
const at = (row, column) => new Selection({ row, column });
const go = (selection, key, held = "", sheet = NOWHERE) =>
  selection.moved({ key, ctrl: held.includes("ctrl"), shift: held.includes("shift") }, SIZE, sheet);
const spot = ({ anchor }) => [anchor.row, anchor.column];

test("arrows move by one and stop at the edges", () => {
  assert.deepEqual(spot(go(at(3, 2), "ArrowDown")), [4, 2]);
  assert.deepEqual(spot(go(at(3, 2), "ArrowLeft")), [3, 1]);
  assert.deepEqual(spot(go(at(0, 0), "ArrowUp")), [0, 0]);
  assert.deepEqual(spot(go(at(19, 5), "ArrowRight")), [19, 5]);
  assert.equal(go(at(3, 2), "x"), null);
});

test("Home, End and the page keys", () => {
  assert.deepEqual(spot(go(at(3, 2), "Home")), [3, 0]);
  assert.deepEqual(spot(go(at(3, 2), "End")), [3, 5]);
  assert.deepEqual(spot(go(at(3, 2), "PageDown")), [11, 2]);
  assert.deepEqual(spot(go(at(3, 2), "PageUp")), [0, 2]);
  assert.deepEqual(spot(go(at(3, 2), "Home", "ctrl")), [0, 0]);
  assert.deepEqual(spot(go(at(3, 2), "End", "ctrl")), [19, 5]);
});

test("Ctrl and an arrow go to the edge of what is filled, as in a spreadsheet", () => {
  const full = new Set([2, 3, 4, 9]);
  const sheet = { page: 8, filled: (row) => full.has(row) };
  const down = (row) => go(at(row, 1), "ArrowDown", "ctrl", sheet).anchor.row;
  assert.deepEqual([0, 2, 3, 4, 9, 19].map(down), [2, 4, 4, 9, 19, 19]);
  assert.equal(go(at(9, 1), "ArrowUp", "ctrl", sheet).anchor.row, 4);
});

test("Shift extends, back over the start too, and keys go on from where it was begun", () => {
  let selection = go(go(at(3, 2), "ArrowDown", "shift"), "ArrowRight", "shift");
  assert.deepEqual(selection.rectangle, { top: 3, left: 2, bottom: 5, right: 4 });
  assert.equal(selection.count, 4);
  selection = go(go(selection, "Home", "shift"), "Home", "ctrl shift");
  assert.deepEqual(selection.rectangle, { top: 0, left: 0, bottom: 4, right: 3 });
  assert.deepEqual(spot(selection), [3, 2]);
  assert.ok(selection.covers(0, 0) && !selection.covers(4, 0));
  assert.deepEqual(spot(go(selection, "ArrowDown")), [4, 2]);
  assert.equal(selection.collapsed().count, 1);
});

test("whole rows, whole columns, everything", () => {
  const some = at(3, 2).to({ row: 5, column: 1 });
  assert.deepEqual(some.rows(SIZE).rectangle, { top: 3, left: 0, bottom: 6, right: 6 });
  assert.deepEqual(some.columns(SIZE).rectangle, { top: 0, left: 1, bottom: 20, right: 3 });
  assert.equal(Selection.all(SIZE).count, 120);
});

test("a smaller sheet keeps the selection inside", () => {
  const far = at(18, 5).to({ row: 19, column: 3 });
  assert.deepEqual(far.within({ rows: 4, columns: 2 }).rectangle, { top: 3, left: 1, bottom: 4, right: 2 });
});

const matrix = (roles, hidden = []) =>
  new Matrix({
    users: ["a", "b", "c"].map((id) => ({ id, name: id, phone: null })),
    channels: ["x", "y"].map((channel_id) => channel({ channel_id })),
    settings: {
      user_roles: roles.map(([user_id, channel_id, role, fresh = false]) => ({
        user_id,
        channel_id,
        role,
        allow_get_new_clients: fresh,
      })),
      hide_phone_numbers_for_user_ids: hidden,
      push_input_output_message_events_for_managers: false,
    },
  });
const sheetOf = (one) => new fill.Sheet(one, one.people, one.lines);
const area = (top, left, bottom, right) => ({ top, left, bottom, right });
const shown = (one) =>
  one.people.map(({ id }) => [
    ...one.lines.map(({ channel_id }) => {
      const cell = one.cell(id, channel_id);
      return cell ? `${cell.role}${cell.new_clients ? "+" : ""}` : "-";
    }),
    one.hidden(id),
  ]);

test("a role keeps who receives new clients, except quality control", () => {
  const one = matrix([["a", "x", "seller", true]]);
  one.change(fill.setRole(sheetOf(one), area(0, 0, 2, 3), "manager"));
  assert.deepEqual(shown(one).slice(0, 2), [["manager+", "manager", false], ["manager", "manager", false]]);
  one.change(fill.setRole(sheetOf(one), area(0, 0, 1, 1), "auditor"));
  assert.equal(shown(one)[0][0], "auditor");
});

test("Space goes through the roles, and out of one unknown here", () => {
  const cell = (role) => ({ role, new_clients: false });
  const next = [null, cell("seller"), cell("manager"), cell("auditor"), cell("captain")].map(fill.nextRole);
  assert.deepEqual(next, ["seller", "manager", "auditor", null, null]);
});

test("new clients are switched on while one with a role is without, and never without a role", () => {
  const one = matrix([["a", "x", "seller", true], ["b", "x", "manager"]]);
  const column = area(0, 0, 3, 1);
  assert.equal(fill.newClientsTurn(sheetOf(one), column), true);
  one.change(fill.setNewClients(sheetOf(one), column, true));
  assert.deepEqual(shown(one).map(([first]) => first), ["seller+", "manager+", "-"]);
  assert.equal(fill.newClientsTurn(sheetOf(one), column), false);
  assert.equal(fill.newClientsTurn(sheetOf(one), area(2, 0, 3, 1)), null);
});

test("clearing roles leaves phone numbers as they are, unless only they are selected", () => {
  const one = matrix([["a", "x", "seller"]], ["a"]);
  one.change(fill.clear(sheetOf(one), area(0, 0, 3, 3)));
  assert.deepEqual(shown(one)[0], ["-", "-", true]);
  one.change(fill.clear(sheetOf(one), area(0, 2, 1, 3)));
  assert.equal(one.hidden("a"), false);
});

test("filling takes the first row or column, or the one before a single one", () => {
  const one = matrix([["a", "x", "seller", true], ["a", "y", "manager"]], ["a"]);
  one.change(fill.fillDown(sheetOf(one), area(0, 0, 3, 3)));
  assert.deepEqual(shown(one)[2], ["seller+", "manager", true]);
  one.change(fill.fillRight(sheetOf(one), area(1, 1, 2, 2)));
  assert.deepEqual(shown(one)[1], ["seller+", "seller+", true]);
  assert.deepEqual(fill.fillDown(sheetOf(one), area(0, 0, 1, 1)), []);
  assert.deepEqual(fill.fillRight(sheetOf(one), area(0, 2, 1, 3)), [], "roles fill no phone numbers");
});

test("a row is copied to others with its phone numbers", () => {
  const one = matrix([["a", "x", "seller", true], ["b", "y", "manager"]], ["a"]);
  one.change(fill.copyRow(sheetOf(one), "a", ["b", "c"]));
  assert.deepEqual(shown(one)[1], ["seller+", "-", true]);
  assert.deepEqual(shown(one)[2], ["seller+", "-", true]);
});
