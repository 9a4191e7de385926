/** The paper under the notes: zoom, fit, and panning by dragging an empty place. */
import { find } from "../lib/find.js";
import { STEP, clamped, fitting, keptUnder, opening } from "./camera.js";

// A line thinner than a pixel is drawn or not, as it falls.
const LINE = 1.02;

export class Paper {
  zoom = 1;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.view = find(root, "[data-view]");
    this.room = find(root, "[data-room]");
    this.world = find(root, "[data-world]");
    this.said = find(root, "[data-zoom]");
    find(root, "[data-zoom-in]").addEventListener("click", () => this.scale(STEP));
    find(root, "[data-zoom-out]").addEventListener("click", () => this.scale(1 / STEP));
    find(root, "[data-fit]").addEventListener("click", () => this.fit());
    this.view.addEventListener("wheel", (event) => this.#wheeled(event), { passive: false });
    this.view.addEventListener("pointerdown", (event) => this.#pressed(event));
    new ResizeObserver(() => this.#size()).observe(this.world);
  }

  open() {
    this.#show(opening);
  }

  fit() {
    this.#show(fitting);
  }

  /**
   * @param {number} factor
   * @param {{x: number, y: number}} [at] from the view's corner; its middle, if not said
   */
  scale(factor, at) {
    const { view, zoom } = this;
    const { x, y } = at ?? { x: view.clientWidth / 2, y: view.clientHeight / 2 };
    const after = clamped(zoom * factor);
    const left = keptUnder(view.scrollLeft, x, zoom, after);
    const top = keptUnder(view.scrollTop, y, zoom, after);
    this.#set(after);
    view.scrollTo(left, top);
  }

  /** @param {typeof fitting} chosen */
  #show(chosen) {
    const { clientWidth: width, clientHeight: height } = this.view;
    const paper = { width: this.world.offsetWidth, height: this.world.offsetHeight };
    this.#set(chosen({ width, height }, paper));
    this.view.scrollTo(0, 0);
  }

  /** @param {number} zoom */
  #set(zoom) {
    this.zoom = zoom;
    this.world.style.transform = `scale(${zoom})`;
    this.world.style.setProperty("--unzoom", String(1 / zoom));
    this.world.style.setProperty("--line", `${Math.max(1, LINE / zoom)}px`);
    this.said.textContent = `${Math.round(zoom * 100)}%`;
    this.#size();
  }

  #size() {
    this.room.style.width = `${this.world.offsetWidth * this.zoom}px`;
    this.room.style.height = `${this.world.offsetHeight * this.zoom}px`;
  }

  /** @param {WheelEvent} event */
  #wheeled(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = this.view.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    this.scale(event.deltaY < 0 ? STEP : 1 / STEP, at);
  }

  /** @param {PointerEvent} event */
  #pressed(event) {
    const isEmpty = event.target instanceof Element && !event.target.closest("[data-note],button,a");
    if (!isEmpty || event.pointerType !== "mouse" || event.button !== 0) return;
    const from = { x: event.clientX + this.view.scrollLeft, y: event.clientY + this.view.scrollTop };
    const end = new AbortController();
    const pan = (/** @type {PointerEvent} */ { clientX, clientY }) =>
      this.view.scrollTo(from.x - clientX, from.y - clientY);
    addEventListener("pointermove", pan, { signal: end.signal });
    for (const name of ["pointerup", "pointercancel"]) {
      addEventListener(name, () => end.abort(), { signal: end.signal });
    }
  }
}
