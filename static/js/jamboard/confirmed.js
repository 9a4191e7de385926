/**
 * What the server has told this page, piece by piece: a welcome in pages, then changes
 * without a hole. Says when something was missed; asking again is for others.
 *
 * @typedef {import("./board.js").BoardState} BoardState
 * @typedef {import("./protocol.js").Change} Change
 */
import { addNotes, applyChange, makeBoard } from "./board.js";

export class Confirmed {
  /** The board, or null until the first whole welcome. @type {BoardState|null} */
  board = null;
  /** A welcome whose pages are still coming. @type {BoardState|null} */
  #arriving = null;

  get seq() {
    return this.board?.seq ?? 0;
  }

  /** The line broke: pages still out will not come. */
  dropPages() {
    this.#arriving = null;
  }

  /**
   * @param {import("./protocol.js").Welcome} frame
   * @returns {boolean} whether the whole board is here now
   */
  welcome(frame) {
    // An older answer that was overtaken: what is here is newer.
    if (this.board?.epoch === frame.epoch && frame.seq < this.board.seq) return false;
    this.#arriving = makeBoard(frame);
    return this.#arrived(frame.more);
  }

  /**
   * @param {import("./protocol.js").Notes} frame
   * @returns {boolean} whether the whole board is here now
   */
  page(frame) {
    if (!this.#arriving) return false;
    addNotes(this.#arriving, frame.notes);
    return this.#arrived(frame.more);
  }

  /**
   * Whether a frame that starts at `from` leaves a hole before it.
   * @param {number} from
   */
  misses(from) {
    return this.board !== null && !this.#arriving && from > this.board.seq + 1;
  }

  /**
   * Apply what is new in a frame that misses nothing.
   * @param {import("./protocol.js").Changes} frame
   * @returns {string[]} the notes it touched
   */
  changes(frame) {
    const { board } = this;
    if (!board || this.#arriving) return [];
    if (frame.epoch) board.epoch = frame.epoch;
    return frame.changes.flatMap((change) => applyChange(board, change));
  }

  /** @param {boolean} more */
  #arrived(more) {
    if (more) return false;
    this.board = this.#arriving;
    this.#arriving = null;
    return true;
  }
}
