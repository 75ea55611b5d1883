// A file on its way in: in pieces, with progress, until it is done or called off; and rows going
// the same way again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { textPieces } from "../../ui/app/bulk/again.js";
import { base64, fileTrouble, LARGEST, PIECE, piecesOf, takeIn } from "../../ui/app/bulk/upload.js";
import { bulk, error, row, t } from "./bulk-fixture.js";

/** Bytes that differ, without chance. */
const bytes = (size) => Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 255);

test("base64 is what everybody else makes of the same bytes", () => {
  for (const size of [0, 1, 2, 3, 0x8000, 0x8001, 100_000]) {
    assert.equal(base64(bytes(size)), Buffer.from(bytes(size)).toString("base64"), String(size));
  }
});

/** A console that takes tables, and notes what it is asked; `part` does some of it otherwise. */
function taker(part = {}) {
  const done = [];
  /** @type {Buffer[]} */
  const got = [];
  const all = {
    begin: async () => bulk({ state: "reading" }),
    append: async (_id, bytes) => void got.push(Buffer.from(bytes, "base64")),
    read: async () => bulk({ state: "mapping" }),
    forget: async () => {},
    ...part,
  };
  const noting = (name) => [name, (...args) => (done.push(name), all[name](...args))];
  return { done, got, takes: Object.fromEntries(Object.keys(all).map(noting)) };
}

const signal = () => new AbortController().signal;

test("a file goes in pieces the console takes, whole and in order, and is read", async () => {
  const all = bytes(2 * PIECE + 12);
  const { done, got, takes } = taker();
  /** @type {number[]} */
  const told = [];
  const taken = await takeIn(takes, piecesOf(new Blob([all])), {
    signal: signal(),
    told: (_id, bytes) => told.push(bytes),
  });
  assert.equal(taken.state, "mapping");
  assert.deepEqual(done, ["begin", "append", "append", "append", "read"]);
  assert.deepEqual(got.map((piece) => piece.length), [PIECE, PIECE, 12]);
  assert.ok(Buffer.concat(got).equals(Buffer.from(all)));
  assert.deepEqual(told, [0, PIECE, 2 * PIECE, 2 * PIECE + 12]);
});

test("called off at any time, nothing more is handed over and what was begun is forgotten", async () => {
  for (const when of ["begin", "append", "read"]) {
    const off = new AbortController();
    const { done, takes } = taker({
      [when]: async () => {
        off.abort();
        return bulk({ state: "reading" });
      },
    });
    const taken = await takeIn(takes, piecesOf(new Blob([bytes(3 * PIECE)])), { signal: off.signal });
    assert.equal(taken, null, when);
    assert.equal(done.filter((one) => one === "forget").length, 1, when);
    assert.ok(done.filter((one) => one === "append").length <= (when === "read" ? 3 : 1), when);
  }
  const off = new AbortController();
  off.abort();
  const { done, takes } = taker();
  assert.equal(await takeIn(takes, piecesOf(new Blob(["id"])), { signal: off.signal }), null);
  assert.deepEqual(done, [], "left before it began");
});

test("what cannot be taken or read is forgotten, and the failure is told", async () => {
  for (const when of ["append", "read"]) {
    const { done, takes } = taker({ [when]: () => Promise.reject(error("store")) });
    const taking = takeIn(takes, piecesOf(new Blob(["id"])), { signal: signal() });
    await assert.rejects(taking, { code: "store" });
    assert.equal(done.at(-1), "forget", when);
  }
  const { done, takes } = taker();
  const broken = (async function* () {
    yield new Uint8Array(1);
    throw error("store");
  })();
  await assert.rejects(takeIn(takes, broken, { signal: signal() }), { code: "store" });
  assert.deepEqual(done, ["begin", "append", "forget"]);
});

test("what cannot be read is said before anything is sent", () => {
  assert.equal(fileTrouble({ name: "Staff.XLSX", size: 10 }), null);
  assert.equal(fileTrouble({ name: "staff.csv", size: LARGEST }), null);
  assert.equal(fileTrouble({ name: "staff.csv", size: LARGEST + 1 }), "large");
  assert.equal(fileTrouble({ name: "staff.csv", size: 0 }), "empty");
  assert.equal(fileTrouble({ name: "staff.xls", size: 10 }), "old_excel");
  assert.equal(fileTrouble({ name: "staff.numbers", size: 10 }), "ending");
});

test("rows go again with our titles, some at a time, their cells quoted where they must be", async () => {
  const pages = (async function* () {
    yield [row(2, { values: { id: "1", name: 'Anna "Ann"\tPetrova' } }), row(3, { values: { id: "2" } })];
    yield [row(4, { values: { id: "3", name: "x".repeat(PIECE) } })];
  })();
  const pieces = [];
  for await (const piece of textPieces(t, ["id", "name"], pages)) pieces.push(piece);
  assert.ok(pieces.every((piece) => piece.length <= PIECE));
  const text = Buffer.concat(pieces).toString();
  assert.equal(
    text,
    `ID\tName\r\n1\t"Anna ""Ann""\tPetrova"\r\n2\t\r\n3\t${"x".repeat(PIECE)}`,
  );
});
