/**
 * A note in hand, carried by keys: lifted, moved, then placed or put back. One op at
 * the end. Whoever goes elsewhere leaves it where it is.
 *
 * @typedef {import("./acts.js").Acts} Acts
 */
import { say } from "../lib/announce.js";

export class Hand {
  /** @type {{id: string, x: number, y: number, hasMoved: boolean}|null} */
  #note = null;

  /** @param {Acts} acts */
  constructor(acts) {
    this.acts = acts;
  }

  /** @param {string} id */
  holds(id) {
    return this.#note?.id === id;
  }

  /** @param {string} id */
  lift(id) {
    const note = this.acts.view.note(id);
    if (!note || !this.acts.mayMove(id)) return;
    this.#note = { id, x: note.x, y: note.y, hasMoved: false };
    this.#mark(id, true);
    say("Moving. Arrow keys to move, Enter to place, Escape to put back.");
  }

  /**
   * @param {number} dx
   * @param {number} dy
   */
  move(dx, dy) {
    const note = this.#note;
    if (!note) return;
    note.x = Math.max(0, note.x + dx);
    note.y = Math.max(0, note.y + dy);
    note.hasMoved = true;
    this.acts.carrying.show(note.id, note.x, note.y);
    this.acts.board.elements.get(note.id)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  place() {
    const note = this.#letGo();
    if (!note || !this.acts.view.note(note.id)) return;
    if (note.hasMoved) this.acts.place(note.id, note.x, note.y, "Placed.");
    else say("Placed.");
  }

  putBack() {
    const note = this.#letGo();
    const there = note && this.acts.view.note(note.id);
    if (there) this.acts.carrying.show(there.id, there.x, there.y);
    say("Put back.");
  }

  #letGo() {
    const note = this.#note;
    this.#note = null;
    if (note) this.#mark(note.id, false);
    return note;
  }

  /**
   * @param {string} id
   * @param {boolean} isLifted
   */
  #mark(id, isLifted) {
    this.acts.board.elements.get(id)?.classList.toggle("note--lifted", isLifted);
  }
}
