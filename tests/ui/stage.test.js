// What the connection stage shows, for every kind of stage and for each way of connecting.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sentenceArgs, shown } from "../../ui/app/stage.js";

const read = (path) => readFileSync(new URL(`../../ui/${path}`, import.meta.url), "utf8");
const locale = read("locales/en.ftl");

/** The kinds as Rust exports them, so that a new one without a row fails here. */
const KINDS = [...read("types/Stage.ts").matchAll(/"kind": "(\w+)"/g)].map((found) => found[1]);

const ERROR = { code: "refused", text: "", fields: [], retry_after_ms: null, request_id: null };

/** A stage of a kind with every field any kind has. */
const stage = (kind, more = {}) => ({
  kind,
  error: ERROR,
  wrong: false,
  sent: false,
  matches: null,
  phone: null,
  waited_ms: 0,
  ...more,
});

const connection = (kind, more = {}, details = {}) => ({
  connection_id: "k1",
  account_id: "24017788",
  account_label: "Aurora Dental",
  transport: "whatsapp",
  channel_id: "c1",
  reconnect: false,
  stage: stage(kind, details),
  stage_since: 0,
  started_at: 0,
  expected_phone: null,
  events: { mode: "listening", why: null, last_heard: null, refused: 0 },
  code: null,
  pairing: null,
  channel: null,
  creation_id: null,
  trouble: null,
  phone_seen: null,
  ways: { code: true, pairing: true, link: true },
  background: false,
  ...more,
});

const show = (one, look = "code") => shown(one, look, "WhatsApp");

/** The message's text and its placeholders' names; fails where there is no such message. */
function message(key) {
  const found = new RegExp(`^${key} =([^\\n]*(?:\\n [^\\n]*|\\n\\})*)`, "m").exec(locale);
  assert.ok(found, `no message ${key}`);
  return [...found[1].matchAll(/\{ ?\$(\w+)/g)].map((one) => one[1]);
}

/** Every sentence of a plan exists and gets what it names. */
function checkSentences(plan) {
  for (const sentence of [plan.pill, plan.title, plan.lead, ...plan.offers]) {
    if (!sentence) continue;
    for (const name of message(sentence.key)) {
      assert.ok((sentence.args ?? {})[name], `${sentence.key} lacks ${name}`);
    }
  }
}

test("every kind has a pill, a title and something on both sides", () => {
  assert.equal(KINDS.length, 24);
  const known = { expected_phone: "37120001122", phone_seen: "37129999999" };
  for (const kind of KINDS) {
    for (const more of [{}, { reconnect: true }, known]) {
      const plan = show(connection(kind, more));
      assert.equal(plan.kind, kind);
      checkSentences(plan);
      const active = plan.offers.length > 0 || plan.others || plan.left !== "plain";
      const waits = ["syncing", "removing"].includes(kind);
      assert.ok(active || waits, `${kind} leaves the person without anything to do`);
    }
  }
});

test("closing loses nothing only where nothing goes on", () => {
  const over = KINDS.filter((kind) => show(connection(kind)).over);
  assert.deepEqual(over.sort(), ["connected", "failed", "removed"]);
});

test("the code is on the screen only while there is one to scan, or as a dead one", () => {
  const coded = KINDS.filter((kind) => show(connection(kind)).right === "code");
  assert.deepEqual(coded.sort(), ["code", "expired"]);
});

test("the expected number stands in the pill, grouped and unbroken", () => {
  const plan = show(connection("code", { expected_phone: "37120001122" }));
  assert.equal(plan.pill.key, "stage-pill-phone-expected");
  assert.equal(plan.pill.args.expected, "+371\u00a020\u00a0001\u00a0122");
  assert.equal(show(connection("code")).pill.key, "stage-pill-phone");
});

test("a client without a name is called by its number", () => {
  const args = sentenceArgs(connection("code", { account_label: "" }), "WhatsApp");
  assert.equal(args.client, "2401 7788");
});

test("reconnecting says so", () => {
  assert.equal(show(connection("code", { reconnect: true })).title.key, "stage-title-again");
  const other = show(connection("expired", { reconnect: true }));
  assert.equal(other.title.key, "stage-title-expired");
});

test("a number that was not asked for is compared by the person", () => {
  const plan = show(connection("confirm", {}, { phone: "37120001122" }));
  assert.equal(plan.lead.key, "stage-lead-confirm");
  assert.deepEqual(plan.offers.map((one) => one.action), ["confirm", "reject"]);
});

test("a different number makes refusing the first choice", () => {
  const plan = show(
    connection("confirm", { expected_phone: "37120001122" }, { phone: "34600118220", matches: false }),
  );
  assert.equal(plan.pill.tone, "warn");
  assert.deepEqual(plan.offers.map((one) => [one.action, one.danger ?? false]), [
    ["reject", true],
    ["confirm", false],
  ]);
  checkSentences(plan);
});

test("a number that was not told is not made up", () => {
  const plan = show(connection("confirm", { expected_phone: "37120001122" }));
  assert.equal(plan.lead.key, "stage-lead-confirm-unknown");
  assert.equal(show(connection("connected")).lead.key, "stage-lead-connected-unknown");
});

test("the other number of a foreign phone is named only when it is known", () => {
  const lead = (more, details) => show(connection("foreign_phone", more, details)).lead.key;
  const expected = { expected_phone: "37120001122" };
  assert.equal(lead({}, {}), "stage-lead-foreign");
  assert.equal(lead(expected, {}), "stage-lead-foreign-expected");
  assert.equal(lead(expected, { phone: "37129999999" }), "stage-lead-foreign-both");
  assert.equal(lead({}, { phone: "37129999999" }), "stage-lead-foreign");
});

test("without events the stage says which ways are open, and why", () => {
  const off = (why) => ({
    events: { mode: "off", why, last_heard: null, refused: 0 },
    ways: { code: false, pairing: true, link: true },
  });
  const address = show(connection("waiting_code", off("no_public_address")));
  assert.equal(address.lead.key, "stage-lead-no-address");
  assert.equal(address.left, "plain");
  assert.ok(address.others);
  const failed = show(connection("waiting_code", off("subscribe_failed")));
  assert.equal(failed.lead.key, "stage-lead-no-events");
  assert.equal(show(connection("creating", off("no_public_address"))).left, "scan");
});

test("looking at the pairing code asks for a number first, then shows it", () => {
  assert.equal(show(connection("code"), "pairing").left, "phone");
  const pairing = { code: "AB12CD34", phone: null, asked_at: 0 };
  const plan = show(connection("code", { pairing }), "pairing");
  assert.deepEqual([plan.left, plan.right], ["pairing", "pairing"]);
  checkSentences(plan);
});

test("what the person looks at gives way to what the phone did", () => {
  const pairing = { code: "AB12CD34", phone: null, asked_at: 0 };
  for (const look of ["pairing", "link"]) {
    assert.equal(show(connection("syncing", { pairing }), look).left, "plain");
    assert.equal(show(connection("password", { pairing }), look).left, "secret");
  }
});

test("looking at the link shows the link", () => {
  assert.equal(show(connection("code"), "link").left, "link");
  assert.equal(show(connection("link_waiting"), "code").left, "link");
});
