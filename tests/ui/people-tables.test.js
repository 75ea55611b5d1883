// The tables of people: choosing far, files of what is chosen, names of those responsible, finding.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { meant } from "../../ui/app/finding.js";
import { Answering } from "../../ui/app/people/answering.js";
import { ALL, NONE } from "../../ui/app/people/selection.js";
import { asked, asks } from "./page-host.js";
import { context } from "./people-fixture.js";

const { FinderField } = await import("../../ui/components/finder-field.js");
const { ContactsFlow } = await import("../../ui/views/contacts-flow.js");
const { ContactsTable } = await import("../../ui/views/contacts-table.js");
const { saveItems } = await import("../../ui/views/people-export.js");
const { UsersFlow } = await import("../../ui/views/users-flow.js");

/** Contacts of the account, in the order of the list. */
const all = Array.from({ length: 1300 }, (_, at) => ({ id: `k${at}`, name: `Contact ${at}`, contact_data: [] }));

/** @type {any[]} what was to be written to a file */
let files = [];
const saved = { path: "people.xlsx", rows: 3, phones_missing: 0 };

beforeEach(() => {
  files = [];
  asked.length = 0;
  const file = (/** @type {any} */ args) => (files.push(args), saved);
  Object.assign(asks, {
    contacts_find: ({ offset, limit }) => ({
      contacts: all.slice(offset, offset + limit),
      total: all.length,
      more_than_total: false,
      read_at: 1,
      cached: all.length,
    }),
    contacts_save: file,
    users_save: file,
    jobs_stop: () => null,
  });
});

/** @param {any} flow */
function tab(flow) {
  flow.performUpdate = () => {};
  Object.defineProperty(flow, "isConnected", { value: true });
  Object.assign(flow, { app: context(), account: { account_id: "1" }, route: { page: "account", rest: ["1", "x"] } });
  return flow;
}

test("a choice that goes on over rows that are not here asks for them", async () => {
  const flow = tab(new ContactsFlow());
  const table = new ContactsTable();
  table.performUpdate = () => {};
  // Far down a long list only the first and the last page may be here.
  const here = new Map([...all.slice(0, 150), ...all.slice(1150)].map((one) => [Number(one.id.slice(1)), one]));
  const slice = (/** @type {number} */ from, /** @type {number} */ to) =>
    Array.from({ length: Math.max(0, Math.min(to, 1300) - from) }, (_, at) => here.get(from + at) ?? null);
  Object.assign(table, { rows: { length: 1300, slice }, anchor: 3 });
  /** @type {any[]} */
  const told = [];
  for (const name of ["choose", "choose-between"]) {
    table.addEventListener(name, (event) => told.push([name, /** @type {CustomEvent} */ (event).detail]));
  }
  table.choose(5, true);
  assert.deepEqual([told[0][0], told[0][1].count(1300)], ["choose", 3]);
  table.choose(1200, true);
  assert.deepEqual(told[1], ["choose-between", { from: 3, to: 1200 }]);
  await flow.chooseBetween(3, 1200);
  assert.equal(flow.selection.count(1300), 1198);
  assert.deepEqual([flow.selection.has("k2"), flow.selection.has("k3"), flow.selection.has("k700")], [false, true, true]);
});

test("two choices over rows that are not here add up", async () => {
  const flow = tab(new ContactsFlow());
  await Promise.all([flow.chooseBetween(600, 601), flow.chooseBetween(601, 602)]);
  assert.deepEqual([...flow.selection.named.keys()].toSorted(), ["k600", "k601", "k602"]);
  assert.equal(flow.gathered, null);
});

test("contacts that are chosen are the ones in the file, else all that is found", async () => {
  const flow = tab(new ContactsFlow());
  const ids = async () => {
    await flow.save("csv", {});
    return files.pop().ids;
  };
  assert.equal(await ids(), null);
  flow.selection = NONE.with([all[2], all[900]], true);
  assert.deepEqual(await ids(), ["k2", "k900"]);
  flow.selection = ALL;
  assert.equal(await ids(), null);
  flow.selection = ALL.with([all[2]], false);
  const but = await ids();
  assert.deepEqual([but.length, but.includes("k2"), but.includes("k1299")], [1299, false, true]);
});

test("a file says how many are in it, and what is missing stays until it was read", async () => {
  const app = context();
  app.t = (/** @type {string} */ key, /** @type {any} */ args) => `${key} ${args?.count ?? ""} ${args?.number ?? ""}`.trim();
  app.accounts = { byId: new Map() };
  const export_ = async (/** @type {object | null} */ answer) => {
    app.toasts.length = 0;
    const [xlsx] = saveItems({ app, accountId: "1", fileKey: "users-file", save: async () => /** @type {any} */ (answer) });
    /** @type {any} */ (xlsx).run();
    await new Promise((done) => setTimeout(done));
    return app.toasts[0];
  };
  assert.equal(await export_(null), undefined);
  assert.equal((await export_(saved)).text, "people-exported 3 0");
  const missing = await export_({ ...saved, phones_missing: 2 });
  assert.deepEqual([missing.text, missing.stays], ["people-exported-phones 3 2", true]);
});

