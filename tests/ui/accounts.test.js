// The clients of the window: the store is read once, and for the one signed in.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Accounts } from "../../ui/app/accounts.js";
import { account, NOW } from "./accounts-fixture.js";

/** @type {{ command: string, answer: (list: object) => void, refuse: (why: object) => void }[]} */
let asked;

const list = (...names) => ({
  accounts: names.map((name, at) => account({ account_id: String(at), name })),
  loaded_at: NOW,
  complete: true,
});

beforeEach(() => {
  asked = [];
  const invoke = (command) =>
    new Promise((answer, refuse) => asked.push({ command, answer, refuse }));
  globalThis.window = /** @type {any} */ ({ __TAURI_INTERNALS__: { invoke } });
});

test("two views that open at once read the store once, and the server as one of them asks", async () => {
  const accounts = new Accounts(() => {});
  const both = Promise.all([accounts.open(false), accounts.open(true)]);
  assert.deepEqual(asked.map((one) => one.command), ["accounts_list"]);
  asked[0].answer(list("Aurora"));
  await both;
  assert.equal(accounts.byId.get("0")?.name, "Aurora");
  assert.deepEqual(asked.map((one) => one.command), ["accounts_list", "accounts_refresh"]);
});

test("a store that could not be read is read again by the next asking", async () => {
  const accounts = new Accounts(() => {});
  const first = accounts.open(false);
  asked[0].refuse({ code: "store", text: "", fields: [] });
  await assert.rejects(first);
  const second = accounts.open(false);
  asked[1].answer(list("Aurora"));
  await second;
  assert.equal(accounts.opened, true);
});

test("what was asked for another login is neither shown nor refreshed", async () => {
  const accounts = new Accounts(() => {});
  const first = accounts.open(true);
  accounts.clear();
  const second = accounts.open(false);
  asked[1].answer(list("Baltic"));
  await second;
  asked[0].answer(list("Aurora"));
  await first;
  assert.equal(accounts.byId.get("0")?.name, "Baltic");
  assert.deepEqual(asked.map((one) => one.command), ["accounts_list", "accounts_list"]);
});
