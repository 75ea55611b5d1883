// "What can Anna see?" and "Who can read this channel?", from what is staged; and who is shown.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lineAnswer, personAnswer } from "../../ui/app/roles/answers.js";
import { filterLines, filterPeople, matchesPerson, messengers } from "../../ui/app/roles/filter.js";
import { cell, document, entry, matrixOf, role } from "./roles-fixture.js";

const lines = (all) => all.map((line) => line.channel_id);
const people = (all) => all.map(({ id }) => id);
const groups = (answer, of) => Object.fromEntries(answer.groups.map((one) => [one.reach, of(one.of)]));

test("what a person sees is told by what they may do there", () => {
  const matrix = matrixOf(document([entry("0", "wa", "manager", true), entry("0", "wb"), entry("0", "vi", "boss")], ["0"], true));
  const answer = personAnswer(matrix, "0");
  assert.deepEqual(groups(answer, lines), { everything: ["wa"], own: ["wb"], unknown: ["vi"] });
  assert.deepEqual(lines(answer.receives), ["wa"]);
  assert.deepEqual(answer.none, []);
  assert.equal(answer.hidden, true);
  assert.equal(answer.notified, "everybody");
  assert.equal(answer.staged, false);
});

test("only a supervisor is notified of others' chats", () => {
  const matrix = matrixOf(document([entry("0", "wa"), entry("1", "wa", "manager")]));
  assert.equal(personAnswer(matrix, "0").notified, null);
  assert.equal(personAnswer(matrix, "1").notified, "own");
});

test("the answer is of what is staged, and says so", () => {
  const matrix = matrixOf(document([entry("0", "wa")]));
  matrix.change([role("0", "wa", null), role("1", "vi", cell("auditor"))]);
  const anna = personAnswer(matrix, "0");
  assert.deepEqual([anna.groups, anna.staged], [[], true]);
  assert.deepEqual(lines(anna.none), ["wa", "wb", "vi"]);
  assert.equal(personAnswer(matrix, "2").staged, false);
  assert.deepEqual(groups(lineAnswer(matrix, "vi"), people), { reads: ["1"] });
  assert.equal(lineAnswer(matrix, "vi").staged, true);
  assert.equal(lineAnswer(matrix, "wb").staged, false);
});

test("who reads a channel: nobody who is gone, and masked numbers only of those who read", () => {
  const matrix = matrixOf(document([entry("0", "wa", "manager"), entry("1", "wa", "seller", true), entry("left", "wa", "manager", true)], ["1", "2"]));
  const answer = lineAnswer(matrix, "wa");
  assert.deepEqual(groups(answer, people), { everything: ["0"], own: ["1"] });
  assert.deepEqual(people(answer.receives), ["1"]);
  assert.deepEqual(people(answer.hidden), ["1"]);
});

test("what a person sees leaves out channels that were removed", () => {
  const matrix = matrixOf(document([entry("0", "wa", "manager"), entry("0", "old", "manager", true)]));
  const answer = personAnswer(matrix, "0");
  assert.deepEqual(groups(answer, lines), { everything: ["wa"] });
  assert.deepEqual(answer.receives, []);
});

test("nobody and nothing is no answer", () => {
  assert.equal(personAnswer(matrixOf(), "nobody"), null);
  assert.equal(lineAnswer(matrixOf(), "nothing"), null);
});

test("people are found by words in any order, without accents, and by number however it is grouped", () => {
  const [, bruno, carla] = matrixOf().people;
  assert.ok(matchesPerson(carla, "gomez car"));
  assert.ok(!matchesPerson(carla, "gomez anna"));
  assert.ok(matchesPerson(bruno, "+371 2000-11 40"));
  assert.ok(!matchesPerson(carla, "3712000"));
});

test("filters go by what is staged", () => {
  const matrix = matrixOf(document([entry("0", "wa", "seller", true), entry("1", "wa"), entry("left", "wa")]));
  const found = (filter, search = "") => people(filterPeople(matrix, { search, filter }));
  assert.deepEqual(found("all"), ["0", "1", "2", "3", "left"]);
  assert.deepEqual(found("none"), ["2", "3"]);
  assert.deepEqual(found("new"), ["0"]);
  assert.deepEqual(found("changed"), []);
  matrix.change([role("2", "vi", cell("seller", true)), { kind: "hidden", user_id: "1", to: true }, { kind: "notify", to: true }]);
  assert.deepEqual(found("changed"), ["1", "2"]);
  assert.deepEqual(found("none"), ["3"]);
  assert.deepEqual(found("new", "carla"), ["2"]);
});

test("channels are shown by messenger or one by one; a choice that vanished shows all", () => {
  const { lines: all } = matrixOf();
  assert.deepEqual(lines(filterLines(all, "transport:whatsapp")), ["wa", "wb"]);
  assert.deepEqual(lines(filterLines(all, "channel:vi")), ["vi"]);
  assert.deepEqual(filterLines(all, "channel:old"), all);
  assert.deepEqual(filterLines(all, ""), all);
  assert.deepEqual(messengers(all), [{ transport: "whatsapp", name: "WhatsApp", count: 2 }]);
});
