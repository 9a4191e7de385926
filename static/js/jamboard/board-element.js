/**
 * `<jam-board>`: joins the room, the paper and the notes on it. Draws what `room.view`
 * holds, and hands what people do to `acts.js`.
 *
 * @typedef {import("./protocol.js").Note} Note
 */
import { find } from "../lib/find.js";
import { Acts } from "./acts.js";
import { Arrivals } from "./arrivals.js";
import { carryNotes } from "./drag.js";
import { listenToKeys } from "./keyboard.js";
import { News } from "./news.js";
import { fillNote, makeNote, putAt } from "./note-element.js";
import { keepToolsInSight } from "./note-tools.js";
import { Paper } from "./paper.js";
import { parse } from "./protocol.js";
import { Room } from "./room.js";
import { Sheets } from "./sheets.js";
import { showWhatMay } from "./shown.js";

const CHOSEN_MS = 2_000;

export class JamBoard extends HTMLElement {
  /** @type {Map<string, HTMLElement>} */
  elements = new Map();
  arrivals = new Arrivals(() => document.documentElement.hasAttribute("data-calm"));
  #isDrawn = false;
  /** A note to be shown as soon as it is drawn. @type {string|null} */
  #awaited = null;

  connectedCallback() {
    this.room = new Room(this);
    this.paper = new Paper(this);
    this.sheets = new Sheets(this);
    this.acts = new Acts(this);
    this.news = new News();
    this.#readWelcome();
    this.#listen(this.room);
    carryNotes(this.paper.view, this.acts.carrying);
    keepToolsInSight(this.paper.view);
    listenToKeys(this, this.acts);
    this.drawAll();
    this.paper.open();
    this.room.open();
    this.stood();
  }

  /** @param {Room} room */
  #listen(room) {
    room.sync.subscribe((event) => this.#heard(event));
    room.onChange(() => this.stood());
    // Out of Quieter view, what waited is there.
    const calm = new MutationObserver(() => this.arrivals.isCalm() || this.drawAll());
    calm.observe(document.documentElement, { attributeFilter: ["data-calm"] });
    addEventListener("beforeunload", (event) => room.line === "ended" && room.hasUnsent && event.preventDefault());
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
    else if (event.kind === "saved") this.acts?.saved(event.op);
    this.acts?.follow();
    this.stood();
  }

  // Drawing.

  drawAll() {
    const notes = this.view.notes();
    const ids = new Set(notes.map(({ id }) => id));
    for (const id of this.elements.keys()) if (!ids.has(id)) this.#erase(id);
    for (const note of notes) this.#draw(note);
    this.#isDrawn = true;
    this.#drawBoard();
  }

  /** @param {string[]} ids */
  #drawSome(ids) {
    for (const id of ids) {
      const note = this.view.note(id);
      if (!note) this.#erase(id);
      else if (this.#draw(note) && !this.view.isMine(id)) this.news?.note(id);
    }
    this.#settle();
  }

  /**
   * @param {Note} note
   * @returns {boolean} whether it is there now
   */
  #draw(note) {
    const isAwaited = note.id === this.#awaited;
    const isKnown = !this.#isDrawn || isAwaited || this.elements.has(note.id) || this.view.isMine(note.id);
    if (this.arrivals.holds(note.id, isKnown)) return false;
    this.#put(note);
    if (isAwaited) this.reveal(note.id);
    return true;
  }

  /** @param {Note} note */
  #put(note) {
    const list = this.querySelector(`[data-notes="${note.question}"]`);
    if (!list || !this.room) return;
    const element = this.elements.get(note.id) ?? makeNote(this, note.id);
    this.elements.set(note.id, element);
    if (element.parentElement !== list) list.append(element);
    fillNote(element, note, this.room);
  }

  /** @param {string} id */
  #erase(id) {
    this.arrivals.forget(id);
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
    const hasOpened = this.hasAttribute("data-closed") && !this.view.isClosed;
    if (hasOpened) this.acts?.foot.unsay();
    this.toggleAttribute("data-closed", this.view.isClosed);
    showWhatMay(this, this.view);
    for (const cluster of this.view.confirmed?.clusters.values() ?? []) this.sheets?.nameGroup(cluster);
    this.#settle();
  }

  /** What follows once notes are drawn. */
  #settle() {
    this.sheets?.stretch(this.view.notes().filter(({ id }) => this.elements.has(id)));
    this.acts?.foot.tellNews(this.arrivals.count);
    // One note is in the tab order; arrows go on from there.
    const stop = this.querySelector('[data-note][tabindex="0"]');
    const first = this.querySelector("[data-note]");
    if (!stop && first instanceof HTMLElement) first.tabIndex = 0;
  }

  // Showing.

  /** Bring a note into sight and mark it for a moment, once it is there. @param {string} id */
  reveal(id) {
    const element = this.elements.get(id);
    this.#awaited = element ? null : id;
    if (!element) return;
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    element.classList.add("note--chosen");
    setTimeout(() => element.classList.remove("note--chosen"), CHOSEN_MS);
    // What brought it here may be gone, as Undo is: go on from the note.
    if (document.activeElement === document.body) element.focus({ preventScroll: true });
  }

  /** Draw what others added meanwhile, and go to the first of it. */
  showNews() {
    const notes = this.arrivals.take().flatMap((id) => this.view.note(id) ?? []);
    for (const note of notes) this.#put(note);
    this.#settle();
    const [first] = notes;
    if (!first) return;
    this.elements.get(first.id)?.focus({ preventScroll: true });
    this.reveal(first.id);
  }

  /**
   * @param {string} id
   * @param {number} x
   * @param {number} y
   */
  showAt(id, x, y) {
    const element = this.elements.get(id);
    if (element) putAt(element, x, y);
  }

  // How it stands.

  stood() {
    const { room, acts } = this;
    if (!room || !acts) return;
    const { count } = room.people;
    const people = document.querySelector("[data-people]");
    if (people) people.textContent = count ? `${count} ${count === 1 ? "person" : "people"} here` : "";
    acts.foot.stand(room, this.querySelector("[data-note][data-mine]") !== null);
    acts.foot.offer(room.view, acts.composer.waiting !== null);
  }
}
