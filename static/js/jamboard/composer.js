/**
 * Where a note is written or changed: one dialog, whose words are never lost. Closed
 * half way, a new note's words wait for the next time and a changed note is saved; words
 * that cannot be saved wait too, unless whoever wrote them lets them go.
 *
 * @typedef {import("./room.js").Room} Room
 * @typedef {object} Onto
 * @property {(question: string) => {x: number, y: number}} place where a new note goes
 * @property {(note: string) => void} added
 * @property {() => void} left
 */
import { say } from "../lib/announce.js";
import { find } from "../lib/find.js";
import { Slip } from "./slip.js";

const NEW = "new";
/** What the List's boxes call their half-written words. */
const IN_LIST = "text-";
const TOO_LONG = "This is too long. A note can be up to 2,000 characters. Nothing is lost.";
const WRONG = new Map([
  ["note.empty", "Write something first. A word is enough."],
  ["note.too_long", TOO_LONG],
  ["patient.details", "This looks like it has an NHS number in it. Please take it out."],
]);
const NOT_SAVED = "That could not be saved. Your words are kept here.";
const GONE = "This note was taken off the board while you wrote. Your words are here: add them as a new note, or copy them.";
const CLOSED = "This board is closed just now. Your words are kept here. You can add them once it opens again.";
const READ_ONLY = "You cannot write this on the board just now. Your words are kept here.";
const CHANGED = "Someone changed this note while you were writing. Both are kept.";
const FROM_BEFORE = "These are your words from before. They are not on the board yet.";

export class Composer {
  /** The note being changed, or null for a new one. @type {string|null} */
  #note = null;
  /** Whether that note is off the board: its words can only be a new one. */
  #isGone = false;
  /** Why two texts are shown. */
  #why = "";

  /**
   * @param {HTMLElement} root
   * @param {Room} room
   * @param {Onto} onto
   */
  constructor(root, room, onto) {
    this.room = room;
    this.onto = onto;
    this.dialog = /** @type {HTMLDialogElement} */ (find(root, "[data-composer]"));
    this.slip = new Slip(this.dialog);
    this.#listen();
  }

  #listen() {
    const { form, box, close } = this.slip;
    box.addEventListener("input", () => this.#typed());
    form.addEventListener("submit", (event) => this.#submitted(event));
    close.addEventListener("click", () => (this.isStuck ? this.#letGo() : this.#leave()));
    this.dialog.addEventListener("close", () => this.#end());
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#leave();
    });
  }

  get desk() {
    return this.room.view.desk;
  }

  /** Whether what is written here cannot be saved by merely leaving. */
  get isStuck() {
    return this.#note !== null && this.slip.isTelling && !this.isShut;
  }

  /** Whether nothing can be saved here just now: what is written waits. */
  get isShut() {
    const { view } = this.room;
    return view.yours !== null && !view.mayWrite(this.#note ?? NEW);
  }

  /** Where half-written words wait out of sight, or null. */
  get waiting() {
    if (this.dialog.open) return null;
    return this.desk.places.find((place) => !place.startsWith(IN_LIST)) ?? null;
  }

  // Opening.

  /** @param {string} [question] */
  add(question) {
    this.#open(null, this.desk.draft(NEW));
    if (question) this.slip.choose("question", question);
  }

  /** @param {string} id */
  edit(id) {
    const { view, sync } = this.room;
    const note = view.note(id);
    if (!note) return;
    const before = this.desk.draft(id) || String(view.outbox.keptAbout(id)?.frame.text ?? "");
    sync.beginEditing(id);
    this.#open(id, before || note.text);
    this.slip.choose("colour", note.colour);
    this.slip.choose("question", note.question);
    if (before && before !== note.text && view.isThere(id)) this.#showTheirs(note.text, FROM_BEFORE);
  }

  /** Go on with half-written words, wherever they were to go. */
  goOn() {
    const place = this.waiting;
    if (place === NEW) this.add();
    else if (place && this.room.view.note(place)) this.edit(place);
    else if (place) this.handBack(place, this.desk.draft(place));
  }

  /**
   * Someone changed the note meanwhile: show both texts, lose neither.
   * @param {string} id
   * @param {string} yours
   * @param {string} theirs
   */
  settle(id, yours, theirs) {
    if (!this.#takes(id, yours)) return;
    this.room.sync.beginEditing(id);
    this.#open(id, yours);
    this.#showTheirs(theirs, CHANGED);
  }

  /**
   * The note is off the board: give back what was written in it.
   * @param {string} id
   * @param {string} text
   */
  handBack(id, text) {
    if (!this.#takes(id, text)) return;
    this.#open(id, text);
    this.#setGone(true);
  }

  /**
   * Keep words that came back; they are not laid over others being written.
   * @param {string} id
   * @param {string} text
   */
  #takes(id, text) {
    this.desk.setDraft(id, text);
    this.room.keep();
    return !this.dialog.open || this.#note === id;
  }

  /**
   * @param {string|null} note
   * @param {string} text
   */
  #open(note, text) {
    this.#note = note;
    this.#isGone = false;
    this.#why = "";
    this.slip.mode = note ? "edit" : "add";
    this.slip.fill(text);
    this.#tell();
    if (!this.dialog.open) this.dialog.showModal();
    this.slip.focus();
  }

  // While it is open.

  /** The board changed under whoever writes: follow it, and let go of no word. */
  follow() {
    const { view } = this.room;
    if (!this.dialog.open || !view.yours) return;
    if (this.#note) this.#setGone(!view.note(this.#note));
    else this.#tell();
  }

  /** @param {boolean} isGone whether the note is off the board */
  #setGone(isGone) {
    if (isGone !== this.#isGone && this.#note) {
      this.#isGone = isGone;
      this.slip.mode = isGone ? "gone" : "edit";
      this.desk.setDraft(this.#note, this.slip.words.text);
      this.room.keep();
    }
    this.#tell();
  }

  /**
   * @param {string} text
   * @param {string} why
   */
  #showTheirs(text, why) {
    this.slip.showTheirs(text);
    this.#why = why;
    this.#tell();
  }

  #typed() {
    this.desk.setDraft(this.#note ?? NEW, this.slip.words.text);
    this.room.keep();
    this.#tell();
  }

  /** Say what is in the way of these words. */
  #tell(words = this.#hindrance || this.#why) {
    this.slip.count();
    this.slip.tell(words);
    this.slip.close.textContent = this.isStuck ? "Close without saving" : "Close";
    this.slip.send.disabled = this.isShut;
  }

  get #hindrance() {
    if (this.isShut) return this.room.view.isClosed ? CLOSED : READ_ONLY;
    if (this.slip.left < 0) return TOO_LONG;
    return this.#isGone ? GONE : "";
  }

  // Saving and leaving.

  /** @param {SubmitEvent} event */
  #submitted(event) {
    event.preventDefault();
    if (this.isShut) return;
    const code = this.#note && !this.#isGone ? this.#save(this.#note) : this.#add();
    if (!code) this.dialog.close();
  }

