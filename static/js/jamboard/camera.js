/**
 * How much of the paper is seen: zoom, within limits, about a point. The page's own
 * scrolling is the panning, so that keys, wheels, fingers and readers all have it.
 *
 * @typedef {{width: number, height: number}} Size
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box
 */

export const SMALLEST = 0.25;
export const LARGEST = 2;
export const STEP = 1.2;
// Below this, words are not read: a board is not opened so. Its sheets may be fitted so.
const SMALLEST_READ = 0.7;
const EASILY_READ = 0.9;
// Smaller than this only to show all of the width, not all of the height.
const USUAL = 0.75;
const FULL = 1;
const BESIDE = 10;

/** @param {number} zoom */
export function clamped(zoom) {
  return Math.min(LARGEST, Math.max(SMALLEST, zoom));
}

/**
 * Where to scroll so that the point under `at` stays under it.
 * @param {number} scroll now
 * @param {number} at the point, from the view's edge
 * @param {number} before zoom
 * @param {number} after zoom
 */
export function keptUnder(scroll, at, before, after) {
  return ((scroll + at) / before) * after - at;
}

/**
 * The zoom that shows all of the paper's width, and its height where that stays readable.
 * @param {Size} view
 * @param {Size} paper
 */
export function fitting(view, paper) {
  const across = view.width / paper.width;
  const down = view.height / paper.height;
  return clamped(Math.min(across, Math.max(down, USUAL), FULL));
}

/**
 * The zoom to open at: all sheets, or on a narrow view as many as can be read.
 * @param {Size} view
 * @param {Size} paper
 */
export function opening(view, paper) {
  const all = fitting(view, paper);
  return all < SMALLEST_READ ? EASILY_READ : all;
}

/**
 * Where a note's tools go, to be seen whole: under it or above, and how far aside.
 * @param {Box} note
 * @param {Size} tools
 * @param {Box} view
 */
export function beside(note, tools, view) {
  const room = tools.height + BESIDE;
  const isAbove = note.bottom + room > view.bottom && note.top - room >= view.top;
  const furthest = Math.max(view.left, view.right - tools.width - BESIDE);
  return { isAbove, shift: Math.min(0, furthest - note.left) };
}