test("names of those responsible are read where they never were, and again when they are old", async () => {
  let now = 1_000_000;
  let readAt = /** @type {number | null} */ (null);
  /** @type {() => void} */
  let answer = () => {};
  Object.assign(asks, {
    users_cached: () => ({ users: readAt === null ? [] : [{ id: "17", name: "Anna", phone: null }], read_at: readAt }),
    users_list: () =>
      new Promise((done, refuse) => {
        answer = () => ((readAt = now), done({ count: 1, stopped: false }));
        fail = refuse;
      }),
  });
  let fail = (/** @type {unknown} */ _thrown) => {};
  const answering = new Answering({ now: () => now, changed: () => {} });
  const turn = () => new Promise((done) => setTimeout(done));
  await answering.show("1");
  assert.equal(answering.state, "unread");
  void answering.refresh();
  void answering.refresh();
  await turn();
  assert.deepEqual([answering.state, asked.filter((one) => one === "users_list").length], ["reading", 1]);
  answer();
  await turn();
  assert.deepEqual([answering.state, answering.names.get("17")], ["known", "Anna"]);

  now += 60_000;
  await answering.refresh();
  assert.equal(asked.filter((one) => one === "users_list").length, 1, "lately enough");
  now += 600_000;
  void answering.refresh();
  await turn();
  fail(new Error("no answer"));
  await turn();
  assert.deepEqual([answering.failed, answering.state, answering.names.get("17")], [true, "known", "Anna"]);

  // Another client's names are nobody's here, and a late answer for the one before changes nothing.
  void answering.read();
  await turn();
  readAt = null;
  await answering.show("2");
  assert.deepEqual([answering.state, answering.names.size, answering.failed], ["unread", 0, false]);
  answer();
  await turn();
  assert.equal(answering.account, "2");
  assert.equal(answering.job, null);
});

test("what bulk work took away does not come back from what the page once looked up", async () => {
  const flow = tab(new UsersFlow());
  flow.route = { page: "account", rest: ["1", "users", "public"] };
  Object.assign(flow, { key: "keychain", users: [{ id: "7", name: "Anna", phone: "37120001122" }] });
  asks.users_cached = () => ({ users: [{ id: "7", name: "Anna", phone: null }], read_at: 1 });
  await flow.followBulk({ account_id: "1", kind: "v3_users", state: "done" });
  assert.equal(flow.users[0].phone, null);
});

test("a field left with something typed takes only what can be meant", () => {
  const entry = (/** @type {string} */ key, /** @type {string} */ words, part = {}) => ({ key, words, aside: key, ...part });
  const anna = entry("17", "Anna Pētersone");
  const joanna = entry("18", "Joanna");
  const typed = (/** @type {string} */ text, asked = true) => entry(text, `Use “${text}”`, { asked });
  const taken = (/** @type {any[]} */ offered, /** @type {string} */ text) => meant(offered, text)?.key ?? null;
  assert.equal(taken([anna, typed("peter")], "peter"), "17", "the only one found");
  assert.equal(taken([anna, joanna, typed("ann")], "ann"), null, "two may be meant");
  assert.equal(taken([anna, joanna, typed("joanna")], "joanna"), "18", "one says exactly this");
  assert.equal(taken([anna, joanna], "18"), "18", "or has it as an id");
  assert.equal(taken([entry("1", "Anna"), entry("2", "Anna")], "Anna"), null, "two say exactly this");
  assert.equal(taken([typed("Ana")], "Ana"), null, "among names, an id is only ever chosen");
  assert.equal(taken([typed("17", false)], "17"), "17", "where nobody is known it is what was meant");
  assert.equal(taken([anna], "  "), null);
});

test("a field that is left says what became of what was typed, and keeps what was chosen", () => {
  const field = new FinderField();
  field.performUpdate = () => {};
  const people = ["Anna", "Joanna"].map((words, at) => ({ key: String(at), words, aside: "" }));
  Object.assign(field, { shown: "Bruno", find: (/** @type {string} */ typed) => people.filter(({ words }) => words.includes(typed)) });
  /** @type {string[]} */
  const chosen = [];
  field.addEventListener("choose", (event) => chosen.push(/** @type {CustomEvent} */ (event).detail));
  const input = {};
  const leave = (/** @type {string} */ typed, /** @type {unknown} */ active = null) => {
    Object.assign(globalThis, { document: { activeElement: active } });
    field.typed = typed;
    field.leave(/** @type {any} */ ({ target: input }));
  };
  leave("Jo");
  assert.deepEqual([chosen, field.left, field.typed], [["1"], { typed: "Jo", taken: "Joanna" }, null]);
  leave("nna");
  assert.deepEqual([chosen.length, field.left], [1, { typed: "nna", taken: null }]);
  leave("");
  assert.equal(field.left, null, "nothing was typed");
  leave("Jo", input);
  assert.equal(field.typed, "Jo", "another window is no reason to close");
  const enter = { key: "Enter", preventDefault() {}, stopPropagation() {} };
  field.typed = "nobody";
  field.press(/** @type {any} */ (enter));
  assert.deepEqual([field.typed, chosen.length], ["nobody", 1], "what was typed stays");
});
