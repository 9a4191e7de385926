/** What counts as words, and what must never be among them. Twin of core/fields.py, core/patient.py. */

// Spelled out, because Python and JavaScript disagree on what a space is.
const BLANK =
  // eslint-disable-next-line no-control-regex
  /^[\u0001-\u0020\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2060\u3000\ufeff]*$/;
// Up to two blanks, dots or dashes between digits; begins and ends where a group does.
const TEN_DIGITS =
  /(?<!\d)(?=(\d(?:[\t-\r .\-\u00ad\u1680\u200b-\u200f\u2010-\u2015\u2028\u2029\u2060\u2212\ufeff]{0,2}\d){9})(?!\d))/g;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Count code points, as the server does.
 * @param {string} text
 */
export function countCharacters(text) {
  return [...text].length;
}

/** @param {string} text */
export function isBlank(text) {
  return BLANK.test(text);
}

/** @param {string} text */
export function isSendable(text) {
  return !text.includes("\0") && !LONE_SURROGATE.test(text);
}

/**
 * Tell whether ten digits in the text pass the NHS number check (Modulus 11).
 * @param {string} text
 */
export function hasNhsNumber(text) {
  const found = [...text.normalize("NFKC").matchAll(TEN_DIGITS)];
  return found.some(([, written = ""]) => passesCheck(written));
}

/** @param {string} written */
function passesCheck(written) {
  const digits = [...written.replace(/\D/g, "")].map(Number);
  if (new Set(digits).size === 1) return false;
  const weighted = digits
    .slice(0, 9)
    .reduce((sum, digit, at) => sum + digit * (10 - at), 0);
  return (11 - (weighted % 11)) % 11 === digits[9];
}

/**
 * The first five words, to tell one note's buttons from another's.
 * @param {string} text
 */
export function firstWords(text) {
  return text.trim().split(/\s+/).slice(0, 5).join(" ");
}
