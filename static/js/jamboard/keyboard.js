/**
 * The keys of the board. Letters work only while a note has focus.
 *
 * @typedef {import("./acts.js").Acts} Acts
 * @typedef {import("./board-element.js").JamBoard} JamBoard
 */
import { say } from "../lib/announce.js";

/** @type {Record<string, {way: string, dx: number, dy: number}>} */
const ARROWS = {
  ArrowRight: { way: "right", dx: 1, dy: 0 },
  ArrowLeft: { way: "left", dx: -1, dy: 0 },
  ArrowDown: { way: "down", dx: 0, dy: 1 },
  ArrowUp: { way: "up", dx: 0, dy: -1 },
};
const MOVE = 40;
const FINE_MOVE = 10;
const ZOOM = 1.2;

/**
 * @param {JamBoard} board
 * @param {Acts} acts
 */
export function listenToKeys(board, acts) {
  const keys = new Keys(board, acts);
  board.addEventListener("keydown", (event) => keys.pressed(event));
}

class Keys {
  /** Where a note in hand was lifted. @type {{id: string, x: number, y: number}|null} */
  #lifted = null;

  /**
   * @param {JamBoard} board
   * @param {Acts} acts
   */
  constructor(board, acts) {
    this.board = board;
    this.acts = acts;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.matches("[data-note]")) return;
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const id = target.dataset.note ?? "";
    const done = this.#lifted ? this.#carry(event, id) : this.#act(event.key, id, target);
    if (done) event.preventDefault();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} id
   */
  #carry({ key, shiftKey }, id) {
    const arrow = ARROWS[key];
    const step = shiftKey ? FINE_MOVE : MOVE;
    if (arrow) this.acts.nudge(id, arrow.dx * step, arrow.dy * step);
    else if (key === "Enter") say("Placed.");
    else if (key === "Escape") this.#putBack();
    else return false;
    if (!arrow) this.#lifted = null;
    return true;
  }

  #putBack() {
    if (!this.#lifted) return;
    const { id, x, y } = this.#lifted;
    const note = this.acts.view.note(id);
    if (note) this.acts.nudge(id, x - note.x, y - note.y);
    say("Put back.");
  }

  /**
   * @param {string} key
   * @param {string} id
   * @param {HTMLElement} element
   */
  #act(key, id, element) {
    if (key in ARROWS) return this.#go(key, id);
    const { acts, board } = this;
    /** @type {Record<string, () => void>} */
    const keys = {
      Enter: () => acts.edit(id),
      F2: () => acts.edit(id),
      Delete: () => acts.remove(id),
      Home: () => this.#focus(element.parentElement?.firstElementChild),
      End: () => this.#focus(element.parentElement?.lastElementChild),
      m: () => this.#lift(id),
      M: () => acts.openMover(id),
      n: () => acts.composer.add(acts.view.note(id)?.question),
      l: () => location.assign(board.dataset.list ?? ""),
      "+": () => board.paper?.scale(ZOOM),
      "-": () => board.paper?.scale(1 / ZOOM),
      0: () => board.paper?.fit(),
      "?": () => acts.help.showModal(),
    };
    const done = keys[key];
    done?.();
    return Boolean(done);
  }

  /** @param {string} id */
  #lift(id) {
    const note = this.acts.view.note(id);
    if (!note || !this.acts.mayMove(id)) return;
    this.#lifted = { id, x: note.x, y: note.y };
    say("Moving. Arrow keys to move, Enter to place, Escape to put back.");
  }

  /**
   * Go to the nearest note that way: along counts once, across twice.
   * @param {string} key
   * @param {string} id
   */
  #go(key, id) {
    const { way, dx, dy } = ARROWS[key] ?? { way: "", dx: 0, dy: 0 };
    const here = middle(this.board.elements.get(id));
    let best = null;
    let least = Infinity;
    for (const [other, element] of this.board.elements) {
      const there = middle(element);
      const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
      const across = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
      const cost = along + 2 * across;
      if (other !== id && along > 10 && cost < least) [best, least] = [element, cost];
    }
    if (best) this.#focus(best);
    else say(`No note further ${way}`);
    return true;
  }

  /** @param {Element|null|undefined} element */
  #focus(element) {
    if (!(element instanceof HTMLElement)) return;
    for (const each of this.board.elements.values()) each.tabIndex = -1;
    element.tabIndex = 0;
    element.focus();
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

/** @param {HTMLElement|undefined} element */
function middle(element) {
  const box = element?.getBoundingClientRect();
  return { x: box ? box.left + box.width / 2 : 0, y: box ? box.top + box.height / 2 : 0 };
}
