/**
 * What a person can do on paper, whichever way they ask: pointer, key, button, tap.
 *
 * @typedef {import("./board-element.js").JamBoard} JamBoard
 * @typedef {import("./room.js").Room} Room
 * @typedef {import("./outbox.js").Kept} Kept
 */
import { say } from "../lib/announce.js";
import { find } from "../lib/find.js";
import { Composer } from "./composer.js";
import { Foot } from "./foot.js";
import { landing } from "./landing.js";
import { Mover } from "./mover.js";
import { freePlace } from "./places.js";
import { Reactor } from "./reactor.js";
import { Sayings } from "./sayings.js";

const NOT_YOURS = "Only the person who wrote this note can take it back.";
const NOT_NOW = "You cannot add to this board just now. You can still read it.";
const AS_IT_IS = "That cannot be sent as it is. Edit the note, then save it.";
const IS_CLOSED = "This board is closed, so its notes stay where they are.";

export class Acts {
  sayings = new Sayings();
  /** A note that never came on the board, and was let go. @type {Kept|null} */
  #letGoOf = null;

  /** @param {JamBoard} board */
  constructor(board) {
    this.board = board;
    this.room = /** @type {Room} */ (board.room);
    this.composer = new Composer(board, this.room, {
      place: (question) => this.freePlace(question),
      added: (id) => board.reveal(id),
      left: () => board.stood(),
    });
    this.mover = new Mover(this);
    this.foot = new Foot(board);
    this.reactor = new Reactor(this);
    this.help = /** @type {HTMLDialogElement} */ (find(board, "[data-help]"));
    board.addEventListener("click", (event) => this.#clicked(event));
    board.addEventListener("dblclick", (event) => this.#doubleClicked(event));
  }

  get view() {
    return this.room.view;
  }

  /** @type {import("./drag.js").Carrying} */
  carrying = {
    mayMove: (id) => this.mayMove(id),
    zoom: () => this.board.paper?.zoom ?? 1,
    where: (id) => this.view.note(id),
    show: (id, x, y) => this.board.showAt(id, x, y),
    drop: (id, x, y, at) => this.#drop(id, x, y, at),
  };

  /** @param {string} id */
  mayMove(id) {
    if (this.view.isOnlyHere(id)) return false;
    const mine = this.view.isMine(id) && this.view.may("note.move");
    return mine || this.view.may("note.move_others");
  }

  /** @param {string} question */
  freePlace(question) {
    return freePlace(this.view.notes().filter((note) => note.question === question));
  }

  /** @param {string} id */
  edit(id) {
    if (this.view.mayWrite(id)) this.composer.edit(id);
  }

  /** @param {string} [question] */
  add(question) {
    if (this.view.isClosed || !this.view.may("note.add")) this.foot.refuse(NOT_NOW);
    else this.composer.add(question);
  }

  /** Take back one's own, or remove another's: either can be undone. @param {string} id */
  remove(id) {
    if (this.view.isOnlyHere(id)) return this.#letGo(id);
    const isMine = this.view.isMine(id);
    if (!this.view.may(isMine ? "note.remove" : "note.remove_others")) {
      return this.foot.refuse(isMine ? IS_CLOSED : NOT_YOURS);
    }
    const { op } = this.room.sync.submit({ do: "note.remove", note: id });
    if (!isMine) this.sayings.after(op, "The note is off the board. You can undo that.");
    this.foot.offerUndo(id);
  }

  undo() {
    const id = this.foot.undoable;
    if (!id) return;
    if (this.#letGoOf?.frame.note === id) this.#keepAgain(this.#letGoOf);
    else this.room.sync.submit({ do: "note.restore", note: id });
    this.foot.withdrawUndo(id);
    this.board.reveal(id);
  }

  /**
   * Put a note down somewhere on its sheet.
   * @param {string} id
   * @param {number} x
   * @param {number} y
   * @param {string} words said once that is saved
   */
  place(id, x, y, words) {
    if (!this.mayMove(id)) return;
    const at = { x: Math.max(0, x), y: Math.max(0, y) };
    this.sayings.after(this.room.sync.submit({ do: "note.move", note: id, ...at }).op, words);
  }

  /** @param {string} id */
  openMover(id) {
    if (this.mayMove(id)) this.mover.open(id);
  }

  /** What is shown, or may be done, is another: what is being written follows. */
  follow() {
    this.#rescue();
    this.composer.follow();
  }

  /** An act is in the log: say so, where it is heard. @param {import("./protocol.js").OpFrame} op */
  saved(op) {
    const words = this.sayings.take(op);
    if (this.mover.dialog.open) this.mover.tell(words);
    else say(words);
  }

  /**
   * @param {import("./protocol.js").Refusal} frame
   * @param {import("./protocol.js").OpFrame|null} op
   */
  refused(frame, op) {
    const isEdit = op?.do === "note.edit" && op.text !== undefined;
    if (isEdit && frame.code === "note.newer_text") {
      this.composer.settle(op.note, op.text, String(frame.text));
      return this.room.sync.discard(op.op);
    }
    if (isEdit && frame.code === "note.gone") {
      this.composer.handBack(op.note, op.text);
      return this.room.sync.discard(op.op);
    }
    if (op?.do === "note.remove") this.foot.withdrawUndo(op.note);
    this.foot.refuse(frame.message);
  }

  /** @param {Kept[]} kept */
  #sendAgain(kept) {
    const codes = kept.map((each) => this.room.sync.sendAgain(each).code);
    if (codes.some(Boolean)) this.foot.refuse(AS_IT_IS);
    const [first] = kept;
    if (!first) return;
    this.board.elements.get(first.frame.note)?.focus({ preventScroll: true });
    this.board.reveal(first.frame.note);
  }

  /** @param {string} id */
  #letGo(id) {
    this.#letGoOf = this.view.outbox.keptAbout(id);
    if (this.#letGoOf) this.room.sync.discard(this.#letGoOf.frame.op);
    this.foot.offerUndo(id);
  }

  /** @param {Kept} kept */
  #keepAgain(kept) {
    this.#letGoOf = null;
    this.view.outbox.keep(kept);
    this.room.keep();
    this.board.drawAll();
  }

  /** Words kept for a note that is off the board can only be a new one: they wait for it. */
  #rescue() {
    if (!this.view.yours) return;
    for (const { frame } of this.view.outbox.kept) {
      if (frame.do !== "note.edit" || this.view.isThere(frame.note)) continue;
      this.view.desk.setDraft(frame.note, frame.text);
      this.room.sync.discard(frame.op);
    }
  }

