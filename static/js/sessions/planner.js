/** The planner with scripts on: keys, quick minutes, and words that are kept. */
import { sayNow } from "../lib/announce.js";

const CONFLICT = 409;
const MOVES = new Map([
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
]);

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const step = target.closest("[data-step]");
  if (step instanceof HTMLElement) stepMinutes(event, step);
  else if (target.closest("[data-move][aria-disabled]")) event.preventDefault();
  else if (target.closest("[data-close]")) closeEditor(event, target);
  else if (target.closest("[data-close-adder]")) closeAdder(event);
});

document.addEventListener("keydown", (event) => {
  const move = event.altKey && MOVES.get(event.key);
  const row = /** @type {Element} */ (event.target).closest("[data-row]");
  if (!move || !row) return;
  event.preventDefault();
  const button = row.querySelector(`[data-move="${move}"]`);
  if (button instanceof HTMLElement) button.click();
});

// Both texts come back with a 409: they are the answer, not a failure.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = /** @type {CustomEvent} */ (event);
  if (detail.xhr.status !== CONFLICT) return;
  detail.shouldSwap = true;
  detail.isError = false;
});

document.addEventListener("htmx:afterSettle", () => {
  const first = document.querySelector("[data-focus-first]");
  if (first instanceof HTMLElement) first.focus();
});

for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, () => {
    sayNow("That was not saved. What you wrote is still here. Please try again.");
  });
}

/**
 * One minute more or less, sent once the pressing stops.
 * @param {Event} event
 * @param {HTMLElement} button
 */
function stepMinutes(event, button) {
  const number = button.closest("form")?.querySelector("input[type=number]");
  if (!(number instanceof HTMLInputElement)) return;
  event.preventDefault();
  // The number says it all: htmx would send the pressed button's step besides.
  button.removeAttribute("name");
  number.stepUp(Number(button.dataset.step));
  number.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * @param {Event} event
 * @param {Element} target
 */
function closeEditor(event, target) {
  const row = target.closest("[data-row]");
  event.preventDefault();
  row?.querySelector("[data-editor]")?.remove();
  row?.classList.remove("row--open");
  const title = row?.querySelector("a");
  if (title instanceof HTMLElement) title.focus();
}

/** @param {Event} event */
function closeAdder(event) {
  event.preventDefault();
  document.getElementById("adder")?.replaceChildren();
  document.getElementById("add-an-item")?.focus();
}
