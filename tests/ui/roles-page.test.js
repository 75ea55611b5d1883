// What the Roles tab knows and does, without its looks: who is gone for certain, what became of a
// saving, and what is not changed under way.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { channel } from "./accounts-fixture.js";
import { asked, asks, tell } from "./page-host.js";
import { cell, document as settingsOf, entry, role, t } from "./roles-fixture.js";

const { RolesView } = await import("../../ui/views/roles-view.js");
const { Unsaved } = await import("../../ui/app/unsaved.js");
globalThis.document = new EventTarget();
globalThis.Element ??= class {};

const user = (id) => ({ id, name: `User ${id}`, phone: null });
const line = (channel_id) => channel({ channel_id, transport: "whatsapp", phone: "37120001122" });
const health = (ids, checked_at) => ({ checked_at, channels: ids.map(line) });
const users = (...ids) => ({ users: ids.map(user), read_at: 500 });

/** The host of an account with users "a" and "b" and channel "x". */
const host = { settings: settingsOf([entry("a", "x")]), users: ["a", "b"], channels: ["x"], cached: users("a") };

function list({ job_id }) {
  tell("users_listed", { job_id, account_id: "1", users: host.users.map(user), so_far: host.users.length });
  host.cached = users(...host.users);
  return { count: host.users.length, stopped: false };
}

beforeEach(() => {
  Object.assign(host, { settings: settingsOf([entry("a", "x")]), users: ["a", "b"], channels: ["x"], cached: users("a") });
  Object.assign(asks, {
    settings_get: () => ({ settings: host.settings }),
    users_cached: () => host.cached,
    users_list: list,
    channels_list: () => host.channels.map(line),
    jobs_stop: () => null,
  });
  asked.length = 0;
});

/** Pages that are open. */
const open = [];

afterEach(() => {
  for (const view of open.splice(0)) for (const stop of view.stops) stop();
});

/** Until nothing is on its way any more. */
const settled = () => new Promise((done) => setTimeout(done, 5));

async function page(known = health(["x"], 400)) {
  const view = new RolesView();
  view.performUpdate = () => {};
  view.renderRoot = { querySelector: () => null };
  Object.defineProperty(view, "isConnected", { value: true });
  view.app = Object.assign(new EventTarget(), { now: () => 1_000, t, unsaved: new Unsaved(), toast() {} });
  view.account = { account_id: "1", health: known };
  open.push(view);
  view.connectedCallback();
  await settled();
  assert.equal(view.failure, null);
  return view;
}

const gone = ({ shown: { people, lines } }) => [...people, ...lines].filter((one) => one.gone).map((one) => one.id ?? one.channel_id);

test("lists of any age name nobody removed; both are read anew, and then it is known", async () => {
  host.settings = settingsOf([entry("b", "x"), entry("a", "new"), entry("left", "x")]);
  host.channels = ["x", "new"];
  let answer = () => {};
  asks.channels_list = () => new Promise((done) => (answer = () => done(host.channels.map(line))));
  const view = await page();
  assert.deepEqual(gone(view), ["b", "left", "new"]);
  assert.equal(view.shown.complete, false);
  assert.ok(view.shown.people.every(({ removed }) => !removed));
  answer();
  await settled();
  assert.deepEqual(gone(view), ["left"]);
  assert.ok(view.shown.complete);
});

test("a list that was stopped, or failed, makes nobody removed", async () => {
  host.settings = settingsOf([entry("left", "x")]);
  asks.users_list = () => ({ count: 0, stopped: true });
  assert.equal((await page()).shown.complete, false);
  asks.users_list = list;
  asks.channels_list = () => Promise.reject({ code: "not_sent", text: "", fields: [] });
  const view = await page();
  assert.equal(view.shown.complete, false);
  assert.equal(view.readFailure.code, "not_sent");
  await view.askGone();
  assert.equal(view.gone.state, "unread", "and nothing is offered for removal");
});

test("what is told after the answer is taken from the list that was kept", async () => {
  asks.users_list = () => {
    host.cached = users("a", "b");
    return { count: 2, stopped: false };
  };
  const view = await page();
  assert.deepEqual(view.shown.people.map(({ id }) => id), ["a", "b"]);
  assert.ok(view.shown.complete);
});

test("channels known from before never take the place of those read here", async () => {
  host.settings = settingsOf([entry("a", "new")]);
  host.channels = ["x", "new"];
  const view = await page();
  view.account = { account_id: "1", health: health(["x"], 900) };
  view.willUpdate(new Map([["account", null]]));
  assert.deepEqual(gone(view), []);
  view.account = { account_id: "1", health: health(["x"], 1_100) };
  view.willUpdate(new Map([["account", null]]));
  assert.deepEqual(gone(view), ["new"], "newer ones do");
});

test("settings that come with somebody new have both lists read once more", async () => {
  const view = await page();
  asked.length = 0;
  host.users = ["a", "b", "late"];
  view.take(settingsOf([entry("late", "x")]));
  assert.equal(view.shown.complete, false);
  await settled();
  assert.deepEqual(asked, ["channels_list", "users_list"]);
  assert.deepEqual([gone(view), view.shown.complete], [[], true]);
});

test("old entries are offered for removal only if they are still gone after one more reading", async () => {
  host.settings = settingsOf([entry("left", "x"), entry("back", "x")]);
  const view = await page();
  assert.deepEqual(gone(view), ["left", "back"]);
  host.users = ["a", "back"];
  await view.askGone();
  assert.equal(view.gone.state, "read");
  assert.deepEqual(view.shown.withoutGone(view.gone.ids), [role("left", "x", null)]);
});

