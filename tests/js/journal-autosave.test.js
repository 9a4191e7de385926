import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dueAt, hurried, message, sending, settled } from "../../static/js/journal/autosave.js";
import {
  chosen,
  draftOf,
  isUnsaved,
  opened,
  resolved,
  restored,
  status,
  typed,
  worst,
} from "../../static/js/journal/box.js";
import { Drafts } from "../../static/js/journal/drafts.js";
import { outcome } from "../../static/js/journal/sending.js";

const kept = (text, revision = 1, audience = "me") => ({ text, revision, audience });
const empty = () => opened(kept("", 0));

/** Type, and send it. */
const sent = (text, box = empty(), now = 0) => sending(typed(box, text, now));

describe("when a box is saved", () => {
  test("two seconds after typing stops", () => {
    assert.equal(dueAt(typed(empty(), "a", 5_000)), 7_000);
  });

  test("and never later than ten seconds after it began", () => {
    let box = empty();
    for (let now = 0; now <= 9_000; now += 1_000) box = typed(box, `${now}`, now);

    assert.equal(dueAt(box), 10_000);
  });

  test("not while there is nothing new in it", () => {
    assert.equal(dueAt(typed(opened(kept("a")), "a", 0)), null);
  });

  test("not while a save is on its way", () => {
    assert.equal(dueAt(sent("a")), null);
  });

  test("again, once that save is kept, for what was typed meanwhile", () => {
    const box = typed(sent("a"), "ab", 1_000);

    const after = settled(box, { kind: "kept", kept: kept("a"), line: "" }, 1_500);

    assert.deepEqual([after.text, dueAt(after)], ["ab", 3_000]);
  });

  test("at once when its audience is chosen", () => {
    assert.equal(dueAt(chosen(empty(), "network", 5_000)), 5_000);
  });

  test("later and later while nobody answers, up to half a minute", () => {
    let box = sent("a");
    const waits = [];
    for (let tries = 0; tries < 6; tries += 1) {
      box = settled(box, { kind: "lost" }, 0);
      waits.push(dueAt(box));
      box = sending(box);
    }

    assert.deepEqual(waits, [2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  test("at once when the network is back", () => {
    const box = settled(sent("a"), { kind: "lost" }, 0);

    assert.equal(dueAt(hurried(box, 50)), 50);
  });

  for (const trouble of [
    { kind: "signed-out" },
    { kind: "refused", problem: "Too long." },
    { kind: "newer", kept: kept("theirs", 4) },
  ]) {
    test(`not again by itself after "${trouble.kind}"`, () => {
      assert.equal(dueAt(settled(sent("a"), trouble, 0)), null);
    });
  }

  test("again when the person changes what was refused", () => {
    const refused = settled(sent("a"), { kind: "refused", problem: "Too long." }, 0);
    const after = typed(refused, "b", 1_000);

    assert.deepEqual([dueAt(after), after.problem], [3_000, ""]);
  });
});

describe("what is sent", () => {
  test("the words, and the save they were written over", () => {
    const box = typed(opened(kept("a", 3)), "ab", 0);

    assert.deepEqual(message(box), { revision: "3", known: "a", text: "ab" });
  });

  test("only who can see it, when only that was chosen", () => {
    const box = chosen(opened(kept("a", 3)), "network", 0);

    assert.deepEqual(message(box), { revision: "3", known: "a", audience: "network" });
  });

  test("what was last sent unheard, as known to this page", () => {
    const box = typed(sent("a"), "ab", 500);

    assert.deepEqual(message(box), { revision: "0", known: "a", text: "ab" });
  });

  test("the words again, when a save of others was never heard of", () => {
    const lost = settled(sent("ab", opened(kept("a"))), { kind: "lost" }, 0);
    const back = typed(lost, "a", 1_000);

    assert.deepEqual([isUnsaved(back), message(back).text], [true, "a"]);
  });
});

describe("no word is lost", () => {
  test("no answer ever changes the words in the box", () => {
    const answers = [
      { kind: "kept", kept: kept("a"), line: "" },
      { kind: "newer", kept: kept("theirs", 9) },
      { kind: "refused", problem: "Too long." },
      { kind: "signed-out" },
      { kind: "lost" },
    ];
    const box = typed(sent("a"), "ab", 500);

    const texts = answers.map((answer) => settled(box, answer, 900).text);

    assert.deepEqual(texts, ["ab", "ab", "ab", "ab", "ab"]);
  });

  test("a draft is kept until the server has it", () => {
    const box = sent("a");

    assert.equal(draftOf(box)?.text, "a");
    const after = settled(box, { kind: "kept", kept: kept("a"), line: "" }, 0);
    assert.equal(draftOf(after), null);
  });

  test("a draft is put back on a page loaded again, and sent", () => {
    const draft = draftOf(typed(opened(kept("a", 3)), "ab", 0));
    const box = restored(opened(kept("a", 3)), draft, 100);

    assert.deepEqual([box.text, dueAt(box)], ["ab", 100]);
  });

  test("a draft over our own last save, unheard, is no quarrel", () => {
    const draft = draftOf(typed(sent("a"), "ab", 0));
    const box = restored(opened(kept("a", 1)), draft, 100);

    assert.deepEqual([box.text, box.trouble, message(box).revision], ["ab", "", "1"]);
  });

  test("a draft over somebody else's save shows both", () => {
    const draft = draftOf(typed(opened(kept("a", 3)), "ab", 0));
    const box = restored(opened(kept("theirs", 4)), draft, 100);

    assert.deepEqual([box.text, box.newer?.text, dueAt(box)], ["ab", "theirs", null]);
  });

  test("a draft the server already has is let go", () => {
    const draft = draftOf(sent("ab"));
    const box = restored(opened(kept("ab", 1)), draft, 100);

    assert.deepEqual([isUnsaved(box), draftOf(box)], [false, null]);
  });

  test("our own save, unheard and refused as stale, is built upon", () => {
    const lost = settled(sent("a"), { kind: "lost" }, 0);
    const again = sending(typed(lost, "ab", 10));
    const after = settled(again, { kind: "newer", kept: kept("a", 1) }, 20);

    assert.deepEqual([after.trouble, dueAt(after), message(after)], [
      "",
      20,
      { revision: "1", known: "a", text: "ab" },
    ]);
  });

  for (const [choice, text] of /** @type {const} */ ([
    ["mine", "mine"],
    ["theirs", "theirs"],
    ["both", "theirs\n\nmine"],
  ])) {
    test(`two versions are settled by keeping ${choice}`, () => {
      const box = settled(sent("mine"), { kind: "newer", kept: kept("theirs", 4) }, 0);
      const after = resolved(box, choice, 50);

      assert.deepEqual([after.text, after.kept.revision, after.newer], [text, 4, null]);
      assert.equal(isUnsaved(after), choice !== "theirs");
    });
  }

  test("a choice to take back outlives a reload", () => {
    const shared = kept("a", 1, "network");
    const draft = draftOf(chosen(opened(shared), "me", 0));

    assert.equal(restored(opened(shared), draft, 9).audience, "me");
  });

  test("an old draft never shares again what was taken back elsewhere", () => {
    const draft = draftOf(typed(opened(kept("a", 1, "network")), "ab", 0));

    assert.equal(restored(opened(kept("a", 1, "me")), draft, 9).audience, "me");
  });
});

describe("what the page says", () => {
  test("nothing of an empty box", () => {
    assert.equal(status(empty()), "");
  });

  test("saving, saved, and not saved", () => {
    const box = sent("a");
    const saved = settled(box, { kind: "kept", kept: kept("a"), line: "" }, 0);
    const lost = settled(box, { kind: "lost" }, 0);

    assert.deepEqual([box, saved, lost].map(status), [
      "Saving…",
      "Saved",
      "Not saved, kept here",
    ]);
  });

  test("that sharing has not changed, while nobody answers", () => {
    const box = sending(chosen(opened(kept("a", 1, "network")), "me", 0));
    const lost = settled(box, { kind: "lost" }, 0);

    assert.match(lost.problem, /^Who can see this has not changed yet/);
  });

  test("the worst of a quadrant's boxes", () => {
    assert.equal(worst(["Saved", "", "Saving…"]), "Saving…");
    assert.equal(worst(["", "Saved"]), "Saved");
    assert.equal(worst(["Saved", "Not saved, kept here"]), "Not saved, kept here");
    assert.equal(worst(["", ""]), "");
  });
});

describe("drafts in the tab", () => {
  const storage = () => {
    const items = new Map();
    return {
      getItem: (name) => items.get(name) ?? null,
      setItem: (name, value) => items.set(name, value),
      removeItem: (name) => items.delete(name),
      items,
    };
  };

  test("are found by their own writer alone", () => {
    const tab = storage();
    new Drafts(tab, "bob", "one").keep("2-", draftOf(sent("a")));

    assert.equal(new Drafts(tab, "bob", "one").find("2-")?.text, "a");
    assert.equal(new Drafts(tab, "mo", "one").find("2-"), null);
    assert.equal(new Drafts(tab, "bob", "two").find("2-"), null);
  });

  test("leave nothing behind once they are saved", () => {
    const tab = storage();
    const drafts = new Drafts(tab, "bob", "one");
    drafts.keep("2-", draftOf(sent("a")));
    drafts.keep("2-", null);

    assert.equal(tab.items.size, 0);
  });

  test("are no reason to stop when the tab refuses to keep them", () => {
    const refusing = {
      getItem: () => "{not json",
      setItem: () => {
        throw new Error("full");
      },
    };
    const drafts = new Drafts(refusing, "bob", "one");

    drafts.keep("2-", draftOf(sent("a")));
    assert.equal(drafts.find("2-"), null);
  });
});

describe("what an answer means", () => {
  const json = (status, body) => Response.json(body, { status });

  for (const [name, response, kind] of [
    ["200 is kept", json(200, kept("a")), "kept"],
    ["409 is newer", json(409, kept("b", 2)), "newer"],
    ["422 is refused", json(422, { error: "Too long." }), "refused"],
    ["401 is signed out", json(401, {}), "signed-out"],
    ["403 is signed out", new Response("", { status: 403 }), "signed-out"],
    ["404 is refused", new Response("", { status: 404 }), "refused"],
    ["500 is lost", new Response("", { status: 500 }), "lost"],
    ["429 is lost", new Response("", { status: 429 }), "lost"],
  ]) {
    test(name, async () => {
      assert.equal((await outcome(response)).kind, kind);
    });
  }
});
