/**
 * `<jam-board>`: joins the room, the paper and the notes on it. Draws what `room.view`
 * holds, and hands what people do to `acts.js`.
 *
 * @typedef {import("./protocol.js").Note} Note
 */
import { say, sayNow } from "../lib/announce.js";
import { find, findAll } from "../lib/find.js";
import { Acts } from "./acts.js";
import { carryNotes } from "./drag.js";
import { listenToKeys } from "./keyboard.js";
import { News } from "./news.js";
import { fillNote, makeNote } from "./note-element.js";
import { keepToolsInSight } from "./note-tools.js";
import { Paper } from "./paper.js";
import { parse } from "./protocol.js";
import { Room } from "./room.js";

const ROOM_BELOW = 176;
const SMALLEST_HEIGHT = 560;
const CHOSEN_MS = 2_000;

export class JamBoard extends HTMLElement {
  /** @type {Map<string, HTMLElement>} */
  elements = new Map();

  connectedCallback() {
    this.room = new Room(this);
    this.paper = new Paper(this);
    this.acts = new Acts(this);
    this.news = new News();
    this.#readWelcome();
    this.room.sync.subscribe((event) => this.#heard(event));
    this.room.onChange(() => this.#stood());
    carryNotes(this.paper.view, this.acts.carrying);
    keepToolsInSight(this.paper.view);
    listenToKeys(this, this.acts);
    this.drawAll();
    this.paper.open();
    this.room.open();
    addEventListener("beforeunload", (event) => this.room?.line === "ended" && this.room.hasUnsent && event.preventDefault());
  }

  get view() {
    if (!this.room) throw new Error("The board is not on a page yet");
    return this.room.view;
  }

  #readWelcome() {
    for (const text of JSON.parse(find(document, "#board-welcome").textContent ?? "[]")) {
      const frame = parse(text);
      if (frame) this.room?.sync.receive(frame);
    }
  }

  /** @param {import("./sync.js").SyncEvent} event */
  #heard(event) {
    if (event.kind === "notes") this.#drawSome(event.notes);
    else if (event.kind === "board" || event.kind === "yours") this.drawAll();
    else if (event.kind === "refused") this.acts?.refused(event.frame, event.op);
    else if (event.kind === "saved") say(savedWords(event.op.do));
    this.#stood();
  }

  // Drawing.

  drawAll() {
    const notes = this.view.notes();
    const ids = new Set(notes.map(({ id }) => id));
    for (const id of this.elements.keys()) if (!ids.has(id)) this.#erase(id);
    for (const note of notes) this.#draw(note);
    this.#drawBoard();
  }

  /** @param {string[]} ids */
  #drawSome(ids) {
    for (const id of ids) {
      const note = this.view.note(id);
      if (note) this.#draw(note);
      else this.#erase(id);
      if (note && !this.view.isMine(id)) this.news?.note(id);
    }
    this.#stretch();
    this.#keepOneStop();
  }

  /** @param {Note} note */
  #draw(note) {
    const list = this.querySelector(`[data-notes="${note.question}"]`);
    if (!list || !this.room) return;
    const element = this.elements.get(note.id) ?? makeNote(this, note.id);
    this.elements.set(note.id, element);
    if (element.parentElement !== list) list.append(element);
    fillNote(element, note, this.room);
  }

  /** @param {string} id */
  #erase(id) {
    const element = this.elements.get(id);
    if (!element) return;
    const next = element.contains(document.activeElement) ? this.neighbour(element) : null;
    element.remove();
    this.elements.delete(id);
    if (next) next.focus();
  }

  /** @param {HTMLElement} element */
  neighbour(element) {
    const near = element.nextElementSibling ?? element.previousElementSibling;
    return near instanceof HTMLElement ? near : null;
  }

  #drawBoard() {
    const { confirmed } = this.view;
    const isClosed = confirmed?.board.phase === "closed";
    this.toggleAttribute("data-closed", isClosed);
    for (const each of findAll(this, "[data-when]")) {
      each.hidden = (each.dataset.when === "closed") !== isClosed;
    }
    for (const each of findAll(this, "[data-may]")) {
      each.hidden = !this.view.may(each.dataset.may ?? "");
    }
    this.#drawGroups();
    this.#stretch();
    this.#keepOneStop();
  }

  #drawGroups() {
    for (const cluster of this.view.confirmed?.clusters.values() ?? []) {
      const place = this.querySelector(`[data-groups="${cluster.question}"]`);
      let name = this.querySelector(`[data-group="${cluster.id}"]`);
      if (!name && place) {
        name = document.createElement("p");
        name.className = "paper__group";
        name.setAttribute("data-group", cluster.id);
        place.append(name);
      }
      if (!(name instanceof HTMLElement)) continue;
      name.textContent = cluster.title;
      name.style.transform = `translate(${cluster.x}px, ${cluster.y - 24}px)`;
    }
  }

  /** Make each sheet as long as its lowest note needs. */
  #stretch() {
    const lowest = new Map();
    for (const { question, y } of this.view.notes()) {
      lowest.set(question, Math.max(lowest.get(question) ?? 0, y));
    }
    for (const plane of findAll(this, "[data-plane]")) {
      const need = (lowest.get(plane.dataset.plane) ?? 0) + ROOM_BELOW;
      plane.style.minHeight = `${Math.max(SMALLEST_HEIGHT, need)}px`;
    }
  }

  /** One note is in the tab order; arrows go on from there. */
  #keepOneStop() {
    const stop = this.querySelector('[data-note][tabindex="0"]');
    const first = this.querySelector("[data-note]");
    if (!stop && first instanceof HTMLElement) first.tabIndex = 0;
  }

  /** Bring a note into sight and mark it for a moment. @param {string} id */
  reveal(id) {
    const element = this.elements.get(id);
    element?.scrollIntoView({ block: "nearest", inline: "nearest" });
    element?.classList.add("note--chosen");
    setTimeout(() => element?.classList.remove("note--chosen"), CHOSEN_MS);
  }

  // How it stands.

  #stood() {
    const { room } = this;
    if (!room) return;
    const { count } = room.people;
    const people = document.querySelector("[data-people]");
    if (people) people.textContent = count ? `${count} ${count === 1 ? "person" : "people"} here` : "";
    const line = find(this, "[data-standing]");
    const words = room.trouble || this.#savedLine();
    if (line.textContent !== words) {
      line.textContent = words;
      if (room.trouble) sayNow(room.trouble);
    }
    find(this, "[data-sign-in-again]").hidden = room.code !== 4401;
    this.toggleAttribute("data-trouble", Boolean(room.trouble));
  }

  #savedLine() {
    const { outbox } = this.view;
    if (outbox.kept.length) return "Not saved, kept here.";
    if (!outbox.isEmpty) return "Sending…";
    return "Saved. Your notes are yours to take back.";
  }
}

/** @param {string} done */
function savedWords(done) {
  if (done === "note.add") return "Your note is on the board.";
  if (done === "note.remove") return "Note taken back.";
  return "Saved.";
}
