/**
 * The foot of the board: how it stands, what was refused, what can be undone, what is
 * new, and on a small screen the tools behind More.
 */
import { say, sayNow } from "../lib/announce.js";
import { find, findAll } from "../lib/find.js";
import { newsWords } from "./arrivals.js";

const SHOWN_MS = 10_000;

export class Foot {
  /** The note that Undo brings back. @type {string|null} */
  undoable = null;
  /** @type {Map<HTMLElement, ReturnType<typeof setTimeout>>} */
  #passing = new Map();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.standing = find(root, "[data-standing]");
    this.refusal = find(root, "[data-refused]");
    this.undoBar = find(root, "[data-undo-bar]");
    this.newsLine = find(root, "[data-news]");
    this.keptLine = find(root, "[data-kept]");
    this.waitingLine = find(root, "[data-waiting]");
    new More(root);
  }

  /** @param {string} id */
  offerUndo(id) {
    this.undoable = id;
    this.#showForNow(this.undoBar);
  }

  /** @param {string|null} id the note that came back, or was never off */
  withdrawUndo(id) {
    if (id === this.undoable) this.undoBar.hidden = true;
  }

  /** @param {string} why */
  refuse(why) {
    this.refusal.textContent = why;
    this.#showForNow(this.refusal);
    say(why);
  }

  /** What was refused may be done by now. */
  unsay() {
    this.refusal.hidden = true;
  }

  /** @param {number} count of others' notes that wait to be shown */
  tellNews(count) {
    this.newsLine.hidden = count === 0;
    find(this.newsLine, "[data-news-said]").textContent = newsWords(count);
    find(this.newsLine, "button").textContent = count === 1 ? "Show it" : "Show them";
  }

  /**
   * @param {import("./room.js").Room} room
   * @param {boolean} hasOwn whether a note of the person's own is on the board
   */
  stand(room, hasOwn) {
    const { trouble, code } = room;
    const words = trouble || savedLine(room.view, hasOwn);
    this.standing.toggleAttribute("data-calmly", !trouble && !room.view.outbox.kept.length);
    find(this.root, "[data-sign-in-again]").hidden = code !== 4401;
    this.root.toggleAttribute("data-trouble", Boolean(trouble));
    if (this.standing.textContent === words) return;
    this.standing.textContent = words;
    if (trouble) sayNow(trouble);
  }

  /**
   * Offer what can be done about words that are not on the board.
   * @param {import("./view.js").View} view
   * @param {boolean} isWaiting whether half-written words wait out of sight
   */
  offer(view, isWaiting) {
    this.keptLine.hidden = view.sendable.length === 0;
    this.waitingLine.hidden = !isWaiting;
  }

  /** Show a line for a while, and for as long as someone is at it. @param {HTMLElement} line */
  #showForNow(line) {
    line.hidden = false;
    clearTimeout(this.#passing.get(line));
    const pass = () => (line.matches(":focus-within, :hover") ? this.#showForNow(line) : (line.hidden = true));
    this.#passing.set(line, setTimeout(pass, SHOWN_MS));
  }
}

/** What a small screen has no room for: opened by a button, closed by leaving it. */
class More {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.button = find(root, "[data-more]");
    this.panel = find(root, "[data-more-panel]");
    this.button.addEventListener("click", () => this.#set(!this.isOpen));
    for (const name of ["click", "focusin"]) document.addEventListener(name, ({ target }) => this.#left(target));
    root.addEventListener("keydown", ({ key }) => key === "Escape" && this.#escape());
    for (const each of findAll(this.panel, "[data-do]")) each.addEventListener("click", () => this.#set(false));
  }

  get isOpen() {
    return this.panel.hasAttribute("data-open");
  }

  /** @param {boolean} isOpen */
  #set(isOpen) {
    this.panel.toggleAttribute("data-open", isOpen);
    this.button.setAttribute("aria-expanded", String(isOpen));
  }

  #escape() {
    if (!this.isOpen) return;
    this.#set(false);
    this.button.focus();
  }

  /** @param {EventTarget|null} target */
  #left(target) {
    const isHere = target instanceof Node && (this.panel.contains(target) || this.button.contains(target));
    if (this.isOpen && !isHere) this.#set(false);
  }
}

/**
 * @param {import("./view.js").View} view
 * @param {boolean} hasOwn
 */
function savedLine(view, hasOwn) {
  if (view.outbox.kept.length) return "Not saved, kept here.";
  if (!view.outbox.isEmpty) return "Sending…";
  const isOpen = view.confirmed?.board.phase !== "closed";
  return hasOwn && isOpen ? "Saved. Your notes are yours to take back." : "";
}
