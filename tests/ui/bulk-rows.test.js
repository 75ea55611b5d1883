// Rows fetched as they come into sight: few kept, none asked for twice, nothing moving under the hands.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PAGE, Rows } from "../../ui/app/bulk/rows.js";
import { error, row } from "./bulk-fixture.js";

/** A table of `total` rows, whose answers come when the test says. */
function table(total, change = (one) => one) {
  const asked = [];
  const rows = new Rows(
    (offset, limit) => {
      asked.push([offset, limit]);
      const size = Math.max(0, Math.min(limit, total - offset));
      const some = Array.from({ length: size }, (_, at) => change(row(offset + at + 2)));
      return Promise.resolve({ rows: some, total });
    },
    () => {},
  );
  return { rows, asked };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("the first look tells the length, and only pages in sight are asked for, once", async () => {
  const { rows, asked } = table(100_000);
  rows.want(0, 0);
  rows.want(0, 12);
  await settled();
  assert.equal(rows.list.length, 100_000);
  assert.equal(rows.known, true);
  rows.want(50, 62);
  await settled();
  assert.deepEqual(asked, [[0, PAGE]]);
  rows.want(53_990, 54_010);
  await settled();
  // Neighbours in one piece, and the row before them.
  assert.deepEqual(asked.slice(1), [[53_899, 2 * PAGE + 1]]);
  assert.equal(rows.list[54_000].row, 54_002);
});

test("however far one scrolls, few rows are kept", async () => {
  const { rows } = table(100_000);
  for (let at = 0; at < 100_000; at += 1000) {
    rows.want(at, at + 12);
    await settled();
  }
  const kept = Object.keys(rows.list).length;
  assert.ok(kept <= 2000, String(kept));
  assert.equal(rows.list[0], undefined);
  rows.want(0, 12);
  await settled();
  assert.equal(rows.list[0].row, 2, "and read again when they come back into sight");
});

test("a refresh reads what is in sight again, and an answer from before it stays old", async () => {
  const { rows, asked } = table(300);
  rows.want(0, 12);
  rows.refresh();
  await settled();
  rows.want(0, 12);
  await settled();
  rows.want(0, 12);
  await settled();
  assert.equal(asked.length, 2);
});

test("after a failure nothing is asked until somebody says so", async () => {
  let fails = true;
  let asked = 0;
  const rows = new Rows(
    () => {
      asked += 1;
      return fails ? Promise.reject(error("store")) : Promise.resolve({ rows: [row(2)], total: 1 });
    },
    () => {},
  );
  rows.want(0, 12);
  await settled();
  rows.want(0, 12);
  assert.equal(rows.failure.code, "store");
  assert.equal(asked, 1);
  fails = false;
  rows.again();
  await settled();
  assert.equal(rows.failure, null);
  assert.equal(rows.list[0].row, 2);
});

/** A checked table with its rows with problems, which a change may mend or bring about. */
function problems(numbers) {
  const bad = new Set(numbers);
  const problem = { field: "phone", rule: "repeats_row", limit: "3" };
  const here = () => [...bad].toSorted((a, b) => a - b);
  const rows = new Rows(
    (offset, limit) => {
      const some = here().slice(offset, offset + limit);
      return Promise.resolve({ rows: some.map((one) => row(one, { problems: [problem] })), total: bad.size });
    },
    () => rows.want(rows.sight.start, rows.sight.end),
    { fits: (one) => one.problems.length > 0, left: (one) => ({ ...one, problems: [] }) },
  );
  return { bad, rows, here };
}

const shown = (rows) => rows.list.map((one) => one?.row);

/** Goes through the whole view as a person scrolls through it; gives every row that was seen. */
async function walk(rows) {
  const seen = [];
  for (let at = 0; at === 0 || at < rows.list.length; at += 12) {
    rows.want(at, at + 12);
    await settled();
    seen.push(...rows.list.slice(at, at + 12));
  }
  return seen;
}

const COUNTED = Array.from({ length: 120 }, (_, at) => at * 2 + 2);

test("an edited row stays where it is, and its twin is seen to be right", async () => {
  const { bad, rows } = problems([2, 3, 9]);
  rows.want(0, 12);
  await settled();
  bad.clear();
  bad.add(9);
  rows.edited(row(2));
  await settled();
  assert.deepEqual(shown(rows), [2, 3, 9]);
  assert.deepEqual(rows.list.map((one) => one.problems.length), [0, 0, 1]);
});

test("mending one after the other from the top, a person comes by every row", async () => {
  const { bad, rows } = problems(COUNTED);
  const seen = [];
  for (let at = 0; at === 0 || at < rows.list.length; at += 1) {
    rows.want(Math.max(0, at - 6), at + 6);
    await settled();
    const one = rows.list[at];
    seen.push(one.row);
    bad.delete(one.row);
    rows.edited(row(one.row));
    await settled();
  }
  assert.deepEqual(seen, COUNTED);
  assert.equal(bad.size, 0);
});

test("whatever the order of the changes, every row with a problem can be come by, once", async () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 12; round += 1) {
    const { bad, rows, here } = problems(COUNTED.concat(COUNTED.map((one) => one + 400)));
    for (let change = 0; change < 60; change += 1) {
      const at = random(Math.max(1, rows.list.length));
      rows.want(at, at + 12);
      await settled();
      const one = rows.list[at];
      if (!one) continue;
      // Now and then a twin far away is right, or wrong, with it.
      if (random(3) === 0) bad.delete(here()[random(bad.size || 1)]);
      if (random(4) === 0) bad.add(random(700) * 2 + 3);
      bad.delete(one.row);
      rows.edited(row(one.row));
      await settled();
      assert.equal(rows.list.find((other) => other?.row === one.row)?.problems.length, 0);
    }
    const seen = (await walk(rows)).filter((one) => one.problems.length > 0).map((one) => one.row);
    assert.deepEqual(seen.toSorted((a, b) => a - b), here(), `round ${round}`);
  }
});

test("nothing moves while the rows in sight and their neighbours are mended", async () => {
  const { bad, rows } = problems(COUNTED);
  rows.want(94, 106);
  await settled();
  const before = shown(rows).slice(80, 120);
  // The last of one page, the first of the next, one in the middle, and a twin of theirs.
  for (const at of [99, 100, 103]) bad.delete(COUNTED[at]);
  bad.delete(COUNTED[96]);
  for (const at of [99, 100, 103]) {
    rows.edited(row(COUNTED[at]));
    await settled();
  }
  assert.deepEqual(shown(rows).slice(80, 120), before);
  assert.equal(rows.list.length, 120);
  assert.equal(rows.list[96].problems.length, 0);
  rows.reopen();
  await settled();
  assert.equal(rows.list.length, 116, "opened again, those that are right are gone");
  assert.deepEqual((await walk(rows)).map((one) => one.row), [...bad]);
});
