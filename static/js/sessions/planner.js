/** The planner with scripts on: keys, quick minutes, and words that are kept. */
import { sayNow } from "../lib/announce.js";
import { sendAgain } from "../lib/csrf.js";
import { KeptWords } from "./kept-words.js";

const CONFLICT = 409;
const NOT_SAVED = "That was not saved. What you wrote is still here. Please try again.";
const FAILED = new Map([
  [401, "You are signed out. What you wrote is kept here. Sign in in another tab, then save again."],
  [404, "This is not here any more, so it was not saved. What you wrote is kept on this page."],
]);
const WIDE = matchMedia("(min-width: 62em)");
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

// At once, before anything is typed: a later focus would part a word in two.
document.addEventListener("htmx:afterSwap", () => {
  openWhenWide();
  const first = document.querySelector("#plan [data-focus-first], #adder [data-focus-first], [data-focus]");
  if (!(first instanceof HTMLElement)) return;
  first.focus();
  first.removeAttribute("data-focus");
  first.removeAttribute("data-focus-first");
});

// Tab takes the number from whoever types it to a button: that button was not pressed.
document.addEventListener("htmx:configRequest", (event) => {
  const { parameters, triggeringEvent } = /** @type {CustomEvent} */ (event).detail;
  if (triggeringEvent?.type === "change") delete parameters.step;
});

for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, async (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    if (await sendAgain(detail)) return;
    sayNow(FAILED.get(detail.xhr.status) ?? NOT_SAVED);
  });
}

openWhenWide();
const page = document.querySelector("[data-planner]");
if (page instanceof HTMLElement) new KeptWords(page).listen();

/** On a small screen the library stays folded: the plan is not pushed away. */
function openWhenWide() {
  for (const fold of document.querySelectorAll("[data-open-when-wide]")) {
    if (fold instanceof HTMLDetailsElement) fold.open = WIDE.matches;
    fold.removeAttribute("data-open-when-wide");
  }
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
