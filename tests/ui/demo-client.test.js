// What the demo's phone can do beside each connection, and what the demo fills in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { madeUpCredentials, phoneActions } from "../../ui/app/demo-client.js";

const actions = (transport, way, kind = "code") =>
  phoneActions({ transport, way, page: null, stage: { kind } }).join(" ");

test("the phone does what its messenger can", () => {
  assert.equal(actions("whatsapp", "code"), "scan scan_with_2fa scan_foreign enter_pairing_code walk_away");
  assert.equal(actions("whatsapp", "pairing"), actions("whatsapp", "code"));
  assert.equal(actions("tgapi", "code"), "scan scan_with_2fa scan_foreign walk_away");
  assert.equal(actions("viber", "code"), "scan scan_foreign walk_away");
  assert.equal(actions("max", "code"), "scan scan_foreign walk_away");
});

test("a page is completed, whatever messenger it belongs to", () => {
  assert.equal(actions("wapi", "page", "creating"), "finish_page");
  assert.equal(actions("instagram", "code", "page"), "finish_page");
});

test("no phone stands where none has a part", () => {
  assert.equal(actions("telegram", "credentials", "checking"), "");
  assert.equal(actions("avito", "credentials", "unauthorized"), "");
  assert.equal(actions("vk", "link", "link_waiting"), "");
  assert.equal(actions("whatsapp", "link", "link_waiting"), "");
});

test("what is filled in has the right shape and is complete", () => {
  assert.match(madeUpCredentials("telegram").token, /^\d{6,}:[\w-]{20,}$/);
  assert.ok(madeUpCredentials("maxbot").token.length >= 10);
  assert.deepEqual(Object.keys(madeUpCredentials("avito")), ["code"]);
  assert.deepEqual(Object.keys(madeUpCredentials("instAPI")), ["username", "page_id", "inst_id", "user_token"]);
  assert.match(madeUpCredentials("instAPI").page_id, /^\d+$/);
  assert.deepEqual(madeUpCredentials("smoke"), {});
});
