// The line of a client in the list: the most urgent channel, and the subscription that decides.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  channelTroubled,
  checkedToday,
  decidingSubscription,
  endsSoon,
  healthLine,
  needsAttention,
  subscriptionLine,
} from "../../ui/app/health.js";
import { Words } from "../../ui/app/words.js";
import { account, channel, DAY, health, NOW, subscription } from "./accounts-fixture.js";

const words = new Words("en-GB", (key) => key);

const off = (reason) => channel({ status: "disabled", reason });
const starting = (reason) => channel({ status: "init", reason });

test("channels in one line", () => {
  const cases = [
    [null, "neutral", "health-not-checked", "check"],
    [[], "neutral", "health-no-channels", "connect"],
    [[channel()], "good", "health-all-work", null],
    [[channel(), channel()], "good", "health-all-work", null],
    [[channel(), off("qridle")], "warn", "line-qridle", "reconnect"],
    [[off("not_enough_money")], "bad", "line-unpaid", "see"],
    [[off("foreignphone")], "bad", "line-foreign", "see"],
    [[off("openelsewhere")], "bad", "line-elsewhere", "see"],
    [[off("unauthorized")], "warn", "line-unauthorized", "reconnect"],
    [[off("blocked")], "bad", "line-blocked", "see"],
    [[off("rejected")], "bad", "line-rejected", "see"],
    [[off("phone_unavailable")], "warn", "line-no-phone", "see"],
    [[off("on_moderation")], "info", "line-review", "see"],
    [[starting("wait_for_password")], "warn", "line-password", "open"],
    [[starting("wait_for_code")], "warn", "line-enter-code", "open"],
    [[starting("qr")], "info", "line-qr", "open"],
    [[starting("sync")], "info", "line-sync", "open"],
    [[starting(null)], "info", "line-init", "open"],
    [[off(null)], "neutral", "line-disabled", "see"],
    [[off("something_new")], "warn", "line-other", "reconnect"],
    [[off("qridle"), off("blocked")], "bad", "health-several-wrong", "see"],
    [[off("qridle"), off("qridle"), channel()], "warn", "health-several-wrong", "see"],
    [[starting("qr"), off("qridle")], "warn", "line-qridle", "reconnect"],
  ];
  for (const [channels, tone, key, next] of cases) {
    const line = healthLine(account({ health: channels && health(...channels) }));
    assert.deepEqual([line.tone, line.key, line.next], [tone, key, next], key);
  }
});

test("a client whose account is their own must allow access, and pays alone", () => {
  const own = account({ granted: "kept", health: health(off("qridle")) });
  assert.equal(healthLine(own).key, "line-qridle");
  assert.equal(subscriptionLine(own, words, NOW).key, "subscription-own");
  const closed = account({ granted: "needed", health: health(channel()) });
  assert.deepEqual(healthLine(closed), {
    tone: "warn",
    key: "health-permission-needed",
    args: {},
    next: "ask",
  });
  assert.equal(needsAttention(closed, NOW), true);
});

test("a line names its channel and counts", () => {
  const one = healthLine(account({ health: health(off("qridle")) }));
  assert.deepEqual(one.args, { channel: "WhatsApp", reason: "disabled: qridle" });
  assert.equal(one.channel?.channel_id, "c-1");
  const two = healthLine(account({ health: health(off("qridle"), off("blocked"), channel()) }));
  assert.deepEqual(two.args, { wrong: 2, count: 3 });
});

test("attention is for what is wrong or runs out, not for what waits or is unknown", () => {
  const needs = (part) => needsAttention(account(part), NOW);
  assert.equal(needs({}), false);
  assert.equal(needs({ health: health(starting("qr")) }), false);
  assert.equal(needs({ health: health(channel(), off("qridle")) }), true);
  assert.equal(needs({ health: health(off("something_new")) }), true);
  assert.equal(needs({ health: health(channel()), subscriptions: [subscription(4)] }), true);
  assert.equal(needs({ granted: "kept", subscriptions: [subscription(4)] }), false);
});

test("a channel off for no stated reason needs a person only while that is news", () => {
  const since = (days, since_known) =>
    channelTroubled(channel({ status: "disabled", since: NOW - days * DAY, since_known }), NOW);
  assert.equal(since(1, true), true);
  assert.equal(since(8, true), false);
  assert.equal(since(1, false), false);
  assert.equal(channelTroubled(channel(), NOW), false);
});

test("checked today means the same day on the clock of the person", () => {
  assert.equal(checkedToday(account(), NOW), false);
  assert.equal(checkedToday(account({ health: health() }), NOW), true);
  assert.equal(checkedToday(account({ health: health() }), NOW + DAY), false);
});

test("the subscription that ends first of those running decides", () => {
  const both = account({ subscriptions: [subscription(40), subscription(5), subscription(-3)] });
  assert.equal(decidingSubscription(both, NOW)?.expired_ms, NOW + 5 * DAY);
  const ended = account({ subscriptions: [subscription(-9), subscription(-3)] });
  assert.equal(decidingSubscription(ended, NOW)?.expired_ms, NOW - 3 * DAY);
});

test("a subscription in one line", () => {
  const cases = [
    [[], "neutral", "subscription-none", {}],
    [[subscription(11)], "warn", "subscription-until", { tariff: "Pro", date: "2 Dec" }],
    [[subscription(20)], "neutral", "subscription-until", { tariff: "Pro", date: "11 Dec" }],
    [[subscription(-3)], "bad", "subscription-ended", { tariff: "Pro", date: "18 Nov" }],
    [
      [subscription(5, { has_auto_renewal: true, tariff: "waba" })],
      "neutral",
      "subscription-renews",
      { tariff: "WABA", date: "26 Nov" },
    ],
    [
      [subscription(0, { expired_ms: null, expired_at: "soon" })],
      "neutral",
      "subscription-until",
      { tariff: "Pro", date: "soon" },
    ],
    [
      [subscription(0, { expired_ms: null, tariff: null })],
      "neutral",
      "subscription-no-date",
      { tariff: "–" },
    ],
  ];
  for (const [subscriptions, tone, key, args] of cases) {
    const line = subscriptionLine(account({ subscriptions }), words, NOW);
    assert.deepEqual([line.tone, line.key, line.args], [tone, key, args], key);
  }
});

test("what renews by itself does not end soon", () => {
  assert.equal(endsSoon(account({ subscriptions: [subscription(13)] }), NOW), true);
  assert.equal(endsSoon(account({ subscriptions: [subscription(15)] }), NOW), false);
  assert.equal(endsSoon(account({ subscriptions: [subscription(-1)] }), NOW), false);
  const renews = subscription(3, { has_auto_renewal: true });
  assert.equal(endsSoon(account({ subscriptions: [renews] }), NOW), false);
});
