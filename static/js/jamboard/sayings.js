/**
 * What is said of one's own acts: one thing for each, once the log holds it.
 *
 * @typedef {import("./protocol.js").OpFrame} OpFrame
 */

/** @type {Record<string, (op: OpFrame) => string>} */
const USUAL = {
  "note.add": () => "Your note is on the board.",
  "note.move": () => "Moved.",
  "note.remove": () => "Note taken back. You can undo that.",
  "note.restore": () => "The note is back.",
  "note.react": ({ on }) => (on ? "Reaction added." : "Reaction taken off."),
  "board.phase": ({ phase }) => (phase === "closed" ? "The board is closed." : "The board is open."),
};

export class Sayings {
  /** @type {Map<string, string>} */
  #own = new Map();

  /**
   * Have something of its own said after an op. Said again, the later words stand.
   * @param {string|null} op
   * @param {string} words
   */
  after(op, words) {
    if (op) this.#own.set(op, words);
  }

  /**
   * Give what to say now that the op is in the log.
   * @param {OpFrame} op
   */
  take(op) {
    const words = this.#own.get(op.op) ?? USUAL[op.do]?.(op) ?? "Saved.";
    this.#own.delete(op.op);
    return words;
  }
}
