/**
 * One's own new note in the List: the server's own markup, filled with what is known,
 * until the page is loaded again.
 *
 * @typedef {import("./view.js").View} View
 */
import { clone, find, findAll } from "../lib/find.js";
import { firstWords } from "../lib/text.js";

const STATES = { saved: "Saved", sending: "Sending", kept: "Not saved, kept here" };

/**
 * @param {HTMLElement} root
 * @param {string} id
 */
export function makeRow(root, id) {
  const row = clone(root, "[data-row-template]");
  row.id = `note-${id}`;
  row.dataset.note = id;
  find(row, "[data-text]").id = `text-of-${id}`;
  row.setAttribute("aria-labelledby", `text-of-${id}`);
  /** @type {HTMLAnchorElement} */ (find(row, "[data-edit]")).href += `open=${id}`;
  return row;
}

/**
 * @param {HTMLElement} row
 * @param {import("./protocol.js").Note} note
 * @param {View} view
 */
export function fillRow(row, note, view) {
  const state = view.stateOf(note.id);
  find(row, "[data-text]").textContent = note.text;
  find(row, "[data-by]").textContent = note.author ? `${note.author.name}, you` : "No name, yours";
  find(row, "[data-state]").textContent = STATES[state];
  for (const words of findAll(row, "[data-first-words]")) words.textContent = `: ${firstWords(note.text)}`;
  mark(find(row, "[data-mark]"), note.colour);
  // The server can tell that a note is one's own only where a name says so.
  find(row, "[data-edit]").hidden = state !== "saved" || !note.author;
  find(row, "[data-back]").hidden = state !== "saved";
  find(row, "[data-again]").hidden = !view.isOnlyHere(note.id) || !view.mayWrite(note.id);
  told(row, "Take back");
}

/**
 * The note is off the board: its place stays, with a way to put it back.
 * @param {HTMLElement} row
 */
export function emptyRow(row) {
  find(row, "[data-state]").textContent = "Off the board";
  find(row, "[data-edit]").hidden = true;
  find(row, "[data-again]").hidden = true;
  told(row, "Undo");
}

/**
 * @param {HTMLElement} row
 * @param {string} word what its button does next
 */
function told(row, word) {
  row.classList.toggle("listed--off", word === "Undo");
  find(row, "[data-back-word]").textContent = word;
}

/**
 * @param {HTMLElement} element
 * @param {string} colour
 */
function mark(element, colour) {
  element.dataset.colour = colour;
  const use = element.querySelector("use");
  const [sprite] = use?.getAttribute("href")?.split("#") ?? [];
  use?.setAttribute("href", `${sprite}#i-mark-${colour}`);
}
