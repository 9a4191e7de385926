/**
 * What is not yet saved, kept in this tab alone and under its writer's own key: on
 * a shared computer nobody else's page ever finds it, and it goes with the tab.
 */

/** @typedef {import("./box.js").Draft} Draft */

export class Drafts {
  /**
   * @param {Storage} storage
   * @param {string} writer the member's id
   * @param {string} session
   */
  constructor(storage, writer, session) {
    this.storage = storage;
    this.name = `journal:${writer}:${session}`;
  }

  /**
   * @param {string} box
   * @returns {Draft | null}
   */
  find(box) {
    return this.all()[box] ?? null;
  }

  /**
   * @param {string} box
   * @param {Draft | null} draft
   */
  keep(box, draft) {
    const all = this.all();
    if (draft) all[box] = draft;
    else delete all[box];
    this.store(all);
  }

  /** @returns {Record<string, Draft>} */
  all() {
    try {
      return JSON.parse(this.storage.getItem(this.name) ?? "{}");
    } catch {
      return {};
    }
  }

  /** @param {Record<string, Draft>} all */
  store(all) {
    try {
      if (Object.keys(all).length) this.storage.setItem(this.name, JSON.stringify(all));
      else this.storage.removeItem(this.name);
    } catch {
      // Storage is full or refused: the words are still in the page.
    }
  }
}
