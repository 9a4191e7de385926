/**
 * The sheets under the notes: their length, the names of groups on them, and on a small
 * screen the way from one question to the next.
 *
 * @typedef {import("./protocol.js").Note} Note
 */
import { find, findAll } from "../lib/find.js";

const ROOM_BELOW = 176;
const SMALLEST_HEIGHT = 560;
// Clear of the notes under it, and of the foot of a long one above.
const ABOVE_GROUP = 24;

export class Sheets {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.view = find(root, "[data-view]");
    this.links = findAll(root, "[data-go]");
    for (const link of this.links) link.addEventListener("click", (event) => this.#went(event, link));
    this.view.addEventListener("scroll", () => this.#markCurrent(), { passive: true });
  }

  /** The question a small screen shows, or undefined where all are seen. */
  get current() {
    const shown = this.links.filter((link) => link.offsetParent !== null);
    return shown.find((link) => link.hasAttribute("aria-current"))?.dataset.go;
  }

  /** Make each sheet as long as its lowest note needs. @param {Note[]} notes those drawn */
  stretch(notes) {
    const lowest = new Map();
    for (const { question, y } of notes) {
      lowest.set(question, Math.max(lowest.get(question) ?? 0, y));
    }
    for (const plane of findAll(this.root, "[data-plane]")) {
      const need = (lowest.get(plane.dataset.plane) ?? 0) + ROOM_BELOW;
      plane.style.minHeight = `${Math.max(SMALLEST_HEIGHT, need)}px`;
    }
  }

  /** @param {import("./protocol.js").Cluster} cluster */
  nameGroup({ id, question, title, x, y }) {
    const name = this.root.querySelector(`[data-group="${id}"]`) ?? this.#newName(id, question);
    if (!(name instanceof HTMLElement)) return;
    name.textContent = title;
    name.style.transform = `translate(${x}px, ${y - ABOVE_GROUP}px)`;
  }

  /**
   * @param {string} id
   * @param {string} question
   */
  #newName(id, question) {
    const name = document.createElement("p");
    name.className = "paper__group";
    name.setAttribute("data-group", id);
    return this.root.querySelector(`[data-groups="${question}"]`)?.appendChild(name);
  }

  /**
   * @param {Event} event
   * @param {HTMLElement} link
   */
  #went(event, link) {
    event.preventDefault();
    const sheet = find(this.root, `[data-sheet="${link.dataset.go}"]`);
    sheet.scrollIntoView({ block: "start", inline: "start" });
    find(sheet, "h2").focus({ preventScroll: true });
  }

  /** Mark the question that most of the view shows. */
  #markCurrent() {
    const middle = this.view.getBoundingClientRect().left + this.view.clientWidth / 2;
    const isSeen = (/** @type {HTMLElement} */ link) =>
      find(this.root, `[data-sheet="${link.dataset.go}"]`).getBoundingClientRect().right > middle;
    const current = this.links.find(isSeen);
    for (const link of this.links) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
}