  /** @returns {string|null} why not, if not */
  #add() {
    const { question, words, isAnonymous } = this.slip;
    const note = this.room.newId();
    const at = this.onto.place(question);
    const unsigned = isAnonymous ? { anonymous: true } : {};
    const { code } = this.room.sync.submit({ do: "note.add", note, question, ...at, ...words, ...unsigned });
    if (code) return this.#said(code);
    this.desk.setDraft(this.#note ?? NEW, "");
    this.onto.added(note);
    return null;
  }

  /**
   * @param {string} note
   * @returns {string|null} why not, if not
   */
  #save(note) {
    const code = this.#submit(note);
    if (code) return this.#said(code);
    this.desk.setDraft(note, "");
    return null;
  }

  /**
   * Words that were refused go as what they were: a new note, or a change of one.
   * @param {string} note
   * @returns {string|null} why not, if not
   */
  #submit(note) {
    const { sync, view } = this.room;
    const { words } = this.slip;
    const kept = view.outbox.keptAbout(note);
    if (kept && view.isOnlyHere(note)) return sync.sendAgain(kept, words).code;
    const shown = view.note(note);
    const isSame = shown?.text === words.text && shown.colour === words.colour;
    const { code } = isSame ? { code: null } : sync.submit({ do: "note.edit", note, ...words });
    if (kept && !code) sync.discard(kept.frame.op);
    return code;
  }

  /** @param {string} code */
  #said(code) {
    this.#tell(WRONG.get(code) ?? NOT_SAVED);
    return code;
  }

  /** Leave as one leaves a page that saves by itself; what cannot be saved is kept here. */
  #leave() {
    const isChanged = this.#note !== null && this.slip.words.text.trim() !== "";
    const waits = this.isStuck || this.isShut;
    if (this.#note && isChanged && !waits && this.#save(this.#note)) return;
    this.dialog.close();
  }

  /** Leave what was written behind: the button says so. */
  #letGo() {
    this.desk.setDraft(this.#note ?? NEW, "");
    this.dialog.close();
  }

  #end() {
    if (this.dialog.open) return;
    if (this.#note) this.room.sync.endEditing();
    if (this.#note && this.desk.draft(this.#note)) say("Not saved. Your words are kept here.");
    this.#note = null;
    this.room.keep();
    this.onto.left();
  }
}
