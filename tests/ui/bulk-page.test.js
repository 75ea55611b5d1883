// What the page of bulk work does, without its looks: what is read by itself, what waits for what,
// what is asked before it goes.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Bulks } from "../../ui/app/bulks.js";
import { bulk as work, error, row, t } from "./bulk-fixture.js";
import { asked, asks, tell } from "./page-host.js";

const { BulkView } = await import("../../ui/views/bulk-view.js");
const { BulkNotice } = await import("../../ui/views/bulk-notice.js");
globalThis.HTMLElement ??= class {};
globalThis.document = Object.assign(new EventTarget(), { body: {}, activeElement: null });

const settled = () => new Promise((done) => setTimeout(done, 5));

/** An answer that comes when the test says. */
function later() {
  let answer = () => {};
  let refuse = () => {};
  const coming = new Promise((resolve, reject) => ([answer, refuse] = [resolve, reject]));
  return { coming, answer, refuse };
}

/** The commands that were asked for, without the looks at rows. */
const done = () => asked.filter((one) => one !== "bulk_rows");

/** Pages that are open. */
const open = [];

beforeEach(() => {
  asked.length = 0;
  for (const name of Object.keys(asks)) delete asks[name];
  Object.assign(asks, {
    bulk_rows: () => ({ rows: [row(2), row(3)], total: 2 }),
    bulk_compare: ({ bulk_id }) => work({ bulk_id, revision: 9, compared_at: 5 }),
    bulk_edit: ({ row: number }) => row(number),
    bulk_send: () => work({ state: "sending", revision: 10 }),
    bulk_forget: () => null,
    bulk_save: () => ({ path: "/home/anna/failed.xlsx", rows: 2, phones_missing: 0 }),
    jobs_stop: () => null,
  });
});

afterEach(() => {
  for (const view of open.splice(0)) leave(view);
});

/** @param {any} view */
function leave(view) {
  Object.defineProperty(view, "isConnected", { value: false, configurable: true });
  for (const stop of view.stops.splice(0)) stop();
}

/**
 * Opens an element without drawing it.
 * @param {any} view
 * @param {any[]} bulks
 */
async function opened(view, bulks) {
  const bulk = new Bulks(() => {});
  bulk.take(bulks);
  const went = [];
  view.performUpdate = () => {};
  Object.defineProperty(view, "updateComplete", { value: Promise.resolve() });
  Object.defineProperty(view, "isConnected", { value: true, configurable: true });
  view.querySelector = () => null;
  view.closest = () => null;
  view.app = Object.assign(new EventTarget(), {
    t,
    bulks: bulk,
    accounts: { byId: new Map() },
    now: () => 1000,
    needsPassword: false,
    vaultWaiting: null,
    router: { replace: (...to) => went.push(to.join("/")), go: (...to) => went.push(to.join("/")) },
    toast: ({ text }) => went.push(text),
  });
  view.route = { page: "bulk", rest: [bulks[0].bulk_id] };
  open.push(view);
  view.connectedCallback();
  await settled();
  assert.equal(view.failure, null);
  view.willUpdate(new Map());
  return { view, went };
}

const page = (bulk) => opened(new BulkView(), [bulk]);

test("people who were never read are read by themselves, once, and what was mended is kept", async () => {
  const { coming, answer } = later();
  asks.bulk_compare = () => coming;
  const { view } = await page(work({ counts: { rows: 2, adds: 2 } }));
  assert.equal(view.busy, "compare");
  tell("users_listed", { job_id: view.reading.job, users: [], so_far: 300 });
  tell("users_listed", { job_id: "another", users: [], so_far: 900 });
  assert.equal(view.reading.soFar, 300);
  assert.match(view.news(), /users to compare with/);
  answer(work({ revision: 9, compared_at: 5 }));
  await settled();
  assert.deepEqual([view.busy, view.reading, view.round], ["", null, 1]);
  assert.deepEqual(done(), ["bulk_compare"], "nothing is mapped anew, which would forget changes");
  await view.compareFirst();
  assert.deepEqual(done(), ["bulk_compare"]);
});

test("called off, or failed, one goes on without it", async () => {
  const { coming, refuse } = later();
  asks.bulk_compare = () => coming;
  const { view } = await page(work({ counts: { rows: 2, adds: 2 } }));
  view.stopReading();
  refuse(error("cancelled"));
  await settled();
  assert.deepEqual([view.busy, view.problem, view.readFailure], ["", null, null]);
  assert.deepEqual(done(), ["bulk_compare", "jobs_stop"]);
  asks.bulk_compare = () => Promise.reject(error("not_sent"));
  await view.compare();
  assert.equal(view.readFailure.code, "not_sent");
  assert.equal(view.problem, null);
  assert.equal(await view.send(), true);
  assert.equal(view.bulk.state, "sending");
});

test("once the page is left, the reading ends and nothing more is asked for", async () => {
  const { coming, answer } = later();
  asks.bulk_compare = () => coming;
  const { view } = await page(work({ counts: { rows: 2, adds: 2 } }));
  leave(view);
  const before = asked.length;
  answer(work({ revision: 9, compared_at: 5 }));
  await settled();
  assert.equal(done().at(-1), "jobs_stop");
  assert.equal(asked.length, before);
});

