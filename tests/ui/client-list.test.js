// Filters and order of the clients list.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  arrange,
  counts,
  formatSort,
  foundAmong,
  namesake,
  parseSort,
} from "../../ui/app/client-list.js";
import { account, channel, DAY, health, NOW, subscription } from "./accounts-fixture.js";

const wrong = channel({ status: "disabled", reason: "qridle" });

const clients = [
  account({ account_id: "24010003", name: "Éclair", registered_ms: NOW - 3 * DAY }),
  account({ account_id: "24010001", label: "37120001122", registered_ms: NOW - 9 * DAY }),
  account({
    account_id: "24010002",
    name: "aurora Dental",
    health: health(channel(), wrong),
    subscriptions: [subscription(40)],
  }),
  account({ account_id: "24010004", name: "Baltic 10", health: health(channel()) }),
  account({ account_id: "24010005", name: "Baltic 9", subscriptions: [subscription(4)] }),
];

const view = {
  filter: /** @type {const} */ ("all"),
  sort: parseSort(null),
  locale: "en",
  now: NOW,
};

/** @param {Partial<typeof view>} part */
const ids = (part) =>
  arrange(clients, { ...view, ...part }).map((one) => Number(one.account_id.slice(-1)));

test("order by name: accents and case aside, numbers as numbers, the unnamed last", () => {
  assert.deepEqual(ids({}), [2, 5, 4, 3, 1]);
  assert.deepEqual(ids({ sort: parseSort("name:down") }), [1, 3, 4, 5, 2]);
});

test("order by channels begins with what needs a person", () => {
  assert.equal(ids({ sort: parseSort("channels") })[0], 2);
});

test("order by a date puts the unknown last when rising", () => {
  assert.deepEqual(ids({ sort: parseSort("subscription") }).slice(0, 2), [5, 2]);
  assert.deepEqual(ids({ sort: parseSort("since") }).slice(0, 2), [1, 3]);
});

test("the order survives being kept as text", () => {
  for (const text of ["name", "since:down", "subscription", "channels:down"]) {
    assert.equal(formatSort(parseSort(text)), text);
  }
  assert.deepEqual(parseSort("nonsense:down"), { by: "name", down: false });
});

test("without a search all are shown, with one those it found", () => {
  assert.equal(foundAmong(clients, null).length, 5);
  assert.equal(foundAmong(clients, new Set()).length, 0);
  const found = foundAmong(clients, new Set(["24010004", "24010002", "an id of elsewhere"]));
  assert.deepEqual(found.map((one) => one.name), ["aurora Dental", "Baltic 10"]);
});

test("filters show what they count", () => {
  const numbers = counts(clients, NOW);
  assert.deepEqual(numbers, { all: 5, attention: 2, ending: 1, unchecked: 3 });
  for (const filter of /** @type {const} */ (["all", "attention", "ending", "unchecked"])) {
    assert.equal(ids({ filter }).length, numbers[filter], filter);
  }
});

test("a namesake differs in case, accents and spaces only", () => {
  for (const name of ["Aurora Dental", " AURORA-dental ", "auróra dental"]) {
    assert.equal(namesake(clients, name)?.account_id, "24010002", name);
  }
  assert.equal(namesake(clients, "Aurora"), null);
  assert.equal(namesake(clients, "au"), null);
});

test("a thousand clients are ordered by the number in their name", () => {
  const many = Array.from({ length: 1000 }, (_, at) =>
    account({ account_id: String(24000000 + at), name: `Client n${(at * 7919) % 1000}` }),
  );
  const rows = arrange(many, view);
  assert.deepEqual([rows[0].name, rows[9].name, rows[999].name], ["Client n0", "Client n9", "Client n999"]);
});
