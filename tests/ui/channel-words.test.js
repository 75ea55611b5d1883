// Every documented status and reason has its sentences, and what is not documented is not lost.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { channelAddress, channelWords, DOCUMENTED_REASONS } from "../../ui/app/channel-words.js";

const locale = readFileSync(new URL("../../ui/locales/en.ftl", import.meta.url), "utf8");
const has = (key) => new RegExp(`^${key} =`, "m").test(locale);
const words = (status, reason, transport = "whatsapp") => channelWords({ status, reason, transport });

test("no documented reason is without its sentence and its explanation", () => {
  const keys = new Set();
  for (const reason of DOCUMENTED_REASONS) {
    const found = words("disabled", reason);
    assert.ok(has(found.key), found.key);
    assert.ok(has(found.why), found.why);
    assert.notEqual(found.key, "channel-other", reason);
    assert.notEqual(found.tone, "good", reason);
    keys.add(found.key);
  }
  assert.equal(keys.size, DOCUMENTED_REASONS.length, "no two reasons share a sentence");
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
    assert.deepEqual(words("disabled", one), words("disabled", other));
  }
});

test("a channel that is active works, whatever reason still hangs on it", () => {
  assert.equal(words("active", "qridle").key, "channel-active");
});

test("an unknown reason or status is shown as it came", () => {
  assert.deepEqual(words("disabled", "onModeration"), {
    tone: "neutral",
    key: "channel-other",
    why: "why-other",
    args: { reason: "disabled: onModeration" },
    action: null,
  });
  assert.deepEqual(words("resting", null).args, { reason: "resting" });
});

test("a button is promised only where the console can do it", () => {
  assert.equal(words("disabled", "qridle").action, "scan");
  assert.equal(words("disabled", "qridle", "tgapi").action, null);
  assert.equal(words("disabled", "blocked").action, null);
  assert.equal(words("active", null).action, null);
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
