/**
 * Frames of the jam board protocol, version 1: their types, and reading and writing
 * them. Twin of jamboard/core/protocol.py; the whole contract is docs/protocol.md.
 *
 * @typedef {{key: string, name: string}} Author
 * @typedef {{id: string, question: string, cluster: string|null, x: number, y: number,
 *   z: number, width: number, text: string, colour: string, content_note: string,
 *   author: Author|null, rev: number, reactions: Record<string, number>,
 *   votes: number|null}} Note
 * @typedef {{id: string, text: string, short: string, hint: string, cycle: string|null,
 *   colour: string, position: number, width: number, height: number, locked: boolean,
 *   hidden: number}} Question
 * @typedef {{id: string, question: string, title: string, x: number, y: number}} Cluster
 * @typedef {{add: string, move_others: string, edit_others: string, anonymous: string,
 *   guests: boolean, votes_each: number}} Settings
 * @typedef {{id: string, title: string, lead: string, phase: string,
 *   ends_at: number|null, settings: Settings}} Board
 * @typedef {{key: string, name: string, is: string, may: string[]}} You
 *
 * One line of the log: the op as it was applied, its keys beside `seq` and `do`.
 * @typedef {{seq: number, do: string, op?: string, by?: string, [key: string]: any}} Change
 *
 * @typedef {{type: "welcome", protocol: 1, epoch: string, seq: number, board: Board,
 *   questions: Question[], clusters: Cluster[], notes: Note[], rounds: object[],
 *   more: boolean}} Welcome
 * @typedef {{type: "notes", notes: Note[], more: boolean}} Notes
 * @typedef {{type: "yours", you: You, mine: string[], notes: Note[],
 *   left: Record<string, number>, votes?: Record<string, Record<string, number>>,
 *   reactions?: Record<string, string[]>, now?: number}} Yours
 * @typedef {{type: "changes", from: number, to: number, changes: Change[],
 *   epoch?: string}} Changes
 * @typedef {{type: "ack", op: string, seq: number}} Ack
 * @typedef {{type: "refused", op: string|null, code: string, message: string,
 *   retry_ms?: number, text?: string, yours?: string, rev?: number}} Refusal
 * @typedef {{key: string, name: string|null, is: string}} Person
 * @typedef {{type: "people", count: number, here?: Person[], came?: Person[],
 *   went?: string[]}} People
 * @typedef {{type: "pong", t: number|null, seq: number, now: number}} Pong
 * @typedef {{type: "bye", code: string, retry_ms: number}} Bye
 * @typedef {Welcome|Notes|Yours|Changes|Ack|Refusal|People|Pong|Bye} ServerFrame
 *
 * @typedef {{type: "join", protocol: 1, since: number|null, epoch?: string,
 *   keys?: Record<string, string>, calm?: true}} Join
 * @typedef {{type: "op", op: string, do: string, [key: string]: any}} OpFrame
 * @typedef {{type: "ping", t: number}} Ping
 * @typedef {Join|OpFrame|Ping} ClientFrame
 */

export const VERSION = 1;
export const KEYS_AT_ONCE = 200;

/** Refusals that ask to be sent again; every other one is final for that op. */
export const RETRYABLE = new Set(["server.retry", "rate.slow_down"]);

/** @type {Record<string, (value: any) => boolean>} */
const IS = {
  text: (value) => typeof value === "string",
  textOrNone: (value) => value === null || typeof value === "string",
  seq: (value) => Number.isSafeInteger(value) && value >= 0,
  list: Array.isArray,
  map: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  flag: (value) => typeof value === "boolean",
  changes: (value) => Array.isArray(value) && value.every(isChange),
};

/** What must be there before a frame is worth reading. @type {Record<string, Record<string, string>>} */
const NEEDS = {
  welcome: {
    epoch: "text", seq: "seq", board: "map", questions: "list", clusters: "list",
    notes: "list", more: "flag",
  },
  notes: { notes: "list", more: "flag" },
  yours: { you: "map", mine: "list" },
  changes: { from: "seq", to: "seq", changes: "changes" },
  ack: { op: "text", seq: "seq" },
  refused: { op: "textOrNone", code: "text", message: "text" },
  people: { count: "seq" },
  pong: { seq: "seq" },
  bye: { code: "text", retry_ms: "seq" },
};

/**
 * Read one frame from the server. What cannot be read, or is of a kind not known here,
 * gives null and is ignored: a newer server may say more than this page understands.
 * @param {string} text
 * @returns {ServerFrame|null}
 */
export function parse(text) {
  const frame = readJson(text);
  if (!IS.map?.(frame) || !Object.hasOwn(NEEDS, frame.type)) return null;
  const needs = Object.entries(NEEDS[frame.type] ?? {});
  if (!needs.every(([key, kind]) => IS[kind]?.(frame[key]))) return null;
  return frame.type === "changes" && !isDense(frame) ? null : frame;
}

/**
 * Write a frame as JSON.
 * @param {ClientFrame} frame
 */
export function dump(frame) {
  return JSON.stringify(frame);
}

/**
 * Every `seq` from `from` to `to` is there; one that is not would be lost unnoticed.
 * @param {Changes} frame
 */
function isDense({ from, to, changes }) {
  return changes.length === to - from + 1 && changes.every(({ seq }, at) => seq === from + at);
}

/** @param {any} change */
function isChange(change) {
  return IS.map?.(change) && IS.seq?.(change.seq) && IS.text?.(change.do);
}

/** @param {string} text */
function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