  /** @param {MouseEvent} event */
  #clicked({ target }) {
    const button = target instanceof Element ? target.closest("[data-do]") : null;
    if (!(button instanceof HTMLElement)) return;
    const id = button.closest("[data-note]")?.getAttribute("data-note") ?? "";
    this.#do(button.dataset.do ?? "", id, button);
  }

  /**
   * @param {string} what
   * @param {string} id
   * @param {HTMLElement} button
   */
  #do(what, id, button) {
    /** @type {Record<string, () => void>} */
    const acts = {
      add: () => this.add(this.board.sheets?.current),
      again: () => this.#sendAgain(this.view.sendable.filter(({ frame }) => frame.note === id)),
      "send-kept": () => this.#sendAgain(this.view.sendable),
      "go-on": () => this.composer.goOn(),
      edit: () => this.edit(id),
      move: () => this.openMover(id),
      back: () => this.remove(id),
      remove: () => this.remove(id),
      undo: () => this.undo(),
      react: () => this.reactor.open(id),
      "set-reaction": () => this.reactor.choose(button.dataset.kind ?? ""),
      "move-to": () => this.#moveTo(button.dataset.question ?? "", button.dataset.short ?? ""),
      nudge: () => this.mover.nudge(button.dataset.way ?? ""),
      phase: () => this.room.sync.submit({ do: "board.phase", phase: button.dataset.phase }),
      "show-news": () => this.board.showNews(),
      help: () => this.help.showModal(),
      done: () => button.closest("dialog")?.close(),
    };
    acts[what]?.();
  }

  /** @param {MouseEvent} event */
  #doubleClicked({ target }) {
    if (!(target instanceof Element) || target.closest("button,a")) return;
    const note = target.closest("[data-note]");
    const plane = target.closest("[data-plane]");
    if (note instanceof HTMLElement) this.edit(note.dataset.note ?? "");
    else if (plane instanceof HTMLElement) this.add(plane.dataset.plane);
  }

  /**
   * @param {string} question
   * @param {string} short
   */
  #moveTo(question, short) {
    const id = this.mover.note;
    const place = this.freePlace(question);
    const { op } = this.room.sync.submit({ do: "note.move", note: id, question, ...place });
    this.sayings.after(op, `Moved to ${short}.`);
    this.mover.dialog.close();
    this.board.reveal(id);
    this.board.elements.get(id)?.focus();
  }

  /**
   * @param {string} id
   * @param {number} x
   * @param {number} y
   * @param {{x: number, y: number}} at where the pointer let go, on the screen
   */
  #drop(id, x, y, at) {
    const note = this.view.note(id);
    if (!note) return;
    const landed = landing(this.board, { ...note, x, y }, at, this.carrying.zoom());
    this.room.sync.submit({ do: "note.move", note: id, ...landed });
  }
}
