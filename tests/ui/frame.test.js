// The small pure parts under every view: routes, rows in sight, errors.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError, asApiError, errorKey, fieldSentences } from "../../ui/app/errors.js";
import { formatRoute, PAGES, parseRoute } from "../../ui/app/router.js";
import { scrollToRow, windowRange } from "../../ui/app/window-range.js";

test("a route survives its address, whatever is in an id", () => {
  for (const page of PAGES) {
    for (const rest of [[], ["24017788"], ["24017788", "channels"], ["a/b ü#?"]]) {
      assert.deepEqual(parseRoute(formatRoute(page, ...rest)), { page, rest });
    }
  }
});

test("an unknown address is the clients list", () => {
  for (const hash of ["", "#", "#nowhere/1"]) {
    assert.deepEqual(parseRoute(hash), { page: "clients", rest: [] });
  }
});

test("the rows in sight are drawn, the others only take their room", () => {
  const view = { count: 1000, rowHeight: 56, height: 800, spare: 6 };
  for (const top of [-300, 0, 55, 56, 12_345, 55_200, 90_000]) {
    const { start, end, above, below } = windowRange({ ...view, top });
    assert.ok(end - start <= Math.ceil(800 / 56) + 1 + 2 * 6, `top ${top}`);
    assert.equal(above + (end - start) * 56 + below, 1000 * 56, `top ${top}`);
    for (let row = 0; row < 1000; row += 1) {
      const seen = (row + 1) * 56 > top && row * 56 < top + 800;
      if (seen) assert.ok(row >= start && row < end, `row ${row} at top ${top}`);
    }
  }
  assert.deepEqual(windowRange({ ...view, count: 0, top: 0 }), { start: 0, end: 0, above: 0, below: 0 });
});

test("a row is scrolled to only as far as needed", () => {
  const view = { rowHeight: 56, top: 560, height: 560, cover: 40 };
  assert.equal(scrollToRow({ ...view, index: 12 }), 560);
  assert.equal(scrollToRow({ ...view, index: 20 }), 616);
  assert.equal(scrollToRow({ ...view, index: 10 }), 520);
});

const refused = {
  code: /** @type {const} */ ("refused"),
  text: "no",
  fields: [{ field: "name", rule: /** @type {const} */ ("too_short"), limit: "3" }],
  retry_after_ms: null,
  request_id: "r-1",
};

test("whatever was thrown becomes an error with a code", () => {
  assert.deepEqual(
    [refused, "Command x not found", new TypeError("oops"), null].map((one) => asApiError(one).code),
    ["refused", "command", "internal", "command"],
  );
  const same = new ApiError(refused);
  assert.equal(asApiError(same), same);
  assert.equal(errorKey(/** @type {any} */ ("a code from the future")), "error-internal");
});

test("broken rules become sentences at their fields", () => {
  const t = (/** @type {string} */ key, /** @type {any} */ args) => `${key} ${args?.limit}`;
  assert.deepEqual(fieldSentences(new ApiError(refused), t), { name: "field-too-short 3" });
  assert.deepEqual(fieldSentences(null, t), {});
});
