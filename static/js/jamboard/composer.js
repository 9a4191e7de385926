/**
 * Where a note is written or changed: one dialog, whose words are never lost. Closed
 * half way, a new note's words wait for the next time; a changed note is saved.
 *
 * @typedef {import("./room.js").Room} Room
 */
import { find, findAll } from "../lib/find.js";
import { TEXT_CHARACTERS } from "./ops.js";

const NEARLY_FULL = 200;
const NEW = "new";
const TOO_LONG = "This is too long. A note can be up to 2,000 characters. Nothing is lost.";

export class Composer {
  /** The note being changed, or null for a new one. @type {string|null} */
  #note = null;

  /**
   * @param {HTMLElement} root
   * @param {Room} room
   * @param {(question: string) => {x: number, y: number}} place where a new note goes
   */
  constructor(root, room, place) {
    this.room = room;
    this.place = place;
    this.dialog = /** @type {HTMLDialogElement} */ (find(root, "[data-composer]"));
    this.form = /** @type {HTMLFormElement} */ (find(this.dialog, "form"));
    this.text = /** @type {HTMLTextAreaElement} */ (find(this.form, "textarea"));
    this.text.addEventListener("input", () => this.#typed());
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.dialog.addEventListener("cancel", () => this.#leave());
    find(this.form, "[data-close]").addEventListener("click", () => this.#close());
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
    });
  }

  /** @param {string} [question] */
  add(question) {
    this.#open(null, this.room.view.desk.draft(NEW));
    if (question) this.#choose("question", question);
  }

  /** @param {string} id */
  edit(id) {
    const note = this.room.view.note(id);
    if (!note) return;
    this.room.sync.beginEditing(id);
    this.#open(id, note.text);
    this.#choose("colour", note.colour);
  }

  /**
   * Someone changed the note meanwhile: show both texts, lose neither.
   * @param {string} id
   * @param {string} yours
   * @param {string} theirs
   */
  settle(id, yours, theirs) {
    this.room.sync.beginEditing(id);
    this.#open(id, yours);
    find(this.form, "[data-theirs]").hidden = false;
    find(this.form, "[data-theirs-text]").textContent = theirs;
    this.#problem("Someone changed this note while you were writing. Both are kept.");
  }

  /**
   * @param {string|null} note
   * @param {string} text
   */
  #open(note, text) {
    this.#note = note;
    this.form.dataset.mode = note ? "edit" : "add";
    find(this.form, "[data-theirs]").hidden = true;
    this.#problem("");
    this.text.value = text;
    this.#count();
    if (!this.dialog.open) this.dialog.showModal();
    this.text.focus();
    this.text.setSelectionRange(text.length, text.length);
  }

  #typed() {
    this.#count();
    if (!this.#note) this.room.view.desk.setDraft(NEW, this.text.value);
    this.room.keep();
  }

  #count() {
    const left = TEXT_CHARACTERS - [...this.text.value].length;
    const counter = find(this.form, "[data-counter]");
    counter.hidden = left > NEARLY_FULL;
    counter.textContent = left < 0 ? `${-left} characters too many` : `${left} characters left`;
    if (left < 0) this.#problem(TOO_LONG);
  }

  /** @param {SubmitEvent} event */
  #submitted(event) {
    event.preventDefault();
    const done = this.#note ? this.#save(this.#note) : this.#add();
    if (done) this.#end();
  }

  #add() {
    const chosen = new FormData(this.form);
    const question = String(chosen.get("question"));
    const { code } = this.room.sync.submit({
      do: "note.add",
      note: this.room.newId(),
      question,
      ...this.place(question),
      text: this.text.value,
      colour: String(chosen.get("colour")),
      ...(chosen.get("anonymous") ? { anonymous: true } : {}),
    });
    if (!code) this.room.view.desk.setDraft(NEW, "");
    return this.#said(code);
  }

  /** @param {string} note */
  #save(note) {
    const colour = String(new FormData(this.form).get("colour"));
    const shown = this.room.view.note(note);
    if (shown && shown.text === this.text.value && shown.colour === colour) return true;
    return this.#said(this.room.sync.submit({ do: "note.edit", note, text: this.text.value, colour }).code);
  }

  /** @param {string|null} code */
  #said(code) {
    if (code === "note.empty") this.#problem("Write something first. A word is enough.");
    else if (code === "note.too_long") this.#problem(TOO_LONG);
    else if (code) this.#problem("That could not be added. Your words are kept here.");
    return !code;
  }

  #leave() {
    if (this.#note && this.text.value.trim()) this.#save(this.#note);
    this.#end();
  }

  #close() {
    this.#end();
  }

  #end() {
    if (this.#note) this.room.sync.endEditing();
    this.#note = null;
    this.room.keep();
    if (this.dialog.open) this.dialog.close();
  }

  /** @param {string} words */
  #problem(words) {
    const line = find(this.form, "[data-problem]");
    line.hidden = !words;
    line.textContent = words;
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
