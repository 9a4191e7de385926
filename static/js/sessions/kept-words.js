/** Words being written in the plan come back after a reload, until they are saved. */
import { Drafts } from "./drafts.js";

const STILL_HERE = "What you were writing is still here. It is not saved yet.";
const NOT_WORDS = new Set(["csrfmiddlewaretoken", "open"]);
// Saved, both texts shown, or what is wrong said beside what was written.
const HANDED_BACK = new Set([200, 409, 422]);
const SEEN = new WeakSet();

/** The words of one planner's forms, for as long as they are not saved. */
export class KeptWords {
  /** @param {HTMLElement} page the planner, with its writer and its plan */
  constructor(page) {
    const { writer = "", plan = "" } = page.dataset;
    this.page = page;
    this.drafts = new Drafts(sessionStorage, writer, plan);
    this.reopened = new Set();
  }

  listen() {
    this.page.addEventListener("input", (event) => this.keep(event));
    this.page.addEventListener("click", (event) => this.forget(event));
    document.addEventListener("htmx:beforeSwap", (event) => this.answered(event));
    document.addEventListener("htmx:afterSettle", () => this.comeBack());
    // Opening an editor is htmx's work: wait until it is ready for a press.
    document.addEventListener("htmx:load", () => this.comeBack(), { once: true });
  }

  /** @param {Event} event */
  keep({ target }) {
    const form = draftForm(target);
    if (form && isTouched(form)) this.drafts.keep(idOf(form), wordsOf(form));
    else if (form) this.drafts.forget(idOf(form));
  }

  /** @param {Event} event */
  forget({ target }) {
    const pressed = target instanceof Element && target.closest("[data-forget]");
    const form = pressed && draftForm(pressed);
    if (form) this.drafts.forget(idOf(form));
  }

  /**
   * The words are saved, or handed back in the answer; any other answer did neither.
   * @param {Event} event
   */
  answered(event) {
    const { requestConfig, xhr } = /** @type {CustomEvent} */ (event).detail;
    const form = requestConfig.verb === "post" && draftForm(requestConfig.elt);
    if (form && HANDED_BACK.has(xhr.status)) this.drafts.forget(idOf(form));
  }

  comeBack() {
    for (const form of this.page.querySelectorAll("form[data-draft]")) {
      if (form instanceof HTMLFormElement && !SEEN.has(form)) this.ready(form);
    }
    const next = this.drafts.ids().find((id) => !this.reopened.has(id));
    if (next) this.reopen(next);
  }

  /** @param {HTMLFormElement} form */
  ready(form) {
    const id = idOf(form);
    const words = this.drafts.find(id);
    SEEN.add(form);
    this.reopened.add(id);
    if (form.hasAttribute("data-handed-back")) this.drafts.keep(id, wordsOf(form));
    else if (words) fill(form, words);
  }

  /** @param {string} id */
  reopen(id) {
    this.reopened.add(id);
    document.getElementById(id === "new" ? "add-an-item" : `title-${id}`)?.click();
  }
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLFormElement | null}
 */
function draftForm(target) {
  return target instanceof Element ? target.closest("form[data-draft]") : null;
}

/** @param {HTMLFormElement} form */
function idOf(form) {
  return form.dataset.draft ?? "";
}

/**
 * @param {HTMLFormElement} form
 * @returns {import("./drafts.js").Words}
 */
function wordsOf(form) {
  const data = new FormData(form);
  const names = [...new Set(data.keys())].filter((name) => !NOT_WORDS.has(name));
  return Object.fromEntries(names.map((name) => [name, data.getAll(name).map(String)]));
}

/**
 * Whether a form holds anything that it did not hold when it was opened.
 * @param {HTMLFormElement} form
 */
function isTouched(form) {
  return form.hasAttribute("data-handed-back") || [...form.elements].some(isChanged);
}

/** @param {Element} field */
function isChanged(field) {
  if (!isWritten(field) || NOT_WORDS.has(field.name)) return false;
  if (field instanceof HTMLSelectElement) {
    const given = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(given, 0);
  }
  const isTicked = field instanceof HTMLInputElement && field.checked !== field.defaultChecked;
  return isTicked || field.value !== field.defaultValue;
}

/**
 * @param {HTMLFormElement} form
 * @param {import("./drafts.js").Words} words
 */
function fill(form, words) {
  for (const field of form.elements) {
    if (!isWritten(field)) continue;
    const [first, ...others] = words[field.name] ?? [];
    if (field.type === "checkbox") {
      /** @type {HTMLInputElement} */ (field).checked =
        field.value === first || others.includes(field.value);
    } else if (first !== undefined) field.value = first;
  }
  const said = document.getElementById("plan-said");
  if (said) said.textContent = STILL_HERE;
}

/**
 * @param {Element} field
 * @returns {field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement}
 */
function isWritten(field) {
  return (
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
  );
}
