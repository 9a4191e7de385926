/**
 * Ids and keys from random bytes. The bytes are passed in, so that tests can seed them;
 * pages pass `crypto.getRandomValues` (`randomUUID` is missing on plain http).
 *
 * @typedef {(count: number) => Uint8Array} RandomBytes
 */

const KEY_BYTES = 32;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * Make a lower-case random UUID, version 4.
 * @param {RandomBytes} randomBytes
 * @returns {string}
 */
export function newId(randomBytes) {
  const bytes = Uint8Array.from(randomBytes(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * Make the key of one unsigned note: 32 random bytes in base64url.
 * @param {RandomBytes} randomBytes
 * @returns {string}
 */
export function newKey(randomBytes) {
  const bits = Array.from(randomBytes(KEY_BYTES), (byte) =>
    byte.toString(2).padStart(8, "0"),
  ).join("");
  const sixes = bits.match(/.{1,6}/g) ?? [];
  return sixes.map((six) => ALPHABET[parseInt(six.padEnd(6, "0"), 2)]).join("");
}
