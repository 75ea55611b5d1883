// The "Add channel" gallery and the preparation of each messenger, with and without events.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { card, closedWhy, firstOpen, quietLine } from "../../ui/app/gallery.js";
import { howToGet, preparation, question } from "../../ui/app/prepare.js";
import { appName, credentialsKind, isLinkOnly, transportName, transportTitle } from "../../ui/app/transports.js";

const locale = readFileSync(new URL("../../ui/locales/en.ftl", import.meta.url), "utf8");

/** Every messenger with its ways, in the gallery's order. */
const MESSENGERS = [
  ["whatsapp", "code", "pairing", "link"],
  ["tgapi", "code", "link"],
  ["telegram", "credentials"],
  ["viber", "code"],
  ["max", "code", "link"],
  ["maxbot", "credentials", "link"],
  ["wapi", "page", "link"],
  ["instAPI", "credentials"],
  ["avito", "credentials"],
  ["vk", "link"],
  ["cian", "link"],
];

/** What the console says is open, with or without events. */
const gallery = (why = null) =>
  MESSENGERS.map(([transport, ...ways]) => ({
    transport,
    ways: ways.map((way) => {
      const closed = why !== null && way === "code";
      return { way, open: !closed, why: closed ? why : null };
    }),
  }));

const said = (key) => assert.match(locale, new RegExp(`^${key} = .`, "m"), `no message ${key}`);

test("every messenger has a card that says what it is for, how and how long", () => {
  for (const one of gallery()) {
    const drawn = card(one);
    assert.equal(drawn.way, one.ways[0].way, one.transport);
    assert.equal(drawn.closed, null, one.transport);
    assert.notEqual(drawn.about, "gallery-other", one.transport);
    for (const key of [drawn.about, drawn.how, drawn.time]) said(key);
    if (drawn.nameKey) said(drawn.nameKey);
  }
  assert.equal(quietLine(gallery()), null);
});

test("no two cards bear the same name", () => {
  const names = gallery().map((one) => card(one).nameKey ?? card(one).name);
  assert.equal(new Set(names).size, names.length);
});

test("without events each card offers what is open and says what is not, and why", () => {
  for (const why of ["no_public_address", "switched_off", "subscribe_failed"]) {
    const offered = gallery(why).map((one) => {
      const { transport, way, closed } = card(one);
      if (closed) said(closed);
      assert.equal(closed !== null, one.ways[0].way === "code", transport);
      return [transport, way];
    });
    assert.deepEqual(
      offered.map(([, way]) => way),
      ["pairing", "link", "credentials", null, "link", "credentials", "page", "credentials", "credentials", "link", "link"],
    );
    const quiet = quietLine(gallery(why));
    said(quiet.title);
    said(quiet.text);
    assert.equal(quiet.settings, why === "switched_off", "only one's own switch can be turned");
  }
});

test("the best open way is offered, and a closed one names its reason", () => {
  const [whatsapp, , , viber] = gallery("switched_off");
  assert.equal(firstOpen(whatsapp.ways), "pairing");
  assert.equal(firstOpen(viber.ways), null);
  assert.equal(closedWhy(viber.ways), "switched_off");
  assert.equal(firstOpen([]), null);
  assert.equal(closedWhy([]), null);
});

test("an unknown messenger has a card under its own word", () => {
  const drawn = card({ transport: "smoke", ways: [{ way: "code", open: true, why: null }] });
  assert.deepEqual([drawn.name, drawn.about, drawn.time], ["smoke", "gallery-other", null]);
  const shut = card({ transport: "smoke", ways: [] });
  assert.equal(shut.way, null);
});

test("every messenger says what is needed, how long it takes and what can go wrong", () => {
  const lists = new Set();
  for (const { transport } of [...gallery(), { transport: "smoke" }]) {
    const { need, time, wrong } = preparation(transport);
    assert.ok(need.length > 0 && wrong.length > 0, transport);
    for (const key of [...need, time, ...wrong]) said(key);
    lists.add(need.join());
  }
  assert.equal(lists.size, MESSENGERS.length + 1, "each has a list of its own");
});

test("every first question has its words, also when nothing is open", () => {
  for (const { transport, ways } of gallery()) {
    for (const way of [...ways.map((one) => one.way), null]) {
      const { title, lead } = question(transport, way);
      said(title);
      said(lead);
    }
  }
});

test("where something is typed, three lines say how one comes by it", () => {
  for (const { transport, ways } of gallery()) {
    const typed = ways[0].way === "credentials";
    assert.equal(credentialsKind(transport) !== null, typed, transport);
    assert.equal(howToGet(transport).length, typed ? 3 : 0, transport);
    howToGet(transport).forEach(said);
  }
});

test("only what has no other way is connected by a link alone", () => {
  const alone = gallery().filter((one) => one.ways.every(({ way }) => way === "link"));
  assert.deepEqual(alone.map((one) => one.transport).filter(isLinkOnly), ["vk", "cian"]);
  assert.equal(alone.length, 2);
});

test("names: the short one for lists, the full one for titles, the app for steps", () => {
  assert.deepEqual([transportName("wapi"), transportTitle("wapi"), appName("wapi")], ["WABA", "WhatsApp Business API", "Meta"]);
  assert.deepEqual([transportName("telegram"), appName("telegram")], ["Telegram bot", "Telegram"]);
  assert.equal(transportTitle("INSTAPI"), "Instagram");
  assert.equal(appName("smoke"), "smoke");
});
