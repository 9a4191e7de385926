/**
 * A person's own ops, from the moment they act until the log holds them.
 *
 * Ops about the same thing go one at a time and in order, so that an edit never
 * overtakes the note it edits. What the server finally refuses but holds words is
 * *kept*: nothing a person wrote is dropped here.
 *
 * @typedef {import("./protocol.js").OpFrame} OpFrame
 * @typedef {object} Pending
 * @property {OpFrame} frame
 * @property {number} due when it may be sent (again), Unix ms
 * @property {number} tries how often it has been sent
 * @property {number|null} seq its place in the log, once acked
 * @property {string|null} after the own op whose words it goes on from
 *
 * @typedef {{frame: OpFrame, code: string, message: string}} Kept
 * @typedef {{pending: Pending[], kept: Kept[]}} Stored
 */
import { subjects } from "./overlay.js";

/** How long an op may go unanswered before it is sent again, as the same op. */
export const ANSWER_WAIT_MS = 10_000;

const MERGED = new Set(["note.edit", "note.move"]);
const HANDED_DOWN = ["text", "colour", "content_note", "width", "x", "y", "question"];

export class Outbox {
  /** @type {Pending[]} */
  #pending = [];
  /** @type {Kept[]} */
  #kept = [];

  /** Ops not yet seen in the log, in order. */
  get frames() {
    return this.#pending.map((each) => each.frame);
  }

  /** Refused ops that hold words. */
  get kept() {
    return [...this.#kept];
  }

  /** New notes of one's own that the board does not hold yet. */
  get added() {
    return [...this.#kept.map((each) => each.frame), ...this.frames]
      .filter((frame) => frame.do === "note.add")
      .map((frame) => frame.note);
  }

  get isEmpty() {
    return this.#pending.length === 0 && this.#kept.length === 0;
  }

  /** When something next wants sending, or null. */
  get nextDue() {
    const dues = this.#unacked().map((each) => each.due);
    return dues.length ? Math.min(...dues) : null;
  }

  /**
   * Give the ops to show on top of one note: kept new notes stay in sight.
   * @param {string} note
   */
  about(note) {
    const added = this.#kept.filter(({ frame }) => frame.do === "note.add");
    return [...added.map((each) => each.frame), ...this.frames].filter((frame) =>
      subjects(frame).includes(note),
    );
  }

  /** @param {string} note */
  isWaiting(note) {
    return this.#unacked().some(({ frame }) => subjects(frame).includes(note));
  }

  /** @param {string} note */
  isKept(note) {
    return this.keptAbout(note) !== null;
  }

  /**
   * Give the kept words of one note; later ones stand for earlier.
   * @param {string} note
   * @returns {Kept|null}
   */
  keptAbout(note) {
    return this.#kept.find(({ frame }) => frame.note === note) ?? null;
  }

  /** @param {string} op */
  find(op) {
    return this.#pending.find(({ frame }) => frame.op === op) ?? null;
  }

  /**
   * Take in a new op; an edit or move after one like it not yet sent joins that one.
   * @param {OpFrame} frame
   * @returns {string} the id of the op that now carries it
   */
  add(frame) {
    const last = this.#pending.findLast((each) => shares(each.frame, frame));
    if (last && isMergeable(last, frame)) {
      const { op, base } = last.frame;
      last.frame = { ...last.frame, ...frame, op, ...(base === undefined ? {} : { base }) };
      return op;
    }
    const before = frame.text === undefined ? null : this.#lastWords(frame.note);
    this.#pending.push({ frame, due: 0, tries: 0, seq: null, after: before });
    return frame.op;
  }

  /**
   * Take what may be sent now: due, unanswered, and first about each thing.
   * @param {number} now
   * @returns {OpFrame[]}
   */
  take(now) {
    const busy = new Set();
    const ready = this.#unacked().filter((each) => {
      const about = subjects(each.frame);
      const isFirst = !about.some((subject) => busy.has(subject));
      about.forEach((subject) => busy.add(subject));
      return isFirst && each.due <= now;
    });
    for (const each of ready) {
      each.due = now + ANSWER_WAIT_MS;
      each.tries += 1;
    }
    return ready.map((each) => each.frame);
  }

