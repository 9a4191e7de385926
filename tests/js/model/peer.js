/** One person's page, and the bad line between it and the server. */
import { newId, newKey } from "../../../static/js/lib/ids.js";
import { dump, parse } from "../../../static/js/jamboard/protocol.js";
import { Sync } from "../../../static/js/jamboard/sync.js";

const COLOURS = ["gorse", "sky", "sea"];

export class Peer {
  /** What the page was told is saved, what was handed back, all that was written. */
  saved = [];
  kept = [];
  written = [];
  /** The revision of the text in sight when an edit was made, by op. */
  seen = new Map();
  gaps = 0;
  rollbacks = 0;
  inbox = [];
  outbox = [];
  /** What this line has brought so far: any of it may come again. */
  heard = [];
  isConnected = false;
  sentTo = null;

  constructor(name, world) {
    this.name = name;
    this.world = world;
    this.load(null);
  }

  /** Open the page, with what an earlier one stored. */
  load(stored) {
    const { random, sabotage } = this.world;
    this.sync = new Sync({
      person: this.name,
      send: (frame) => this.#send(frame),
      newId: () => newId(random.bytes),
      newKey: () => newKey(random.bytes),
      now: () => this.world.now,
      random: random.next,
    });
    sabotage?.(this.sync);
    this.sync.fromStored(stored);
    this.sync.subscribe((event) => this.#hear(event));
  }

  reload() {
    this.disconnect();
    this.load(JSON.parse(JSON.stringify(this.sync.toStored())));
  }

  connect() {
    if (this.isConnected) return;
    this.isConnected = true;
    this.sync.opened();
  }

  disconnect() {
    this.isConnected = false;
    this.sentTo = null;
    this.inbox = [];
    this.outbox = [];
    this.heard = [];
    this.sync.closed();
  }

  /** Take one frame off the line. */
  hear() {
    const text = this.inbox.shift();
    if (!text) return;
    this.heard.push(text);
    this.sync.receive(parse(text));
  }

  ping() {
    if (this.isConnected) this.outbox.push({ type: "ping", t: 0 });
  }

  /** Do something a person would do. */
  act() {
    const { random } = this.world;
    const note = random.pick(this.sync.view.notes());
    if (!note || random.chance(0.25)) return this.#write({ do: "note.add", ...this.#place(), colour: "sky" });
    const doing = random.pick([
      () => this.#write({ do: "note.edit", note: note.id }),
      () => this.#write({ do: "note.edit", note: note.id }),
      () => this.sync.submit({ do: "note.edit", note: note.id, colour: random.pick(COLOURS) }),
      () => this.sync.submit({ do: "note.move", note: note.id, x: random.below(900), y: random.below(900), front: random.chance(0.3) }),
      () => this.sync.submit({ do: "note.move", note: note.id, x: random.below(900), y: random.below(900) }),
      () => this.sync.submit({ do: "note.remove", note: note.id }),
      () => this.#gather([note.id]),
      () => (this.sync.view.desk.editing ? this.sync.endEditing() : this.sync.beginEditing(note.id)),
    ]);
    doing();
  }

  #place() {
    const { random } = this.world;
    const [x, y] = [random.below(900), random.below(900)];
    return { note: newId(random.bytes), question: this.world.question, x, y };
  }

  #gather(notes) {
    const { note: cluster, ...place } = this.#place();
    this.sync.submit({ do: "cluster.add", cluster, title: "Sleep", ...place, notes });
  }

  #write(body) {
    const text = `${this.name} ${this.written.length}`;
    this.written.push({ note: body.note, text });
    const { desk } = this.sync.view;
    const rev = this.sync.view.revOf(body.note);
    const { op } = this.sync.submit({ ...body, text });
    if (desk.editing !== body.note && !this.seen.has(op)) this.seen.set(op, rev);
  }

  #send(frame) {
    if (!this.isConnected) throw new Error("sent on a line that is down");
    if (frame.type === "join" && this.sentTo !== null) this.gaps += 1;
    this.outbox.push(JSON.parse(dump(frame)));
  }

  #hear(event) {
    if (event.kind === "saved") this.saved.push({ op: event.op.op, seq: event.seq });
    if (event.kind !== "refused" || !event.op) return;
    this.rollbacks += 1;
    this.#settleKept(event.op);
  }

  /** Half of what is refused is let go, half is sent again. */
  #settleKept(op) {
    if (op.text === undefined) return;
    if (this.world.random.chance(0.5)) return this.#sendAgain(op);
    this.kept.push(op.text);
    this.sync.discard(op.op);
  }

  /** Over whatever the board says by now, as one does who has read it. */
  #sendAgain({ note, do: act }) {
    const { view } = this.sync;
    const base = act === "note.edit" ? { base: view.revOf(note) } : {};
    this.sync.sendAgain(view.outbox.keptAbout(note), base);
  }
}
