/**
 * How much of the paper is seen: zoom, within limits, about a point. The page's own
 * scrolling is the panning, so that keys, wheels, fingers and readers all have it.
 */

export const SMALLEST = 0.3;
export const LARGEST = 2;
export const STEP = 1.2;
// Below this, words are not read; about this, both sheets are.
const SMALLEST_READ = 0.55;
const USUAL = 0.9;

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
 * @param {{width: number, height: number}} view
 * @param {{width: number, height: number}} paper
 */
export function fitting(view, paper) {
  const across = view.width / paper.width;
  const down = view.height / paper.height;
  return clamped(Math.max(SMALLEST_READ, Math.min(across, Math.max(down, USUAL), 1)));
}
