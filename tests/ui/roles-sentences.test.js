// Changes of the roles in sentences: what each amounts to, and many alike as one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { roleLine, roleName } from "../../ui/app/roles/names.js";
import { changeBetween, groupAll, parts, plain, tell, tellAll, tellGroup } from "../../ui/app/roles/sentences.js";
import { stepLabel } from "../../ui/components/role-grid-words.js";
import { cell, document, entry, matrixOf, namesOf, role, t } from "./roles-fixture.js";

const say = ({ key, args }) => plain(t(key, args)).replaceAll("\u00A0", " ");

/** What is said after edits above settings. */
function said(settings, edits, singly) {
  const matrix = matrixOf(settings);
  matrix.change(edits);
  return tellAll(matrix.changes(), namesOf(matrix), singly).map(say);
}

test("each change has the sentence of what it amounts to", () => {
  const WA = "WhatsApp +371 20 001 122";
  const cases = [
    [null, cell(), `Anna Petrova becomes Manager on ${WA}.`],
    [null, cell("seller", true), `Anna Petrova becomes Manager on ${WA} and receives new clients.`],
    [cell(), cell("manager"), `Anna Petrova becomes Supervisor on ${WA}.`],
    [cell("seller", true), cell("manager", true), `Anna Petrova becomes Supervisor on ${WA}.`],
    [cell("seller", true), cell("auditor"), `Anna Petrova becomes Quality control on ${WA} and no longer receives new clients.`],
    [cell(), cell("seller", true), `Anna Petrova receives new clients on ${WA}.`],
    [cell("seller", true), cell(), `Anna Petrova no longer receives new clients on ${WA}.`],
    [cell("manager", true), null, `Anna Petrova loses access to ${WA}.`],
    [null, cell("boss"), `Anna Petrova becomes Role “boss” on ${WA}.`],
  ];
  for (const [from, to, expected] of cases) {
    const before = from ? [entry("0", "wa", from.role, from.new_clients)] : [];
    assert.deepEqual(said(document(before), [role("0", "wa", to)]), [expected]);
  }
});

test("phone numbers and the switch have sentences too", () => {
  const edits = [{ kind: "hidden", user_id: "0", to: true }, { kind: "hidden", user_id: "1", to: false }, { kind: "notify", to: true }];
  assert.deepEqual(said(document([], ["1"]), edits), [
    "Anna Petrova no longer sees clients’ phone numbers.",
    "Bruno Lima sees clients’ phone numbers again.",
    "Supervisors are notified of everybody’s chats.",
  ]);
  assert.deepEqual(said(document([], [], true), [{ kind: "notify", to: false }]), [
    "Supervisors are notified of their own chats only.",
  ]);
});

test("the only channel of a messenger needs no number; who and what is gone is named as such", () => {
  assert.deepEqual(said(document(), [role("0", "vi", cell())]), ["Anna Petrova becomes Manager on Viber."]);
  assert.deepEqual(said(document([entry("left", "old")]), [role("left", "old", null)]), [
    "a user who no longer exists (left) loses access to a channel that no longer exists (old).",
  ]);
});

test("many alike become one sentence, by person or by channel, whichever holds more", () => {
  const column = ["0", "1", "2", "3"].map((id) => role(id, "wa", cell()));
  assert.deepEqual(said(document(), column, 3), ["4 people become Manager on WhatsApp +371 20 001 122."]);
  const row = ["wa", "wb", "vi"].map((id) => role("2", id, cell("manager")));
  assert.deepEqual(said(document(), row, 2), ["Carla Gómez becomes Supervisor on 3 channels."]);
  assert.deepEqual(said(document(), [...column, ...row], 3), [
    "3 people become Manager on WhatsApp +371 20 001 122.",
    "Carla Gómez becomes Supervisor on 3 channels.",
  ]);
});

