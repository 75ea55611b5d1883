// A file on its way in: in pieces, with progress, until it is done or called off; and rows going
// the same way again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asText } from "../../ui/app/bulk/again.js";
import { base64, fileTrouble, handOver, LARGEST, PIECE } from "../../ui/app/bulk/upload.js";
import { row, t } from "./bulk-fixture.js";

/** Bytes that differ, without chance. */
const bytes = (size) => Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 255);

test("base64 is what everybody else makes of the same bytes", () => {
  for (const size of [0, 1, 2, 3, 0x8000, 0x8001, 100_000]) {
    assert.equal(base64(bytes(size)), Buffer.from(bytes(size)).toString("base64"), String(size));
  }
});

test("a file goes in pieces the console takes, whole and in order", async () => {
  const all = bytes(2 * PIECE + 12);
  /** @type {Buffer[]} */
  const got = [];
  /** @type {number[]} */
  const told = [];
  const append = async (piece) => got.push(Buffer.from(piece, "base64"));
  const whole = await handOver(new Blob([all]), append, (done) => told.push(done), new AbortController().signal);
  assert.equal(whole, true);
  assert.deepEqual(got.map((piece) => piece.length), [PIECE, PIECE, 12]);
  assert.ok(Buffer.concat(got).equals(Buffer.from(all)));
  assert.deepEqual(told, [PIECE, 2 * PIECE, 2 * PIECE + 12]);
});

test("called off, nothing more is handed over", async () => {
  const off = new AbortController();
  let pieces = 0;
  const append = async () => {
    pieces += 1;
    off.abort();
  };
  assert.equal(await handOver(new Blob([bytes(3 * PIECE)]), append, () => {}, off.signal), false);
  assert.equal(pieces, 1);
});

test("what cannot be read is said before anything is sent", () => {
  assert.equal(fileTrouble({ name: "Staff.XLSX", size: 10 }), null);
  assert.equal(fileTrouble({ name: "staff.csv", size: LARGEST }), null);
  assert.equal(fileTrouble({ name: "staff.csv", size: LARGEST + 1 }), "large");
  assert.equal(fileTrouble({ name: "staff.csv", size: 0 }), "empty");
  assert.equal(fileTrouble({ name: "staff.xls", size: 10 }), "old_excel");
  assert.equal(fileTrouble({ name: "staff.numbers", size: 10 }), "ending");
});

test("rows go again with our titles, their cells quoted where they must be", () => {
  const rows = [row(2, { values: { id: "1", name: 'Anna "Ann"\tPetrova' } }), row(3, { values: { id: "2" } })];
  const text = Buffer.concat(asText(t, ["id", "name"], rows)).toString();
  assert.equal(text, 'ID\tName\r\n1\t"Anna ""Ann""\tPetrova"\r\n2\t');
});
