/**
 * What a person can do on paper, whichever way they ask: pointer, key, button, tap.
 *
 * @typedef {import("./board-element.js").JamBoard} JamBoard
 * @typedef {import("./room.js").Room} Room
 */
import { say } from "../lib/announce.js";
import { find, findAll } from "../lib/find.js";
import { Composer } from "./composer.js";

const MARGIN = { x: 32, y: 40 };
const STEP = { x: 200, y: 200 };
const COLUMNS = 3;
const UNDO_MS = 10_000;

export class Acts {
  /** @type {string|null} the note a dialog is about */
  #about = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #undoing;

  /** @param {JamBoard} board */
  constructor(board) {
    this.board = board;
    this.room = /** @type {Room} */ (board.room);
    this.composer = new Composer(board, this.room, {
      place: (question) => this.freePlace(question),
      added: (id) => board.reveal(id),
    });
    this.mover = /** @type {HTMLDialogElement} */ (find(board, "[data-mover]"));
    this.reactor = /** @type {HTMLDialogElement} */ (find(board, "[data-reactor]"));
    this.help = /** @type {HTMLDialogElement} */ (find(board, "[data-help]"));
    this.undoBar = find(board, "[data-undo-bar]");
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
    show: (id, x, y) => this.#show(id, x, y),
    drop: (id, x, y, at) => this.#drop(id, x, y, at),
  };

  /** @param {string} id */
  mayMove(id) {
    const mine = this.view.isMine(id) && this.view.may("note.move");
    return mine || this.view.may("note.move_others");
  }

  /** The first place of a question's grid that no note covers. @param {string} question */
  freePlace(question) {
    const cell = (/** @type {number} */ at, /** @type {"x"|"y"} */ axis) =>
      Math.round((at - MARGIN[axis]) / STEP[axis]);
    const taken = new Set(
      this.view.notes().filter((note) => note.question === question)
        .map(({ x, y }) => cell(y, "y") * COLUMNS + cell(x, "x")),
    );
    let place = 0;
    while (taken.has(place)) place += 1;
    const row = Math.floor(place / COLUMNS);
    return { x: MARGIN.x + (place % COLUMNS) * STEP.x, y: MARGIN.y + row * STEP.y };
  }

  /** @param {string} id */
  edit(id) {
    const mine = this.view.isMine(id) && this.view.may("note.edit");
    if (mine || this.view.may("note.edit_others")) this.composer.edit(id);
  }

  /** Take back one's own, or remove another's: either can be undone. @param {string} id */
  remove(id) {
    this.room.sync.submit({ do: "note.remove", note: id });
    this.#about = id;
    this.undoBar.hidden = false;
    clearTimeout(this.#undoing);
    this.#undoing = setTimeout(() => (this.undoBar.hidden = true), UNDO_MS);
  }

  undo() {
    if (this.#about) this.room.sync.submit({ do: "note.restore", note: this.#about });
    this.undoBar.hidden = true;
  }

  /**
   * @param {string} id
   * @param {number} dx
   * @param {number} dy
   */
  nudge(id, dx, dy) {
    const note = this.view.note(id);
    if (note && this.mayMove(id)) {
      this.room.sync.submit({ do: "note.move", note: id, x: note.x + dx, y: note.y + dy });
    }
  }

  /** @param {string} id */
  openMover(id) {
    if (!this.mayMove(id)) return;
    this.#about = id;
    this.mover.showModal();
  }

  /**
   * @param {import("./protocol.js").Refusal} frame
   * @param {import("./protocol.js").OpFrame|null} op
   */
  refused(frame, op) {
    if (frame.code === "note.newer_text" && op) {
      this.composer.settle(op.note, op.text, String(/** @type {any} */ (frame).text));
      this.room.sync.discard(op.op);
      return;
    }
    const line = find(this.board, "[data-refused]");
    line.textContent = frame.message;
    line.hidden = false;
    say(frame.message);
    setTimeout(() => (line.hidden = true), UNDO_MS);
  }

  /** @param {MouseEvent} event */
  #clicked({ target }) {
    const button = target instanceof Element ? target.closest("[data-do]") : null;
    if (!(button instanceof HTMLElement)) return;
    const id = button.closest("[data-note]")?.getAttribute("data-note") ?? this.#about ?? "";
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
      add: () => this.composer.add(button.dataset.question),
      edit: () => this.edit(id),
      move: () => this.openMover(id),
      back: () => this.remove(id),
      remove: () => this.remove(id),
      undo: () => this.undo(),
      react: () => this.#openReactor(id),
      "set-reaction": () => this.#react(id, button.dataset.kind ?? ""),
      "move-to": () => this.#moveTo(id, button.dataset.question ?? ""),
      nudge: () => this.nudge(id, Number(button.dataset.x), Number(button.dataset.y)),
      phase: () => this.room.sync.submit({ do: "board.phase", phase: button.dataset.phase }),
      help: () => this.help.showModal(),
      done: () => button.closest("dialog")?.close(),
    };
    acts[what]?.();
  }

