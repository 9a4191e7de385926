/**
 * When a box is saved, what is sent, and what its answer means. Pure.
 *
 * @typedef {import("./box.js").Box} Box
 * @typedef {import("./box.js").Kept} Kept
 *
 * @typedef {(
 *   | {kind: "kept", kept: Kept, line: string}
 *   | {kind: "newer", kept: Kept}
 *   | {kind: "refused", problem: string}
 *   | {kind: "signed-out"}
 *   | {kind: "lost"}
 * )} Outcome
 */

import { PAUSE_MS, hasWords, isUnsaved, rebased } from "./box.js";

export const LONGEST_WAIT_MS = 10_000; // and at most this long after it began
export const LONGEST_RETRY_MS = 30_000;
const UNHEARD_KEPT = 20;

const STILL_SHARED = "Who can see this has not changed yet. We will keep trying.";

/**
 * When to save next; null while there is nothing to save or no use in trying.
 * @param {Box} box
 * @returns {number | null}
 */
export function dueAt(box) {
  const waits = ["signed-out", "refused", "newer"].includes(box.trouble);
  if (!isUnsaved(box) || box.sending || waits) return null;
  if (box.retryAt !== null) return box.retryAt;
  return Math.min(
    (box.changedAt ?? 0) + PAUSE_MS,
    (box.waitingSince ?? 0) + LONGEST_WAIT_MS,
  );
}

/**
 * What to send: only what changed, and what this page believes is kept.
 * @param {Box} box
 * @returns {Record<string, string>}
 */
export function message(box) {
  const known = box.unheard.at(-1) ?? box.kept.text;
  return {
    revision: String(box.kept.revision),
    known,
    ...(hasWords(box) ? { text: box.text } : {}),
    ...(box.audience === box.kept.audience ? {} : { audience: box.audience }),
  };
}

/**
 * @param {Box} box
 * @returns {Box}
 */
export function sending(box) {
  const unheard = hasWords(box)
    ? [...box.unheard, box.text].slice(-UNHEARD_KEPT)
    : box.unheard;
  return { ...box, unheard, sending: true, waitingSince: null, retryAt: null };
}

/**
 * Take in what became of a save.
 * @param {Box} box
 * @param {Outcome} outcome
 * @param {number} now
 * @returns {Box}
 */
export function settled(box, outcome, now) {
  const still = { ...box, sending: false };
  switch (outcome.kind) {
    case "kept":
      return wasKept(still, outcome.kept, now);
    case "newer":
      return wasNewer(still, outcome.kept, now);
    case "refused":
      return { ...still, trouble: "refused", problem: outcome.problem };
    case "signed-out":
      return { ...still, trouble: "signed-out" };
    default:
      return wasLost(still, now);
  }
}

/**
 * @param {Box} box
 * @param {Kept} kept
 * @param {number} now
 * @returns {Box}
 */
function wasKept(box, kept, now) {
  return { ...rebased(box, kept), changedAt: box.changedAt ?? now };
}

/**
 * @param {Box} box
 * @param {Kept} kept
 * @param {number} now
 * @returns {Box}
 */
function wasNewer(box, kept, now) {
  // Words of our own, whose acknowledgement was lost: not somebody else's.
  if (box.unheard.slice(0, -1).includes(kept.text)) {
    return { ...rebased(box, kept), retryAt: now };
  }
  return { ...box, trouble: "newer", newer: kept };
}

/**
 * @param {Box} box
 * @param {number} now
 * @returns {Box}
 */
function wasLost(box, now) {
  const wait = Math.min(LONGEST_RETRY_MS, PAUSE_MS * 2 ** box.tries);
  const problem = box.audience === box.kept.audience ? "" : STILL_SHARED;
  const retryAt = now + wait;
  return { ...box, tries: box.tries + 1, retryAt, trouble: "lost", problem };
}

/**
 * Try again at once: the network or the person is back.
 * @param {Box} box
 * @param {number} now
 * @returns {Box}
 */
export function hurried(box, now) {
  const passed = ["lost", "signed-out"].includes(box.trouble);
  return { ...box, retryAt: now, trouble: passed ? "" : box.trouble };
}

