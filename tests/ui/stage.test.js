// What the connection stage shows, for every kind of stage and for each way of connecting.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { remediesFor } from "../../ui/app/stage-remedies.js";
import { manner } from "../../ui/app/stage-rows.js";
import { steps } from "../../ui/app/stage-steps.js";
import { isPassing, sentenceArgs, shown } from "../../ui/app/stage.js";

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
  cause: "silent",
  ...more,
});

const connection = (kind, more = {}, details = {}) => ({
  connection_id: "k1",
  account_id: "24017788",
  account_label: "Aurora Dental",
  transport: "whatsapp",
  way: "code",
  page: null,
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

/** Each way with a messenger that takes it. */
const WAYS = [
  { way: "code", transport: "whatsapp" },
  { way: "pairing", transport: "whatsapp" },
  { way: "code", transport: "tgapi" },
  { way: "code", transport: "viber" },
  { way: "credentials", transport: "telegram" },
  { way: "credentials", transport: "instAPI" },
  { way: "page", transport: "wapi" },
  { way: "link", transport: "max" },
  { way: "link", transport: "vk" },
];

const bot = (kind, more = {}, details = {}) =>
  connection(kind, { transport: "telegram", way: "credentials", ...more }, details);
const channel = (more) => ({ channel_id: "c1", transport: "telegram", phone: null, username: null, name: null, ...more });

/** Every sentence of a plan exists and gets what it names. */
function checkSentences(plan) {
  for (const sentence of [plan.pill, plan.title, plan.lead, ...plan.offers]) {
    if (!sentence) continue;
    for (const name of message(sentence.key)) {
      assert.ok((sentence.args ?? {})[name], `${sentence.key} lacks ${name}`);
    }
  }
}

test("every kind has a pill, a title and something on both sides, by every way", () => {
  assert.equal(KINDS.length, 26);
  const known = { expected_phone: "37120001122", phone_seen: "37129999999" };
  for (const way of WAYS) {
    for (const kind of KINDS) {
      for (const more of [{}, { reconnect: true }, known, { channel: channel({ phone: "a_bot" }) }]) {
        const plan = show(connection(kind, { ...way, ...more }));
        assert.equal(plan.kind, kind);
        checkSentences(plan);
        const active = plan.offers.length > 0 || plan.others || plan.left !== "plain";
        const waits = ["subscribing", "creating", "waiting_code", "checking", "syncing", "removing"];
        assert.ok(active || waits.includes(kind), `${way.way} ${kind} leaves nothing to do`);
      }
    }
  }
});

test("nobody is asked to scan where nothing is scanned", () => {
  for (const way of WAYS.filter((one) => ["credentials", "page"].includes(one.way) || one.transport === "vk")) {
    for (const kind of KINDS.filter((one) => !["code", "code_broken"].includes(one))) {
      const plan = show(connection(kind, way));
      assert.notEqual(plan.left, "scan", `${way.transport} ${kind}`);
      for (const offer of plan.offers) assert.notEqual(offer.key, "stage-new-code", `${way.transport} ${kind}`);
    }
  }
});

test("what lives by a token is never started again without one", () => {
  for (const kind of KINDS) {
    for (const offer of show(bot(kind)).offers) assert.notEqual(offer.action, "reinit", kind);
  }
  for (const kind of ["unauthorized", "disabled", "expired", "failed"]) {
    assert.equal(show(bot(kind)).left, "credentials", kind);
  }
  assert.equal(show(bot("unpaid")).left, "plain");
  assert.equal(show(bot("unpaid"), "type").left, "credentials");
  assert.equal(show(bot("connected"), "type").left, "plain", "not once it works");
  assert.equal(show(connection("failed")).left, "failure");
});

test("what was refused is called so, what never arrived is not", () => {
  assert.equal(show(bot("failed")).title.key, "stage-title-refused");
  const lost = bot("failed", {}, { error: { ...ERROR, code: "not_sent" } });
  assert.equal(show(lost).title.key, "stage-title-failed");
});

test("a bot is called by its name where there is no number", () => {
  const plan = show(bot("connected", { channel: channel({ phone: "aurora_help_bot" }) }));
  assert.equal(plan.title.key, "stage-title-connected-bot");
  assert.equal(plan.lead.key, "stage-lead-connected-name");
  assert.equal(plan.lead.args.name, "aurora_help_bot");
  const asked = show(bot("confirm", { channel: channel({ username: "aurora" }) }));
  assert.equal(asked.lead.args.name, "@aurora");
  assert.equal(asked.offers[0].key, "stage-confirm-name");
  const numbered = show(connection("connected", { channel: channel({ phone: "37120001122" }) }, { phone: "37120001122" }));
  assert.equal(numbered.lead.key, "stage-lead-connected");
  assert.equal(numbered.title.key, "stage-title-connected");
});

test("a page is shown beside its steps, and anew when it has run out", () => {
  const waba = { transport: "wapi", way: "page" };
  const plan = show(connection("page", waba));
  assert.deepEqual([plan.left, plan.right, plan.others], ["page", "page", false]);
  assert.deepEqual(show(connection("expired", waba)).offers.map((one) => one.key), ["stage-new-page"]);
  assert.equal(show(connection("creating", waba)).left, "page");
});

test("a link alone is asked for anew, and then shown", () => {
  const vk = { transport: "vk", way: "link" };
  const plan = show(connection("unauthorized", vk));
  assert.deepEqual(plan.offers.map((one) => one.action), ["link"]);
  assert.equal(show(connection("unauthorized", vk), "link").left, "link");
  assert.equal(show(connection("unauthorized"), "link").left, "plain", "WhatsApp is scanned again");
});

test("the manner follows the messenger, whatever way is written down", () => {
  assert.equal(manner({ transport: "vk", way: "code" }), "link");
  assert.equal(manner({ transport: "telegram", way: "code" }), "credentials");
  assert.equal(manner({ transport: "maxbot", way: "link" }), "link");
  assert.equal(manner({ transport: "smoke", way: "page" }), "page");
});

test("when two sources differ the screen says so, with three remedies in order", () => {
  const plan = show(connection("stuck", {}, { cause: "disagree" }));
  assert.equal(plan.title.key, "stage-title-disagree");
  assert.equal(show(connection("stuck")).title.key, "stage-title-stuck");
  for (const way of WAYS) {
    for (const cause of ["silent", "disagree"]) {
      const three = remediesFor(connection("stuck", way, { cause }));
      assert.equal(three.length, 3);
      for (const { title, note, offer } of three) {
        message(title);
        message(note);
        if (offer) message(offer.key);
      }
      assert.equal(three[0].offer, undefined, "first one looks");
      assert.equal(three[2].offer.action, "remove", "removing comes last");
      if (cause === "disagree") assert.equal(three[0].title, "remedy-wait");
    }
  }
  for (const more of [{ transport: "vk", way: "link" }, { channel_id: null }]) {
    const watched = remediesFor(connection("stuck", more));
    assert.equal(watched[2].offer.key, "leave-stop", "nothing is there that could be removed");
  }
});

test("every messenger that shows a code has its own steps, an unknown one the general ones", () => {
  const known = ["whatsapp", "tgapi", "viber", "max"].map((transport) => steps(transport, "scan"));
  for (const list of [...known, steps("smoke", "scan"), steps("wapi", "page"), steps("whatsapp", "pairing")]) {
    assert.equal(list.length, 3);
    for (const step of list) {
      message(step.title);
      message(step.note);
    }
  }
  assert.equal(new Set(known.map((list) => list[1].title)).size, 4);
});

test("another phone: scan with the right one, or mean the other", () => {
  const offers = (more, details) => show(connection("foreign_phone", more, details)).offers;
  const fresh = offers({}, { phone: "37129999999" });
  assert.deepEqual(fresh.map((one) => one.action), ["reinit", "replace"]);
  assert.equal(fresh[1].key, "stage-use-other-named");
  assert.equal(fresh[1].args.phone, "+371\u00a029\u00a0999\u00a0999");
  assert.equal(offers({}, {})[1].key, "stage-use-other");
  assert.equal(offers({ reconnect: true }, {})[1].key, "stage-add-other", "the old channel stays");
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

test("a channel that was there before is not deleted from its stage", () => {
  const actions = (kind, more) => show(connection(kind, more)).offers.map((one) => one.action);
  assert.deepEqual(actions("elsewhere", {}), ["reinit", "remove"]);
  assert.deepEqual(actions("elsewhere", { reconnect: true }), ["reinit"]);
  assert.deepEqual(actions("blocked", { reconnect: true }), ["done"]);
});

test("what passes by itself is not to be tried again by hand", () => {
  const passing = (kind, code) => isPassing(connection(kind, { trouble: { ...ERROR, code } }));
  assert.equal(passing("code", "not_sent"), true);
  assert.equal(passing("waiting_code", "server_trouble"), true);
  assert.equal(passing("code", "refused"), false);
  assert.equal(passing("checking", "not_sent"), false);
  assert.equal(isPassing(connection("code")), false);
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
  const switched = show(connection("waiting_code", off("switched_off")));
  assert.equal(switched.lead.key, "stage-lead-switched-off");
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

test("where the pairing code is the way, it is waited for and shown without asking", () => {
  const pairs = { way: "pairing", ways: { code: false, pairing: true, link: true } };
  const events = { mode: "off", why: "no_public_address", last_heard: null, refused: 0 };
  const waits = show(connection("waiting_code", { ...pairs, events, expected_phone: "37120001122" }));
  assert.deepEqual([waits.pill.key, waits.left, waits.right], ["stage-pill-pairing", "pairing", "journey"]);
  const unknown = show(connection("waiting_code", { ...pairs, events }));
  assert.equal(unknown.lead.key, "stage-lead-no-address", "the number has to be asked for");
  const pairing = { code: "AB12CD34", phone: null, asked_at: 0 };
  assert.equal(show(connection("waiting_code", { ...pairs, events, pairing })).right, "pairing");
  assert.equal(show(connection("code", { way: "pairing" })).right, "code", "a code that is there is shown");
});

test("a new start that was refused asks again instead of checking for ever", () => {
  const trouble = (code) => ({ trouble: { ...ERROR, code } });
  const refused = show(bot("checking", { reconnect: true, ...trouble("refused") }));
  assert.deepEqual([refused.title.key, refused.left], ["stage-title-refused", "credentials"]);
  const away = show(bot("checking", { reconnect: true, ...trouble("not_sent") }));
  assert.deepEqual(away.offers.map((one) => one.action), ["type"]);
  assert.equal(away.left, "plain");
  const page = show(connection("checking", { transport: "wapi", way: "page", ...trouble("refused") }));
  assert.deepEqual(page.offers.map((one) => one.action), ["reinit"]);
  assert.equal(show(bot("checking")).left, "plain");
});
