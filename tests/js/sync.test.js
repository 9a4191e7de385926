import assert from "node:assert/strict";
import test from "node:test";
import { Sync } from "../../static/js/jamboard/sync.js";

const QUESTION = "a0000000-0000-4000-8000-000000000001";
const NOTE = noteId(1);

function noteId(at) {
  return `b0000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
}

function noteShape(id, extra = {}) {
  return {
    id, question: QUESTION, cluster: null, x: 1, y: 2, z: 1, width: 200, text: "Theirs",
    colour: "sky", content_note: "", author: { key: "charlie", name: "Charlie" }, rev: 1,
    reactions: {}, votes: null, ...extra,
  };
}

function welcome(extra = {}) {
  const board = { id: "d", title: "", lead: "", phase: "share", ends_at: null, settings: {} };
  return {
    type: "welcome", protocol: 1, epoch: "e1", seq: 1, board, questions: [{ id: QUESTION }],
    clusters: [], notes: [noteShape(NOTE)], rounds: [], more: false, ...extra,
  };
}

function yours(extra = {}) {
  const you = { key: "bob", name: "Bob", is: "member", may: ["note.add"] };
  return { type: "yours", you, mine: [], notes: [], left: {}, reactions: {}, ...extra };
}

function changes(from, ...list) {
  const numbered = list.map((each, at) => ({ seq: from + at, ...each }));
  return { type: "changes", from, to: from + list.length - 1, changes: numbered };
}

/** Bob's page, with what it sends and tells written down. */
function page(person = "bob") {
  const page = { sent: [], told: [], now: 0, ids: 0 };
  page.sync = new Sync({
    person,
    send: (frame) => page.sent.push(frame),
    newId: () => `00000000-0000-4000-8000-${String((page.ids += 1)).padStart(12, "0")}`,
    newKey: () => "K".repeat(43),
    now: () => page.now,
    random: () => 0,
  });
  page.sync.subscribe((event) => page.told.push(event));
  return page;
}

/** The same, joined to a board with one note of Charlie's. */
function joined() {
  const opened = page();
  opened.sync.opened();
  opened.sync.receive(welcome());
  opened.sync.receive(yours());
  opened.sent.length = 0;
  opened.told.length = 0;
  return opened;
}

function add(sync, extra = {}) {
  const body = { do: "note.add", note: noteId(2), question: QUESTION, x: 5, y: 6 };
  return sync.submit({ ...body, text: "Mine", colour: "sea", ...extra });
}

function newerText(op, extra = {}) {
  const texts = { text: "Theirs", yours: "Mine", rev: 2 };
  return { type: "refused", op, code: "note.newer_text", message: "…", ...texts, ...extra };
}

test("the first join asks for everything", () => {
  const { sync, sent } = page();
  sync.opened();
  assert.deepEqual(sent, [{ type: "join", protocol: 1, since: null }]);
});

test("a join that comes back says how far it got, in which epoch", () => {
  const { sync, sent } = joined();
  sync.closed();
  sync.opened();
  assert.deepEqual(sent, [{ type: "join", protocol: 1, since: 1, epoch: "e1" }]);
});

test("nothing is sent before the join is answered", () => {
  const { sync, sent } = page();
  sync.opened();
  add(sync);
  assert.deepEqual(sent.map((frame) => frame.type), ["join"]);
});

test("what waited is sent once the join is answered", () => {
  const { sync, sent } = page();
  sync.opened();
  add(sync);
  sync.receive(welcome());
  sync.receive(yours());
  assert.deepEqual(sent.map((frame) => frame.type), ["join", "op"]);
});

test("an own note is shown at once, as sending", () => {
  const { sync } = joined();
  add(sync);
  const { text } = sync.view.note(noteId(2));
  assert.deepEqual([text, sync.view.stateOf(noteId(2))], ["Mine", "sending"]);
});

test("an acked note is saved", () => {
  const { sync } = joined();
  const { op } = add(sync);
  sync.receive({ type: "ack", op, seq: 2 });
  assert.equal(sync.view.stateOf(noteId(2)), "saved");
});

test("an acked note stays in sight until its change comes", () => {
  const { sync } = joined();
  const { op } = add(sync);
  sync.receive({ type: "ack", op, seq: 2 });
  assert.equal(sync.view.note(noteId(2)).text, "Mine");
});

test("a change may come before its ack, and says saved once", () => {
  const { sync, told } = joined();
  const { op } = add(sync);
  const { id: note, ...shape } = noteShape(noteId(2), { text: "Mine", rev: 2 });
  sync.receive(changes(2, { op, by: "bob", do: "note.add", note, ...shape }));
  sync.receive({ type: "ack", op, seq: 2 });
  const saved = told.filter((event) => event.kind === "saved");
  assert.deepEqual([saved.length, sync.view.outbox.isEmpty], [1, true]);
});

test("a note written on a line that is down is kept here", () => {
  const { sync } = joined();
  sync.closed();
  add(sync);
  assert.equal(sync.view.stateOf(noteId(2)), "kept");
});

test("a gap asks to join again, once", () => {
  const { sync, sent } = joined();
  sync.receive(changes(3, { do: "withheld" }));
  sync.receive(changes(4, { do: "withheld" }));
  assert.deepEqual(sent, [{ type: "join", protocol: 1, since: 1, epoch: "e1" }]);
});

test("a repeated change is ignored", () => {
  const { sync } = joined();
  const moved = changes(2, { do: "note.move", note: NOTE, x: 50, y: 60 });
  sync.receive(moved);
  sync.receive(changes(3, { do: "note.move", note: NOTE, x: 70, y: 80 }));
  sync.receive(moved);
  assert.deepEqual([sync.view.note(NOTE).x, sync.view.told.seq], [70, 3]);
});

test("a pong from further on asks to join again", () => {
  const { sync, sent } = joined();
  sync.receive({ type: "pong", t: 0, seq: 2, now: 0 });
  assert.equal(sent.at(-1)?.type, "join");
});

test("a pong that is level asks for nothing", () => {
  const { sync, sent } = joined();
  sync.receive({ type: "pong", t: 0, seq: 1, now: 0 });
  assert.deepEqual(sent, []);
});

test("a welcome in pages counts when the last has come", () => {
  const { sync } = page();
  sync.opened();
  sync.receive(welcome({ more: true }));
  const before = sync.view.notes().length;
  sync.receive({ type: "notes", notes: [noteShape(noteId(3))], more: false });
  assert.deepEqual([before, sync.view.notes().length], [0, 2]);
});

test("pages of a line that broke are forgotten", () => {
  const { sync } = page();
  sync.opened();
  sync.receive(welcome({ more: true }));
  sync.closed();
  sync.opened();
  sync.receive({ type: "notes", notes: [noteShape(noteId(3))], more: false });
  assert.equal(sync.view.confirmed, null);
});

test("a refused move goes back", () => {
  const { sync } = joined();
  const { op } = sync.submit({ do: "note.move", note: NOTE, x: 50, y: 60 });
  sync.receive({ type: "refused", op, code: "note.not_yours", message: "…" });
  assert.deepEqual([sync.view.note(NOTE).x, sync.view.outbox.isEmpty], [1, true]);
});

test("a refused note stays in sight and is kept", () => {
  const { sync } = joined();
  const { op } = add(sync);
  sync.receive({ type: "refused", op, code: "board.closed", message: "…" });
  const state = [sync.view.note(noteId(2)).text, sync.view.stateOf(noteId(2))];
  assert.deepEqual(state, ["Mine", "kept"]);
});

test("a refused note keeps the words written after it", () => {
  const { sync } = joined();
  const { op } = add(sync);
  sync.submit({ do: "note.edit", note: noteId(2), text: "Mine, and more" });
  sync.receive({ type: "refused", op, code: "board.closed", message: "…" });
  assert.deepEqual(sync.view.outbox.kept.map(({ frame }) => frame.text), ["Mine, and more"]);
});

test("a refused edit keeps its words and shows the board's", () => {
  const { sync } = joined();
  const { op } = sync.submit({ do: "note.edit", note: NOTE, text: "Mine" });
  sync.receive(newerText(op));
  const kept = sync.view.outbox.kept.map(({ frame }) => frame.text);
  assert.deepEqual([sync.view.note(NOTE).text, kept], ["Theirs", ["Mine"]]);
});

test("a kept note sent again is the same note in a new op, and no longer kept", () => {
  const { sync, sent } = joined();
  const { op } = add(sync, { anonymous: true });
  sync.receive({ type: "refused", op, code: "board.closed", message: "…" });
  sync.sendAgain(sync.view.outbox.keptAbout(noteId(2)));
  const [first, again] = sent;
  assert.deepEqual({ ...again, op: null }, { ...first, op: null });
  assert.notEqual(again.op, op);
  assert.deepEqual([sync.view.outbox.kept, sync.view.stateOf(noteId(2))], [[], "sending"]);
});

test("a kept note sent again carries what was written since", () => {
  const { sync, sent } = joined();
  const { op } = add(sync);
  sync.receive({ type: "refused", op, code: "board.closed", message: "…" });
  sync.sendAgain(sync.view.outbox.keptAbout(noteId(2)), { text: "Mine, better" });
  assert.deepEqual([sent.at(-1).do, sent.at(-1).text], ["note.add", "Mine, better"]);
});

test("a kept edit sent again stands on the text it was written over", () => {
  const { sync, sent } = joined();
  const { op } = sync.submit({ do: "note.edit", note: NOTE, text: "Mine" });
  sync.receive(changes(2, { do: "note.edit", note: NOTE, text: "Newer", rev: 2 }));
  sync.receive({ type: "refused", op, code: "board.closed", message: "…" });
  sync.sendAgain(sync.view.outbox.keptAbout(NOTE));
  assert.deepEqual([sent.at(-1).base, sent.at(-1).op === op], [1, false]);
});

test("kept words that cannot be sent as they are stay kept", () => {
  const { sync, sent } = joined();
  const { op } = add(sync);
  sync.receive({ type: "refused", op, code: "board.closed", message: "…" });
  const kept = sync.view.outbox.keptAbout(noteId(2));
  const { code } = sync.sendAgain(kept, { text: "943 476 5919" });
  assert.deepEqual([code, sent.length], ["patient.details", 1]);
  assert.deepEqual(sync.view.outbox.kept, [kept]);
});

test("kept words may be sent again once the board takes them", () => {
  const { sync } = joined();
  const { op } = add(sync);
  const may = () => sync.view.sendable.map(({ frame }) => frame.note);
  sync.receive(changes(2, { do: "board.phase", phase: "closed" }));
  sync.receive({ type: "refused", op, code: "board.closed", message: "…" });
  sync.receive(yours({ you: { key: "bob", name: "Bob", is: "member", may: [] } }));
  const whileClosed = may();
  sync.receive(changes(3, { do: "board.phase", phase: "share" }));
  const unheard = may();
  sync.receive(yours());
  assert.deepEqual([whileClosed, unheard, may()], [[], [], [noteId(2)]]);
});

test("words half written are found where they wait; blank ones are none", () => {
  const { desk } = joined().sync.view;
  desk.setDraft("new", "Half a thought");
  desk.setDraft(NOTE, "  ");
  assert.deepEqual(desk.places, ["new"]);
});

test("kept words let go are gone", () => {
  const { sync } = joined();
  const { op } = add(sync);
  sync.receive({ type: "refused", op, code: "board.closed", message: "…" });
  sync.discard(op);
  assert.equal(sync.view.note(noteId(2)), null);
});

for (const code of ["server.retry", "rate.slow_down"]) {
  test(`${code} sends the same op again, when asked to`, () => {
    const page = joined();
    const { op } = add(page.sync);
    page.sync.receive({ type: "refused", op, code, message: "…", retry_ms: 400 });
    page.now = 399;
    page.sync.tick();
    const early = page.sent.length;
    page.now = page.sync.nextDue;
    page.sync.tick();
    assert.deepEqual([early, page.sent.map((frame) => frame.op)], [1, [op, op]]);
  });
}

test("an op nobody answered is sent again, as the same op", () => {
  const page = joined();
  const { op } = add(page.sync);
  page.now = page.sync.nextDue;
  page.sync.tick();
  assert.deepEqual(page.sent.map((frame) => frame.op), [op, op]);
});

test("an edit waits for the note it edits, and stands on its place in the log", () => {
  const { sync, sent } = joined();
  const { op } = add(sync);
  sync.submit({ do: "note.edit", note: noteId(2), text: "Mine, and more" });
  const before = sent.length;
  sync.receive({ type: "ack", op, seq: 2 });
  assert.deepEqual([before, sent.at(-1).do, sent.at(-1).base], [1, "note.edit", 2]);
});

test("moves made while the line is down are sent as one", () => {
  const { sync, sent } = joined();
  sync.closed();
  sync.submit({ do: "note.move", note: NOTE, x: 50, y: 60 });
  sync.submit({ do: "note.move", note: NOTE, x: 70, y: 80 });
  sync.opened();
  sync.receive(changes(2));
  sync.receive(yours());
  const ops = sent.filter((frame) => frame.type === "op");
  assert.deepEqual(ops.map((op) => op.x), [70]);
});

test("an op that may have been sent is never changed", () => {
  const { sync } = joined();
  const { op } = sync.submit({ do: "note.move", note: NOTE, x: 50, y: 60 });
  sync.closed();
  const { op: later } = sync.submit({ do: "note.move", note: NOTE, x: 70, y: 80 });
  assert.notEqual(op, later);
});

test("what the server would refuse unseen is not sent", () => {
  const { sync, sent } = joined();
  const answers = [add(sync, { text: " " }), add(sync, { text: "943 476 5919" })];
  assert.deepEqual(answers.map((each) => each.code), ["note.empty", "patient.details"]);
  assert.deepEqual(sent, []);
});

test("text under the caret is held still", () => {
  const { sync } = joined();
  sync.beginEditing(NOTE);
  sync.receive(changes(2, { do: "note.edit", note: NOTE, text: "Newer", rev: 2 }));
  const held = sync.view.note(NOTE).text;
  sync.endEditing();
  assert.deepEqual([held, sync.view.note(NOTE).text], ["Theirs", "Newer"]);
});

test("an edit stands on the text its writer was looking at", () => {
  const { sync, sent } = joined();
  sync.beginEditing(NOTE);
  sync.receive(changes(2, { do: "note.edit", note: NOTE, text: "Newer", rev: 2 }));
  sync.submit({ do: "note.edit", note: NOTE, text: "Mine" });
  assert.equal(sent.at(-1).base, 1);
});

test("words saved while writing are what the next words stand on", () => {
  const { sync, sent } = joined();
  sync.beginEditing(NOTE);
  const { op } = sync.submit({ do: "note.edit", note: NOTE, text: "Mine" });
  sync.receive({ type: "ack", op, seq: 2 });
  sync.submit({ do: "note.edit", note: NOTE, text: "Mine, and more" });
  assert.equal(sent.at(-1).base, 2);
});

test("unsent words and drafts outlive a reload", () => {
  const before = joined();
  before.sync.closed();
  const { op } = add(before.sync);
  before.sync.view.desk.setDraft("new", "Half a thought");
  const after = page();
  after.sync.fromStored(JSON.parse(JSON.stringify(before.sync.toStored())));
  after.sync.opened();
  after.sync.receive(welcome());
  after.sync.receive(yours());
  assert.deepEqual([after.sent.at(-1).op, after.sync.view.desk.draft("new")], [op, "Half a thought"]);
});

test("what one person left is never sent as another", () => {
  const before = joined();
  before.sync.closed();
  add(before.sync);
  const after = page("charlie");
  const taken = after.sync.fromStored(before.sync.toStored());
  assert.deepEqual([taken, after.sync.view.outbox.isEmpty], [false, true]);
});

test("an unsigned note has a key of its own, which joins and later ops bring", () => {
  const { sync, sent } = joined();
  const { op } = add(sync, { anonymous: true });
  sync.receive({ type: "ack", op, seq: 2 });
  sync.submit({ do: "note.move", note: noteId(2), x: 1, y: 1 });
  sync.closed();
  sync.opened();
  const key = "K".repeat(43);
  assert.deepEqual(
    [sent[0].key, sent[1].key, sent.at(-1).keys],
    [key, key, { [noteId(2)]: key }],
  );
});

test("a reaction never brings a key", () => {
  const { sync, sent } = joined();
  const { op } = add(sync, { anonymous: true });
  sync.receive({ type: "ack", op, seq: 2 });
  sync.submit({ do: "note.react", note: noteId(2), kind: "heart", on: true });
  assert.equal("key" in sent.at(-1), false);
});

test("another epoch asks again about what was acked but not yet seen", () => {
  const { sync, sent } = joined();
  const { op } = add(sync);
  sync.receive({ type: "ack", op, seq: 9 });
  sync.receive(welcome({ epoch: "e2", seq: 3 }));
  sync.receive(yours());
  assert.deepEqual(sent.map((frame) => frame.op), [op, op]);
});

test("a frame that crosses a rewrite brings its epoch", () => {
  const { sync } = joined();
  sync.receive({ ...changes(2, { do: "withheld" }), epoch: "e2" });
  assert.equal(sync.view.confirmed.epoch, "e2");
});

test("an own note whose change was withheld is repaired by one's own part", () => {
  const { sync } = joined();
  sync.receive(changes(2, { do: "withheld" }));
  sync.receive(yours({ notes: [noteShape(noteId(4), { rev: 2 })] }));
  assert.equal(sync.view.note(noteId(4)).rev, 2);
});

test("a reaction counts once, before and after the server says so", () => {
  const { sync } = joined();
  const counts = [];
  const count = () => counts.push(sync.view.note(NOTE).reactions.heart ?? 0);
  const { op } = sync.submit({ do: "note.react", note: NOTE, kind: "heart", on: true });
  count();
  sync.receive({ type: "ack", op, seq: 2 });
  count();
  sync.receive(changes(2, { do: "note.react", note: NOTE, reactions: { heart: 1 } }));
  count();
  sync.submit({ do: "note.react", note: NOTE, kind: "heart", on: false });
  count();
  assert.deepEqual(counts, [1, 1, 1, 0]);
});

test("one's own reactions are known, also while they are on their way", () => {
  const { sync } = joined();
  const known = [sync.view.reacted(NOTE, "heart")];
  const { op } = sync.submit({ do: "note.react", note: NOTE, kind: "heart", on: true });
  known.push(sync.view.reacted(NOTE, "heart"));
  sync.receive({ type: "ack", op, seq: 2 });
  sync.receive(changes(2, { do: "note.react", note: NOTE, reactions: { heart: 1 } }));
  known.push(sync.view.reacted(NOTE, "heart"));
  assert.deepEqual(known, [false, true, true]);
});
