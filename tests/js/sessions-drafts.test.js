import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts } from "../../static/js/sessions/drafts.js";

function storage({ full = false } = {}) {
  const kept = new Map();
  return {
    kept,
    getItem: (name) => kept.get(name) ?? null,
    removeItem: (name) => kept.delete(name),
    setItem: (name, text) => {
      if (full) throw new Error("QuotaExceededError");
      kept.set(name, text);
    },
  };
}

test("words are kept, found again by a new page, and forgotten", () => {
  const tab = storage();
  new Drafts(tab, "alice", "plan").keep("item", { title: ["Tea"] });
  const later = new Drafts(tab, "alice", "plan");
  assert.deepEqual(later.find("item"), { title: ["Tea"] });
  later.forget("item");
  assert.deepEqual(later.ids(), []);
  assert.equal(tab.kept.size, 0);
});

test("nobody else, and no other plan, finds them", () => {
  const tab = storage();
  new Drafts(tab, "alice", "plan").keep("item", { title: ["Tea"] });
  assert.equal(new Drafts(tab, "bob", "plan").find("item"), undefined);
  assert.equal(new Drafts(tab, "alice", "other").find("item"), undefined);
});

test("a full or spoiled storage breaks nothing", () => {
  new Drafts(storage({ full: true }), "alice", "plan").keep("item", {});
  const spoiled = storage();
  spoiled.kept.set("plan:alice:plan", "{");
  assert.deepEqual(new Drafts(spoiled, "alice", "plan").ids(), []);
});
