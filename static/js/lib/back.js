/** Someone comes back to this page from another tab or window. */

/** @param {() => void} listener */
export function whenBack(listener) {
  addEventListener("focus", listener);
  document.addEventListener("visibilitychange", () => document.hidden || listener());
}
