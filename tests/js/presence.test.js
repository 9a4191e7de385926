import assert from "node:assert/strict";
import test from "node:test";
import { Presence } from "../../static/js/jamboard/presence.js";

const alice = { key: "k1", name: "Alice", is: "facilitator" };
const bob = { key: "k2", name: "Bob", is: "member" };

function presenceAfter(...frames) {
  const presence = new Presence();
  for (const frame of frames) presence.receive({ type: "people", ...frame });
  return presence;
}

test("who is here is who was told, came, and did not go", () => {
  const presence = presenceAfter({ here: [alice], count: 1 }, { came: [bob], went: ["k1"], count: 1 });
  assert.deepEqual([presence.here, presence.count], [[bob], 1]);
});

test("a crowd has a count and no list", () => {
  const presence = presenceAfter({ here: [alice], count: 1 }, { count: 61 });
  assert.deepEqual([presence.here, presence.count], [[], 61]);
});

test("a crowd that thins out has a list again", () => {
  const presence = presenceAfter({ count: 61 }, { here: [alice, bob], count: 2 });
  assert.deepEqual(presence.here, [alice, bob]);
});

test("when the line is down nobody is known to be here", () => {
  const presence = presenceAfter({ here: [alice], count: 1 });
  presence.forget();
  assert.deepEqual([presence.here, presence.count], [[], 0]);
});

test("a listener hears each change until it stops", () => {
  const presence = new Presence();
  const counts = [];
  const stop = presence.subscribe(() => counts.push(presence.count));
  presence.receive({ type: "people", count: 5 });
  stop();
  presence.receive({ type: "people", count: 6 });
  assert.deepEqual(counts, [5]);
});
