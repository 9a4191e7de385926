/** The only writer of the page's live regions. */

/**
 * Say something when the reader is next free to hear it.
 * @param {string} words
 */
export function say(words) {
  write("polite", words);
}

/**
 * Say something now: only for a lost connection or a save that failed.
 * @param {string} words
 */
export function sayNow(words) {
  write("assertive", words);
}

/**
 * @param {"polite" | "assertive"} manner
 * @param {string} words
 */
function write(manner, words) {
  const region = document.querySelector(`[data-live="${manner}"]`);
  if (!region) return;
  // The same words twice would not be heard: empty the region first.
  region.textContent = "";
  setTimeout(() => (region.textContent = words), 50);
}
