/**
 * Where a note is written or changed: one dialog, whose words are never lost. Closed
 * half way, a new note's words wait for the next time and a changed note is saved; words
 * that cannot be saved wait too, unless whoever wrote them lets them go.
 *
 * @typedef {import("./room.js").Room} Room
 * @typedef {object} Onto
 * @property {(question: string) => {x: number, y: number}} place where a new note goes
 * @property {(note: string) => void} added
 */
import { say } from "../lib/announce.js";
import { find, findAll } from "../lib/find.js";
import { TEXT_CHARACTERS } from "./ops.js";

const NEARLY_FULL = 200;
const NEW = "new";
const TOO_LONG = "This is too long. A note can be up to 2,000 characters. Nothing is lost.";
const WRONG = new Map([
  ["note.empty", "Write something first. A word is enough."],
  ["note.too_long", TOO_LONG],
  ["patient.details", "This looks like it has an NHS number in it. Please take it out."],
]);

export class Composer {
  /** The note being changed, or null for a new one. @type {string|null} */
  #note = null;

  /**
   * @param {HTMLElement} root
   * @param {Room} room
   * @param {Onto} onto
   */
  constructor(root, room, onto) {
    this.room = room;
    this.onto = onto;
    this.dialog = /** @type {HTMLDialogElement} */ (find(root, "[data-composer]"));
    this.form = /** @type {HTMLFormElement} */ (find(this.dialog, "form"));
    this.text = /** @type {HTMLTextAreaElement} */ (find(this.form, "textarea"));
    this.close = find(this.form, "[data-close]");
    this.theirs = find(this.form, "[data-theirs]");
    this.#listen();
  }

  #listen() {
    this.text.addEventListener("input", () => this.#typed());
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#leave();
    });
    this.dialog.addEventListener("close", () => this.#end());
    this.close.addEventListener("click", () => (this.isStuck ? this.#letGo() : this.#leave()));
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
    });
  }

  get desk() {
    return this.room.view.desk;
  }

  /** Whether what is written here cannot be saved by merely leaving. */
  get isStuck() {
    return this.#note !== null && (!this.theirs.hidden || !find(this.form, "[data-problem]").hidden);
  }

  /** @param {string} [question] */
  add(question) {
    this.#open(null, this.desk.draft(NEW));
    if (question) this.#choose("question", question);
  }

  /** @param {string} id */
  edit(id) {
    const note = this.room.view.note(id);
    if (!note) return;
    const kept = this.desk.draft(id);
    this.room.sync.beginEditing(id);
    this.#open(id, kept || note.text);
    this.#choose("colour", note.colour);
    if (kept && kept !== note.text) this.#showTheirs(note.text, "These are your words from before. They are not on the board yet.");
  }

  /**
   * Someone changed the note meanwhile: show both texts, lose neither.
   * @param {string} id
   * @param {string} yours
   * @param {string} theirs
   */
  settle(id, yours, theirs) {
    this.desk.setDraft(id, yours);
    this.room.sync.beginEditing(id);
    this.#open(id, yours);
    this.#showTheirs(theirs, "Someone changed this note while you were writing. Both are kept.");
  }

  /**
   * @param {string|null} note
   * @param {string} text
   */
  #open(note, text) {
    this.#note = note;
    this.form.dataset.mode = note ? "edit" : "add";
    this.theirs.hidden = true;
    this.text.value = text;
    this.#count();
    if (!this.dialog.open) this.dialog.showModal();
    this.text.focus();
    this.text.setSelectionRange(text.length, text.length);
  }

  /**
   * @param {string} text
   * @param {string} why
   */
  #showTheirs(text, why) {
    this.theirs.hidden = false;
    find(this.form, "[data-theirs-text]").textContent = text;
    this.#problem(why);
  }

  #typed() {
    this.#count();
    this.desk.setDraft(this.#note ?? NEW, this.text.value);
    this.room.keep();
  }

  #count() {
    const left = TEXT_CHARACTERS - [...this.text.value].length;
    const counter = find(this.form, "[data-counter]");
    counter.hidden = left > NEARLY_FULL;
    counter.textContent = left < 0 ? `${-left} characters too many` : `${left} characters left`;
    if (this.theirs.hidden) this.#problem(left < 0 ? TOO_LONG : "");
  }

  /** @param {SubmitEvent} event */
  #submitted(event) {
    event.preventDefault();
    const isDone = this.#note ? this.#save(this.#note) : this.#add();
    if (isDone) this.dialog.close();
  }

  #add() {
    const chosen = new FormData(this.form);
    const question = String(chosen.get("question"));
    const note = this.room.newId();
    const { code } = this.room.sync.submit({
      do: "note.add",
      note,
      question,
      ...this.onto.place(question),
      text: this.text.value,
      colour: String(chosen.get("colour")),
      ...(chosen.get("anonymous") ? { anonymous: true } : {}),
    });
    if (code) return this.#said(code);
    this.desk.setDraft(NEW, "");
    this.onto.added(note);
    return true;
  }

  /** @param {string} note */
  #save(note) {
    const colour = String(new FormData(this.form).get("colour"));
    const shown = this.room.view.note(note);
    const isSame = shown?.text === this.text.value && shown.colour === colour;
    const { code } = isSame ? { code: null } : this.room.sync.submit({ do: "note.edit", note, text: this.text.value, colour });
    if (!code) this.desk.setDraft(note, "");
    return this.#said(code);
  }

  /** @param {string|null} code */
  #said(code) {
    if (code) this.#problem(WRONG.get(code) ?? "That could not be saved. Your words are kept here.");
    return !code;
  }

  /** Leave as one leaves a page that saves by itself; what cannot be saved is kept here. */
  #leave() {
    const isChanged = this.#note !== null && this.text.value.trim() !== "" && !this.isStuck;
    if (isChanged && !this.#save(this.#note ?? "")) return;
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
    if (this.#note && this.desk.draft(this.#note)) say("Not saved. Your words are kept for when you change this note again.");
    this.#note = null;
    this.room.keep();
  }

  /** @param {string} words */
  #problem(words) {
    const line = find(this.form, "[data-problem]");
    line.hidden = !words;
    // The same words again are not to be heard again at each letter.
    if (line.textContent !== words) line.textContent = words;
    this.close.textContent = this.isStuck ? "Close without saving" : "Close";
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #choose(name, value) {
    for (const each of findAll(this.form, `[name="${name}"]`)) {
      if (each instanceof HTMLInputElement) each.checked = each.value === value;
    }
  }
}
