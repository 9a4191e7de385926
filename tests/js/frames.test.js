import assert from "node:assert/strict";
import test from "node:test";
import { applyChange, makeBoard } from "../../static/js/jamboard/board.js";
import { checkOp } from "../../static/js/jamboard/ops.js";
import { parse } from "../../static/js/jamboard/protocol.js";
import { load } from "./golden.js";

for (const { name, frame } of load("client-good")) {
  if (frame.type !== "op") continue;
  test(`${name} may be sent`, () => assert.equal(checkOp(frame), null));
}

for (const { name, frame, op, code } of load("client-bad")) {
  if (!op) continue;
  test(`${name} is not sent`, () => assert.equal(checkOp(frame), code));
}

for (const { name, frame } of load("server-good")) {
  test(`${name} is read`, () => assert.deepEqual(parse(JSON.stringify(frame)), frame));
}

for (const { name, text } of load("server-bad")) {
  test(`${name} is ignored`, () => assert.equal(parse(text), null));
}

for (const { name, begins, steps, ends } of load("scripts")) {
  test(`${name}: the changes give the board`, () => {
    const state = makeBoard(begins);
    for (const { gives } of steps) if (gives) applyChange(state, gives);
    const { seq, board, notes, clusters } = state;
    const shown = { seq, board, notes: [...notes.values()], clusters: [...clusters.values()] };
    assert.deepEqual(inOrder(shown), inOrder(ends));
  });
  test(`${name}: what is taken may be sent`, () => {
    const taken = steps.filter((step) => step.gives);
    assert.deepEqual(taken.map((step) => checkOp(step.body)), taken.map(() => null));
  });
}

function inOrder({ notes, ...rest }) {
  return { ...rest, notes: notes.sort((one, other) => (one.id < other.id ? -1 : 1)) };
}
