// Selecting by pointer: what a drag makes of a selection.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Selection } from "../../ui/app/roles/selection.js";
import { listenToPointer } from "../../ui/components/role-grid-pointer.js";

const SIZE = { rows: 4, columns: 3 };

globalThis.Element ??= class {};

/** A grid whose places are a pixel each; -1 is a head. */
function gridOf() {
  const scroller = Object.assign(new EventTarget(), {
    clientWidth: 100,
    clientHeight: 100,
    getBoundingClientRect: () => ({ left: 0, top: 0 }),
    setPointerCapture() {},
  });
  const grid = {
    scroller,
    people: ["a", "b", "c", "d"],
    sheet: { size: SIZE },
    chosen: new Selection({ row: 0, column: 0 }),
    painter: { rows: [], spotAt: ({ clientX, clientY }) => ({ row: clientY, column: clientX }) },
    select: (selection) => (grid.chosen = selection),
    openMenu() {},
    tell() {},
  };
  listenToPointer(grid);
  const send = (type, row, column) =>
    scroller.dispatchEvent(Object.assign(new Event(type), { clientX: column, clientY: row, button: 0, pointerId: 1 }));
  return { grid, send };
}

test("a drag that once spans everything goes on", () => {
  const { grid, send } = gridOf();
  send("pointerdown", 1, 0);
  send("pointermove", 1, 2);
  assert.deepEqual(grid.chosen.rectangle, { top: 1, left: 0, bottom: 2, right: 3 });
  send("pointermove", 3, 2);
  assert.deepEqual(grid.chosen.rectangle, { top: 1, left: 0, bottom: 4, right: 3 });
  send("pointermove", 2, 1);
  assert.deepEqual(grid.chosen.rectangle, { top: 1, left: 0, bottom: 3, right: 2 });
});

test("a row that was begun at its head stays one", () => {
  const { grid, send } = gridOf();
  send("pointerdown", 2, -1);
  send("pointermove", 3, 1);
  assert.deepEqual(grid.chosen.rectangle, { top: 2, left: 0, bottom: 3, right: 3 });
  send("pointerup", 3, 1);
  send("pointerdown", 0, 0);
  send("pointermove", 1, 1);
  assert.equal(grid.chosen.count, 4, "the next drag is one of cells");
});
