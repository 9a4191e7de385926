/** The journal saves as it is written. Without this the page is one form and Save. */

import { whenBack } from "../lib/back.js";
import { csrfToken } from "../lib/csrf.js";
import { isUnsaved, NOT_SAVED, status, worst } from "./box.js";
import { JournalBox } from "./box-element.js";
import { Drafts } from "./drafts.js";
import { send, sendLast, sendRenewed } from "./sending.js";

customElements.define("journal-box", JournalBox);
const form = document.querySelector("form[data-journal]");
if (form instanceof HTMLFormElement) openJournal(form);

/** @param {HTMLFormElement} form */
function openJournal(form) {
  const { writer = "", session = "", answer = "" } = form.dataset;
  /** @param {Record<string, string>} fields */
  const whole = (fields) => ({ ...fields, ...named(form, fields), csrfmiddlewaretoken: csrfToken() });
  const page = {
    drafts: new Drafts(sessionStorage, writer, session),
    /** @param {Record<string, string>} fields */
    send: (fields) => sendRenewed(() => send(answer, whole(fields))),
    /** @param {Record<string, string>} fields */
    sendLast: (fields) => sendLast(answer, whole(fields)),
    lineFor,
    newerPanel: () => newerPanel(form),
  };
  form.addEventListener("journal-box", (event) => show(form, event.target));
  for (const box of boxes(form)) box.open(page);
  saveOnLeaving(form);
}

/** @param {HTMLFormElement} form */
function saveOnLeaving(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const box of boxes(form)) box.hurry();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) for (const box of boxes(form)) box.saveNow();
  });
  window.addEventListener("pagehide", () => {
    for (const box of boxes(form)) box.saveLast();
  });
  window.addEventListener("online", () => {
    for (const box of boxes(form)) box.hurry();
  });
  // They may have signed in again meanwhile.
  whenBack(() => {
    for (const box of boxes(form)) if (box.box.trouble === "signed-out") box.hurry();
  });
  warnBeforeClosing(form);
}

/**
 * Only where closing the tab could lose words: not on the way to sign in.
 * @param {HTMLFormElement} form
 */
function warnBeforeClosing(form) {
  let signingIn = false;
  signedOutNotice(form)?.addEventListener("click", () => (signingIn = true));
  window.addEventListener("beforeunload", (event) => {
    const inTrouble = boxes(form).some(({ box }) => box.trouble && isUnsaved(box));
    if (inTrouble && !signingIn) event.preventDefault();
  });
}

/**
 * Say of one quadrant how its boxes are, and of the page whether to sign in again.
 * @param {HTMLFormElement} form
 * @param {EventTarget | null} target
 */
function show(form, target) {
  const quadrant = target instanceof Element ? target.closest("fieldset") : null;
  const place = quadrant?.querySelector("[data-status]");
  if (!quadrant || !(place instanceof HTMLElement)) return;
  const words = worst(boxes(quadrant).map(({ box }) => status(box)));
  if (place.textContent !== words) place.textContent = words;
  place.dataset.state = words === NOT_SAVED ? "kept" : "";
  const all = boxes(form).map(({ box }) => box);
  form.toggleAttribute("data-unsent", all.some(isUnsaved));
  signedOutNotice(form)?.toggleAttribute(
    "hidden",
    !all.some((box) => box.trouble === "signed-out"),
  );
}

/**
 * @param {Element} place
 * @returns {JournalBox[]}
 */
function boxes(place) {
  const found = [...place.querySelectorAll("journal-box")];
  return found.filter((box) => box instanceof JournalBox);
}

/** @param {HTMLFormElement} form */
function signedOutNotice(form) {
  return form.querySelector("[data-signed-out]");
}

/**
 * The people this page named beside the audience it sends: nobody else will read.
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} fields
 * @returns {Record<string, string>}
 */
function named(form, { audience }) {
  const field = form.elements.namedItem(`named-${audience}`);
  return field instanceof HTMLInputElement ? { [field.name]: field.value } : {};
}

/** @param {string} audience */
function lineFor(audience) {
  return document.querySelector(`dd[data-audience="${audience}"]`)?.textContent ?? "";
}

/** @param {HTMLFormElement} form */
function newerPanel(form) {
  const template = form.querySelector("template[data-newer]");
  const first = /** @type {HTMLTemplateElement} */ (template).content.firstElementChild;
  return /** @type {HTMLElement} */ (first?.cloneNode(true));
}
