/** When to try again. Chance is passed in. */

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/**
 * Wait longer each time, with full jitter: a restarted server must not meet
 * everyone at once.
 * @param {number} attempt 0 for the first
 * @param {() => number} random from 0 up to 1
 * @returns {number} milliseconds
 */
export function backoff(attempt, random) {
  return random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
}

/**
 * Give a wait that was asked for, and up to half as much again.
 * @param {number} ms
 * @param {() => number} random from 0 up to 1
 * @returns {number} milliseconds
 */
export function jittered(ms, random) {
  return ms * (1 + random() / 2);
}
