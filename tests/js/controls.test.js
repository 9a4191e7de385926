import assert from "node:assert/strict";
import test from "node:test";
import * as broken from "./controls/broken.js";
import { World } from "./model/world.js";

const RUNS = 12;

function failures(sabotage) {
  return Array.from({ length: RUNS }, (_, seed) => {
    try {
      new World(seed + 1, sabotage).run();
      return null;
    } catch (error) {
      return error.message;
    }
  }).filter(Boolean);
}

test("the same runs pass with nothing broken", () => {
  assert.deepEqual(failures(undefined), []);
});

for (const [name, says] of Object.entries({
  ignoresGaps: /sees another board/,
  appliesRepeats: /sees another board/,
  keepsRefusals: /still waiting/,
  forgetsOnReload: /is lost/,
  writesOver: /wrote over words unseen/,
})) {
  test(`a client that ${name} is caught`, () => {
    const caught = failures(broken[name]);
    assert.ok(caught.some((message) => says.test(message)), caught.join("\n") || "not caught");
  });
}
