/**
 * The List, helped: notes are sent without leaving the page, what is typed outlives a
 * reload, and what others write waits to be asked for. Nothing moves by itself.
 */
import { say, sayNow } from "../lib/announce.js";
import { find, findAll } from "../lib/find.js";
import { Room } from "./room.js";

const FOUND = "board-list";
const SAYS = { saved: "Saved", sending: "Sending", kept: "Not saved, kept here" };

class BoardList extends HTMLElement {
  /** @type {Set<string>} notes of others that are not on the page yet */
  #news = new Set();
  /** @type {Map<string, HTMLFormElement>} the form each sent note came from */
  #sent = new Map();

  connectedCallback() {
    this.room = new Room(this);
    for (const form of findAll(this, "[data-add]")) this.#help(/** @type {HTMLFormElement} */ (form));
    this.room.sync.subscribe((event) => this.#heard(event));
    this.room.onChange(() => this.#stood());
    this.room.open();
    this.#restoreDrafts();
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

  /**
   * @param {SubmitEvent} event
   * @param {HTMLFormElement} form
   */
  #submitted(event, form) {
    event.preventDefault();
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
    const question = note && document.getElementById(`question-${note.question}`)?.parentElement;
    if (!note || !question) return;
    const row = this.querySelector(`[data-note="${id}"]`) ?? this.#row(id, question);
    find(row, "[data-text]").textContent = note.text;
    find(row, "[data-state]").textContent = SAYS[this.view.stateOf(id)];
  }

  /**
   * @param {string} id
   * @param {Element} question
   */
  #row(id, question) {
    question.querySelector(".empty")?.remove();
    const lists = question.querySelectorAll("ul");
    const list = lists[lists.length - 1] ?? question.appendChild(document.createElement("ul"));
    list.className = "list__notes";
    const row = document.createElement("li");
    row.className = "listed listed--new";
    row.dataset.note = id;
    const body = row.appendChild(document.createElement("div"));
    body.className = "listed__body";
    const text = body.appendChild(document.createElement("p"));
    text.className = "listed__text";
    text.dataset.text = "";
    text.id = `text-of-${id}`;
    row.setAttribute("aria-labelledby", text.id);
    const state = body.appendChild(document.createElement("p"));
    state.className = "listed__foot";
    state.dataset.state = "";
    list.append(row);
    return row;
  }

  /** @param {import("./sync.js").SyncEvent} event */
  #heard(event) {
    if (event.kind === "notes") for (const id of event.notes) this.#noted(id);
    if (event.kind === "saved") this.#saved(event.op.note);
    if (event.kind === "refused" && event.op) this.#refused(event.op.note, event.frame.message);
  }

  /** @param {string} id */
  #noted(id) {
    if (this.#sent.has(id)) return this.#show(id);
    if (!this.view.note(id) || this.querySelector(`[data-note="${id}"]`)) return;
    this.#news.add(id);
    const line = find(this, "[data-news]");
    const { size } = this.#news;
    line.hidden = false;
    line.textContent = `${size} new ${size === 1 ? "note" : "notes"}. `;
    const show = line.appendChild(document.createElement("a"));
    show.href = location.pathname + location.search;
    show.textContent = size === 1 ? "Show it" : "Show them";
  }

  /** @param {string} id */
  #saved(id) {
    const form = this.#sent.get(id);
    if (form) this.#status(form, "Saved");
    say("Saved. Your note is on the board.");
  }

  /**
   * @param {string} id
   * @param {string} why
   */
  #refused(id, why) {
    const form = this.#sent.get(id);
    if (!form) return;
    this.#status(form, `${why} ${SAYS.kept}.`);
    sayNow(why);
  }

  #stood() {
    const { room } = this;
    if (!room) return;
    const people = document.querySelector("[data-people]");
    const { count } = room.people;
    if (people) people.textContent = count ? `${count} ${count === 1 ? "person" : "people"} here` : "";
    for (const form of this.querySelectorAll("form[data-add]")) {
      if (room.trouble) this.#status(/** @type {HTMLFormElement} */ (form), room.trouble);
    }
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
