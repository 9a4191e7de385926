/**
 * One note on paper: the server's own markup, filled with what is known. Text is set as
 * text; what a person may do with the note decides which of its buttons are there.
 *
 * @typedef {import("./room.js").Room} Room
 */
import { clone, find, findAll } from "../lib/find.js";
import { firstWords } from "../lib/text.js";

const STATES = { saved: "Saved", sending: "Sending", kept: "Not saved, kept here" };
const SPOKEN = new Map([
  ["gorse", "yellow"], ["apricot", "orange"], ["rose", "pink"], ["heather", "purple"],
  ["sky", "blue"], ["sea", "green"], ["down", "lime"], ["chalk", "cream"],
]);

/**
 * @param {ParentNode} root
 * @param {string} id
 * @returns {HTMLElement}
 */
export function makeNote(root, id) {
  const element = clone(root, "[data-note-template]");
  element.dataset.note = id;
  find(element, "[data-text]").id = `text-of-${id}`;
  element.setAttribute("aria-labelledby", `text-of-${id}`);
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {number} x
 * @param {number} y
 */
export function putAt(element, x, y) {
  element.style.transform = `translate(${x}px, ${y}px)`;
}

/**
 * @param {HTMLElement} element
 * @param {import("./protocol.js").Note} note
 * @param {Room} room
 */
export function fillNote(element, note, room) {
  const state = room.view.stateOf(note.id);
  element.dataset.colour = note.colour;
  element.dataset.state = state;
  element.toggleAttribute("data-mine", room.view.isMine(note.id));
  // In someone's hand, it is where the hand is.
  if (!element.classList.contains("note--lifted")) putAt(element, note.x, note.y);
  element.style.width = `${note.width}px`;
  write(element, "[data-text]", note.text);
  write(element, "[data-by]", byLine(note, room));
  write(element, "[data-colour-name]", SPOKEN.get(note.colour) ?? "");
  const said = find(element, "[data-said]");
  said.textContent = STATES[state];
  said.classList.toggle("visually-hidden", state === "saved");
  mark(element, note.colour);
  showReactions(element, note);
  showTools(element, note, room);
}

/**
 * @param {import("./protocol.js").Note} note
 * @param {Room} room
 */
function byLine(note, room) {
  const isMine = room.view.isMine(note.id);
  if (!note.author) return isMine ? "No name, yours" : "No name";
  return isMine ? `${note.author.name}, you` : note.author.name;
}

/**
 * @param {HTMLElement} element
 * @param {string} selector
 * @param {string} text
 */
function write(element, selector, text) {
  const found = find(element, selector);
  if (found.textContent !== text) found.textContent = text;
}

/**
 * @param {HTMLElement} element
 * @param {string} colour
 */
function mark(element, colour) {
  const use = element.querySelector("[data-mark] use");
  const [sprite] = use?.getAttribute("href")?.split("#") ?? [];
  use?.setAttribute("href", `${sprite}#i-mark-${colour}`);
}

/**
 * Marks without numbers: nobody is ranked.
 * @param {HTMLElement} element
 * @param {import("./protocol.js").Note} note
 */
function showReactions(element, note) {
  for (const each of findAll(element, "[data-reaction]")) {
    each.hidden = !note.reactions[each.dataset.reaction ?? ""];
  }
}

/**
 * @param {HTMLElement} element
 * @param {import("./protocol.js").Note} note
 * @param {Room} room
 */
function showTools(element, note, room) {
  const { view } = room;
  const isMine = view.isMine(note.id);
  const isOnlyHere = view.isOnlyHere(note.id);
  const may = (/** @type {string} */ own, /** @type {string} */ others) =>
    (isMine && view.may(own)) || view.may(others);
  const shown = {
    again: view.outbox.isKept(note.id) && view.mayWrite(note.id),
    edit: view.mayWrite(note.id),
    move: !isOnlyHere && may("note.move", "note.move_others"),
    react: !isOnlyHere && view.may("note.react"),
    back: isMine && (isOnlyHere || view.may("note.remove")),
    remove: !isMine && view.may("note.remove_others"),
  };
  for (const [name, isShown] of Object.entries(shown)) {
    const button = find(element, `[data-do="${name}"]`);
    button.hidden = !isShown;
    write(button, "[data-first-words]", `: ${firstWords(note.text)}`);
  }
}
