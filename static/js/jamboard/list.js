/**
 * The List, helped: notes are sent without leaving the page, what is typed outlives a
 * reload, and what others write waits to be asked for. Nothing moves by itself.
 */
import { say, sayNow } from "../lib/announce.js";
import { find, findAll } from "../lib/find.js";
import { openAsks } from "./asks.js";
import { Room } from "./room.js";
import { emptyRow, fillRow, makeRow } from "./row.js";
import { showWhatMay } from "./shown.js";

const FOUND = "board-list";
const KEPT = "Not saved, kept here.";
const NOT_OPENED = "That did not open just now. Please try again.";

class BoardList extends HTMLElement {
  /** @type {Set<string>} notes that came after this page was made */
  #news = new Set();
  /** @type {Set<string>} notes on this page and on the other pages of the List */
  #listed = new Set();
  /** @type {Map<string, HTMLFormElement>} the form each sent note came from */
  #sent = new Map();
  #trouble = "";

  connectedCallback() {
    this.room = new Room(this);
    for (const form of findAll(this, "[data-add]")) this.#help(/** @type {HTMLFormElement} */ (form));
    this.room.sync.subscribe((event) => this.#heard(event));
    this.room.onChange(() => this.#stood());
    this.addEventListener("click", (event) => this.#pressed(event));
    for (const failure of ["htmx:sendError", "htmx:responseError"]) {
      this.addEventListener(failure, () => sayNow(NOT_OPENED));
    }
    this.room.open();
    this.#restoreDrafts();
    this.#restoreUnsent();
    this.#follow();
  }

  get view() {
    if (!this.room) throw new Error("The list is not on a page yet");
    return this.room.view;
  }

  /** @param {HTMLFormElement} form */
  #help(form) {
    const text = this.#textOf(form);
    text.addEventListener("input", () => {
      this.view.desk.setDraft(text.id, text.value);
      this.room?.keep();
    });
    text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    form.addEventListener("submit", (event) => this.#submitted(event, form));
  }

  #restoreDrafts() {
    for (const form of findAll(this, "[data-add]")) {
      const text = this.#textOf(/** @type {HTMLFormElement} */ (form));
      text.value ||= this.view.desk.draft(text.id);
    }
  }

  /** Notes written before a reload and not on the board yet are still one's own. */
  #restoreUnsent() {
    for (const id of this.view.outbox.added) {
      const form = this.querySelector(`#ask-${this.view.note(id)?.question}`);
      if (!(form instanceof HTMLFormElement)) continue;
      this.#sent.set(id, form);
      this.#show(id);
    }
  }

  /**
   * @param {SubmitEvent} event
   * @param {HTMLFormElement} form
   */
  #submitted(event, form) {
    event.preventDefault();
    if (this.view.yours && !this.view.mayWrite("")) return this.#follow();
    const said = new FormData(form);
    const text = this.#textOf(form);
    const note = this.room?.newId() ?? "";
    const { code } = this.room?.sync.submit({
      do: "note.add",
      note,
      question: String(said.get("question")),
      ...this.#place(String(said.get("question"))),
      text: text.value,
      colour: String(said.get("colour")),
      ...(said.get("anonymous") ? { anonymous: true } : {}),
    }) ?? { code: "server.retry" };
    if (code) return this.#status(form, WRONG.get(code) ?? "That could not be sent. Your words are kept here.");
    this.#sent.set(note, form);
    this.view.desk.setDraft(text.id, "");
    text.value = "";
    this.#show(note);
    text.focus();
  }

