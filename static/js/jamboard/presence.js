/**
 * Who is here, as last told. Twin of jamboard/core/presence.py. In a crowd there is a
 * count and no list.
 *
 * @typedef {import("./protocol.js").Person} Person
 */

export class Presence {
  /** @type {Map<string, Person>} */
  #here = new Map();
  #count = 0;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  get count() {
    return this.#count;
  }

  /** The people known by name or place, in the order they came. */
  get here() {
    return [...this.#here.values()];
  }

  /**
   * @param {() => void} listener
   * @returns {() => void} stops listening
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {import("./protocol.js").People} frame */
  receive({ count, here, came, went }) {
    const isCountAlone = !came && !went;
    if (here || isCountAlone) this.#here.clear();
    for (const key of went ?? []) this.#here.delete(key);
    for (const person of here ?? came ?? []) this.#here.set(person.key, person);
    this.#count = count;
    for (const listener of this.#listeners) listener();
  }

  /** Everyone is somewhere else now: the line is down. */
  forget() {
    this.receive({ type: "people", count: 0, here: [] });
  }
}
