/** The dialog of reactions to one note. */
import { find, findAll } from "../lib/find.js";

export class Reactor {
  #note = "";

  /** @param {import("./acts.js").Acts} acts */
  constructor(acts) {
    this.acts = acts;
    this.dialog = /** @type {HTMLDialogElement} */ (find(acts.board, "[data-reactor]"));
  }

  /** @param {string} id */
  open(id) {
    this.#note = id;
    for (const each of findAll(this.dialog, "[data-kind]")) {
      const isOn = this.acts.view.reacted(id, each.dataset.kind ?? "");
      each.setAttribute("aria-pressed", String(isOn));
    }
    this.dialog.showModal();
  }

  /** @param {string} kind */
  choose(kind) {
    const on = !this.acts.view.reacted(this.#note, kind);
    this.acts.room.sync.submit({ do: "note.react", note: this.#note, kind, on });
    this.dialog.close();
    this.acts.board.elements.get(this.#note)?.focus();
  }
}
