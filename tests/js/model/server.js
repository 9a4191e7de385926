/**
 * A small server in memory that keeps the protocol's promises: one dense log, an op
 * once whoever resends it, a stale `base` refused, acks only for what is in the log.
 * Written apart from the client: it shares with it nothing but ids.
 */
const PAGE = 5;
const WHOLE_AFTER = 40;

export class ModelServer {
  log = [];
  acked = new Map();
  notes = new Map();
  removed = new Map();
  clusters = new Map();
  refusals = [];
  epoch = "e1";

  constructor(random, questions) {
    this.random = random;
    this.questions = questions;
  }

  get seq() {
    return this.log.length;
  }

  /** Answer a join, as a list of frames. */
  join({ since, epoch }, person) {
    const known = since !== null && epoch === this.epoch && since <= this.seq;
    const told = known && this.seq - since <= WHOLE_AFTER ? this.since(since) : this.welcome();
    return [...told, this.yours(person)];
  }

  since(since) {
    const changes = this.log.slice(since).map((change) => this.#told(change));
    return [{ type: "changes", from: since + 1, to: this.seq, changes }];
  }

  welcome() {
    const notes = [...this.notes.values()].map((note) => structuredClone(note));
    const pages = [];
    do pages.push(notes.splice(0, PAGE));
    while (notes.length);
    return pages.map((page, at) => ({
      ...(at === 0 ? this.#head() : { type: "notes" }),
      notes: page,
      more: at < pages.length - 1,
    }));
  }

  yours(person) {
    const may = ["note.add", "note.edit", "note.move", "note.remove", "note.react"];
    const you = { key: person, name: person, is: "member", may };
    return { type: "yours", you, mine: [], notes: [], left: {}, reactions: {} };
  }

  /** Judge an op; give its ack or refusal. */
  receive(op, person) {
    if (this.acked.has(op.op)) return this.#ack(op.op);
    if (this.random.chance(0.05)) return this.#refuse(op, "server.retry", { retry_ms: 50 });
    const verdict = JUDGES[op.do](this, op, person);
    if (verdict.code) return this.#refuse(op, verdict.code, verdict.extra);
    const seq = this.seq + 1;
    this.log.push({ seq, op: op.op, by: person, do: op.do, ...verdict(seq) });
    this.acked.set(op.op, seq);
    return this.#ack(op.op);
  }

  /** What a note said before it was taken off goes to nobody who hears it later. */
  #told(change) {
    const takenOff = (later) => later.do === "note.remove" && later.note === change.note;
    const isPast = this.log.slice(change.seq).some(takenOff);
    return isPast ? { seq: change.seq, do: "withheld" } : change;
  }

  #ack(op) {
    return { type: "ack", op, seq: this.acked.get(op) };
  }

  #refuse(op, code, extra = {}) {
    this.refusals.push(code);
    return { type: "refused", op: op.op, code, message: code, ...extra };
  }

  #head() {
    const settings = { add: "everyone", move_others: "everyone", edit_others: "everyone" };
    return {
      type: "welcome",
      protocol: 1,
      epoch: this.epoch,
      seq: this.seq,
      board: { id: "b", title: "", lead: "", phase: "share", ends_at: null, settings },
      questions: this.questions.map((id) => ({ id })),
      clusters: [...this.clusters.values()].map((each) => ({ ...each })),
      rounds: [],
    };
  }
}

const refuse = (code, extra) => ({ code, extra });

const JUDGES = {
  "note.add": (server, op, person) => {
    if (server.notes.has(op.note) || server.removed.has(op.note)) return refuse("note.exists");
    return (seq) => {
      const shape = {
        question: op.question, cluster: null, x: op.x, y: op.y, z: seq, width: 168,
        text: op.text, colour: op.colour, content_note: "",
        author: { key: person, name: person }, rev: seq, reactions: {}, votes: null,
      };
      server.notes.set(op.note, { id: op.note, ...shape });
      return { note: op.note, ...structuredClone(shape) };
    };
  },
  "note.edit": (server, op) => {
    const note = server.notes.get(op.note);
    if (!note) return refuse("note.gone", { text: op.text, yours: op.text });
    if (op.text !== undefined && op.base !== note.rev) {
      return refuse("note.newer_text", { text: note.text, yours: op.text, rev: note.rev });
    }
    return (seq) => {
      const set = {};
      if (op.text !== undefined) Object.assign(set, { text: op.text, rev: seq });
      if (op.colour !== undefined) set.colour = op.colour;
      Object.assign(note, set);
      return { note: op.note, ...set };
    };
  },
  "note.move": (server, op) => {
    const note = server.notes.get(op.note);
    if (!note) return refuse("note.gone");
    return (seq) => {
      const set = { x: op.x, y: op.y, ...(op.front ? { z: seq } : {}) };
      Object.assign(note, set);
      return { note: op.note, ...set };
    };
  },
  "note.remove": (server, op) => {
    const note = server.notes.get(op.note);
    if (!note) return refuse("note.gone");
    return () => {
      server.removed.set(op.note, note);
      server.notes.delete(op.note);
      return { note: op.note };
    };
  },
  "note.restore": (server, op) => {
    const note = server.removed.get(op.note);
    if (!note) return refuse("note.exists");
    return () => {
      server.removed.delete(op.note);
      server.notes.set(op.note, note);
      const { id, ...shape } = structuredClone(note);
      return { note: id, ...shape };
    };
  },
  "cluster.add": (server, op) => {
    const notes = op.notes.map((id) => server.notes.get(id));
    if (!notes.every(Boolean)) return refuse("note.gone");
    return () => {
      const { cluster, question, title, x, y } = op;
      server.clusters.set(cluster, { id: cluster, question, title, x, y });
      for (const note of notes) note.cluster = cluster;
      return { cluster, question, title, x, y, notes: op.notes };
    };
  },
};
