// Employees: search, order, how full the list is, and what is wrong with a form before it is sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EDITIONS, editionOf, editionPath } from "../../ui/app/people/editions.js";
import { differsKeys, ending, ownProblems } from "../../ui/app/people/outcome.js";
import { checkKeptPhone, checkPhone, countriesOf } from "../../ui/app/people/phones.js";
import { checkUser, newUser, suggestId } from "../../ui/app/people/user-form.js";
import {
  arrangeUsers,
  channelCounts,
  fullness,
  matchesUser,
  putUser,
  withNumbers,
} from "../../ui/app/people/user-list.js";

const [OWN, PUBLIC] = EDITIONS;

/** @param {string} id @param {string} name @param {string | null} [phone] */
const user = (id, name, phone = null) => ({ id, name, phone });

const users = [
  user("10", "Ilze Āboliņa", "37120001140"),
  user("9", "anna Petrova", "34600118220"),
  user("11", "Bruno Lima"),
  user("crm-3", ""),
];

const channels = new Map([["9", 3], ["11", 1]]);
const view = { search: "", sort: /** @type {any} */ ({ by: "name", down: false }), locale: "en", channels };
const ids = (/** @type {object} */ part) => arrangeUsers(users, { ...view, ...part }).map((one) => one.id);

test("users are found without accents, by id, and by digits however grouped", () => {
  const found = ["abolina", "ĀBOLIŅA ilze", "+371 2000-1140", "1140", "10", ""];
  for (const search of found) assert.ok(matchesUser(users[0], search), search);
  for (const search of ["abolins", "1141", "ilze anna"]) assert.ok(!matchesUser(users[0], search), search);
});

test("users are ordered by name, id and channels; without a phone they come last both ways", () => {
  assert.deepEqual(ids({}), ["9", "11", "crm-3", "10"]);
  assert.deepEqual(ids({ sort: { by: "id", down: false } }), ["9", "10", "11", "crm-3"]);
  assert.deepEqual(ids({ sort: { by: "channels", down: true } }).slice(0, 2), ["9", "11"]);
  assert.deepEqual(ids({ sort: { by: "phone", down: false } }), ["9", "10", "11", "crm-3"]);
  assert.deepEqual(ids({ sort: { by: "phone", down: true } }).slice(0, 2), ["10", "9"]);
});

test("the room left is said in words near the limit", () => {
  assert.deepEqual(fullness(132, 1000), { state: "room", left: 868 });
  assert.deepEqual(fullness(900, 1000), { state: "nearly", left: 100 });
  assert.deepEqual(fullness(1003, 1000), { state: "full", left: 0 });
});

test("hiding numbers changes one user and keeps everybody else, those who are gone too", () => {
  const settings = {
    user_roles: [
      { channel_id: "c-1", user_id: "9", role: "seller", allow_get_new_clients: true },
      { channel_id: "c-2", user_id: "9", role: "auditor", allow_get_new_clients: false },
    ],
    hide_phone_numbers_for_user_ids: ["gone", "9"],
    push_input_output_message_events_for_managers: true,
  };
  assert.equal(channelCounts(settings).get("9"), 2);
  assert.equal(channelCounts(null).size, 0);
  const shown = withNumbers(settings, "9", false);
  assert.deepEqual(shown, { ...settings, hide_phone_numbers_for_user_ids: ["gone"] });
  assert.deepEqual(withNumbers(shown, "11", true).hide_phone_numbers_for_user_ids, ["gone", "11"]);
  assert.deepEqual(withNumbers(settings, "9", true).hide_phone_numbers_for_user_ids, ["gone", "9"]);
});

test("a user put in takes the old one's place", () => {
  assert.deepEqual(putUser(users, user("11", "Bruno")).map((one) => one.name)[2], "Bruno");
  assert.equal(putUser(users, user("12", "New")).length, 5);
});

test("an id is suggested in the manner of those there are", () => {
  assert.equal(suggestId([]), "1");
  assert.equal(suggestId(users), "12");
  assert.equal(suggestId([user("u-007", "a"), user("u-012", "b"), user("3", "c")]), "u-013");
  assert.equal(suggestId([user("anna", "a")]), "1");
});

test("a number is taken with its country, and one without is given a remedy", () => {
  const countries = countriesOf(["37120001122", "37120001123", "34600118220", null, "nonsense"]);
  assert.deepEqual(countries, ["LV", "ES"]);
  const check = (/** @type {string} */ text) => checkPhone(text, countries);
  assert.deepEqual(check(""), { digits: "", problem: null, remedies: [] });
  for (const text of ["+371 2000 1122", "37120001122", "0037120001122"]) {
    assert.deepEqual(check(text), { digits: "37120001122", problem: null, remedies: [] }, text);
  }
  const bare = check("20001122");
  assert.equal(bare.problem, "no-country");
  assert.deepEqual(bare.remedies, [{ country: "LV", digits: "37120001122" }]);
  for (const text of ["+371", "12", "+0123456789", "abc", "+1234567890123456"]) {
    assert.equal(check(text).problem, "impossible", text);
  }
});

