/** <journal-box>: the words and the choice on the page, joined to their autosave. */

import * as autosave from "./autosave.js";
import * as state from "./box.js";

/** @typedef {import("./box.js").Box} Box */
/** @typedef {import("./autosave.js").Outcome} Outcome */

/**
 * What a box needs of the page around it.
 * @typedef {object} Page
 * @property {import("./drafts.js").Drafts} drafts
 * @property {(fields: Record<string, string>) => Promise<Outcome>} send
 * @property {(fields: Record<string, string>) => void} sendLast
 * @property {(audience: string) => string} lineFor
 * @property {() => HTMLElement} newerPanel
 */

export class JournalBox extends HTMLElement {
  /** @type {Box} */
  box = state.opened({ text: "", revision: 0, audience: "me" });

  /** @type {Page | null} */
  page = null;

  timer = 0;

  /** @param {Page} page */
  open(page) {
    this.page = page;
    const kept = {
      text: this.paper.defaultValue,
      revision: Number(this.dataset.revision),
      audience: this.dataset.audience ?? "me",
    };
    const draft = page.drafts.find(this.key);
    const early = { text: this.paper.value, audience: this.choice.value };
    this.set(state.restored(state.opened(kept), draft, Date.now()));
    this.#takeEarly(early, kept);
    this.paper.addEventListener("input", () => this.typed());
    this.paper.addEventListener("blur", () => this.saveNow());
    this.choice.addEventListener("change", () => this.chosen());
  }

  /**
   * Someone may write or choose before scripts have come: theirs stands, after any
   * draft an earlier page kept.
   * @param {{text: string, audience: string}} early
   * @param {{text: string, audience: string}} kept
   */
  #takeEarly(early, kept) {
    const { text, audience } = this.box;
    if (early.text === kept.text) this.paper.value = text;
    else {
      if (text !== kept.text) this.paper.value = `${text}\n\n${early.text}`;
      this.typed();
    }
    if (early.audience === kept.audience) this.choice.value = audience;
    else this.chosen();
  }

  get key() {
    return `${this.dataset.quadrant}-${this.dataset.team ?? ""}`;
  }

  get paper() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea"));
  }

  get choice() {
    return /** @type {HTMLSelectElement} */ (this.querySelector("select"));
  }

  typed() {
    this.set(state.typed(this.box, this.paper.value, Date.now()));
  }

  chosen() {
    const audience = this.choice.value;
    this.tell("[data-line]", this.page?.lineFor(audience) ?? "");
    this.set(state.chosen(this.box, audience, Date.now()));
  }

  /** Save what waits without waiting longer: on leaving the box or the page. */
  saveNow() {
    if (autosave.dueAt(this.box) !== null) this.save();
  }

  /** Try again after trouble that may have passed. */
  hurry() {
    this.set(autosave.hurried(this.box, Date.now()));
  }

  /** The page is going and will not hear the answer; the draft stays until it is. */
  saveLast() {
    const { trouble } = this.box;
    if (!state.isUnsaved(this.box) || trouble === "newer" || trouble === "refused") return;
    this.page?.sendLast({ ...this.address, ...autosave.message(this.box) });
  }

  async save() {
    if (!this.page) return;
    const fields = { ...this.address, ...autosave.message(this.box) };
    this.set(autosave.sending(this.box));
    const outcome = await this.page.send(fields);
    if (outcome.kind === "kept") this.tell("[data-line]", outcome.line);
    this.set(autosave.settled(this.box, outcome, Date.now()));
  }

  /** @returns {Record<string, string>} */
  get address() {
    return { quadrant: this.dataset.quadrant ?? "", team: this.dataset.team ?? "" };
  }

  /** @param {Box} box */
  set(box) {
    this.box = box;
    this.dataset.audience = box.audience;
    this.page?.drafts.keep(this.key, state.draftOf(box));
    this.tell("[data-problem]", box.problem);
    this.showNewer();
    this.wait();
    this.dispatchEvent(new CustomEvent("journal-box", { bubbles: true }));
  }

  wait() {
    clearTimeout(this.timer);
    const due = autosave.dueAt(this.box);
    if (due === null) return;
    this.timer = window.setTimeout(() => this.save(), Math.max(0, due - Date.now()));
  }

  showNewer() {
    const shown = this.querySelector(".box__newer");
    const { newer } = this.box;
    if (!newer) shown?.remove();
    else if (!shown) this.querySelector(".box__paper")?.after(this.newerPanel(newer.text));
  }

  /** @param {string} text */
  newerPanel(text) {
    const panel = /** @type {Page} */ (this.page).newerPanel();
    const words = panel.querySelector("[data-their-words]");
    if (words) words.textContent = text;
    panel.addEventListener("click", (event) => this.choose(event.target));
    return panel;
  }

  /** @param {EventTarget | null} target */
  choose(target) {
    const button = target instanceof Element ? target.closest("button") : null;
    const choice = /** @type {"mine" | "theirs" | "both" | undefined} */ (
      button?.dataset.choose
    );
    if (!choice) return;
    const box = state.resolved(this.box, choice, Date.now());
    this.paper.value = box.text;
    this.set(box);
    this.paper.focus();
  }

  /**
   * @param {string} place
   * @param {string} words
   */
  tell(place, words) {
    const element = this.querySelector(place);
    if (element && element.textContent !== words) element.textContent = words;
  }
}
