// Somebody else changed the roles: nothing of theirs and nothing of ours is lost without a choice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { backTo, readConflict, resolve, undecided } from "../../ui/app/roles/conflict.js";
import { cell, document, entry, matrixOf, role } from "./roles-fixture.js";

const value = (role, allow_get_new_clients = false) => ({ role, allow_get_new_clients });
const place = (user_id, channel_id, seen, now, wanted) => ({
  ...{ what: "role", user_id, channel_id },
  ...{ seen, now, wanted },
});

test("what only they changed, or both alike, is taken over; what both changed is a choice", () => {
  const differences = [
    place("0", "wa", null, value("manager"), value("seller")),
    place("1", "wa", null, value("manager"), null),
    place("2", "wa", value("seller"), null, null),
    place("3", "wa", value("seller"), value("seller"), value("auditor")),
    { what: "hidden_phones", user_id: "0", channel_id: null, seen: false, now: true, wanted: false },
    { what: "notifications", user_id: null, channel_id: null, seen: null, now: true, wanted: true },
  ];
  const { clashes, theirs } = readConflict({ differences, settings: document() });
  assert.deepEqual(clashes.map(({ change, seen }) => ({ change, seen })), [
    { change: { ...role("0", "wa", cell()), from: cell("manager") }, seen: null },
  ]);
  assert.deepEqual(theirs, [
    { ...role("1", "wa", cell("manager")), from: null },
    { ...role("2", "wa", null), from: cell() },
    { kind: "hidden", user_id: "0", from: false, to: true },
    { kind: "notify", from: false, to: true },
  ]);
});

test("only what new clients means differs is a clash too", () => {
  const differences = [place("0", "wa", value("seller"), value("seller", true), value("manager"))];
  assert.equal(readConflict({ differences, settings: document() }).clashes.length, 1);
});

test("after the choice the sheet holds theirs where that was chosen, and ours above theirs elsewhere", () => {
  const seen = document([entry("0", "wa"), entry("1", "wa"), entry("2", "wa")]);
  const matrix = matrixOf(seen);
  matrix.change([role("0", "wa", cell("manager")), role("1", "wa", cell("auditor")), role("3", "vi", cell())]);
  const now = document([entry("0", "wa", "auditor"), entry("2", "wa", "manager")]);
  const differences = [
    place("0", "wa", value("seller"), value("auditor"), value("manager")),
    place("1", "wa", value("seller"), null, value("auditor")),
    place("2", "wa", value("seller"), value("manager"), value("seller")),
  ];
  const { clashes } = readConflict({ differences, settings: now });
  const choices = new Map([[clashes[0].id, "theirs"]]);
  assert.deepEqual(undecided(clashes, choices), [clashes[1]]);
  choices.set(clashes[1].id, "ours");
  assert.deepEqual(undecided(clashes, choices), []);
  matrix.rebase(now);
  matrix.change(resolve(clashes, choices));
  assert.deepEqual(matrix.changes(), [
    { ...role("1", "wa", cell("auditor")), from: null },
    { ...role("3", "vi", cell()), from: null },
  ]);
  const sorted = matrix.wanted().user_roles.map((one) => `${one.user_id} ${one.channel_id} ${one.role}`);
  assert.deepEqual(sorted.toSorted(), ["0 wa auditor", "1 wa auditor", "2 wa manager", "3 vi seller"]);
});

test("every change can be taken back", () => {
  const matrix = matrixOf(document([entry("0", "wa", "boss", true)], ["1"], true));
  matrix.change([
    role("0", "wa", null),
    role("0", "vi", cell()),
    { kind: "hidden", user_id: "1", to: false },
    { kind: "notify", to: false },
  ]);
  assert.equal(matrix.changeCount, 4);
  matrix.change(matrix.changes().map(backTo));
  assert.equal(matrix.isDirty, false);
});