  /** @param {MouseEvent} event */
  #doubleClicked({ target }) {
    if (!(target instanceof Element)) return;
    const note = target.closest("[data-note]");
    const plane = target.closest("[data-plane]");
    if (note instanceof HTMLElement) this.edit(note.dataset.note ?? "");
    else if (plane instanceof HTMLElement && this.view.may("note.add")) {
      this.composer.add(plane.dataset.plane);
    }
  }

  /** @param {string} id */
  #openReactor(id) {
    this.#about = id;
    for (const each of findAll(this.reactor, "[data-kind]")) {
      const isOn = this.view.reacted(id, each.dataset.kind ?? "");
      each.setAttribute("aria-pressed", String(isOn));
    }
    this.reactor.showModal();
  }

  /**
   * @param {string} id
   * @param {string} kind
   */
  #react(id, kind) {
    const on = !this.view.reacted(id, kind);
    this.room.sync.submit({ do: "note.react", note: id, kind, on });
    this.reactor.close();
    this.board.elements.get(id)?.focus();
  }

  /**
   * @param {string} id
   * @param {string} question
   */
  #moveTo(id, question) {
    this.room.sync.submit({ do: "note.move", note: id, question, ...this.freePlace(question) });
    this.mover.close();
    this.board.elements.get(id)?.focus();
    say("Moved.");
  }

  /**
   * @param {string} id
   * @param {number} x
   * @param {number} y
   */
  #show(id, x, y) {
    const element = this.board.elements.get(id);
    if (element) element.style.transform = `translate(${x}px, ${y}px)`;
  }

  /**
   * @param {string} id
   * @param {number} x
   * @param {number} y
   * @param {{x: number, y: number}} at where the pointer let go, on the screen
   */
  #drop(id, x, y, at) {
    const from = this.view.note(id);
    const under = document.elementsFromPoint(at.x, at.y);
    const plane = under.find((each) => each.hasAttribute("data-plane"));
    const question = plane?.getAttribute("data-plane") ?? from?.question ?? "";
    const shift = this.#shift(from?.question ?? "", question);
    const moved = question === from?.question ? {} : { question };
    this.room.sync.submit({ do: "note.move", note: id, ...moved, x: x - shift.x, y: y - shift.y });
  }

  /**
   * How far one question's plane lies from another's, in the paper's own units.
   * @param {string} from
   * @param {string} to
   */
  #shift(from, to) {
    const corner = (/** @type {string} */ id) =>
      this.board.querySelector(`[data-plane="${id}"]`)?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const zoom = this.board.paper?.zoom ?? 1;
    const [a, b] = [corner(from), corner(to)];
    return { x: (b.left - a.left) / zoom, y: (b.top - a.top) / zoom };
  }
}
