/**
 * Some people on one board over bad lines: frames are dropped, doubled and reordered,
 * lines break, pages reload, others write by another way. Then the weather clears, and
 * everyone must agree. All of it follows from one seed.
 */
import assert from "node:assert/strict";
import { newId } from "../../../static/js/lib/ids.js";
import { applyChange, makeBoard } from "../../../static/js/jamboard/board.js";
import { Peer } from "./peer.js";
import { Random } from "./random.js";
import { ModelServer } from "./server.js";

const STEPS = 400;
const MOST_STEPS = 4_000;
const MOVABLE_FRAMES = new Set(["changes", "ack", "refused"]);

export class World {
  now = 0;
  happened = { conflicts: 0, gaps: 0, duplicates: 0, rollbacks: 0, reloads: 0, reorders: 0, foreign: 0 };

  constructor(seed, sabotage) {
    this.random = new Random(seed);
    this.sabotage = sabotage;
    this.question = newId(this.random.bytes);
    this.server = new ModelServer(this.random, [this.question]);
    this.start = this.server.welcome()[0];
    const names = ["alice", "bob", "charlie", "dee", "ed", "fay"];
    const count = 3 + this.random.below(4);
    this.peers = names.slice(0, count).map((name) => new Peer(name, this));
  }

  run() {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (step >= STEPS && this.hadEverything()) break;
      this.#step();
    }
    this.#clear();
    this.#check();
    return this.#count();
  }

  hadEverything() {
    return Object.values(this.#count()).every((count) => count > 0);
  }

  #count() {
    const sum = (name) => this.peers.reduce((total, peer) => total + peer[name], 0);
    const conflicts = this.server.refusals.filter((code) => code.startsWith("note.")).length;
    return { ...this.happened, conflicts, gaps: sum("gaps"), rollbacks: sum("rollbacks") };
  }

  #step() {
    this.now += 5;
    const peer = this.random.pick(this.peers);
    const events = [
      [30, () => peer.act()],
      [40, () => this.#serve(peer)],
      [40, () => peer.hear()],
      [20, () => peer.sync.tick()],
      [10, () => peer.connect()],
      [4, () => peer.ping()],
      [3, () => peer.disconnect()],
      [2, () => this.#reload(peer)],
      [6, () => this.#foreign()],
      [5, () => this.#drop(peer)],
      [5, () => this.#double(peer)],
      [5, () => this.#reorder(peer)],
      [0.3, () => this.#rewrite()],
    ];
    let at = this.random.next() * events.reduce((sum, [weight]) => sum + weight, 0);
    events.find(([weight]) => (at -= weight) < 0)?.[1]();
    if (this.random.chance(0.5)) this.#tellAll();
  }

  /** The server reads one frame of this person's line. */
  #serve(peer) {
    const frame = peer.outbox.shift();
    if (!frame) return;
    if (frame.type === "ping") this.#pong(peer);
    if (frame.type === "op") this.#judge(peer, frame);
    if (frame.type !== "join") return;
    this.#say(peer, ...this.server.join(frame, peer.name));
    peer.sentTo = { seq: this.server.seq, epoch: this.server.epoch };
  }

  #pong(peer) {
    if (peer.sentTo === null) return;
    this.#tell(peer);
    this.#say(peer, { type: "pong", t: 0, seq: this.server.seq, now: this.now });
  }

  #judge(peer, op) {
    assert.notEqual(peer.sentTo, null, "an op was sent before its join was answered");
    if (this.server.acked.has(op.op)) this.happened.duplicates += 1;
    this.#say(peer, this.server.receive(op, peer.name));
  }

  /** Someone writes by POST, from a page that is not in this world. */
  #foreign() {
    const note = this.random.pick([...this.server.notes.values()]);
    if (!note) return;
    const op = newId(this.random.bytes);
    const restored = this.random.pick([...this.server.removed.keys()]);
    const body = this.random.pick([
      { do: "note.edit", text: `foreign ${op}`, base: note.rev },
      { do: "note.edit", colour: "chalk" },
      { do: "note.remove" },
      { do: "note.restore", note: restored ?? note.id },
    ]);
    this.server.receive({ type: "op", op, note: note.id, ...body }, "foreign");
    this.happened.foreign += 1;
  }

  #rewrite() {
    this.server.epoch = `e${newId(this.random.bytes)}`;
  }

  #reload(peer) {
    peer.reload();
    this.happened.reloads += 1;
  }

  #tellAll() {
    for (const peer of this.peers) this.#tell(peer);
  }

  /** Send a person what is new since they were last sent something. */
  #tell(peer) {
    const { sentTo, isConnected } = peer;
    const { seq, epoch } = this.server;
    if (!isConnected || sentTo === null || sentTo.seq === seq) return;
    const [frame] = this.server.since(sentTo.seq);
    this.#say(peer, sentTo.epoch === epoch ? frame : { ...frame, epoch });
    peer.sentTo = { seq, epoch };
  }

  #say(peer, ...frames) {
    peer.inbox.push(...frames.map((frame) => JSON.stringify(frame)));
  }

  #drop(peer) {
    const at = peer.inbox.findIndex((text) => JSON.parse(text).type === "changes");
    if (at >= 0) peer.inbox.splice(at, 1);
  }

  #double(peer) {
    const text = this.random.pick(peer.heard.filter(isMovable));
    if (!text) return;
    peer.inbox.push(text);
    this.happened.duplicates += 1;
  }

  #reorder(peer) {
    const at = this.random.below(peer.inbox.length);
    const [one, other] = peer.inbox.slice(at, at + 2);
    if (!other || !isMovable(one) || !isMovable(other)) return;
    peer.inbox.splice(at, 2, other, one);
    this.happened.reorders += 1;
  }

  /** The weather clears: all lines work, until nobody has anything left to say. */
  #clear() {
    for (let round = 0; round < 60; round += 1) {
      this.now += 20_000;
      for (const peer of this.peers) this.#exchange(peer);
      if (round > 2 && this.peers.every((peer) => this.#isQuiet(peer))) return;
    }
    assert.fail("people were still waiting long after the weather cleared");
  }

  #exchange(peer) {
    peer.connect();
    peer.sync.endEditing();
    peer.sync.tick();
    peer.ping();
    while (peer.outbox.length || peer.inbox.length) {
      this.#serve(peer);
      this.#tellAll();
      peer.hear();
    }
  }

  #isQuiet(peer) {
    const { told, outbox } = peer.sync.view;
    return outbox.isEmpty && told.seq === this.server.seq;
  }

  #check() {
    const truth = picture(this.server);
    const replayed = makeBoard(this.start);
    for (const change of this.server.log) applyChange(replayed, change);
    assert.deepEqual(picture(replayed), truth, "the log does not give the server's rows");
    for (const peer of this.peers) {
      const { confirmed } = peer.sync.view;
      assert.deepEqual(picture(confirmed), truth, `${peer.name} sees another board`);
      assert.deepEqual(byId(peer.sync.view.notes()), truth.notes, `${peer.name} is shown another board`);
      this.#checkKept(peer);
    }
    this.#checkOverwritten();
    const ops = this.server.log.map((change) => change.op);
    assert.equal(new Set(ops).size, ops.length, "an op is in the log twice");
  }

  /** Nobody's words were replaced by someone who had not seen them. */
  #checkOverwritten() {
    const seen = new Map(this.peers.flatMap((peer) => [...peer.seen]));
    const last = new Map();
    for (const { seq, op, by, note, text, do: what } of this.server.log) {
      if (text === undefined || what === "note.restore") continue;
      const before = last.get(note);
      const knew = !before || before.by === by || !seen.has(op) || seen.get(op) >= before.seq;
      assert.ok(knew, `${by} wrote over words unseen`);
      last.set(note, { seq, by });
    }
  }

  #checkKept(peer) {
    for (const { op, seq } of peer.saved) {
      assert.equal(this.server.log[seq - 1]?.op, op, `${peer.name} was told of a save the log does not hold`);
    }
    const logged = new Set(this.server.log.map((change) => change.text));
    const last = new Map(peer.written.map(({ note, text }) => [note, text]));
    for (const { note, text } of peer.written) {
      const isThere = logged.has(text) || peer.kept.includes(text) || last.get(note) !== text;
      assert.ok(isThere, `what ${peer.name} wrote is lost: ${text}`);
    }
  }
}

function isMovable(text) {
  return MOVABLE_FRAMES.has(JSON.parse(text).type);
}

function byId(notes) {
  return [...notes].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function picture({ seq, notes, clusters }) {
  return { seq, notes: byId(notes.values()), clusters: byId(clusters.values()) };
}
