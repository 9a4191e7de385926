/**
 * Dragging a note: a press that moves past the slop lifts it, letting go puts it down,
 * and anything that interrupts puts it back. One op at the end.
 *
 * @typedef {object} Carrying
 * @property {(note: string) => boolean} mayMove
 * @property {() => number} zoom
 * @property {(note: string) => {x: number, y: number, question: string}|null} where
 * @property {(note: string, x: number, y: number) => void} show
 * @property {(note: string, x: number, y: number, at: {x: number, y: number}) => void} drop
 */

const SLOP_PX = 4;
const LIFT_MS = 250;

/**
 * @param {HTMLElement} view
 * @param {Carrying} carrying
 */
export function carryNotes(view, carrying) {
  view.addEventListener("pointerdown", (event) => {
    const element = event.target instanceof Element && event.target.closest("[data-note]");
    const isTool = event.target instanceof Element && event.target.closest("button,a");
    if (!(element instanceof HTMLElement) || isTool || event.button !== 0) return;
    if (carrying.mayMove(element.dataset.note ?? "")) new Carry(element, event, carrying);
  });
}

class Carry {
  #end = new AbortController();
  #isLifted = false;

  /**
   * @param {HTMLElement} element
   * @param {PointerEvent} event
   * @param {Carrying} carrying
   */
  constructor(element, event, carrying) {
    this.element = element;
    this.carrying = carrying;
    this.note = element.dataset.note ?? "";
    this.from = { x: event.clientX, y: event.clientY };
    this.began = event.timeStamp;
    this.isTouch = event.pointerType !== "mouse";
    this.start = carrying.where(this.note);
    const { signal } = this.#end;
    addEventListener("pointermove", (moved) => this.#move(moved), { signal });
    addEventListener("pointerup", (up) => this.#drop(up), { signal });
    addEventListener("pointercancel", () => this.#putBack(), { signal });
    addEventListener("keydown", ({ key }) => key === "Escape" && this.#putBack(), { signal });
    // A finger that has lifted a note carries it, and does not scroll the page.
    const still = (/** @type {TouchEvent} */ touch) => this.#isLifted && touch.preventDefault();
    element.addEventListener("touchmove", still, { signal, passive: false });
    if (this.isTouch) setTimeout(() => signal.aborted || this.#lift(), LIFT_MS);
  }

  #lift() {
    this.#isLifted = true;
    this.element.classList.add("note--lifted");
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const far = Math.hypot(event.clientX - this.from.x, event.clientY - this.from.y) > SLOP_PX;
    if (!this.#isLifted && far && this.isTouch) return this.#end.abort();
    if (!this.#isLifted && far) this.#lift();
    if (this.#isLifted && this.start) {
      const { x, y } = this.#place(event);
      this.carrying.show(this.note, x, y);
    }
  }

  /** @param {PointerEvent} event */
  #place({ clientX, clientY }) {
    const zoom = this.carrying.zoom();
    return {
      x: (this.start?.x ?? 0) + (clientX - this.from.x) / zoom,
      y: (this.start?.y ?? 0) + (clientY - this.from.y) / zoom,
    };
  }

  /** @param {PointerEvent} event */
  #drop(event) {
    const wasLifted = this.#isLifted;
    this.#letGo();
    if (!wasLifted || !this.start) return;
    const { x, y } = this.#place(event);
    this.carrying.drop(this.note, x, y, { x: event.clientX, y: event.clientY });
  }

  #putBack() {
    this.#letGo();
    if (this.start) this.carrying.show(this.note, this.start.x, this.start.y);
  }

  #letGo() {
    this.#isLifted = false;
    this.element.classList.remove("note--lifted");
    this.#end.abort();
  }
}
