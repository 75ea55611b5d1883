// The journey's steps, ages, sizes and groups of the connection stage.
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeSize, journey, listening, pairingGroups, ringShare } from "../../ui/app/stage-journey.js";

const LISTENING = { mode: "listening", why: null, last_heard: null, refused: 0 };
const steps = (kind, more = {}) =>
  journey({
    stage: { kind },
    events: LISTENING,
    reconnect: false,
    code: null,
    way: "code",
    transport: "whatsapp",
    ...more,
  });
const WAYS = [
  ["code", "whatsapp"],
  ["pairing", "whatsapp"],
  ["credentials", "telegram"],
  ["page", "wapi"],
  ["link", "vk"],
  ["link", "max"],
];
const now = (legs) => legs.find((leg) => leg.state === "now").key;
const span = (ms) => `${ms / 1000} s`;

test("exactly one step is the present one, and none after it is done", () => {
  const kinds = ["subscribing", "creating", "creation_unknown", "waiting_code", "code", "password"];
  const more = ["enter_code", "page", "checking", "syncing", "stuck", "removing", "link_waiting"];
  for (const [way, transport] of WAYS) {
    for (const kind of [...kinds, ...more]) {
      const order = steps(kind, { way, transport }).map((leg) => leg.state).join(" ");
      assert.match(order, /^(done )*now( next)*$/, `${way} ${kind}`);
    }
  }
});

test("each way has its own steps", () => {
  const bot = { way: "credentials", transport: "telegram" };
  assert.equal(now(steps("creating", bot)), "leg-create");
  assert.equal(now(steps("checking", bot)), "leg-check");
  assert.equal(now(steps("syncing", bot)), "leg-works");
  assert.equal(now(steps("stuck", bot)), "leg-check");
  const page = { way: "page", transport: "wapi" };
  assert.equal(now(steps("creating", page)), "leg-page-link");
  assert.equal(now(steps("page", page)), "leg-page");
  assert.equal(now(steps("checking", page)), "leg-works");
  assert.equal(now(steps("password", page)), "leg-password");
  const link = { way: "link", transport: "vk" };
  assert.equal(now(steps("creating", link)), "leg-elsewhere");
  assert.equal(now(steps("checking", link)), "leg-works");
  assert.ok(!steps("checking", bot).some((leg) => leg.key === "leg-phone"), "nobody scans");
});

test("the present step names what is waited for", () => {
  assert.equal(now(steps("subscribing")), "leg-listen");
  assert.equal(now(steps("creating")), "leg-create");
  assert.equal(now(steps("creating", { reconnect: true })), "leg-reinit");
  assert.equal(now(steps("waiting_code")), "leg-code");
  assert.equal(now(steps("password")), "leg-password");
  assert.equal(now(steps("enter_code")), "leg-enter-code");
  assert.equal(now(steps("syncing")), "leg-sync");
  assert.equal(now(steps("link_waiting")), "leg-elsewhere");
  assert.equal(now(steps("removing")), "leg-removing");
});

test("a stage that is stuck stands where it got stuck", () => {
  assert.equal(now(steps("stuck")), "leg-code");
  assert.equal(now(steps("stuck", { code: {} })), "leg-phone");
});

test("without events the steps promise neither listening nor a code", () => {
  const events = { ...LISTENING, mode: "off", why: "no_public_address" };
  const keys = steps("waiting_code", { events }).map((leg) => leg.key);
  assert.deepEqual(keys.slice(0, 3), ["leg-look", "leg-create", "leg-ready"]);
});

test("the pill says whether and when something was heard", () => {
  const heard = (events, kind = "code") => listening({ stage: { kind }, events: { ...LISTENING, ...events } }, 9000, span);
  assert.equal(heard({}).key, "listening-silent");
  assert.deepEqual(heard({ last_heard: 7000 }), {
    tone: "good",
    key: "listening-heard",
    args: { span: "2 s" },
  });
  assert.equal(heard({ mode: "off", why: "no_public_address" }).key, "listening-off");
  assert.equal(heard({ mode: "off", why: "switched_off" }).key, "listening-off");
  assert.equal(heard({ mode: "off", why: "subscribe_failed" }).tone, "warn");
  assert.equal(heard({ mode: "off" }), null, "not yet asked");
  for (const kind of ["connected", "failed", "removing", "removed"]) {
    assert.equal(heard({}, kind), null, kind);
  }
});

test("the ring grows with age and stays full", () => {
  assert.equal(ringShare(-500), 2);
  assert.equal(ringShare(0), 2);
  assert.equal(ringShare(30_000), 50);
  assert.equal(ringShare(3_600_000), 100);
});

test("a code is drawn large, on whole pixels where that fits the card", () => {
  for (let width = 1; width <= 2048; width += 1) {
    const size = codeSize(width);
    assert.ok(size >= 300 && size <= 324, `${width} → ${size}`);
    const large = codeSize(width, true);
    assert.ok(large >= 380 && large <= 404, `${width} → ${large}`);
  }
  assert.equal(codeSize(49, true), 392);
  assert.equal(codeSize(61), 305);
  assert.equal(codeSize(150), 300);
  assert.equal(codeSize(0), 320);
});

test("a pairing code stands in two halves", () => {
  assert.deepEqual(pairingGroups("AB12CD34"), ["AB12", "CD34"]);
  assert.deepEqual(pairingGroups("ABCDEFG"), ["ABCD", "EFG"]);
});
