// The sentences: every one that is used exists, every one that exists is used, all languages alike.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { makeTranslate } from "../../ui/app/i18n.js";

const UI = fileURLToPath(new URL("../../ui/", import.meta.url));
const FOLDERS = ["app", "api", "components", "views"];

/** Every script of the page, by path. */
function scripts() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(UI + folder, { recursive: true })
      .filter((name) => name.endsWith(".js"))
      .map((name) => `${folder}/${name}`)
      .map((path) => ({ path, text: readFileSync(UI + path, "utf8") })),
  );
}

/**
 * The messages of a language with their placeholders.
 * @param {string} file
 */
function messages(file) {
  const text = readFileSync(`${UI}locales/${file}`, "utf8");
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const block of text.split(/\n(?=[a-z#])/)) {
    const key = /^([a-z][a-z0-9-]*) =/.exec(block)?.[1];
    if (!key) continue;
    const names = [...block.matchAll(/\$([a-z_]+)/g)].map((match) => match[1]);
    assert.ok(!found.has(key), `${file}: ${key} is there twice`);
    found.set(key, [...new Set(names)].toSorted().join(" "));
  }
  return { text, found };
}

const english = messages("en.ftl");
const sources = scripts();
// What the system shows is said by the host, from the same file.
const host = ["notifications", "trouble"].map((file) => ({
  text: readFileSync(new URL(`../../src-tauri/${file}.rs`, import.meta.url), "utf8"),
}));
const literals = new Set(
  [...sources, ...host].flatMap(({ text }) => [...text.matchAll(/"([a-z][a-z0-9-]*)"/g)].map((match) => match[1])),
);

test("every sentence asked for exists", () => {
  for (const { path, text } of sources) {
    for (const [, key] of text.matchAll(/\bt\(\s*"([^"]*)"/g)) {
      assert.ok(english.found.has(key), `${path} asks for ${key}`);
    }
    for (const [, key] of text.matchAll(/\b(?:key|text|why|title): "([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"/g)) {
      assert.ok(english.found.has(key), `${path} names ${key}`);
    }
  }
});

test("every sentence is used somewhere", () => {
  const idle = [...english.found.keys()].filter((key) => !literals.has(key));
  assert.deepEqual(idle, []);
});

test("keys are written whole, never glued from parts", () => {
  for (const { path, text } of sources) {
    assert.doesNotMatch(text, /\bt\(\s*`/, `${path} glues a key`);
  }
});

test("every language has the same sentences with the same placeholders", () => {
  for (const file of readdirSync(`${UI}locales`)) {
    const { found } = messages(file);
    assert.deepEqual([...found].toSorted(), [...english.found].toSorted(), file);
  }
});

test("every sentence can be said", () => {
  const args = {};
  for (const names of english.found.values()) for (const name of names.split(" ")) args[name] = 2;
  for (const file of readdirSync(`${UI}locales`)) {
    const { text, found } = messages(file);
    /** @type {string[]} */
    const complaints = [];
    const t = makeTranslate(text, file.replace(".ftl", ""), (complaint) => complaints.push(complaint));
    for (const key of found.keys()) assert.notEqual(t(key, args), "", key);
    assert.deepEqual(complaints, [], file);
  }
});

test("a missing sentence is complained about and shows its key", () => {
  /** @type {string[]} */
  const complaints = [];
  const t = makeTranslate("known = Known", "en", (complaint) => complaints.push(complaint));
  assert.equal(t("unknown-key"), "unknown-key");
  assert.equal(complaints.length, 1);
});

test("no template styles inline, which the content policy would drop", () => {
  for (const { path, text } of sources) {
    assert.doesNotMatch(text, /\sstyle=|styleMap/, path);
  }
});