test("no change is lost or told twice in groups, whatever is changed", () => {
  // A linear congruential generator: the same cases on every run.
  let seed = 7;
  const next = (most) => (seed = (seed * 1103515245 + 12345) % 2147483648) % most;
  for (let round = 0; round < 60; round += 1) {
    const matrix = matrixOf(document([entry("0", "wa"), entry("1", "wb", "manager", true)], ["2"]));
    const words = [null, cell(), cell("seller", true), cell("manager"), cell("auditor")];
    const edits = Array.from({ length: next(14) }, () =>
      next(5) === 0
        ? { kind: "hidden", user_id: String(next(4)), to: next(2) === 0 }
        : role(String(next(4)), ["wa", "wb", "vi"][next(3)], words[next(words.length)]),
    );
    matrix.change(edits);
    const told = tellAll(matrix.changes(), namesOf(matrix), 2);
    const key = (change) => JSON.stringify(change);
    assert.deepEqual(told.flatMap((one) => one.changes).map(key).toSorted(), matrix.changes().map(key).toSorted());
    assert.equal(new Set(told.map(({ id }) => id)).size, told.length);
    for (const one of told) assert.ok(say(one).length > 10);
  }
});

test("names and roles are set off from the sentence, without markup in it", () => {
  const matrix = matrixOf();
  matrix.change([role("0", "vi", cell())]);
  const { key, args } = tell(matrix.changes()[0], namesOf(matrix));
  assert.deepEqual(parts(t(key, args)), [
    { text: "Anna Petrova", strong: true },
    { text: " becomes ", strong: false },
    { text: "Manager", strong: true },
    { text: " on Viber.", strong: false },
  ]);
});

test("the product's words are said, never the API's", () => {
  assert.equal(roleName(t, "manager"), "Supervisor");
  assert.equal(roleName(t, "seller"), "Manager");
  assert.equal(roleName(t, "auditor"), "Quality control");
  assert.equal(roleName(t, null), "No access");
  for (const word of ["manager", "seller", "auditor", null, "boss"]) assert.match(roleLine(t, word), /\.$/);
});

test("a difference that the console names becomes a change", () => {
  const place = { what: "role", channel_id: "wa", user_id: "0", seen: null, now: null, wanted: null };
  assert.deepEqual(changeBetween(place, null, { role: "seller", allow_get_new_clients: true }), {
    ...{ kind: "role", user_id: "0", channel_id: "wa" },
    ...{ from: null, to: cell("seller", true) },
  });
  assert.deepEqual(changeBetween({ ...place, what: "hidden_phones", channel_id: null }, null, true), {
    ...{ kind: "hidden", user_id: "0", from: false, to: true },
  });
  assert.deepEqual(changeBetween({ ...place, what: "notifications" }, true, false), {
    ...{ kind: "notify", from: true, to: false },
  });
});

test("what would be told together is known before anything is said", () => {
  const matrix = matrixOf(document());
  matrix.change(["0", "1", "2", "3"].flatMap((id) => [role(id, "wa", cell()), role(id, "vi", cell("auditor"))]));
  const groups = groupAll(matrix.changes());
  const told = tellAll(matrix.changes(), namesOf(matrix));
  assert.deepEqual(groups.map((one) => one.changes), told.map((one) => one.changes));
  assert.deepEqual(groups.map((one) => say(tellGroup(one, namesOf(matrix)))), told.map(say));
});

test("a step is said by its one cell, or by their number", () => {
  const matrix = matrixOf(document());
  matrix.change([role("0", "vi", cell("manager"))]);
  assert.equal(stepLabel(t, matrix), "Anna Petrova, Viber +371 20 001 122, Supervisor, not saved yet");
  matrix.change([{ kind: "hidden", user_id: "1", to: true }]);
  assert.equal(stepLabel(t, matrix), "Bruno Lima, clients’ phone numbers hidden, not saved yet");
  matrix.change([role("0", "vi", cell()), role("1", "vi", cell())]);
  assert.equal(stepLabel(t, matrix), "2 cells changed.");
});
