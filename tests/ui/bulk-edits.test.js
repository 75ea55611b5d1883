// What a person types into a checked table: one change after the other, none forgotten.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Edits } from "../../ui/app/bulk/edits.js";
import { error, row } from "./bulk-fixture.js";

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Edits whose answers come when the test says, beside what was asked. */
function typed() {
  const asked = [];
  const answers = [];
  const written = [];
  const ask = (...what) => {
    asked.push(what);
    return new Promise((resolve, reject) => answers.push({ resolve, reject }));
  };
  const edits = new Edits({
    edit: (number, values) => ask(number, values),
    skip: (number, skip) => ask(number, skip),
    pause: async () => {},
  });
  edits.addEventListener("written", (event) => written.push(event.detail.row));
  return { asked, answers, written, edits };
}

test("a second change waits for the first, and only the field that changed goes out", async () => {
  const { asked, answers, written, edits } = typed();
  edits.type(2, "name", "Anna");
  edits.type(2, "phone", "+371 20000001");
  edits.leaveOut(3, true);
  await settled();
  assert.deepEqual(asked, [[2, { name: "Anna" }]]);
  assert.equal(edits.at(2, "phone").text, "+371 20000001", "and is seen meanwhile");
  answers[0].resolve(row(2));
  await settled();
  answers[1].resolve(row(2));
  await settled();
  assert.deepEqual(asked.slice(1), [[2, { phone: "+371 20000001" }], [3, true]]);
  answers[2].resolve(row(3));
  assert.equal(await edits.settled(), true);
  assert.deepEqual(written, [2, 2, 3]);
  assert.equal(edits.at(2, "name"), undefined);
});

test("of one cell the last word goes out, though the first is on its way", async () => {
  const { asked, answers, edits } = typed();
  edits.type(2, "name", "A");
  await settled();
  edits.type(2, "name", "An");
  edits.type(2, "name", "Anna");
  answers[0].resolve(row(2));
  await settled();
  assert.equal(edits.at(2, "name").text, "Anna");
  answers[1].resolve(row(2));
  assert.equal(await edits.settled(), true);
  assert.deepEqual(asked, [[2, { name: "A" }], [2, { name: "Anna" }]]);
});

test("what is refused stays in its cell, and goes out when asked to", async () => {
  const { asked, answers, edits } = typed();
  edits.type(2, "name", "Anna");
  edits.type(9, "name", "Inga");
  await settled();
  answers[0].reject(error("store"));
  await settled();
  answers[1].resolve(row(9));
  assert.equal(await edits.settled(), false, "somebody has to look at it");
  assert.deepEqual(edits.refused.map(({ row, text, error }) => [row, text, error.code]), [[2, "Anna", "store"]]);
  assert.equal(edits.at(2, "name").text, "Anna");
  edits.again();
  await settled();
  answers[2].resolve(row(2));
  assert.equal(await edits.settled(), true);
  assert.deepEqual(asked.at(-1), [2, { name: "Anna" }]);
});

test("refused and dropped, the cell says again what it said", async () => {
  const { answers, edits } = typed();
  edits.type(2, "name", "Anna");
  await settled();
  answers[0].reject(error("conflict"));
  await settled();
  edits.drop();
  assert.equal(edits.at(2, "name"), undefined);
  assert.equal(await edits.settled(), true);
});

test("while the rows are being judged a change is tried again, without a word", async () => {
  let busy = 3;
  let paused = 0;
  const edits = new Edits({
    edit: async (number) => {
      if (busy > 0) throw ((busy -= 1), error("busy"));
      return row(number);
    },
    skip: async (number) => row(number),
    pause: async () => void (paused += 1),
  });
  edits.type(2, "name", "Anna");
  assert.equal(await edits.settled(), true);
  assert.equal(paused, 3);
});
