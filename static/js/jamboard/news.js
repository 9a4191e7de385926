/**
 * What others did, told together: at most once in five seconds, never while someone
 * types, and not at all in Quieter view.
 */
import { say } from "../lib/announce.js";

const BETWEEN_MS = 5_000;

export class News {
  /** @type {Set<string>} */
  #notes = new Set();
  #isWaiting = false;

  /** @param {string} id a note that someone else wrote or changed */
  note(id) {
    if (document.documentElement.hasAttribute("data-calm")) return;
    this.#notes.add(id);
    if (!this.#isWaiting) this.#wait();
  }

  #wait() {
    this.#isWaiting = true;
    setTimeout(() => this.#tell(), BETWEEN_MS);
  }

  #tell() {
    if (document.activeElement instanceof HTMLTextAreaElement) return this.#wait();
    this.#isWaiting = false;
    const { size } = this.#notes;
    this.#notes.clear();
    say(size === 1 ? "1 note is new or changed." : `${size} notes are new or changed.`);
  }
}
