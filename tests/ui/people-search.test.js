// The search of the clients list: what it shows between one answer and the next.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ClientSearch } from "../../ui/app/people/client-search.js";

/** @type {{ command: string, args: any, answer: (value: unknown) => void, refuse: (error: unknown) => void }[]} */
let asked = [];
Object.assign(globalThis, {
  window: {
    __TAURI_INTERNALS__: {
      invoke: (/** @type {string} */ command, /** @type {unknown} */ args) =>
        new Promise((answer, refuse) => asked.push({ command, args, answer, refuse })),
    },
  },
});

const settle = () => new Promise((done) => setImmediate(done));

/** The questions to one command since the last call. */
function take(/** @type {string} */ command) {
  const mine = asked.filter((one) => one.command === command);
  asked = asked.filter((one) => one.command !== command);
  return mine;
}

test("what was found stays until the answer is here, and an early one that comes late is dropped", async () => {
  const search = new ClientSearch(() => {});
  search.ask("a");
  const [first] = take("accounts_search");
  assert.deepEqual(first.args, { search: "a" });
  first.answer(["1", "2"]);
  await settle();
  assert.deepEqual([...(search.found ?? [])], ["1", "2"]);

  search.ask("au");
  const [second] = take("accounts_search");
  assert.equal(search.found?.size, 2);
  search.ask("aur");
  take("accounts_search")[0].answer(["1"]);
  await settle();
  second.answer(["1", "2", "3"]);
  await settle();
  assert.deepEqual([...(search.found ?? [])], ["1"]);
  assert.equal(search.answered, "aur");
  search.stop();
});

test("contacts are looked for from three characters on, and few are shown", async () => {
  take("contacts_search");
  const search = new ClientSearch(() => {});
  search.ask("an");
  assert.equal(take("contacts_search").length, 0);
  search.ask(" ann ");
  const [question] = take("contacts_search");
  assert.deepEqual(question.args, { search: "ann", limit: 8 });
  question.answer([{ account_id: "1" }]);
  await settle();
  assert.equal(search.contacts.length, 1);
  search.ask("an");
  assert.equal(search.contacts.length, 0);
  search.stop();
});

test("an empty search shows everybody at once, whatever is still being asked", async () => {
  take("accounts_search");
  const search = new ClientSearch(() => {});
  search.ask("aurora");
  const [late] = take("accounts_search");
  search.ask("  ");
  assert.equal(search.found, null);
  late.answer([]);
  await settle();
  assert.equal(search.found, null);
});

test("a store that does not answer is told, and the next answer clears it", async () => {
  const search = new ClientSearch(() => {});
  search.ask("x");
  take("accounts_search")[0].refuse({ code: "store", text: "", fields: [] });
  await settle();
  assert.equal(search.failure?.code, "store");
  search.ask("xy");
  take("accounts_search")[0].answer([]);
  await settle();
  assert.equal(search.failure, null);
  search.stop();
});
