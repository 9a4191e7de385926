/**
 * The line to one board: a WebSocket that comes back, or plain HTTP where sockets are
 * blocked. Carries frames both ways and says how it stands; decides nothing else.
 *
 * @typedef {"open"|"lost"|"polling"|"ended"} LineState
 * @typedef {object} Ends
 * @property {string} socket the path of the WebSocket
 * @property {string} ops the path for POST and GET
 * @property {() => string} csrf
 * @property {(frame: import("./protocol.js").ServerFrame) => boolean} isOurs whether a
 *   frame is for the person of this page
 * @property {import("./sync.js").Sync} sync
 * @property {(frame: import("./protocol.js").ServerFrame) => void} heard
 * @property {(state: LineState, code: number) => void} stood
 */
import { backoff } from "../lib/timing.js";
import { dump, parse } from "./protocol.js";

const PING_MS = 10_000;
const DEAF_MS = 25_000;
/** So long may what was written go unanswered, and nothing else be heard either. */
const UNANSWERED_MS = 8_000;
/** So long may a line take to open; the browser itself would wait for minutes. */
const OPENING_MS = 20_000;
const POLL_MS = 3_000;
const TICK_MS = 250;
const FAILURES_BEFORE_POLLING = 3;
const [LOST, NOT_HERE] = [1006, 4404];
/** Signed out; or only the page's token is of an earlier sign-in. */
export const SIGN_IN = 4401;
/** Among these codes, one that only this page gives: another person is signed in now. */
export const OTHER = 1;
/** Closed for good: coming back by itself would change nothing. */
export const FINAL = new Set([4400, 4401, 4404, 4408, 4410, 4413, 4420, 4429]);

export class Line {
  /** @type {WebSocket|null} */
  #socket = null;
  #attempt = 0;
  #neverOpened = 0;
  #heardAt = 0;
  /** By when something must be heard, Unix ms. */
  #dueAt = Infinity;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #comingBack;
  #isPolling = false;
  #isEnded = false;
  /** @type {import("./protocol.js").ClientFrame[]} */
  #unsent = [];

  /** @param {Ends} ends */
  constructor(ends) {
    this.ends = ends;
    setInterval(() => this.#beat(), TICK_MS);
    setInterval(() => this.#ping(), PING_MS);
    addEventListener("online", () => this.#hurry());
    addEventListener("offline", () => this.#drop());
  }

  open() {
    clearTimeout(this.#comingBack);
    if (this.#isEnded || this.#socket) return;
    const { protocol, host } = location;
    const scheme = protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${host}${this.ends.socket}`);
    this.#socket = socket;
    this.#dueAt = Date.now() + OPENING_MS;
    socket.addEventListener("open", () => socket === this.#socket && this.#opened());
    socket.addEventListener("message", ({ data }) => socket === this.#socket && this.#heard(String(data)));
    socket.addEventListener("close", ({ code }) => this.#closed(socket, code));
  }

  /** Come back after an end whose reason has passed. */
  reopen() {
    this.#isEnded = false;
    this.open();
  }

  /** @param {import("./protocol.js").ClientFrame} frame */
  send(frame) {
    if (this.#isPolling) return void this.#unsent.push(frame);
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    if (frame.type === "op") this.#dueAt = Math.min(this.#dueAt, Date.now() + UNANSWERED_MS);
    this.#socket.send(dump(frame));
  }

  #opened() {
    this.#attempt = this.#neverOpened = 0;
    this.#dueAt = Infinity;
    this.#heardAt = Date.now();
    this.ends.stood("open", 0);
    this.ends.sync.opened();
  }

  /** @param {string} text */
  #heard(text) {
    this.#heardAt = Date.now();
    this.#dueAt = Infinity;
    const frame = parse(text);
    if (!frame) return;
    if (!this.ends.isOurs(frame)) return this.#turnBack();
    this.ends.sync.receive(frame);
    this.ends.heard(frame);
  }

  /**
   * @param {WebSocket} socket
   * @param {number} code
   */
  #closed(socket, code) {
    if (socket !== this.#socket) return;
    this.#socket = null;
    if (this.#heardAt === 0 && navigator.onLine) this.#neverOpened += 1;
    this.#heardAt = 0;
    this.#dueAt = Infinity;
    this.ends.sync.closed();
    if (FINAL.has(code)) return this.#end(code);
    if (this.#neverOpened >= FAILURES_BEFORE_POLLING && navigator.onLine) {
      return void this.#startPolling();
    }
    this.ends.stood("lost", code);
    this.#comingBack = setTimeout(() => this.open(), backoff(this.#attempt, Math.random));
    this.#attempt += 1;
  }

  /** @param {number} code */
  #end(code) {
    this.#isEnded = true;
    this.ends.stood("ended", code);
  }

  /** There is a network again: a line begun without one may never open. */
  #hurry() {
    if (this.#isPolling) return;
    if (this.#socket?.readyState === WebSocket.CONNECTING) this.#drop();
    this.open();
  }

  /** Let the line go at once: its end may not be told for long. */
  #drop() {
    const socket = this.#socket;
    if (!socket) return;
    this.#closed(socket, LOST);
    socket.close();
  }

  /** The line leads to another person's place: nothing of this page's is sent there. */
  #turnBack() {
    const socket = this.#socket;
    this.#socket = null;
    this.#isPolling = false;
    socket?.close();
    this.ends.sync.closed();
    this.#end(OTHER);
  }

  #beat() {
    if (Date.now() > this.#dueAt) this.#drop();
    const { nextDue } = this.ends.sync;
    if (nextDue !== null && nextDue <= Date.now()) this.ends.sync.tick();
  }

  #ping() {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    if (Date.now() - this.#heardAt > DEAF_MS) this.#drop();
    else this.#socket.send(dump({ type: "ping", t: Date.now() }));
  }

  // Without a socket.

  async #startPolling() {
    this.#isPolling = true;
    this.ends.stood("polling", 0);
    this.ends.sync.opened();
    while (this.#isPolling) {
      if (!(await this.#pollOnce())) return;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** @returns {Promise<boolean>} whether to go on */
  async #pollOnce() {
    try {
      const ops = this.#unsent.splice(0).filter((frame) => frame.type === "op");
      const posted = !ops.length || (await this.#ask({ ops: ops.slice(0, 50) }));
      if (!posted || !(await this.#ask(null))) return false;
      this.ends.stood("polling", 0);
      return true;
    } catch {
      // No network: what was not acked goes again with the same ids.
      this.ends.stood("lost", LOST);
      this.ends.sync.closed();
      this.ends.sync.opened();
      return true;
    }
  }

  /** @param {{ops: unknown[]}|null} body */
  async #ask(body) {
    const { confirmed } = this.ends.sync.view;
    const since = confirmed ? `?since=${confirmed.seq}&epoch=${confirmed.epoch}` : "";
    const answer = await fetch(body ? this.ends.ops : this.ends.ops + since, {
      method: body ? "POST" : "GET",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.ends.csrf() },
      signal: AbortSignal.timeout(UNANSWERED_MS),
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if ([401, 403, 404].includes(answer.status)) {
      this.#isPolling = false;
      this.ends.sync.closed();
      this.#end(answer.status === 404 ? NOT_HERE : SIGN_IN);
      return false;
    }
    const { frames = [] } = await answer.json();
    for (const frame of frames) this.#heard(JSON.stringify(frame));
    return true;
  }
}
