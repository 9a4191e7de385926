/**
 * Keep one page in step with its board: confirmed state from the server, the person's
 * own ops on top, and a way back from every gap, drop, reload and refusal.
 *
 * No page, no socket, no clock of its own. `socket.js` calls `opened`, `receive`,
 * `closed` and, when `nextDue` comes, `tick`; whoever draws reads `view` and listens
 * through `subscribe`.
 *
 * @typedef {import("./protocol.js").OpFrame} OpFrame
 * @typedef {import("./protocol.js").Refusal} Refusal
 * @typedef {{do: string, [key: string]: any}} Body an op without its id
 * @typedef {import("./outbox.js").Kept} Kept
 *
 * @typedef {{kind: "board"} | {kind: "yours"} | {kind: "notes", notes: string[]}
 *   | {kind: "saved", op: OpFrame, seq: number}
 *   | {kind: "refused", frame: Refusal, op: OpFrame|null}} SyncEvent
 *
 * @typedef {object} Parts
 * @property {string} person the key of whoever sits here: their ops are sent as no one else
 * @property {(frame: import("./protocol.js").ClientFrame) => void} send
 * @property {() => string} newId
 * @property {() => string} newKey
 * @property {() => number} now Unix ms
 * @property {() => number} random from 0 up to 1
 * @property {boolean} [calm]
 */
import { jittered } from "../lib/timing.js";
import { addNotes } from "./board.js";
import { checkOp } from "./ops.js";
import { subjects } from "./overlay.js";
import { RETRYABLE, VERSION } from "./protocol.js";
import { View } from "./view.js";

const RETRY_MS = 1_000;

