/**
 * What is being written in a plan and is not yet saved, kept in this tab alone and
 * under its writer's own key: on a shared computer nobody else's page ever finds it.
 */

/** @typedef {Record<string, string[]>} Words what a form holds, by field name */

export class Drafts {
  /**
   * @param {Pick<Storage, "getItem" | "setItem" | "removeItem">} storage
   * @param {string} writer the member's id
   * @param {string} plan the session's id
   */
  constructor(storage, writer, plan) {
    this.storage = storage;
    this.name = `plan:${writer}:${plan}`;
  }

  /** @returns {string[]} */
  ids() {
    return Object.keys(this.all());
  }

  /**
   * @param {string} id
   * @returns {Words | undefined}
   */
  find(id) {
    return this.all()[id];
  }

  /**
   * @param {string} id
   * @param {Words} words
   */
  keep(id, words) {
    this.store({ ...this.all(), [id]: words });
  }

  /** @param {string} id */
  forget(id) {
    const all = this.all();
    delete all[id];
    this.store(all);
  }

  /** @returns {Record<string, Words>} */
  all() {
    try {
      return JSON.parse(this.storage.getItem(this.name) ?? "{}");
    } catch {
      return {};
    }
  }

  /** @param {Record<string, Words>} all */
  store(all) {
    try {
      if (Object.keys(all).length) this.storage.setItem(this.name, JSON.stringify(all));
      else this.storage.removeItem(this.name);
    } catch {
      // Storage is full or refused: the words are still in the page.
    }
  }
}
