/**
 * Judge an op before it is sent, so that a person hears at once what the server would
 * say. Twin of jamboard/core/ops.py: the same ops get the same codes.
 */
import { countCharacters, hasNhsNumber, isBlank, isSendable } from "../lib/text.js";

export const COLOURS = [
  "gorse", "apricot", "rose", "heather", "sky", "sea", "down", "chalk",
];
export const REACTIONS = ["heart", "idea", "me_too", "thank_you", "question"];
export const PHASES = ["write", "share", "vote", "closed"];
export const TEXT_CHARACTERS = 2_000;
export const TITLE_CHARACTERS = 120;
const NOTES_AT_ONCE = 100;

const ANY_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const RANDOM_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const KEY = /^[A-Za-z0-9_-]{43}$/;
const MALFORMED = "protocol.malformed";

/** @typedef {Record<string, any>} Body */
/** @typedef {(value: any, body: Body) => string|null} Check */

/** @type {(test: (value: any) => boolean) => Check} */
const must = (test) => (value) => (test(value) ? null : MALFORMED);

const id = must((value) => typeof value === "string" && ANY_ID.test(value));
const newId = must((value) => typeof value === "string" && RANDOM_ID.test(value));
const number = must(Number.isFinite);
const flag = must((value) => typeof value === "boolean");
const whole = must((value) => Number.isInteger(value) && value >= 0);
const key = must((value) => typeof value === "string" && KEY.test(value));

/** @type {(check: Check) => Check} */
const maybe = (check) => (value, body) =>
  value === undefined ? null : check(value, body);

/** @type {(check: Check) => Check} */
const orNone = (check) => (value, body) =>
  value === undefined || value === null ? null : check(value, body);

/** @type {(choices: string[], code?: string) => Check} */
const oneOf = (choices, code = MALFORMED) => (value) => {
  if (typeof value !== "string") return MALFORMED;
  return choices.includes(value) ? null : code;
};

/** @type {(most: number) => Check} */
const text = (most) => (value, body) => {
  if (typeof value !== "string" || !isSendable(value)) return MALFORMED;
  if (countCharacters(value.replace(/\r\n/g, "\n")) > most) return "note.too_long";
  if (!hasNhsNumber(value)) return null;
  return flag(body.not_patient ?? false, body) ?? (body.not_patient ? null : "patient.details");
};

/** @type {(most: number) => Check} */
const words = (most) => (value, body) =>
  text(most)(value, body) ?? (isBlank(value) ? "note.empty" : null);

/** @type {Check} */
const ids = (value) => {
  if (!Array.isArray(value) || value.length > NOTES_AT_ONCE) return MALFORMED;
  if (new Set(value).size < value.length) return MALFORMED;
  return value.every((each) => id(each, {}) === null) ? null : MALFORMED;
};

const colour = oneOf(COLOURS, "note.colour");
const ownKey = orNone(key);

/** Each op's keys, in the order the server reads them. @type {Record<string, Record<string, Check>>} */
const KEYS = {
  "note.add": {
    anonymous: maybe(flag),
    key: (value, body) => (body.anonymous ? key(value, body) : null),
    note: newId,
    question: id,
    x: number,
    y: number,
    text: words(TEXT_CHARACTERS),
    colour,
    content_note: maybe(text(TITLE_CHARACTERS)),
  },
  "note.edit": {
    note: id,
    base: (value, body) => (body.text === undefined ? null : whole(value, body)),
    text: maybe(words(TEXT_CHARACTERS)),
    colour: maybe(colour),
    content_note: maybe(text(TITLE_CHARACTERS)),
    width: maybe(number),
    key: ownKey,
  },
  "note.move": {
    note: id,
    x: number,
    y: number,
    question: orNone(id),
    cluster: orNone(id),
    front: maybe(flag),
    key: ownKey,
  },
  "note.remove": { note: id, key: ownKey },
  "note.restore": { note: id, key: ownKey },
  "note.react": { on: flag, note: id, kind: oneOf(REACTIONS) },
  "cluster.add": {
    cluster: newId,
    question: id,
    title: words(TITLE_CHARACTERS),
    x: number,
    y: number,
    notes: maybe(ids),
  },
  "board.phase": { phase: oneOf(PHASES) },
};

const EDITABLE = ["text", "colour", "content_note", "width"];

/**
 * Give the code the server would refuse this op with unseen, or null if it may be sent.
 * @param {Body} body
 * @returns {string|null}
 */
export function checkOp(body) {
  if (typeof body.do !== "string") return MALFORMED;
  if (!Object.hasOwn(KEYS, body.do)) return "protocol.unknown_do";
  if (body.do === "note.edit" && !EDITABLE.some((name) => name in body)) return MALFORMED;
  for (const [name, check] of Object.entries(KEYS[body.do] ?? {})) {
    const code = check(body[name], body);
    if (code) return code;
  }
  return null;
}
