// Where bulk work stands: its step, how far it is, which rows are shown first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Bulks } from "../../ui/app/bulks.js";
import { isNumberTyped } from "../../ui/app/bulk/deleting.js";
import { Rate } from "../../ui/app/bulk/rate.js";
import {
  checkFilters,
  ENDS,
  firstFilter,
  isShown,
  mended,
  onTheirWay,
  otherAtWork,
  progress,
  staysOut,
  stepOf,
  unconfirmed,
} from "../../ui/app/bulk/states.js";
import { Said } from "../../ui/app/bulk/said.js";
import { bulk, counts, row, STATES } from "./bulk-fixture.js";

test("every state has its step", () => {
  const steps = STATES.map((state) => stepOf(bulk({ state })));
  assert.deepEqual(steps, [
    "read",
    "columns",
    "check",
    "wait",
    "send",
    "send",
    "send",
    "send",
    "result",
    "result",
  ]);
});

test("progress never runs backwards from sending over reading back to the end", () => {
  // 250 rows: 17 stay out, 9 were there already, 224 go out, 4 of them in vain.
  const at = (state, part) => progress(bulk({ state, counts: { rows: 250, not_sent: 17, same: 9, ...part } }));
  assert.deepEqual(at("sending", { confirmed: 9 }), { done: 9, total: 233 });
  assert.deepEqual(at("sending", { confirmed: 9, accepted: 96, refused: 4, sent: 200 }), { done: 109, total: 233 });
  assert.deepEqual(at("sending", { confirmed: 9, accepted: 220, refused: 4, sent: 224 }), { done: 233, total: 233 });
  assert.deepEqual(at("checking", { confirmed: 9, accepted: 220, refused: 4, sent: 224 }), { done: 13, total: 233 });
  assert.deepEqual(at("checking", { confirmed: 228, differs: 1, refused: 4, sent: 224 }), { done: 233, total: 233 });
});

test("what was on its way is what went and has no answer", () => {
  assert.equal(onTheirWay(counts({ rows: 250, not_sent: 17, same: 9, confirmed: 9, sent: 100 })), 100);
  assert.equal(onTheirWay(counts({ rows: 250, not_sent: 17, same: 9, confirmed: 9, accepted: 60, sent: 100 })), 40);
  assert.equal(onTheirWay(counts({ rows: 250, not_sent: 250, sent: 100 })), 0);
});

test("the five ends add up to the file, and what is not confirmed is the rest", () => {
  const all = counts({ rows: 250, confirmed: 223, accepted: 3, differs: 3, refused: 4, not_sent: 17 });
  assert.equal(ENDS.reduce((sum, end) => sum + all[end], 0), all.rows);
  assert.equal(unconfirmed(all), all.rows - all.confirmed);
});

test("problems come first, then what a person can do most about", () => {
  assert.equal(firstFilter("check", counts({ problems: 1 })), "problems");
  assert.equal(firstFilter("check", counts({})), "all");
  assert.equal(firstFilter("result", counts({ refused: 1, not_sent: 9 })), "refused");
  assert.equal(firstFilter("result", counts({ accepted: 1, not_sent: 9 })), "not_sent");
  assert.equal(firstFilter("result", counts({ confirmed: 9 })), "all");
  assert.deepEqual(checkFilters(counts({ rows: 250, problems: 17 }), 224), [
    { filter: "problems", count: 17 },
    { filter: "ready", count: 224 },
    { filter: "all", count: 250 },
  ]);
  assert.deepEqual(checkFilters(counts({ rows: 3 }), null), [{ filter: "all", count: 3 }]);
  assert.deepEqual(
    checkFilters(counts({ rows: 3 }), 0, "problems").map(({ filter }) => filter),
    ["problems", "all"],
    "what is being looked at stays, though the last of it was mended",
  );
});

test("what stays out is neither sent nor there already", () => {
  assert.equal(staysOut(counts({ rows: 250, problems: 14, skipped: 3, same: 9 }), 224), 17);
  assert.equal(staysOut(counts({ rows: 250 }), 250), 0);
});

test("a view has its rows, and one that another change took out of it says why not", () => {
  const problem = { field: "phone", rule: "taken", limit: null };
  const bad = row(2, { problems: [problem] });
  const warned = row(3, { warnings: [problem] });
  const shown = (filter) => [row(1), bad, warned, row(4, { skipped: true })].map((one) => isShown(filter, one));
  assert.deepEqual(shown("all"), [true, true, true, true]);
  assert.deepEqual(shown("problems"), [false, true, false, false]);
  assert.deepEqual(shown("warnings"), [false, false, true, false]);
  assert.deepEqual(shown("ready"), [true, false, true, false]);
  assert.deepEqual(mended("problems", bad).problems, []);
  assert.deepEqual(mended("warnings", warned).warnings, []);
  assert.equal(mended("ready", row(1)), null, "what became of it is not known");
});

