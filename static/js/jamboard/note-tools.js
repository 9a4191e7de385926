/** Keep what is done with a note in sight: under it or above, and within the view. */
import { find } from "../lib/find.js";
import { beside } from "./camera.js";

/** @param {HTMLElement} view */
export function keepToolsInSight(view) {
  for (const name of ["pointerover", "focusin"]) {
    view.addEventListener(name, ({ target }) => {
      const note = target instanceof Element && target.closest("[data-note]");
      if (note instanceof HTMLElement) place(note, view);
    });
  }
}

/**
 * @param {HTMLElement} note
 * @param {HTMLElement} view
 */
function place(note, view) {
  const tools = find(note, "[data-tools]");
  const { offsetWidth: width, offsetHeight: height } = tools;
  if (!width) return;
  const frame = view.getBoundingClientRect();
  const { isAbove, shift } = beside(note.getBoundingClientRect(), { width, height }, frame);
  note.toggleAttribute("data-tools-above", isAbove);
  tools.style.setProperty("--shift", `${shift}px`);
}
