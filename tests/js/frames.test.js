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

for (const { name, begins, steps, withheld, ends } of load("scripts")) {
  test(`${name}: the changes give the board`, () => {
    const state = makeBoard(begins);
    for (const { gives } of steps) if (gives) applyChange(state, gives);
    assert.deepEqual(inOrder(shown(state)), inOrder(ends));
  });
  test(`${name}: whoever comes later, at whatever time, sees the same board`, () => {
    const log = steps.flatMap(({ gives }) => gives ?? []);
    for (const since of log.keys()) {
      const state = makeBoard(structuredClone(begins));
      for (const change of log.slice(0, since)) applyChange(state, change);
      for (const change of log.slice(since)) applyChange(state, told(change, withheld));
      assert.deepEqual(inOrder(shown(state)), inOrder(ends));
    }
  });
  test(`${name}: what is taken may be sent`, () => {
    const taken = steps.filter((step) => step.gives);
    assert.deepEqual(taken.map((step) => checkOp(step.body)), taken.map(() => null));
  });
}

function told(change, withheld) {
  return withheld.includes(change.seq) ? { seq: change.seq, do: "withheld" } : change;
}

function shown({ seq, board, notes, clusters }) {
  return { seq, board, notes: [...notes.values()], clusters: [...clusters.values()] };
}

function inOrder({ notes, ...rest }) {
  return { ...rest, notes: notes.sort((one, other) => (one.id < other.id ? -1 : 1)) };
}
