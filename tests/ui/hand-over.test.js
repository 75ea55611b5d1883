// What is told of connections nobody is looking at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HandOver } from "../../ui/app/hand-over.js";

const connection = (kind, part) => ({
  connection_id: "k-1",
  stage: { kind },
  background: true,
  ...part,
});

test("the end of a connection in the background is told once", () => {
  const news = new HandOver();
  const told = ["code", "syncing", "confirm", "confirm", "connected", "connected"].map((kind) =>
    news.take(connection(kind)),
  );
  const [confirm, connected] = ["hand-over-confirm", "hand-over-connected"];
  assert.deepEqual(told, [null, null, confirm, null, connected, null]);
});

test("one that is being looked at needs no telling, also when it is left afterwards", () => {
  const news = new HandOver();
  assert.equal(news.take(connection("confirm", { background: false })), null);
  assert.equal(news.take(connection("confirm")), null);
});

test("each connection is told for itself, and one that is over is forgotten", () => {
  const news = new HandOver();
  assert.notEqual(news.take(connection("connected")), null);
  assert.notEqual(news.take(connection("connected", { connection_id: "k-2" })), null);
  news.drop("k-1");
  assert.notEqual(news.take(connection("connected")), null);
});
