// The one question before something unsaved is left, whichever way leads there; and letters of keys.
import assert from "node:assert/strict";
import { test } from "node:test";
import { means } from "../../ui/app/letters.js";
import { Router } from "../../ui/app/router.js";
import { Unsaved } from "../../ui/app/unsaved.js";

/** A window with an address that can be gone to, as far as a router sees of it. */
function fakeWindow(hash) {
  const location = { hash };
  const listeners = [];
  return {
    location,
    history: { state: null, replaceState: (_state, _title, url) => (location.hash = new URL(url).hash) },
    addEventListener: (_type, listener) => listeners.push(listener),
    /** What the person does; the page's own way goes through `location` and is told here too. */
    go(to) {
      const oldURL = `tauri://localhost/${location.hash}`;
      location.hash = to;
      for (const listener of listeners) listener({ oldURL, newURL: `tauri://localhost/${to}` });
    },
  };
}

test("with nothing to lose, whatever leads away is done at once", () => {
  const unsaved = new Unsaved();
  let went = 0;
  unsaved.before(() => (went += 1));
  assert.equal(went, 1);
});

test("with something to lose, it is done when the person agreed, and told once", () => {
  const unsaved = new Unsaved();
  const told = [];
  const asked = [];
  unsaved.changed = (held) => told.push(held);
  const ask = (go) => asked.push(go);
  unsaved.hold(ask);
  unsaved.hold(ask);
  let went = 0;
  unsaved.before(() => (went += 1));
  assert.equal(went, 0);
  asked[0]();
  assert.equal(went, 1);
  unsaved.hold(null);
  unsaved.hold(null);
  assert.deepEqual(told, [true, false]);
});

test("another page is not gone to before the person agreed, and the address stays", () => {
  const window = fakeWindow("#account/1/roles");
  const router = new Router(window);
  const pages = [];
  router.follow((route) => pages.push(route.page));
  let leave = null;
  router.unsaved.hold((go) => (leave = go));
  window.go("#settings");
  assert.deepEqual([pages, window.location.hash], [[], "#account/1/roles"]);
  leave();
  assert.equal(window.location.hash, "#settings");
  window.go("#settings");
  assert.deepEqual(pages, ["settings"]);
  // Agreed once is not agreed for ever.
  window.go("#clients");
  assert.deepEqual(pages, ["settings"]);
  router.unsaved.hold(null);
  window.go("#clients");
  assert.deepEqual(pages, ["settings", "clients"]);
});

test("a key means its letter, or its place on a keyboard of another script", () => {
  assert.ok(means({ key: "s", code: "KeyS" }, "s"));
  assert.ok(means({ key: "S", code: "KeyS" }, "s"));
  assert.ok(means({ key: "\u044b", code: "KeyS" }, "s"), "Cyrillic");
  assert.ok(!means({ key: "o", code: "KeyS" }, "s"), "another Latin layout writes what it says");
  assert.ok(!means({ key: "F5", code: "F5" }, "r"));
});
