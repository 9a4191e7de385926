import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { applyChange, makeBoard } from "../../static/js/jamboard/board.js";
import { checkOp } from "../../static/js/jamboard/ops.js";
import { parse } from "../../static/js/jamboard/protocol.js";

const PAGE = readFileSync(new URL("../../docs/protocol.md", import.meta.url), "utf8");

function examples(kind) {
  const blocks = PAGE.matchAll(new RegExp(`\`\`\`json ${kind}\\n([^]+?)\\n\`\`\``, "g"));
  return [...blocks].map((block) => block[1]);
}

for (const text of examples("server")) {
  const written = JSON.parse(text);
  test(`the page's ${written.type} is read`, () => assert.deepEqual(parse(text), written));
}

test("the page's ops may be sent", () => {
  const ops = examples("client").map((text) => JSON.parse(text)).filter((frame) => frame.type === "op");
  assert.deepEqual(ops.map(checkOp), [null]);
});

test("the page's log gives a board", () => {
  const state = makeBoard(parse(examples("server")[0]));
  for (const text of examples("change")) applyChange(state, JSON.parse(text));
  assert.deepEqual([state.seq, state.board.phase, state.notes.size], [9, "closed", 2]);
});
