import assert from "node:assert/strict";
import test from "node:test";
import { Arrivals, newsWords } from "../../static/js/jamboard/arrivals.js";
import { freePlace } from "../../static/js/jamboard/places.js";
import { Sayings } from "../../static/js/jamboard/sayings.js";

// Places.

test("a new note goes to the first place that is free, row by row", () => {
  const places = [[], [{ x: 32, y: 40 }, { x: 228, y: 44 }], [{ x: 32, y: 40 }, { x: 232, y: 40 }, { x: 432, y: 40 }]];
  assert.deepEqual(places.map(freePlace), [{ x: 32, y: 40 }, { x: 432, y: 40 }, { x: 32, y: 240 }]);
});

// Arrivals.

test("in Quieter view what others add waits, and is given once", () => {
  const arrivals = new Arrivals(() => true);
  const held = [arrivals.holds("a", false), arrivals.holds("a", false), arrivals.holds("mine", true)];
  assert.deepEqual([held, arrivals.count], [[true, true, false], 1]);
  assert.deepEqual([arrivals.take(), arrivals.take()], [["a"], []]);
});

test("a note that is gone before it was asked for is not counted", () => {
  const arrivals = new Arrivals(() => true);
  arrivals.holds("a", false);
  arrivals.forget("a");
  assert.equal(arrivals.count, 0);
});

test("once Quieter view is off nothing waits", () => {
  let isCalm = true;
  const arrivals = new Arrivals(() => isCalm);
  arrivals.holds("a", false);
  isCalm = false;
  assert.deepEqual([arrivals.holds("a", false), arrivals.count], [false, 0]);
});

test("what waits is counted in words", () => {
  assert.deepEqual([1, 4].map(newsWords), ["1 new note.", "4 new notes."]);
});

// Sayings.

test("each act has its own words, and any other is saved", () => {
  const said = new Sayings();
  const acts = [{ do: "note.add" }, { do: "note.react", on: false }, { do: "note.edit" }];
  assert.deepEqual(
    acts.map((op) => said.take({ op: "x", ...op })),
    ["Your note is on the board.", "Reaction taken off.", "Saved."],
  );
});

test("of an act spoken of twice only the last is said, and only once", () => {
  const said = new Sayings();
  const move = { op: "m", do: "note.move" };
  said.after("m", "Moved left.");
  said.after("m", "Moved up.");
  assert.deepEqual([said.take(move), said.take(move)], ["Moved up.", "Moved."]);
});
