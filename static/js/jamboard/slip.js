/**
 * The slip a note is written on: its box and choices, how much room is left, and what
 * is in the way. Whose words they are and where they go is the composer's business.
 */
import { find, findAll } from "../lib/find.js";
import { TEXT_CHARACTERS } from "./ops.js";

const NEARLY_FULL = 200;

export class Slip {
  /** @param {HTMLElement} dialog */
  constructor(dialog) {
    this.form = /** @type {HTMLFormElement} */ (find(dialog, "form"));
    this.box = /** @type {HTMLTextAreaElement} */ (find(this.form, "textarea"));
    this.close = find(this.form, "[data-close]");
    this.send = /** @type {HTMLButtonElement} */ (find(this.form, "[type=submit]"));
    this.theirs = find(this.form, "[data-theirs]");
    this.counter = find(this.form, "[data-counter]");
    this.problem = find(this.form, "[data-problem]");
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
    });
  }

  get words() {
    const chosen = new FormData(this.form);
    return { text: this.box.value, colour: String(chosen.get("colour")) };
  }

  get question() {
    return String(new FormData(this.form).get("question"));
  }

  get isAnonymous() {
    return Boolean(new FormData(this.form).get("anonymous"));
  }

  /** Whether it says that something is in the way, or shows two texts. */
  get isTelling() {
    return !this.theirs.hidden || !this.problem.hidden;
  }

  /** How many characters may still be written; below zero, how many are too many. */
  get left() {
    return TEXT_CHARACTERS - [...this.box.value].length;
  }

  /** @param {"add"|"edit"|"gone"} mode a new note, a changed one, or one off the board */
  set mode(mode) {
    this.form.dataset.mode = mode;
  }

  /** @param {string} text */
  fill(text) {
    this.theirs.hidden = true;
    this.box.value = text;
  }

  /** Put the caret at the end. */
  focus() {
    const end = this.box.value.length;
    this.box.focus();
    this.box.setSelectionRange(end, end);
  }

  /** @param {string} text what is on the board now */
  showTheirs(text) {
    this.theirs.hidden = false;
    find(this.theirs, "[data-theirs-text]").textContent = text;
  }

  count() {
    const { left } = this;
    this.counter.hidden = left > NEARLY_FULL;
    this.counter.textContent = left < 0 ? `${-left} characters too many` : `${left} characters left`;
  }

  /** @param {string} words */
  tell(words) {
    this.problem.hidden = !words;
    // The same words again are not to be heard again at each letter.
    if (this.problem.textContent !== words) this.problem.textContent = words;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  choose(name, value) {
    for (const each of findAll(this.form, `[name="${name}"]`)) {
      if (each instanceof HTMLInputElement) each.checked = each.value === value;
    }
  }
}