test("a whole number that the rules here doubt is for the person to judge", () => {
  const check = (/** @type {string} */ text) => checkPhone(text, ["LV"]).problem;
  // As Mexican accounts of WhatsApp are written, and a Latvian number with a digit too few.
  for (const text of ["5215512345678", "+52 1 55 1234 5678", "00521 5512345678", "+371 2000 112"]) {
    assert.equal(check(text), "unlikely", text);
  }
  for (const text of ["2000112", "+52155", "+999 1234 5678", "5215512345678901"]) {
    assert.equal(check(text), "impossible", text);
  }
  assert.equal(checkKeptPhone("+999 1234 5678", [], "99912345678").problem, "unlikely");
  assert.equal(checkKeptPhone("+999 1234 5679", [], "99912345678").problem, "impossible");
  assert.deepEqual(checkKeptPhone("", [], null), { digits: "", problem: null, remedies: [] });
});

/** @param {object} draft @param {object} [part] */
function form(draft, part = {}) {
  const whole = { id: "77", name: "Carla", phone: "", ...draft };
  const phone = checkPhone(whole.phone, ["LV"]);
  return checkUser(whole, { users, edition: OWN, adding: true, phone, ...part });
}

test("a form tells what is missing, too long, or somebody else's", () => {
  assert.deepEqual(form({}), { id: {}, name: {}, phone: {} });
  assert.equal(form({ name: "  " }).name.error?.key, "field-required");
  assert.deepEqual(form({ id: "9" }).id.error, { key: "users-id-taken", args: { name: "anna Petrova" } });
  assert.equal(form({ id: "9" }, { adding: false }).id.error, undefined);
  assert.equal(form({ phone: "+371 2000 1140" }).phone.error?.key, "users-phone-taken");
  assert.equal(form({ id: "10", phone: "+371 2000 1140" }, { adding: false }).phone.error, undefined);
  assert.equal(form({ phone: "20001140" }).phone.error?.key, "phone-no-country");
  assert.deepEqual(form({ name: "ü".repeat(151) }).name.error, {
    key: "people-too-long",
    args: { most: 150, over: 1 },
  });
  assert.deepEqual(form({ id: "x".repeat(60) }).id.hint, { key: "people-left", args: { left: 4 } });
});

test("characters are counted as the service counts them", () => {
  assert.equal(form({ id: "😀".repeat(64) }).id.error, undefined);
  assert.equal(form({ id: "😀".repeat(65) }).id.error?.key, "people-too-long");
});

test("the public API takes 200 characters and warns above 64 and 150", () => {
  const long = form({ id: "x".repeat(65), name: "y".repeat(151) }, { edition: PUBLIC });
  assert.equal(long.id.hint?.key, "users-over-usual");
  assert.deepEqual(long.name, { hint: { key: "users-over-usual", args: { usual: 150 } } });
  assert.equal(form({ id: "x".repeat(201) }, { edition: PUBLIC }).id.error?.key, "people-too-long");
});

test("a user is sent trimmed, and without a number rather than with an empty one", () => {
  const sent = newUser({ id: " 77 ", name: " Carla ", phone: "" }, "");
  assert.deepEqual(sent, { id: "77", name: "Carla", phone: null });
});

test("an address names the edition", () => {
  for (const edition of EDITIONS) assert.equal(editionOf(editionPath(edition)[0]), edition);
});

test("every outcome of a writing has an ending", () => {
  const of = (/** @type {any} */ part) => ending({ id: "1", outcome: "accepted", error: null, fields: [], ...part });
  assert.equal(of({}), "saved");
  const phone = { id: "1", outcome: /** @type {const} */ ("accepted"), error: null, fields: ["phone"] };
  assert.equal(ending(phone, "37120001122"), "no-phone");
  assert.equal(ending(phone, null), "differs", "a number taken out is still there");
  assert.equal(ending({ ...phone, fields: ["phone", "name"] }, "37120001122"), "differs");
  assert.equal(of({ error: {} }), "not-looked");
  assert.equal(of({ outcome: "refused" }), "refused");
  assert.equal(of({ outcome: "not_taken" }), "refused");
  assert.equal(of({ outcome: "not_found" }), "gone");
  assert.equal(of({ outcome: "not_sent" }), "not-sent");
  assert.equal(of({ outcome: "unanswered" }), "unanswered");
  assert.equal(ending(undefined), "unanswered");
});

test("what is not as it was sent is told once, each in a sentence", () => {
  const fields = ["name", "phone", "contact_data[0].chat_id", "contact_data[1].phone", "responsible_user_id", "new"];
  assert.deepEqual(differsKeys(fields, "37120001122"), [
    "ending-differs-name",
    "ending-differs-phone",
    "ending-differs-chats",
    "ending-differs-responsible",
    "ending-differs-other",
  ]);
  assert.deepEqual(differsKeys(["phone"], null), ["ending-differs-phone-stays"]);
});

test("a problem of the only item is a problem of the form", () => {
  const failure = /** @type {any} */ ({
    fields: [
      { field: "users[0].phone", rule: "repeated", limit: null },
      { field: "contacts[0].contact_data[1].chat_id", rule: "required", limit: null },
      { field: "key", rule: "required", limit: null },
    ],
  });
  const fields = ownProblems(failure).map((one) => one.field);
  assert.deepEqual(fields, ["phone", "contact_data[1].chat_id", "key"]);
});
