// What a person should know about the roles while they change them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { warnings } from "../../ui/app/roles/warnings.js";
import { cell, document, entry, matrixOf, namesOf, role, t } from "./roles-fixture.js";

/** The warnings of a matrix as sentences. */
const said = (matrix) =>
  warnings(matrix, namesOf(matrix)).map(({ key, args, todo }) => {
    assert.match(t(todo), /\.$/);
    return t(key, args).replaceAll("\u00A0", " ");
  });

const ALL = ["0", "1", "2", "3"];
const well = () => [
  entry("0", "wa", "manager", true),
  entry("1", "wb", "seller", true),
  entry("2", "vi", "seller", true),
  entry("3", "vi", "auditor"),
];

test("where all is well nothing is said", () => {
  assert.deepEqual(said(matrixOf(document(well()))), []);
});

test("nobody who receives, nobody who answers: the graver one alone", () => {
  const matrix = matrixOf(document(well()));
  matrix.change([role("2", "vi", cell())]);
  assert.deepEqual(said(matrix), ["Nobody receives new clients on Viber"]);
  matrix.change([role("2", "vi", cell("auditor"))]);
  assert.deepEqual(said(matrix), ["Nobody can answer on Viber"]);
});

test("several channels are one warning that names them all", () => {
  const matrix = matrixOf(document(ALL.map((id) => entry(id, "wa", "seller", true))));
  const [found] = warnings(matrix, namesOf(matrix));
  assert.equal(t(found.key, found.args), "Nobody can answer on 2 channels");
  assert.deepEqual(found.lines.map((line) => line.channel_id), ["wb", "vi"]);
});

test("who has no channel is told, one by name and several by number", () => {
  const matrix = matrixOf(document(well()));
  matrix.change([role("3", "vi", null)]);
  assert.deepEqual(said(matrix), ["Dmitri Volkov has no channel"]);
  matrix.change([role("3", "vi", null), role("0", "wa", null), role("1", "wa", cell("seller", true))]);
  const found = warnings(matrix, namesOf(matrix)).find(({ kind }) => kind === "channel");
  assert.equal(t(found.key, found.args), "2 users have no channel");
  assert.deepEqual(found.people.map(({ id }) => id), ["0", "3"]);
});

test("entries of who and what is gone are told until they are taken away", () => {
  const matrix = matrixOf(document([...well(), entry("left", "wa"), entry("0", "old", "manager")], ["left"]));
  assert.deepEqual(said(matrix), ["3 entries of removed users or channels"]);
  matrix.change(matrix.withoutGone());
  assert.deepEqual(said(matrix), []);
});

test("who is in no list read so far is not called removed", () => {
  const read = document([...well(), entry("left", "wa"), entry("0", "old", "manager")], ["left"]);
  const matrix = matrixOf(read, false);
  assert.deepEqual(said(matrix), ["3 entries of users or channels not known here yet"]);
  assert.equal(warnings(matrix, namesOf(matrix))[0].kind, "unread");
  const names = namesOf(matrix);
  assert.equal(names.person("left"), "a user not known here yet (left)");
  assert.equal(names.line("old"), "a channel not known here yet (old)");
  assert.equal(names.person("never met"), "a user not known here yet (never met)");
});

test("who is gone answers nobody", () => {
  const matrix = matrixOf(document([...well().slice(0, 2), entry("left", "vi", "manager", true), entry("2", "wa"), entry("3", "wa")]));
  assert.equal(said(matrix)[0], "Nobody can answer on Viber");
});
