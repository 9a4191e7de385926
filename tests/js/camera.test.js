import assert from "node:assert/strict";
import test from "node:test";
import { beside, fitting, opening } from "../../static/js/jamboard/camera.js";

const DESKTOP = { width: 1440, height: 712 };
const PHONE = { width: 390, height: 606 };
const TWO_SHEETS = { width: 1340, height: 742 };

// Zoom.

test("a desktop opens on every row, not only on every column", () => {
  assert.equal(opening(DESKTOP, TWO_SHEETS), 712 / 742);
});

test("a long board is not made too small to show its end", () => {
  assert.equal(fitting(DESKTOP, { width: 1340, height: 3000 }), 0.75);
});

test("a board smaller than the view is shown as large as it is", () => {
  assert.equal(fitting(DESKTOP, { width: 700, height: 400 }), 1);
});

test("a phone opens where words are read, and fits all when it is asked", () => {
  assert.deepEqual([opening(PHONE, TWO_SHEETS), fitting(PHONE, TWO_SHEETS)], [0.9, 390 / 1340]);
});

// A note's tools.

const VIEW = { left: 0, right: 400, top: 100, bottom: 600 };
const TOOLS = { width: 200, height: 48 };

test("a note's tools stand under it where there is room", () => {
  const note = { left: 20, right: 170, top: 200, bottom: 350 };
  assert.deepEqual(beside(note, TOOLS, VIEW), { isAbove: false, shift: 0 });
});

test("the tools of a note at the foot stand above it", () => {
  const note = { left: 20, right: 170, top: 430, bottom: 580 };
  assert.deepEqual(beside(note, TOOLS, VIEW), { isAbove: true, shift: 0 });
});

test("the tools of a note in the last column open leftwards", () => {
  const note = { left: 240, right: 390, top: 200, bottom: 350 };
  assert.deepEqual(beside(note, TOOLS, VIEW), { isAbove: false, shift: -50 });
});

test("tools wider than the view begin where it does", () => {
  const note = { left: 240, right: 390, top: 200, bottom: 350 };
  assert.equal(beside(note, { width: 500, height: 48 }, VIEW).shift, -240);
});