export class Sync {
  /** @type {Parts} */
  #parts;
  /** @type {Set<(event: SyncEvent) => void>} */
  #listeners = new Set();
  #isOpen = false;
  /** Whether a join is on its way that no answer has met yet. */
  #isAsking = false;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.view = new View(parts.person);
  }

  /** When `tick` wants to be called next (Unix ms), or null. */
  get nextDue() {
    return this.view.isJoined ? this.view.outbox.nextDue : null;
  }

  /**
   * @param {(event: SyncEvent) => void} listener
   * @returns {() => void} stops listening
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  // What the person does.

  /**
   * Act: shown at once, sent as soon as it can be.
   * @param {Body} body
   * @returns {{op: string, code: null} | {op: null, code: string}} why not, if not
   */
  submit(body) {
    const frame = this.#framed(body);
    const code = checkOp(frame);
    if (code) return { op: null, code };
    this.view.desk.remember(frame);
    const op = this.view.outbox.add(frame);
    this.#flush();
    this.#tellNotes(subjects(frame));
    return { op, code: null };
  }

  /**
   * Hold a note's text still while someone writes in it.
   * @param {string} note
   */
  beginEditing(note) {
    const shown = this.view.note(note);
    if (!shown) return;
    this.view.desk.moveCaret({ note, base: this.view.revOf(note), text: shown.text });
  }

  endEditing() {
    const note = this.view.desk.editing;
    this.view.desk.moveCaret(null);
    if (note) this.#tellNotes([note]);
  }

  /**
   * Let kept words go: they are no longer wanted.
   * @param {string} op
   */
  discard(op) {
    const frame = this.view.outbox.discard(op);
    if (frame) this.#tellNotes(subjects(frame));
  }

  /**
   * Send kept words once more, as a new op: a refusal is final for the old one.
   * @param {Kept} kept
   * @param {{[key: string]: any}} [changes] what was written since
   */
  sendAgain({ frame }, changes = {}) {
    const sent = this.submit({ ...frame, ...changes, op: this.#parts.newId() });
    if (!sent.code) this.discard(frame.op);
    return sent;
  }

  // The line to the server.

  opened() {
    this.#isOpen = true;
    this.view.told.dropPages();
    this.view.isJoined = false;
    this.view.outbox.reopen();
    this.#join();
  }

  closed() {
    this.#isOpen = this.#isAsking = this.view.isJoined = false;
    this.#tellNotes(this.view.outbox.frames.flatMap(subjects));
  }

  tick() {
    this.#flush();
  }

  /**
   * Take in one frame. Kinds that are not about the board's state are left to others.
   * @param {import("./protocol.js").ServerFrame} frame
   */
  receive(frame) {
    switch (frame.type) {
      case "welcome":
        return this.#arrived(() => this.view.told.welcome(frame));
      case "notes":
        return this.#arrived(() => this.view.told.page(frame));
      case "yours":
        return this.#yoursCame(frame);
      case "changes":
        return this.#changesCame(frame);
      case "ack":
        return this.#saved(frame.op, frame.seq);
      case "refused":
        return this.#refused(frame);
      case "pong":
        return this.#ponged(frame.seq);
    }
  }

  // Surviving a reload.

  /** Give what must outlive the page, to be stored under the person's own key. */
  toStored() {
    const { person, outbox, desk } = this.view;
    return { person, outbox: outbox.toStored(), desk: desk.toStored() };
  }

  /**
   * Take back what an earlier page stored. Someone else's is left alone.
   * @param {ReturnType<Sync["toStored"]>|null} stored
   */
  fromStored(stored) {
    if (stored?.person !== this.view.person) return false;
    this.view.outbox.fromStored(stored.outbox);
    this.view.desk.fromStored(stored.desk);
    return true;
  }

  /**
   * Make an op of what the person did, with all the server will ask of it.
   * @param {Body} body
   * @returns {OpFrame}
   */
  #framed(body) {
    const { newId, newKey } = this.#parts;
    const { desk } = this.view;
    /** @type {OpFrame} */
    const frame = { op: newId(), ...body, type: "op" };
    if (frame.do === "note.edit" && frame.text !== undefined) {
      frame.base ??= desk.baseOf(frame.note) ?? this.view.revOf(frame.note);
    }
    return desk.signed(frame, newKey);
  }

  #join() {
    if (!this.#isOpen) return;
    this.#isAsking = true;
    const { confirmed, desk } = this.view;
    this.#parts.send({
      type: "join",
      protocol: VERSION,
      since: confirmed?.seq ?? null,
      ...(confirmed ? { epoch: confirmed.epoch } : {}),
      ...(desk.hasKeys ? { keys: desk.keys } : {}),
      ...(this.#parts.calm ? { calm: true } : {}),
    });
  }

  #flush() {
    if (!this.view.isJoined) return;
    for (const op of this.view.outbox.take(this.#parts.now())) this.#parts.send(op);
  }

  /** @param {() => boolean} take whether the board is whole once this is taken in */
  #arrived(take) {
    const { told, outbox } = this.view;
    const epoch = told.board?.epoch;
    if (!take()) return;
    if (epoch && epoch !== told.board?.epoch) outbox.doubt();
    this.view.settle();
    this.#tell({ kind: "board" });
  }

  /** @param {import("./protocol.js").Yours} frame */
  #yoursCame(frame) {
    this.view.yours = frame;
    if (this.view.confirmed) addNotes(this.view.confirmed, frame.notes);
    this.#isAsking = false;
    this.view.isJoined = true;
    this.#flush();
    this.#tell({ kind: "yours" });
  }

  /** @param {import("./protocol.js").Changes} frame */
  #changesCame(frame) {
    const { told } = this.view;
    if (told.misses(frame.from)) return this.#fellBehind();
    for (const { op, seq } of frame.changes) if (op) this.#saved(op, seq);
    const touched = told.changes(frame);
    this.view.settle();
    this.#flush();
    this.#tellNotes(touched);
    if (!frame.changes.every(isAboutNotes)) this.#tell({ kind: "board" });
  }

  #fellBehind() {
    if (!this.#isAsking) this.#join();
  }

  /** @param {number} seq */
  #ponged(seq) {
    if (this.view.told.misses(seq + 1)) this.#join();
  }

  /**
   * An own op is in the log: by its ack, or by its change, whichever comes first.
   * @param {string} op
   * @param {number} seq
   */
  #saved(op, seq) {
    const pending = this.view.outbox.find(op);
    if (!pending || pending.seq !== null) return;
    const { frame } = pending;
    this.view.outbox.acked(op, seq);
    if (frame.text) this.view.desk.rebase(frame.note, seq);
    this.view.settle();
    this.#flush();
    this.#tell({ kind: "saved", op: frame, seq });
    this.#tellNotes(subjects(frame));
  }

  /** @param {Refusal} frame */
  #refused(frame) {
    const { outbox } = this.view;
    if (frame.op && RETRYABLE.has(frame.code)) {
      const wait = jittered(frame.retry_ms ?? RETRY_MS, this.#parts.random);
      return outbox.retry(frame.op, this.#parts.now() + wait);
    }
    const op = frame.op ? outbox.refuse(frame.op, frame) : null;
    this.#flush();
    this.#tell({ kind: "refused", frame, op });
    if (op) this.#tellNotes(subjects(op));
  }

  /** @param {SyncEvent} event */
  #tell(event) {
    for (const listener of this.#listeners) listener(event);
  }

  /** @param {string[]} notes */
  #tellNotes(notes) {
    if (notes.length) this.#tell({ kind: "notes", notes: [...new Set(notes)] });
  }
}

/** @param {import("./protocol.js").Change} change */
function isAboutNotes(change) {
  return change.do.startsWith("note.");
}
