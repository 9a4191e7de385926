/**
 * One person at one board in this tab: the sync, its line, and what a reload must not
 * lose. Both ways of seeing the board, paper and List, sit on this.
 *
 * @typedef {import("./socket.js").LineState} LineState
 */
import { whenBack } from "../lib/back.js";
import { csrfToken, renewToken } from "../lib/csrf.js";
import { newId, newKey } from "../lib/ids.js";
import { Presence } from "./presence.js";
import { Line, OTHER, SIGN_IN } from "./socket.js";
import { Sync } from "./sync.js";

const BETWEEN_MS = 3_000;
const ENDED = new Map([
  [OTHER, "Someone else is signed in here now. What you wrote is kept in this tab. Sign in as yourself, and it is sent."],
  [SIGN_IN, "You are signed out. What you wrote is kept here. Sign in, and it is sent."],
  [4404, "This board is not here for you any more. What you wrote is kept on this page."],
  [4410, "This board is not here for you any more. What you wrote is kept on this page."],
  [4413, "That was too much to send at once. It is kept here. Make it shorter, then reload."],
  [4420, "You have this board open in many places. This one has stopped."],
  [4429, "This page sent too much at once, so it has stopped. Reload to go on."],
]);

/** @param {number} count */
const randomBytes = (count) => crypto.getRandomValues(new Uint8Array(count));

export class Room {
  /** @type {Set<() => void>} */
  #listeners = new Set();
  people = new Presence();
  /** @type {LineState} */
  line = "lost";
  code = 0;
  hasBeenOpen = false;
  #askedAt = 0;
  /** The key of the person's place on this board, once it is known. */
  #key = "";

  /** @param {HTMLElement} root the element whose data-* says which board and who */
  constructor(root) {
    const { person = "", board = "" } = root.dataset;
    this.root = root;
    this.place = `board:${board}:${person}`;
    this.sync = new Sync({
      person,
      send: (frame) => this.#wire.send(frame),
      newId: () => newId(randomBytes),
      newKey: () => newKey(randomBytes),
      now: () => Date.now(),
      random: () => Math.random(),
      calm: document.documentElement.hasAttribute("data-calm"),
    });
    this.#wire = new Line({
      socket: root.dataset.socket ?? "",
      ops: root.dataset.ops ?? "",
      csrf: csrfToken,
      isOurs: (frame) => frame.type !== "yours" || this.#isOwn(frame.you.key),
      sync: this.sync,
      heard: (frame) => this.#heard(frame),
      stood: (state, code) => this.#stood(state, code),
    });
  }

  /** @type {Line} */
  #wire;

  get view() {
    return this.sync.view;
  }

  newId() {
    return newId(randomBytes);
  }

  /** Whether words of this person are not on the board yet. */
  get hasUnsent() {
    return !this.view.outbox.isEmpty || this.view.outbox.kept.length > 0;
  }

  open() {
    this.sync.fromStored(JSON.parse(sessionStorage.getItem(this.place) ?? "null"));
    this.sync.subscribe(() => this.keep());
    addEventListener("pagehide", () => this.keep());
    whenBack(() => this.#comeBack());
    this.#wire.open();
  }

  /** Keep what a reload must not lose, under this person's own key. */
  keep() {
    sessionStorage.setItem(this.place, JSON.stringify(this.sync.toStored()));
    this.root.toggleAttribute("data-unsent", this.hasUnsent);
  }

  /** @param {() => void} listener told when people or the line change */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  /** How the line stands, in words; empty while all is well. */
  get trouble() {
    if (this.line === "ended") return ENDED.get(this.code) ?? "This page has stopped. Reload to go on.";
    if (this.line === "lost" && this.hasBeenOpen) {
      return "No connection just now. What you write is kept here, and sent when it is back.";
    }
    return "";
  }

  /** @param {string} key of a place on the board; empty while there is none */
  #isOwn(key) {
    this.#key ||= key;
    return !key || key === this.#key;
  }

  /** @param {import("./protocol.js").ServerFrame} frame */
  #heard(frame) {
    if (frame.type !== "people") return;
    this.people.receive(frame);
    this.#tell();
  }

  /**
   * @param {LineState} state
   * @param {number} code
   */
  #stood(state, code) {
    this.line = state;
    this.code = code;
    this.hasBeenOpen ||= state === "open" || state === "polling";
    this.#tell();
    // By itself, not over and over: what it came back to may end at once again.
    if (Date.now() - this.#askedAt > BETWEEN_MS) this.#comeBack();
  }

  /** The same person may be signed in again, in another tab: then go on. */
  async #comeBack() {
    if (this.line !== "ended" || ![SIGN_IN, OTHER].includes(this.code)) return;
    this.#askedAt = Date.now();
    const renewal = await renewToken();
    if (renewal === "renewed") return this.#wire.reopen();
    if (renewal !== "lost") this.code = renewal === "other" ? OTHER : SIGN_IN;
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}
