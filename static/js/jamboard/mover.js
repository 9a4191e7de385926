/**
 * The dialog that moves a note without dragging: a little at a time, or to another
 * question. The note stays in sight beside it.
 *
 * @typedef {import("./acts.js").Acts} Acts
 */
import { find, findAll } from "../lib/find.js";

const NUDGE = 40;
/** @type {Record<string, {x: number, y: number}>} */
const WAYS = {
  left: { x: -NUDGE, y: 0 },
  right: { x: NUDGE, y: 0 },
  up: { x: 0, y: -NUDGE },
  down: { x: 0, y: NUDGE },
};

export class Mover {
  note = "";

  /** @param {Acts} acts */
  constructor(acts) {
    this.acts = acts;
    this.dialog = /** @type {HTMLDialogElement} */ (find(acts.board, "[data-mover]"));
    this.said = find(this.dialog, "[data-moved]");
    this.dialog.addEventListener("close", () => this.#element?.classList.remove("note--chosen"));
  }

  get #element() {
    return this.acts.board.elements.get(this.note);
  }

  /** @param {string} id */
  open(id) {
    this.note = id;
    this.said.textContent = "";
    this.#offerOthers();
    this.dialog.showModal();
    this.#element?.classList.add("note--chosen");
    this.#keepInSight();
  }

  /** Say what happened where it is heard: the page behind a dialog is not. @param {string} words */
  tell(words) {
    this.said.textContent = words;
  }

  /** @param {string} way */
  nudge(way) {
    const { x, y } = WAYS[way] ?? { x: 0, y: 0 };
    const note = this.acts.view.note(this.note);
    if (note) this.acts.place(this.note, note.x + x, note.y + y, `Moved ${way}.`);
    this.#keepInSight();
  }

  #offerOthers() {
    const own = this.acts.view.note(this.note)?.question;
    const buttons = findAll(this.dialog, '[data-do="move-to"]');
    for (const each of buttons) each.hidden = each.dataset.question === own;
    find(this.dialog, "[data-other-questions]").hidden = buttons.every((each) => each.hidden);
  }

  /** The dialog gives way to the note. */
  #keepInSight() {
    const element = this.#element;
    if (!element) return;
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.dialog.classList.remove("dialog--above");
    const { bottom } = element.getBoundingClientRect();
    this.dialog.classList.toggle("dialog--above", bottom > this.dialog.getBoundingClientRect().top);
  }
}
