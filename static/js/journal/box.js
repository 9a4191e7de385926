/**
 * One box of the journal: what is in it, what the server holds, and what was chosen.
 * Pure: every function takes a box and the time and gives a new box. Nothing here
 * ever changes `text` but the person, or a choice they made.
 *
 * @typedef {{text: string, revision: number, audience: string}} Kept
 *
 * @typedef {object} Box
 * @property {string} text what is in the box now
 * @property {string} audience who can see it, as chosen now
 * @property {Kept} kept what the server last said it holds
 * @property {string[]} unheard words sent, of which nothing was heard; oldest first
 * @property {boolean} sending whether a save is on its way
 * @property {number | null} changedAt when it last changed, in milliseconds
 * @property {number | null} waitingSince when it first changed since the last save
 * @property {number} tries saves that were not heard of, in a row
 * @property {number | null} retryAt
 * @property {"" | "lost" | "signed-out" | "refused" | "newer"} trouble
 * @property {string} problem what to tell the person about it
 * @property {Kept | null} newer what was saved elsewhere meanwhile
 *
 * @typedef {{text: string, audience: string, kept: Kept, unheard: string[]}} Draft
 */

export const PAUSE_MS = 2_000; // typing has stopped after this long

export const SAVED = "Saved";
export const SAVING = "Saving…";
export const NOT_SAVED = "Not saved, kept here";

/**
 * @param {Kept} kept
 * @returns {Box}
 */
export function opened(kept) {
  return {
    text: kept.text,
    audience: kept.audience,
    kept,
    unheard: [],
    sending: false,
    changedAt: null,
    waitingSince: null,
    tries: 0,
    retryAt: null,
    trouble: "",
    problem: "",
    newer: null,
  };
}

/**
 * @param {Box} box
 * @param {string} text
 * @param {number} now
 * @returns {Box}
 */
export function typed(box, text, now) {
  return { ...changed(box, now), text };
}

/**
 * Choosing who can see it is not typing: it is saved at once.
 * @param {Box} box
 * @param {string} audience
 * @param {number} now
 * @returns {Box}
 */
export function chosen(box, audience, now) {
  return { ...changed(box, now - PAUSE_MS), audience };
}

/**
 * @param {Box} box
 * @param {number} now
 * @returns {Box}
 */
function changed(box, now) {
  const answered = box.trouble === "refused";
  return {
    ...box,
    changedAt: now,
    waitingSince: box.waitingSince ?? now,
    trouble: answered ? "" : box.trouble,
    problem: answered ? "" : box.problem,
  };
}

/**
 * @param {Box} box
 * @returns {boolean}
 */
export function isUnsaved(box) {
  return hasWords(box) || box.audience !== box.kept.audience;
}

/**
 * Words sent and not heard of may be kept or not: they are sent again.
 * @param {Box} box
 */
export function hasWords(box) {
  return box.text !== box.kept.text || box.unheard.length > 0;
}

/**
 * @param {Box} box
 * @param {Kept} kept
 * @returns {Box}
 */
export function rebased(box, kept) {
  return {
    ...box,
    kept,
    unheard: [],
    tries: 0,
    retryAt: null,
    trouble: "",
    problem: "",
    newer: null,
  };
}

/**
 * Settle two versions as the person chose.
 * @param {Box} box
 * @param {"mine" | "theirs" | "both"} choice
 * @param {number} now
 * @returns {Box}
 */
export function resolved(box, choice, now) {
  if (!box.newer) return box;
  const theirs = box.newer.text;
  const texts = { mine: box.text, theirs, both: `${theirs}\n\n${box.text}` };
  return { ...rebased(box, box.newer), text: texts[choice], retryAt: now };
}

/**
 * What to keep in the tab until the server has it; null once it has.
 * @param {Box} box
 * @returns {Draft | null}
 */
export function draftOf(box) {
  const { text, audience, kept, unheard } = box;
  return isUnsaved(box) ? { text, audience, kept, unheard } : null;
}

/**
 * Put a draft back on a page that was loaded again.
 * @param {Box} box
 * @param {Draft | null} draft
 * @param {number} now
 * @returns {Box}
 */
export function restored(box, draft, now) {
  if (!draft) return box;
  const { kept } = box;
  const chose = draft.audience !== draft.kept.audience;
  const audience =
    chose && kept.audience === draft.kept.audience ? draft.audience : kept.audience;
  const back = { ...box, text: draft.text, audience, retryAt: now };
  const ours = ["", draft.text, draft.kept.text, ...draft.unheard];
  if (kept.revision === draft.kept.revision || ours.includes(kept.text)) return back;
  return { ...back, trouble: "newer", newer: kept };
}

/**
 * @param {Box} box
 * @returns {string}
 */
export function status(box) {
  if (box.trouble) return NOT_SAVED;
  if (isUnsaved(box)) return SAVING;
  return box.kept.text || box.kept.revision ? SAVED : "";
}

/**
 * One status for several boxes: the one that asks most of the person.
 * @param {string[]} statuses
 * @returns {string}
 */
export function worst(statuses) {
  return [NOT_SAVED, SAVING, SAVED].find((one) => statuses.includes(one)) ?? "";
}
