import assert from "node:assert/strict";
import test from "node:test";
import { newId, newKey } from "../../static/js/lib/ids.js";
import { hasNhsNumber } from "../../static/js/lib/text.js";
import { backoff, jittered } from "../../static/js/lib/timing.js";
import { load } from "./golden.js";

const ones = (count) => new Uint8Array(count).fill(255);
const zeros = (count) => new Uint8Array(count);

test("an id is a lower-case UUID of version 4", () => {
  assert.deepEqual(
    [newId(zeros), newId(ones)],
    ["00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff"],
  );
});

test("a key is 32 bytes in base64url", () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, at) => at * 8);
  assert.equal(newKey(() => bytes), Buffer.from(bytes).toString("base64url"));
});

test("waiting doubles from half a second up to thirty", () => {
  const waits = [0, 1, 2, 10, 40].map((attempt) => backoff(attempt, () => 1));
  assert.deepEqual(waits, [500, 1_000, 2_000, 30_000, 30_000]);
});

test("waiting is spread over all of its time", () => {
  assert.equal(backoff(3, () => 0), 0);
});

test("a wait that was asked for is never cut short", () => {
  assert.deepEqual([jittered(400, () => 0), jittered(400, () => 1)], [400, 600]);
});

for (const { name, text, found } of load("nhs-numbers")) {
  test(`an NHS number ${name}: ${found ? "" : "not "}found`, () => {
    assert.equal(hasNhsNumber(text), found);
  });
}
