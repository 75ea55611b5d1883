// A row kept as a template, and given to others.
import assert from "node:assert/strict";
import { test } from "node:test";
import { templateEdits, templateGroups, templateOf } from "../../ui/app/roles/templates.js";
import { cell, document, entry, matrixOf } from "./roles-fixture.js";

const given = (transport, role, allow_get_new_clients = false) => ({ transport, role, allow_get_new_clients });
const template = (cells, hide_phone = null) => ({ template_id: "t", name: "T", cells, hide_phone });

test("a row is kept by messenger, with no access for messengers that are not here", () => {
  const matrix = matrixOf(document([entry("0", "wa", "seller", true), entry("0", "wb", "seller", true), entry("0", "vi", "auditor")], ["0"]));
  const { template: kept, uneven } = templateOf(matrix, "0", "Front desk");
  assert.deepEqual(kept, {
    ...{ template_id: "", name: "Front desk", hide_phone: true },
    cells: [given("whatsapp", "seller", true), given("viber", "auditor"), given(null, null)],
  });
  assert.deepEqual(uneven, []);
});

test("a row that is the same all along is kept as one cell for everything", () => {
  const matrix = matrixOf(document(["wa", "wb", "vi"].map((id) => entry("0", id, "manager"))));
  assert.deepEqual(templateOf(matrix, "0", "").template.cells, [given(null, "manager")]);
  assert.deepEqual(templateOf(matrix, "1", "").template.cells, [given(null, null)]);
});

test("channels of one messenger that differ are told, and what comes first of equals counts", () => {
  const matrix = matrixOf(document([entry("0", "wb", "seller")]));
  const { template: kept, uneven } = templateOf(matrix, "0", "");
  assert.deepEqual(uneven, ["whatsapp"]);
  assert.deepEqual(kept.cells[0], given("whatsapp", null));
});

test("given to others, it sets what it speaks of and leaves the rest", () => {
  const matrix = matrixOf(document([entry("1", "vi", "manager"), entry("left", "wa")], ["1"]));
  const edits = templateEdits(template([given("WhatsApp", "seller", true)]), matrix, ["1", "left", "nobody"]);
  assert.ok(matrix.change(edits));
  assert.deepEqual(matrix.cell("1", "wa"), cell("seller", true));
  assert.deepEqual(matrix.cell("1", "wb"), cell("seller", true));
  assert.deepEqual(matrix.cell("1", "vi"), cell("manager"));
  assert.equal(matrix.hidden("1"), true);
  assert.deepEqual(matrix.cell("left", "wa"), cell());
  assert.equal(matrix.changeCount, 2);
});

test("the cell for all others reaches every messenger that has none of its own", () => {
  const matrix = matrixOf(document([entry("2", "wa", "manager"), entry("2", "vi", "manager")]));
  matrix.change(templateEdits(template([given("viber", "seller"), given(null, null)], true), matrix, ["2"]));
  assert.deepEqual([matrix.cell("2", "wa"), matrix.cell("2", "vi"), matrix.hidden("2")], [null, cell(), true]);
});

test("a template kept from a row and given to the same person changes nothing", () => {
  const matrix = matrixOf(document([entry("0", "wa", "seller", true), entry("0", "wb", "seller", true), entry("0", "vi", "boss")], ["0"]));
  const { template: kept } = templateOf(matrix, "0", "");
  assert.equal(matrix.change(templateEdits(kept, matrix, ["0"])), false);
});

test("a template is told by what it gives, the rest last", () => {
  const groups = templateGroups(template([given("whatsapp", "seller"), given(null, null), given("viber", "seller"), given("vk", null)]));
  assert.deepEqual(groups, [
    { cell: cell(), transports: ["whatsapp", "viber"], others: false },
    { cell: null, transports: ["vk"], others: true },
  ]);
});

test("a role this version does not know makes no template, and is named", () => {
  const matrix = matrixOf(document(["wa", "wb", "vi"].map((id) => entry("0", id, "boss"))));
  assert.equal(templateOf(matrix, "0", "").unknown, "boss");
  assert.equal(templateOf(matrix, "1", "").unknown, null);
});
