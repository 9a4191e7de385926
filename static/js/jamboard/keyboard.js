/**
 * The keys of the board. Letters work only while a note has focus.
 *
 * @typedef {import("./acts.js").Acts} Acts
 * @typedef {import("./board-element.js").JamBoard} JamBoard
 */
import { say } from "../lib/announce.js";
import { Hand } from "./hand.js";

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
  board.addEventListener("focusin", ({ target }) => keys.came(target));
  board.addEventListener("focusout", () => keys.hand.place());
}

class Keys {
  /**
   * @param {JamBoard} board
   * @param {Acts} acts
   */
  constructor(board, acts) {
    this.board = board;
    this.acts = acts;
    this.hand = new Hand(acts);
  }

  /** The note last at is the one that Tab comes back to. @param {EventTarget|null} target */
  came(target) {
    if (!(target instanceof HTMLElement) || !target.matches("[data-note]")) return;
    for (const each of this.board.elements.values()) each.tabIndex = -1;
    target.tabIndex = 0;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.matches("[data-note]")) return;
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const id = target.dataset.note ?? "";
    const isInHand = this.hand.holds(id);
    if (!isInHand) this.hand.place();
    const done = isInHand ? this.#carry(event) : this.#act(event.key, id, target);
    if (done) event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  #carry({ key, shiftKey }) {
    const arrow = ARROWS[key];
    const step = shiftKey ? FINE_MOVE : MOVE;
    if (arrow) this.hand.move(arrow.dx * step, arrow.dy * step);
    else if (key === "Enter") this.hand.place();
    else if (key === "Escape") this.hand.putBack();
    else return false;
    return true;
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
      Home: () => focus(element.parentElement?.firstElementChild),
      End: () => focus(element.parentElement?.lastElementChild),
      m: () => this.hand.lift(id),
      M: () => acts.openMover(id),
      n: () => acts.add(acts.view.note(id)?.question),
      l: () => location.assign(`${board.dataset.list}?view=list`),
      "+": () => board.paper?.scale(ZOOM),
      "-": () => board.paper?.scale(1 / ZOOM),
      0: () => board.paper?.fit(),
      "?": () => acts.help.showModal(),
    };
    const done = keys[key];
    done?.();
    return Boolean(done);
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
    if (best) focus(best);
    else say(`No note further ${way}`);
    return true;
  }
}

/** @param {Element|null|undefined} element */
function focus(element) {
  if (!(element instanceof HTMLElement)) return;
  element.focus();
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** @param {HTMLElement|undefined} element */
function middle(element) {
  const box = element?.getBoundingClientRect();
  return { x: box ? box.left + box.width / 2 : 0, y: box ? box.top + box.height / 2 : 0 };
}