  /** A place on paper, below what is there. @param {string} question */
  #place(question) {
    const there = this.view.notes().filter((each) => each.question === question);
    const row = Math.floor(there.length / 3);
    return { x: 32 + (there.length % 3) * 200, y: 40 + row * 200 };
  }

  /** Put one's own note at the end of its question, as it stands. @param {string} id */
  #show(id) {
    const note = this.view.note(id);
    const row = document.getElementById(`note-${id}`);
    if (row && !row.matches(".listed--new")) return;
    if (note) fillRow(row ?? this.#row(id, note.question), note, this.view);
    else if (row) emptyRow(row);
  }

  /**
   * @param {string} id
   * @param {string} asked
   */
  #row(id, asked) {
    const question = find(this, `#question-${asked}`).parentElement ?? this;
    question.querySelector(".empty")?.remove();
    const list = findAll(question, "ul").at(-1) ?? question.appendChild(document.createElement("ul"));
    list.className = "list__notes";
    list.setAttribute("role", "list");
    return list.appendChild(makeRow(this, id));
  }

  /** Take one's own new note back, or put it back; send again what was refused. @param {Event} event */
  #pressed({ target }) {
    const button = target instanceof Element ? target.closest("[data-back], [data-again]") : null;
    const note = button?.closest("[data-note]")?.getAttribute("data-note");
    if (!note) return;
    const kept = this.view.outbox.keptAbout(note);
    if (kept) this.room?.sync.sendAgain(kept);
    else this.room?.sync.submit({ do: this.view.note(note) ? "note.remove" : "note.restore", note });
  }

  /** @param {import("./sync.js").SyncEvent} event */
  #heard(event) {
    if (event.kind === "yours") this.#cameIn();
    if (event.kind === "notes") for (const id of event.notes) this.#noted(id);
    if (event.kind === "saved") this.#saved(event.op);
    if (event.kind === "refused" && event.op) this.#refused(event.op.note, event.frame.message);
    this.#follow();
  }

  /** The board closed or opened: what may be done follows. */
  #follow() {
    if (!this.view.yours) return;
    showWhatMay(this, this.view);
    openAsks(this, this.view);
    for (const id of this.#sent.keys()) this.#show(id);
  }

  /** What was on the board when this page was made is in the List; the rest is news. */
  #cameIn() {
    const made = Number(this.dataset.seq);
    for (const { id } of this.view.notes()) {
      if (this.view.revOf(id) <= made) this.#listed.add(id);
      else this.#noted(id);
    }
  }

  /** @param {string} id */
  #noted(id) {
    if (this.#sent.has(id)) return this.#show(id);
    if (!this.view.note(id) || this.#listed.has(id) || document.getElementById(`note-${id}`)) return;
    this.#news.add(id);
    this.#tellNews();
  }

  #tellNews() {
    const { size } = this.#news;
    const [first] = this.#news;
    const line = find(this, "[data-news]");
    line.hidden = false;
    line.textContent = `${size} new ${size === 1 ? "note" : "notes"}. `;
    const show = line.appendChild(document.createElement("a"));
    show.href = `${location.pathname}?at=${first}#note-${first}`;
    show.textContent = size === 1 ? "Show it" : "Show them";
  }

  /** @param {import("./protocol.js").OpFrame} op */
  #saved(op) {
    const form = this.#sent.get(op.note);
    if (form && op.do === "note.add") this.#status(form, "Saved");
    say(op.do === "note.remove" ? "The note is off the board." : "Saved. Your note is on the board.");
  }

  /**
   * @param {string} id
   * @param {string} why
   */
  #refused(id, why) {
    const form = this.#sent.get(id);
    if (!form) return;
    this.#status(form, `${why} ${KEPT}`);
    sayNow(why);
  }

  #stood() {
    const { room } = this;
    if (!room) return;
    const people = document.querySelector("[data-people]");
    const { count } = room.people;
    const isCalm = document.documentElement.hasAttribute("data-calm");
    if (people) people.textContent = count && !isCalm ? `${count} ${count === 1 ? "person" : "people"} here` : "";
    for (const form of this.querySelectorAll("form[data-add]")) {
      if (room.trouble !== this.#trouble) this.#status(/** @type {HTMLFormElement} */ (form), room.trouble);
    }
    this.#trouble = room.trouble;
    for (const id of this.#sent.keys()) this.#show(id);
  }

  /**
   * @param {HTMLFormElement} form
   * @param {string} words
   */
  #status(form, words) {
    find(form, "[data-status]").textContent = words;
  }

  /** @param {HTMLFormElement} form */
  #textOf(form) {
    return /** @type {HTMLTextAreaElement} */ (find(form, "textarea"));
  }
}

const WRONG = new Map([
  ["note.empty", "Write something first. A word is enough."],
  ["note.too_long", "This is too long. A note can be up to 2,000 characters. Nothing is lost."],
]);

customElements.define(FOUND, BoardList);