  /**
   * Note an op's place in the log. Words that went on from it now stand on that place.
   * @param {string} op
   * @param {number} seq
   */
  acked(op, seq) {
    const acked = this.find(op);
    if (!acked) return;
    acked.seq = seq;
    for (const each of this.#pending) {
      if (each.after !== op) continue;
      each.after = null;
      each.frame = { ...each.frame, base: seq };
    }
  }

  /**
   * Let go of acked ops that the confirmed board now holds.
   * @param {number} seq
   * @returns {OpFrame[]}
   */
  settle(seq) {
    const done = this.#pending.filter((each) => each.seq !== null && each.seq <= seq);
    if (done.length) this.#pending = this.#pending.filter((each) => !done.includes(each));
    return done.map((each) => each.frame);
  }

  /**
   * @param {string} op
   * @param {number} due Unix ms
   */
  retry(op, due) {
    const found = this.find(op);
    if (found) found.due = due;
  }

  /**
   * Take a refused op out; its words, and what was written after them, are kept.
   * @param {string} op
   * @param {{code: string, message: string}} why
   * @returns {OpFrame|null} the op, with all it held
   */
  refuse(op, { code, message }) {
    const refused = this.find(op);
    if (!refused) return null;
    this.#pending = this.#pending.filter((each) => each !== refused);
    if (refused.frame.text === undefined) return refused.frame;
    const frame = this.#withFollowers(refused.frame);
    // Later words of the same writing stand for the earlier ones.
    this.#kept = this.#kept.filter((each) => each.frame.note !== frame.note);
    this.#kept.push({ frame, code, message });
    return frame;
  }

  /**
   * Let go of kept words: they were saved another way, or are no longer wanted.
   * @param {string} op
   * @returns {OpFrame|null}
   */
  discard(op) {
    const found = this.#kept.find(({ frame }) => frame.op === op);
    this.#kept = this.#kept.filter((each) => each !== found);
    return found?.frame ?? null;
  }

  /** Keep what was let go after all. @param {Kept} kept */
  keep(kept) {
    this.#kept.push(kept);
  }

  /** Send everything unanswered again: the line is new. */
  reopen() {
    for (const each of this.#pending) each.due = 0;
  }

  /** Ask again about everything, also what was acked: the log's past was rewritten. */
  doubt() {
    for (const each of this.#pending) each.seq = null;
    this.reopen();
  }

  /** @returns {Stored} */
  toStored() {
    return structuredClone({ pending: this.#pending, kept: this.#kept });
  }

  /** @param {Stored} stored */
  fromStored({ pending, kept }) {
    // Whether they were sent is not known any more: none of them may change.
    this.#pending = pending.map((each) => ({ ...each, tries: each.tries + 1, due: 0 }));
    this.#kept = kept;
  }

  #unacked() {
    return this.#pending.filter((each) => each.seq === null);
  }

  /**
   * @param {string} note
   * @returns {string|null}
   */
  #lastWords(note) {
    const last = this.#unacked().findLast(
      ({ frame }) => frame.note === note && frame.text !== undefined,
    );
    return last?.frame.op ?? null;
  }

  /**
   * @param {OpFrame} refused
   * @returns {OpFrame}
   */
  #withFollowers(refused) {
    const isNew = refused.do === "note.add";
    const follows = (/** @type {Pending} */ { frame, after }) =>
      frame.note === refused.note && (isNew || (after !== null && frame.do === "note.edit"));
    const followers = this.#pending.filter(follows);
    this.#pending = this.#pending.filter((each) => !followers.includes(each));
    return followers.reduce((frame, each) => handDown(frame, each.frame), refused);
  }
}

/**
 * @param {OpFrame} one
 * @param {OpFrame} other
 */
function shares(one, other) {
  return subjects(one).some((subject) => subjects(other).includes(subject));
}

/**
 * @param {Pending} last
 * @param {OpFrame} frame
 */
function isMergeable(last, frame) {
  if (last.tries > 0 || last.frame.do !== frame.do || !MERGED.has(frame.do)) return false;
  // Words and base travel together.
  return (last.frame.text === undefined) === (frame.text === undefined);
}

/**
 * @param {OpFrame} frame
 * @param {OpFrame} later
 */
function handDown(frame, later) {
  const names = HANDED_DOWN.filter((name) => later[name] !== undefined);
  return { ...frame, ...Object.fromEntries(names.map((name) => [name, later[name]])) };
}
