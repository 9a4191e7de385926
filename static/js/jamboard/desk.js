/**
 * What only this page knows: half-written text, the keys of the person's unsigned
 * notes, and the note under their caret, whose text nobody else may move.
 *
 * @typedef {import("./protocol.js").OpFrame} OpFrame
 * @typedef {{keys: [string, string][], drafts: [string, string][]}} Stored
 */
import { KEYS_AT_ONCE } from "./protocol.js";

const PROVED_BY_KEY = new Set(["note.edit", "note.move", "note.remove", "note.restore"]);

export class Desk {
  /** @type {Map<string, string>} */
  #keys = new Map();
  /** @type {Map<string, string>} */
  #drafts = new Map();
  /** @type {{note: string, base: number, text: string}|null} */
  #caret = null;

  /** The note being written in, or null. */
  get editing() {
    return this.#caret?.note ?? null;
  }

  get hasKeys() {
    return this.#keys.size > 0;
  }

  /** The newest keys, as many as one join may carry. */
  get keys() {
    return Object.fromEntries([...this.#keys].slice(-KEYS_AT_ONCE));
  }

  /**
   * Remember half-written text; an empty one is forgotten.
   * @param {string} place a note's id, or where a new note is being written
   * @param {string} text
   */
  setDraft(place, text) {
    if (text) this.#drafts.set(place, text);
    else this.#drafts.delete(place);
  }

  /** Where half-written text waits: notes' ids, and where new notes are written. */
  get places() {
    return [...this.#drafts].filter(([, text]) => text.trim()).map(([place]) => place);
  }

  /** @param {string} place */
  draft(place) {
    return this.#drafts.get(place) ?? "";
  }

  /** @param {string} note */
  holdsKey(note) {
    return this.#keys.has(note);
  }

  /**
   * Give an op what proves that an unsigned note is one's own.
   * @param {OpFrame} frame
   * @param {() => string} newKey
   * @returns {OpFrame}
   */
  signed(frame, newKey) {
    const isNew = frame.do === "note.add" && frame.anonymous && !frame.key;
    const key = isNew ? newKey() : this.#keys.get(frame.note);
    return key && (isNew || PROVED_BY_KEY.has(frame.do)) ? { ...frame, key } : frame;
  }

  /**
   * Take note of what was sent: its key, and words written under the caret.
   * @param {OpFrame} frame
   */
  remember(frame) {
    if (frame.do === "note.add" && frame.key) this.#keys.set(frame.note, frame.key);
    if (this.#caret && this.#caret.note === frame.note && frame.text) {
      this.#caret.text = frame.text;
    }
  }

  /** @param {{note: string, base: number, text: string}|null} caret */
  moveCaret(caret) {
    this.#caret = caret;
  }

  /**
   * The text under the caret now stands on this revision.
   * @param {string} note
   * @param {number} rev
   */
  rebase(note, rev) {
    if (this.#caret?.note === note) this.#caret.base = rev;
  }

  /** @param {string} note */
  baseOf(note) {
    return this.#caret?.note === note ? this.#caret.base : null;
  }

  /**
   * Give a note with its text held still, if the caret is in it.
   * @param {import("./protocol.js").Note} note
   */
  held(note) {
    return this.#caret?.note === note.id ? { ...note, text: this.#caret.text } : note;
  }

  /** @returns {Stored} */
  toStored() {
    return { keys: [...this.#keys], drafts: [...this.#drafts] };
  }

  /** @param {Stored} stored */
  fromStored({ keys, drafts }) {
    this.#keys = new Map(keys);
    this.#drafts = new Map(drafts);
  }
}
