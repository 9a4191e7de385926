/**
 * The board as its person sees it, ready to be drawn: what the server confirmed, their
 * own ops on top, and how it stands with each note. `sync.js` keeps it; all others read.
 *
 * @typedef {import("./protocol.js").Note} Note
 * @typedef {import("./protocol.js").OpFrame} OpFrame
 * @typedef {"saved"|"sending"|"kept"} NoteState
 */
import { Confirmed } from "./confirmed.js";
import { Desk } from "./desk.js";
import { Outbox } from "./outbox.js";
import { clustersShown, noteShown } from "./overlay.js";

export class View {
  told = new Confirmed();
  /** The person's own part. @type {import("./protocol.js").Yours|null} */
  yours = null;
  outbox = new Outbox();
  desk = new Desk();
  /** Whether ops can be sent right now. */
  isJoined = false;

  /** @param {string} person their own key */
  constructor(person) {
    this.person = person;
  }

  /** The board as confirmed, or null until the first welcome. Not to be changed. */
  get confirmed() {
    return this.told.board;
  }

  /**
   * Give one note as shown, or null.
   * @param {string} id
   * @returns {Note|null}
   */
  note(id) {
    const confirmed = this.confirmed?.notes.get(id) ?? null;
    const held = confirmed && this.desk.held(confirmed);
    if (this.outbox.isEmpty) return held;
    const ops = this.outbox.about(id);
    if (ops.some((op) => op.do === "note.remove")) return null;
    return noteShown(held, ops, this.#viewer());
  }

  /** @returns {Note[]} */
  notes() {
    const ids = new Set([...(this.confirmed?.notes.keys() ?? []), ...this.outbox.added]);
    return [...ids].flatMap((id) => this.note(id) ?? []);
  }

  clusters() {
    return clustersShown(this.confirmed?.clusters ?? new Map(), this.outbox.frames);
  }

  /**
   * @param {string} note
   * @returns {NoteState}
   */
  stateOf(note) {
    if (this.outbox.isKept(note)) return "kept";
    if (!this.outbox.isWaiting(note)) return "saved";
    return this.isJoined ? "sending" : "kept";
  }

  get isClosed() {
    return this.confirmed?.board.phase === "closed";
  }

  /** Whether the note is on the board, for everyone. @param {string} note */
  isThere(note) {
    return this.confirmed?.notes.has(note) ?? false;
  }

  /** Whether the note was refused, and only this page shows it. @param {string} note */
  isOnlyHere(note) {
    return !this.isThere(note) && this.outbox.isKept(note);
  }

  /** Whether the person may write this note now, or add it anew. @param {string} note */
  mayWrite(note) {
    if (this.isClosed) return false;
    if (!this.isThere(note)) return this.may("note.add");
    return (this.isMine(note) && this.may("note.edit")) || this.may("note.edit_others");
  }

  /** Kept words that the board may take by now. */
  get sendable() {
    return this.outbox.kept.filter(
      ({ frame }) => (frame.do === "note.add" || this.isThere(frame.note)) && this.mayWrite(frame.note),
    );
  }

  /** Whether this person wrote the note. @param {string} note */
  isMine(note) {
    const key = this.yours?.you.key ?? this.person;
    return this.desk.holdsKey(note) || this.note(note)?.author?.key === key;
  }

  /** @param {string} right a word of `you.may` */
  may(right) {
    return this.yours?.you.may.includes(right) ?? false;
  }

  /**
   * Whether this person has reacted so, or is about to have.
   * @param {string} note
   * @param {string} kind
   * @returns {boolean}
   */
  reacted(note, kind) {
    const isSame = (/** @type {OpFrame} */ op) =>
      op.do === "note.react" && op.note === note && op.kind === kind;
    return this.outbox.frames.findLast(isSame)?.on ?? this.#hadReacted(note, kind);
  }

  /** Let go of own ops that the confirmed board now holds. */
  settle() {
    for (const op of this.outbox.settle(this.told.seq)) {
      // Reactions are told without a name: only this page knows which are its own.
      if (op.do === "note.react") this.#keepReaction(op);
    }
  }

  /** The revision of a note's text. @param {string} note */
  revOf(note) {
    return this.confirmed?.notes.get(note)?.rev ?? 0;
  }

  /** @returns {import("./overlay.js").Viewer} */
  #viewer() {
    const you = this.yours?.you ?? { key: this.person, name: "" };
    return { you, reacted: (note, kind) => this.#hadReacted(note, kind) };
  }

  /**
   * @param {string} note
   * @param {string} kind
   */
  #hadReacted(note, kind) {
    return this.yours?.reactions?.[note]?.includes(kind) ?? false;
  }

  /** @param {OpFrame} op */
  #keepReaction({ note, kind, on }) {
    if (!this.yours) return;
    const reactions = this.yours.reactions ?? {};
    const others = (reactions[note] ?? []).filter((each) => each !== kind);
    const own = on ? [...others, kind] : others;
    this.yours = { ...this.yours, reactions: { ...reactions, [note]: own } };
  }
}
