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
  assert.deepEqual(asked.slice(1), [[53_900, PAGE], [54_000, PAGE]]);
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

test("an edited row stays where it is, and its twin is seen to be right", async () => {
  const problem = { field: "phone", rule: "repeats_row", limit: "3" };
  let bad = [2, 3, 9];
  const rows = new Rows(
    (offset, limit) => {
      const all = bad.map((one) => row(one, { problems: [problem] }));
      return Promise.resolve({ rows: all.slice(offset, offset + limit), total: all.length });
    },
    () => {},
  );
  rows.want(0, 12);
  await settled();
  bad = [9];
  await rows.edited(row(2), true);
  assert.deepEqual(rows.list.map((one) => one.row), [2, 3, 9]);
  assert.deepEqual(rows.list.map((one) => one.problems.length), [0, 0, 1]);
});