test("other work is in the way only with the same list of the same client, while it goes out", () => {
  const mine = bulk({ bulk_id: "mine" });
  const other = (part) => otherAtWork(mine, [mine, bulk({ bulk_id: "other", state: "sending", ...part })]);
  assert.equal(other({})?.bulk_id, "other");
  assert.equal(other({ state: "checking" })?.bulk_id, "other");
  assert.equal(other({ state: "paused" }), null);
  assert.equal(other({ kind: "contacts" }), null);
  assert.equal(other({ account_id: "1" }), null);
  assert.equal(otherAtWork(bulk({ bulk_id: "other" }), [bulk({ bulk_id: "other", state: "sending" })]), null);
});

test("a state is said at once, how far it is only every ten seconds", () => {
  const said = new Said();
  assert.equal(said.next("sending", "1 of 9", 0), "1 of 9");
  assert.equal(said.next("sending", "2 of 9", 4000), "1 of 9");
  assert.equal(said.next("sending", "3 of 9", 10_000), "3 of 9");
  assert.equal(said.next("checking", "0 of 9", 10_500), "0 of 9");
  assert.equal(said.next("checking", "1 of 9", 19_000), "0 of 9");
});

test("a rate is said once it can be, from the last half minute only", () => {
  const rate = new Rate();
  rate.note(0, 0);
  assert.equal(rate.perMinute, null);
  rate.note(10, 1000);
  assert.equal(rate.perMinute, null, "too early");
  rate.note(100, 10_000);
  assert.equal(rate.perMinute, 600);
  for (let at = 20_000; at <= 90_000; at += 10_000) rate.note(100 + (at - 10_000) / 100, at);
  assert.equal(rate.perMinute, 600);
  rate.note(5, 91_000);
  assert.equal(rate.perMinute, null, "other work begins");
});

test("how long nothing has come is counted from the last row, not from the last word", () => {
  const rate = new Rate();
  assert.equal(rate.quiet(5000), 0);
  rate.note(0, 0);
  rate.note(100, 10_000);
  rate.note(100, 20_000);
  assert.equal(rate.quiet(30_000), 20_000);
  rate.note(101, 31_000);
  assert.equal(rate.quiet(31_000), 0);
});

test("the list knows each client's work, the newest first, and forgets what is gone", () => {
  let told = 0;
  const bulks = new Bulks(() => (told += 1));
  bulks.take([bulk({ bulk_id: "a", began_at: 1 }), bulk({ bulk_id: "b", began_at: 2 })]);
  bulks.put(bulk({ bulk_id: "c", began_at: 3, account_id: "1" }));
  assert.deepEqual(bulks.of("24017788").map((one) => one.bulk_id), ["b", "a"]);
  bulks.drop("a");
  bulks.put(bulk({ bulk_id: "a" }));
  assert.equal(bulks.byId.has("a"), false, "a late event brings nothing back");
  bulks.put(bulk({ bulk_id: "b", state: "stopped" }));
  assert.equal(bulks.byId.has("b"), false, "stopped without an end is thrown away");
  bulks.put(bulk({ bulk_id: "c", state: "stopped", ended_at: 9 }));
  assert.deepEqual(bulks.all.map((one) => one.bulk_id), ["c"]);
  assert.equal(told, 5);
  bulks.clear();
  assert.equal(bulks.all.length, 0);
});

test("whatever comes last, the newest is kept: in answers, events and lists", () => {
  let told = 0;
  const bulks = new Bulks(() => (told += 1));
  const at = (revision, part) => bulk({ revision, ...part });
  bulks.put(at(5, { state: "checking" }));
  bulks.put(at(4, { state: "sending" }));
  assert.equal(bulks.byId.get("b-1").state, "checking", "an answer overtaken by an event");
  assert.equal(told, 1, "and nobody draws anew for it");
  bulks.put(at(6, { bulk_id: "b-2" }));
  bulks.take([at(3, { state: "sending" }), at(2, { bulk_id: "b-0" })]);
  assert.equal(bulks.byId.get("b-1").state, "checking", "a list that was read before");
  assert.equal(bulks.byId.has("b-2"), true, "begun while the list was coming");
  bulks.drop("b-2");
  bulks.take([at(9, { bulk_id: "b-2" })]);
  assert.equal(bulks.byId.has("b-2"), false, "a list brings nothing back that was thrown away");
  bulks.put(at(7, { state: "done", ended_at: 9 }));
  bulks.put(at(8, { state: "sending" }));
  assert.equal(bulks.byId.get("b-1").state, "sending", "what has ended may go on");
});

test("the number is typed, however it is grouped", () => {
  for (const typed of ["1200", " 1 200 ", "1,200", "1.200", "1’200"]) {
    assert.equal(isNumberTyped(typed, 1200), true, typed);
  }
  for (const typed of ["", "1201", "12", "all"]) assert.equal(isNumberTyped(typed, 1200), false, typed);
});
