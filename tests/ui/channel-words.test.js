// Every documented status and reason has its sentences, and what is not documented is not lost.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  channelAddress,
  channelTitle,
  channelWords,
  manner,
  sinceWords,
  tierWords,
} from "../../ui/app/channel-words.js";
import { Words } from "../../ui/app/words.js";
import { NOW } from "./accounts-fixture.js";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const locale = read("ui/locales/en.ftl");
const has = (key) => new RegExp(`^${key} =`, "m").test(locale);
const words = (status, reason, transport = "whatsapp") => channelWords({ status, reason, transport });

/** Every messenger that can be added, and one that nobody knows. */
const TRANSPORTS = ["whatsapp", "tgapi", "telegram", "viber", "max", "maxbot", "wapi", "instAPI", "avito", "vk", "cian", "pigeon"];

/** The words the API's client knows: the page may lack none of them. */
function known(list) {
  const found = new RegExp(`const ${list}: [^=]*=\\s*\\[([^;]*?)\\];`, "s").exec(read("crates/wazzup/src/status.rs"));
  return [...found[1].matchAll(/\("([a-z_]+)"/g)].map((match) => match[1]);
}

/** The words of the description of the API, which the sandbox publishes. */
function described() {
  const found = /Reason: ([^;]*);/.exec(read("crates/sandbox/src/schema/words.rs"));
  return [...found[1].matchAll(/"([a-z_]+)"/g)].map((match) => match[1]).filter((word) => word !== "null");
}

test("no documented reason is without its sentences, for any messenger", () => {
  const reasons = new Set([...known("REASONS"), ...described()]);
  assert.equal(reasons.size, 13, [...reasons].join());
  const keys = new Set();
  for (const reason of reasons) {
    for (const transport of TRANSPORTS) {
      const found = words("disabled", reason, transport);
      const said = [found.key, found.line, found.why, found.todo, found.label];
      for (const key of said) assert.ok(has(key), `${key} of ${reason}`);
      assert.notEqual(found.key, "channel-other", reason);
      assert.notEqual(found.tone, "good", reason);
      keys.add(found.key);
    }
  }
  assert.equal(keys.size, reasons.size, "no two reasons share a sentence");
});

test("every documented status has its sentences", () => {
  const statuses = known("STATUSES");
  assert.equal(statuses.length, 3);
  for (const status of statuses) {
    const found = words(status, null);
    const said = [found.key, found.line, found.why, found.todo, found.label];
    for (const key of said) assert.ok(has(key), `${key} of ${status}`);
    assert.notEqual(found.key, "channel-other");
  }
});

test("each status without a reason has its own words", () => {
  for (const [status, key, tone] of [
    ["active", "channel-active", "good"],
    ["init", "channel-init", "info"],
    ["disabled", "channel-disabled", "neutral"],
  ]) {
    const found = words(status, null);
    assert.deepEqual([found.key, found.tone], [key, tone]);
    assert.ok(has(key) && has(found.why));
  }
});

test("both spellings of the API mean the same", () => {
  for (const [one, other] of [
    ["not_enough_money", "notEnoughMoney"],
    ["openelsewhere", "openElsewhere"],
    ["wait_for_password", "waitForPassword"],
  ]) {
    const said = (reason) => ({ ...words("disabled", reason), args: null });
    assert.deepEqual(said(one), said(other));
  }
});

test("a channel that is active works, whatever reason still hangs on it", () => {
  assert.equal(words("active", "qridle").key, "channel-active");
});

test("an unknown reason or status is shown as it came, and off is off", () => {
  const sulks = words("disabled", "Sulking_today");
  assert.deepEqual([sulks.key, sulks.tone, sulks.action], ["channel-other", "warn", "connect"]);
  assert.equal(sulks.args.reason, "disabled: Sulking_today");
  const rests = words("resting", null);
  assert.deepEqual([rests.key, rests.tone, rests.args.reason], ["channel-other", "neutral", "resting"]);
  assert.equal(words("disabled", null, "pigeon").args.messenger, "pigeon");
});

test("every messenger can be connected again, each in its own manner", () => {
  const manners = TRANSPORTS.map((transport) => [manner(transport), words("disabled", "unauthorized", transport)]);
  for (const [, found] of manners) assert.equal(found.action, "connect");
  const todo = new Map(manners.map(([name, found]) => [name, found.todo]));
  assert.equal(new Set(todo.values()).size, 8);
  assert.equal(todo.get("token"), "do-token");
  assert.equal(todo.get("link"), "do-link");
  // Viber is linked by scanning and in no other way, so no link is spoken of.
  assert.equal(words("disabled", "unauthorized", "viber").todo, "do-scan-only");
  assert.equal(words("init", "qr", "viber").todo, "do-scan-only");
});

test("what only others can mend is looked at again, not connected", () => {
  for (const reason of ["not_enough_money", "blocked", "rejected", "sync", "on_moderation", "phone_unavailable"]) {
    assert.equal(words("disabled", reason).action, "check", reason);
  }
});

test("amber is mended by connecting again, red needs more", () => {
  for (const reason of ["qridle", "unauthorized"]) assert.equal(words("disabled", reason).tone, "warn");
  for (const reason of ["not_enough_money", "foreignphone", "openelsewhere", "blocked", "rejected"]) {
    assert.equal(words("disabled", reason).tone, "bad");
  }
});

test("a change that was seen has its time, one that was found only a bound", () => {
  const time = new Words("en-GB", (key) => key);
  const since = (part) => sinceWords({ since: null, since_known: false, ...part }, time, NOW);
  assert.equal(since({}), null);
  assert.deepEqual(since({ since: NOW - 20 * 86_400_000 }), { key: "since-at-least", args: { when: "1 Nov" } });
  assert.equal(since({ since: NOW, since_known: true })?.key, "since");
});

test("a tier is said as the service has it", () => {
  assert.deepEqual(tierWords("TIER_1K"), { key: "tier", args: { tier: "1K" } });
  assert.deepEqual(tierWords("TIER_UNLIMITED"), { key: "tier-unlimited" });
  assert.deepEqual(tierWords("something"), { key: "tier", args: { tier: "something" } });
  assert.equal(tierWords(null), null);
});

test("a channel is titled by its own name, and nothing is said twice", () => {
  const phone = (text) => (/^\d+$/.test(text) ? `+${text}` : text);
  const title = (part) =>
    channelTitle({ transport: "whatsapp", name: null, phone: null, username: null, ...part }, phone);
  assert.deepEqual(title({ name: "Reception", phone: "371" }), { title: "Reception", address: "+371" });
  assert.deepEqual(title({ name: "371", phone: "371" }), { title: "+371", address: null });
  assert.deepEqual(title({ name: "shop_bot", username: "Shop_Bot" }), { title: "@Shop_Bot", address: null });
  assert.deepEqual(title({ name: "Reception" }), { title: "Reception", address: null });
  assert.deepEqual(title({}), { title: "WhatsApp", address: null });
});

test("a channel is called by its number, else its user name, else its own name", () => {
  const phone = (text) => `<${text}>`;
  const channel = { phone: "371", username: "shop", name: "Shop" };
  assert.equal(channelAddress(channel, phone), "<371>");
  assert.equal(channelAddress({ ...channel, phone: null }, phone), "@shop");
  assert.equal(channelAddress({ ...channel, phone: null, username: "@shop" }, phone), "@shop");
  assert.equal(channelAddress({ phone: null, username: null, name: "Shop" }, phone), "<Shop>");
  assert.equal(channelAddress({ phone: null, username: null, name: null }, phone), "");
});
