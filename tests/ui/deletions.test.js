// Deletions under way: kept while a person must know, forgotten when over, named without doubt.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  deletionArgs,
  Deletions,
  deletionWords,
  namesChannel,
  nameToType,
} from "../../ui/app/deletions.js";
import { channel, NOW } from "./accounts-fixture.js";

const deletion = (part) => ({
  deletion_id: "d-1",
  account_id: "24017788",
  account_label: "Aurora Dental",
  channel_id: "c-1",
  transport: "whatsapp",
  name: "37120001122",
  chats: "keep",
  state: "waiting",
  sends_at: NOW + 10_000,
  error: null,
  ...part,
});

test("one that is over well is forgotten, one that is not stays until it was seen", () => {
  const list = new Deletions(() => {});
  for (const state of ["waiting", "sending"]) {
    list.put(deletion({ state }));
    assert.equal(list.of("24017788", "c-1")?.state, state);
  }
  for (const state of ["done", "undone"]) {
    list.put(deletion({}));
    list.put(deletion({ state }));
    assert.equal(list.open.length, 0, state);
  }
  for (const state of ["failed", "unknown"]) {
    const deletion_id = `d-${state}`;
    list.put(deletion({ deletion_id, state }));
    assert.equal(list.open.length, 1, state);
    list.close(deletion_id);
    list.put(deletion({ deletion_id, state }));
    assert.equal(list.open.length, 0, "seen is seen");
  }
});

test("a new try takes the place of the one that failed, others stay", () => {
  const list = new Deletions(() => {});
  list.put(deletion({ deletion_id: "d-0", channel_id: "c-0" }));
  list.put(deletion({ deletion_id: "d-1", state: "failed" }));
  list.put(deletion({ deletion_id: "d-2" }));
  assert.deepEqual(list.open.map((one) => one.deletion_id), ["d-0", "d-2"]);
  assert.equal(list.of("24017788", "c-9"), null);
});

test("each change is told", () => {
  let told = 0;
  const list = new Deletions(() => (told += 1));
  list.put(deletion({}));
  list.put(deletion({ state: "done" }));
  list.close("d-1");
  assert.equal(told, 3);
});

test("every state has its words, and what went wrong says what to do", () => {
  for (const state of ["waiting", "sending", "done", "undone", "failed", "unknown"]) {
    const words = deletionWords(deletion({ state }));
    assert.equal(words.todo !== null, state === "failed" || state === "unknown", state);
  }
});

test("a deletion is called by the channel's name or number, or by its messenger", () => {
  assert.equal(deletionArgs(deletion({})).channel, "+371 20 001 122");
  assert.equal(deletionArgs(deletion({ name: "Reception" })).channel, "Reception");
  assert.equal(deletionArgs(deletion({ name: "" })).channel, "WhatsApp");
  const alike = { name: "37120001122", account_label: "+371 20001122" };
  assert.deepEqual(deletionArgs(deletion(alike)), { channel: "WhatsApp", client: "+371 20 001 122" });
});

test("the name must be typed, however it is spelled; a number however it is grouped", () => {
  const named = channel({ name: "Casa Verde locação", phone: "5511900000102" });
  assert.equal(nameToType(named), "Casa Verde locação");
  for (const typed of ["Casa Verde locação", " casa verde  LOCAÇÃO "]) {
    assert.equal(namesChannel(typed, named), true, typed);
  }
  for (const typed of ["", "  ", "Casa Verde", "5511900000102"]) {
    assert.equal(namesChannel(typed, named), false, typed);
  }
  const number = channel({ phone: "37120001122" });
  for (const typed of ["+371 20 001 122", "37120001122", "371 2000-1122"]) {
    assert.equal(namesChannel(typed, number), true, typed);
  }
  assert.equal(namesChannel("3712000112", number), false);
  assert.equal(namesChannel("shop_bot", channel({ username: "Shop_Bot" })), true);
});
