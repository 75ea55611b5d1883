// What needs attention over all clients: which rows, in which order, and how the rest is.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  attentionCount,
  checkedBetween,
  FLEET_KINDS,
  fleetEntries,
  fleetRows,
  fleetState,
  fleetStates,
  timeLeft,
  unknownWhy,
} from "../../ui/app/fleet.js";
import { counts } from "../../ui/app/client-list.js";
import { needsAttention } from "../../ui/app/health.js";
import { account, channel, DAY, health, NOW, subscription } from "./accounts-fixture.js";

const HOUR = DAY / 24;

let last = 0;
const client = (part) => account({ account_id: String(24010000 + (last += 1)), ...part });
const off = (reason, part) => channel({ status: "disabled", reason, channel_id: `c-${(last += 1)}`, ...part });
const kinds = (...accounts) => fleetRows(accounts, NOW).map((row) => row.kind);

test("each trouble is a row of its own, ordered by kind", () => {
  const one = client({
    health: health(off("not_enough_money"), off("qridle"), channel()),
    subscriptions: [subscription(3)],
    unknown_since: NOW - 2 * HOUR,
  });
  assert.deepEqual(kinds(one), ["dropped", "unpaid", "ending", "unknown"]);
  assert.deepEqual(kinds(one).toSorted(), [...FLEET_KINDS].toSorted());
});

test("among the dropped, red comes before amber, and what was just seen before what is old", () => {
  const at = (hours, since_known = true) => ({ since: NOW - hours * HOUR, since_known });
  const rows = fleetRows(
    [
      client({ name: "old", health: health(off("qridle", at(50))) }),
      client({ name: "found", health: health(off("qridle", at(1, false))) }),
      client({ name: "now", health: health(off("unauthorized", at(1))) }),
      client({ name: "never", health: health(off("qridle")) }),
      client({ name: "red", health: health(off("blocked", at(300))) }),
    ],
    NOW,
  );
  assert.deepEqual(rows.map((row) => row.account.name), ["red", "now", "old", "found", "never"]);
});

test("the subscription that ends first comes first", () => {
  const ends = (days) => client({ health: health(channel()), subscriptions: [subscription(days)] });
  const rows = fleetRows([ends(9), ends(2), ends(40)], NOW);
  assert.deepEqual(rows.map((row) => row.since?.at), [NOW + 2 * DAY, NOW + 9 * DAY]);
});

test("unknown is what cannot be reached for an hour, was not looked at for a day, or never", () => {
  const why = (part) => unknownWhy(client(part), NOW);
  const old = (hours) => ({ checked_at: NOW - hours * HOUR, channels: [] });
  assert.equal(why({ health: health() }), null);
  assert.equal(why({}), "never");
  assert.equal(why({ health: old(23) }), null);
  assert.equal(why({ health: old(25) }), "stale");
  assert.equal(why({ health: health(), unknown_since: NOW - HOUR / 2 }), null);
  assert.equal(why({ health: health(), unknown_since: NOW - HOUR }), "failing");
  assert.equal(why({ unknown_since: NOW - 1 }), "failing");
  assert.equal(why({ granted: "needed" }), null);
});

test("a client is in one state, and what is known to be wrong outweighs what is not known", () => {
  const state = (part) => fleetState(client(part), NOW);
  assert.equal(state({ health: health(channel()) }), "works");
  assert.equal(state({}), "unknown");
  assert.equal(state({ granted: "needed" }), "attention");
  const both = { health: health(off("qridle")), unknown_since: NOW - 5 * HOUR };
  assert.equal(state(both), "attention");
});

test("the page, the mark in the sidebar and the filter of the list mean the same clients", () => {
  const reasons = [null, "qr", "qridle", "not_enough_money", "blocked", "sync", "unheard_of"];
  const clients = [];
  for (const reason of reasons) {
    for (const days of [2, 100]) {
      for (const granted of [null, "kept", "needed"]) {
        const subscriptions = [subscription(days)];
        clients.push(client({ health: health(off(reason)), subscriptions, granted }));
        clients.push(client({ subscriptions, granted }));
      }
    }
  }
  const rows = fleetRows(clients, NOW);
  for (const one of clients) {
    const mine = rows.filter((row) => row.account === one && row.kind !== "unknown");
    assert.equal(mine.length > 0, needsAttention(one, NOW), JSON.stringify(one));
  }
  const number = attentionCount(clients, NOW);
  assert.equal(number, counts(clients, NOW).attention);
  const states = fleetStates(clients, NOW);
  assert.equal(states.works + states.attention + states.unknown, clients.length);
  assert.equal(new Set(rows.map((row) => row.id)).size, rows.length);
});

test("each kind that has rows has a heading before them, which counts them", () => {
  const one = client({ health: health(off("qridle"), off("blocked")), subscriptions: [subscription(3)] });
  const entries = fleetEntries(fleetRows([one, client({ health: health(channel()) })], NOW));
  const said = entries.map(({ kind, count, row }) => (row ? kind : `${kind}: ${count}`));
  assert.deepEqual(said, ["dropped: 2", "dropped", "dropped", "ending: 1", "ending"]);
  assert.deepEqual(fleetEntries([]), []);
});

test("the age of what is shown runs from the oldest to the newest look", () => {
  const at = (checked_at) => client({ health: { checked_at, channels: [] } });
  assert.deepEqual(checkedBetween([at(30), client(), at(10), at(20)]), { from: 10, to: 30 });
  assert.equal(checkedBetween([client()]), null);
});

test("the time left is told only once it can be measured, from what this page saw", () => {
  const first = { done: 100, at: NOW };
  assert.equal(timeLeft(null, { done: 9, total: 50 }, NOW), null);
  assert.equal(timeLeft(first, { done: 102, total: 500 }, NOW + 60_000), null);
  assert.equal(timeLeft(first, { done: 150, total: 500 }, NOW + 1000), null);
  assert.equal(timeLeft(first, { done: 150, total: 500 }, NOW + 10_000), 70_000);
  assert.equal(timeLeft(first, { done: 500, total: 500 }, NOW + 10_000), 0);
});

test("a fleet of five hundred clients has a row for every channel that needs a person", () => {
  const words = ["qridle", "not_enough_money", null, "blocked", "sync"];
  const many = Array.from({ length: 500 }, (_, at) =>
    client({ health: health(...[0, 1, 2, 3].map((nth) => off(words[(at + nth) % 5]))) }),
  );
  assert.equal(fleetRows(many, NOW).length, 1200);
});
