/**
 * Quieter view: what others add waits to be asked for. The board is up to date all the
 * while; only the drawing waits.
 */

export class Arrivals {
  /** @type {Set<string>} */
  #held = new Set();

  /** @param {() => boolean} isCalm */
  constructor(isCalm) {
    this.isCalm = isCalm;
  }

  get count() {
    return this.#held.size;
  }

  /**
   * Whether a note is to be left undrawn for now.
   * @param {string} id
   * @param {boolean} isKnown it is drawn already, or the person's own
   */
  holds(id, isKnown) {
    const isHeld = this.isCalm() && !isKnown;
    if (isHeld) this.#held.add(id);
    else this.#held.delete(id);
    return isHeld;
  }

  /** @param {string} id a note that is gone from the board */
  forget(id) {
    this.#held.delete(id);
  }

  /** Give what waited, and hold it no longer. */
  take() {
    const taken = [...this.#held];
    this.#held.clear();
    return taken;
  }
}

/** @param {number} count */
export function newsWords(count) {
  return count === 1 ? "1 new note." : `${count} new notes.`;
}