const difference = (user_id, seen, now, wanted) => {
  const value = (word) => word && { role: word, allow_get_new_clients: false };
  return { what: "role", channel_id: "x", user_id, seen: value(seen), now: value(now), wanted: value(wanted) };
};

/** A page whose saving of "a" as manager was lost. */
async function lost() {
  const view = await page();
  view.stage([role("a", "x", cell("manager"))]);
  asks.settings_update = () => Promise.reject({ code: "outcome_unknown", text: "", fields: [] });
  await view.save();
  assert.equal(view.outcome.kind, "unknown");
  return view;
}

test("after a lost answer, all that was wanted being there is a saving", async () => {
  const view = await lost();
  asks.settings_look = ({ seen, wanted }) => {
    assert.deepEqual([seen.user_roles[0].role, wanted.user_roles[0].role], ["seller", "manager"]);
    const taken_over = [difference("b", null, "auditor", null)];
    return { outcome: "saved", settings: settingsOf([entry("a", "x", "manager"), entry("b", "x", "auditor")]), differences: [], taken_over };
  };
  await view.lookAfter();
  assert.deepEqual([view.outcome, view.saved.count, view.saved.taken.length], [null, 1, 1]);
  assert.equal(view.shown.isDirty, false);
});

test("after a lost answer, none of it being there is not saved", async () => {
  const view = await lost();
  asks.settings_look = () => ({
    outcome: "not_saved",
    settings: settingsOf([entry("a", "x")]),
    differences: [difference("a", "seller", "seller", "manager")],
    taken_over: [],
  });
  await view.lookAfter();
  assert.deepEqual([view.outcome.kind, view.conflict, view.shown.changeCount], ["not_saved", null, 1]);
});

test("after a lost answer, what somebody else wrote there is decided by the person", async () => {
  const view = await lost();
  asks.settings_look = () => ({
    outcome: "differs",
    settings: settingsOf([entry("a", "x", "auditor")]),
    differences: [difference("a", "seller", "auditor", "manager")],
    taken_over: [],
  });
  await view.lookAfter();
  assert.deepEqual([view.conflict.clashes.length, view.outcome], [1, null]);
  view.conflict = null;
  asks.settings_look = () => Promise.reject({ code: "not_sent", text: "", fields: [] });
  await view.lookAfter();
  assert.equal(view.trouble.error.code, "not_sent", "and a look that failed says so");
});

test("what others changed where nothing was wanted is no fault of the server", async () => {
  const view = await page();
  view.stage([role("a", "x", cell("manager"))]);
  asks.settings_update = () => ({
    outcome: "saved",
    settings: settingsOf([entry("a", "x", "manager"), entry("b", "x")]),
    before: host.settings,
    differences: [],
    taken_over: [difference("b", null, "seller", null)],
    error: null,
  });
  await view.save();
  assert.deepEqual([view.outcome, view.saved.count, view.saved.taken.length], [null, 1, 1]);
});

test("nothing is staged, undone or taken back while it is being saved", async () => {
  const view = await page();
  view.stage([role("a", "x", cell("manager"))]);
  let answer = () => {};
  asks.settings_update = ({ wanted }) =>
    new Promise((done) => {
      answer = () => done({ outcome: "saved", settings: wanted, before: host.settings, differences: [], taken_over: [], error: null });
    });
  const saving = view.save();
  view.undo();
  view.discard();
  assert.equal(view.stage([role("b", "x", cell())]), false);
  assert.equal(view.shown.changeCount, 1);
  answer();
  await saving;
  assert.equal(view.shown.isDirty, false);
  view.undo();
  assert.equal(view.shown.changeCount, 1, "afterwards it can be undone again");
});

test("whoever leads away asks first while something is staged, and only then", async () => {
  const view = await page();
  const { unsaved } = view.app;
  view.updated();
  assert.equal(unsaved.isHeld, false);
  view.stage([role("a", "x", cell("manager"))]);
  view.updated();
  let went = 0;
  unsaved.before(() => (went += 1));
  assert.deepEqual([went, view.leaving !== null], [0, true]);
  view.leave();
  assert.deepEqual([went, view.leaving], [1, null]);
  view.undo();
  view.updated();
  assert.equal(unsaved.isHeld, false);
});

test("the same sentence twice is heard twice", async () => {
  const view = await page();
  view.tellReader("1 cell put back.");
  const first = view.said;
  view.tellReader("1 cell put back.");
  assert.notEqual(view.said, first);
});

test("an earlier state that is the present one promises nothing to save", async () => {
  const view = await page();
  const toasts = [];
  view.app.toast = ({ text }) => toasts.push(text);
  view.restore(settingsOf([entry("a", "x"), entry("never met", "x")]));
  assert.match(toasts[0], /Nothing waits to be saved/);
  view.restore(settingsOf([entry("never met", "x")]));
  assert.match(toasts[1], /waits to be saved, but for 1 entry/);
});

test("while keys go on, tens of thousands of changes are not told anew with each", async () => {
  host.users = Array.from({ length: 2_000 }, (_, at) => `u${at}`);
  const view = await page();
  view.stage(host.users.map((id) => role(id, "x", cell("manager"))));
  assert.equal(view.groups.length, 0, "not while the hand may go on");
  view.rest();
  assert.equal(view.groups.length, 1);
  const told = view.groups;
  view.stage([role("u0", "x", cell("auditor"))]);
  assert.equal(view.groups, told);
  view.rest();
  assert.equal(view.groups.length, 2);
});
