// Reading the rows in sight: four at a time, the newest wish first, nothing hammered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HealthQueue } from "../../ui/app/health-queue.js";

/** A reader whose answers are given by hand. */
function reader() {
  /** @type {Map<string, { resolve: (value?: unknown) => void, reject: (why: Error) => void }>} */
  const open = new Map();
  const asked = /** @type {string[]} */ ([]);
  let now = 0;
  const queue = new HealthQueue({
    read: (id) => {
      asked.push(id);
      return new Promise((resolve, reject) => open.set(id, { resolve, reject }));
    },
    changed: () => {},
    now: () => now,
  });
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return {
    queue,
    asked,
    pass: (ms) => (now += ms),
    answer: async (id) => (open.get(id)?.resolve(), settle()),
    fail: async (id) => (open.get(id)?.reject(new Error("no")), settle()),
  };
}

test("four run at a time, the next begins when one ends", async () => {
  const { queue, asked, answer } = reader();
  queue.want(["a", "b", "c", "d", "e", "f"]);
  assert.deepEqual(asked, ["a", "b", "c", "d"]);
  await answer("b");
  assert.deepEqual(asked, ["a", "b", "c", "d", "e"]);
});

test("a row scrolled away before its turn is not read", async () => {
  const { queue, asked, answer } = reader();
  queue.want(["a", "b", "c", "d", "e"]);
  queue.want(["x"]);
  await answer("a");
  assert.deepEqual(asked, ["a", "b", "c", "d", "x"]);
});

test("what runs is not asked again", () => {
  const { queue, asked } = reader();
  queue.want(["a"]);
  queue.want(["a"]);
  assert.deepEqual(asked, ["a"]);
});

test("a failed row rests a minute, unless a person insists", async () => {
  const { queue, asked, fail, pass } = reader();
  queue.want(["a"]);
  await fail("a");
  queue.want(["a"]);
  assert.deepEqual(asked, ["a"]);
  queue.insist("a");
  assert.deepEqual(asked, ["a", "a"]);
  await fail("a");
  pass(60_000);
  queue.want(["a"]);
  assert.deepEqual(asked, ["a", "a", "a"]);
});

test("stopping forgets what waits", async () => {
  const { queue, asked, answer } = reader();
  queue.want(["a", "b", "c", "d", "e"]);
  queue.stop();
  await answer("a");
  assert.equal(asked.includes("e"), false);
});