test("rows go out only with everything that was typed", async () => {
  const { coming, answer } = later();
  asks.bulk_edit = () => coming;
  const { view } = await page(work({ compared_at: 5, counts: { rows: 2, adds: 2 } }));
  view.edits.type(2, "name", "Anna");
  const sending = view.send();
  await settled();
  assert.deepEqual(done(), ["bulk_edit"], "first what was typed");
  answer(row(2));
  await sending;
  assert.deepEqual(done(), ["bulk_edit", "bulk_send"]);
});

test("a change that was refused holds the rows back, and is heard of after leaving", async () => {
  asks.bulk_edit = () => Promise.reject(error("store"));
  const { view, went } = await page(work({ compared_at: 5, counts: { rows: 2, adds: 2 } }));
  view.edits.type(2, "name", "Anna");
  await view.send();
  assert.deepEqual(done(), ["bulk_edit"]);
  assert.equal(view.bulk.state, "ready");
  leave(view);
  await settled();
  assert.match(went[0], /^Not everything you typed/);
});

test("what is shown stays shown, though the last of it was mended", async () => {
  const { view } = await page(work({ compared_at: 5, counts: { rows: 2, problems: 1 } }));
  assert.equal(view.shown, "problems");
  view.app.bulks.put(work({ revision: 2, compared_at: 5, counts: { rows: 2 } }));
  assert.equal(view.shown, "problems");
});

const ended = (part) => work({ state: "done", ended_at: 9, ...part });

test("the only list of failures is not closed away by one click; a list without any is", async () => {
  const { view, went } = await page(ended({ counts: { rows: 3, confirmed: 1, refused: 2 } }));
  view.finish();
  assert.equal(view.asking, "finish");
  assert.deepEqual(done(), []);
  asks.bulk_save = () => null;
  await view.saveAndFinish();
  assert.deepEqual(done(), ["bulk_save"], "who chose no file closes nothing");
  asks.bulk_save = () => ({ path: "/home/anna/failed.xlsx", rows: 2, phones_missing: 0 });
  await view.saveAndFinish();
  assert.deepEqual(done(), ["bulk_save", "bulk_save", "bulk_forget"]);
  assert.match(went[0], /^2 rows are saved/);
  const well = await page(ended({ counts: { rows: 3, confirmed: 3 } }));
  well.view.finish();
  await settled();
  assert.equal(done().at(-1), "bulk_forget");
});

test("a table mended by hand is not thrown away by one click", async () => {
  const { view } = await page(work({ compared_at: 5, counts: { rows: 2 } }));
  view.throwAway();
  assert.equal(view.asking, "throw");
  const fresh = await page(work({ bulk_id: "b-2", state: "mapping" }));
  fresh.view.throwAway();
  await settled();
  assert.deepEqual(done(), ["bulk_forget"]);
});

test("deleting again asks as the first time, by name", async () => {
  asks.bulk_rows = ({ offset }) => ({ rows: [row(offset + 1)], total: 12 });
  const { view } = await page(ended({ action: "delete", counts: { rows: 12, refused: 12 } }));
  await view.again();
  assert.equal(view.deleting.length, 12);
  assert.deepEqual(view.deleting[0], { id: "crm-1", name: "Anna Petrova" });
  assert.deepEqual(done(), [], "nothing is begun before the answer");
});

test("importing again begins anew, and leaves nothing behind where it fails", async () => {
  asks.bulk_begin = () => work({ bulk_id: "b-2", state: "reading", revision: 11 });
  asks.bulk_append = () => null;
  asks.bulk_read = () => work({ bulk_id: "b-2", state: "mapping", revision: 12 });
  const sheet = { columns: ["id", "name"].map((field) => ({ title: "", samples: [], field })) };
  const { view, went } = await page(ended({ sheet, counts: { rows: 2, refused: 2 } }));
  await view.again();
  assert.deepEqual(done(), ["bulk_begin", "bulk_append", "bulk_append", "bulk_read"]);
  assert.deepEqual(went, ["bulk/b-2"]);
  asks.bulk_append = () => Promise.reject(error("store"));
  asked.length = 0;
  await view.again();
  assert.deepEqual(done(), ["bulk_begin", "bulk_append", "bulk_forget"]);
  assert.equal(view.problem.error.code, "store");
});

test("stopping is said until it is so", async () => {
  asks.bulk_stop = () => work({ state: "sending", revision: 3 });
  const { view } = await page(work({ state: "sending", counts: { rows: 2, sent: 1 } }));
  await view.stop();
  view.willUpdate(new Map());
  assert.equal(view.wish.name, "stop");
  view.app.bulks.put(ended({ state: "stopped", revision: 4 }));
  view.willUpdate(new Map());
  assert.equal(view.wish, null);
});

test("a bar with failures is only put aside, until something changes", async () => {
  const failed = ended({ revision: 3, counts: { rows: 3, confirmed: 1, refused: 2 } });
  const { view } = await opened(new BulkNotice(), [failed]);
  view.accountId = failed.account_id;
  const isShown = () => typeof view.render() !== "symbol";
  assert.ok(isShown());
  view.hide(failed);
  assert.equal(isShown(), false);
  assert.deepEqual(done(), [], "it is not forgotten");
  view.app.bulks.put({ ...failed, state: "checking", revision: 4 });
  assert.ok(isShown());
});
