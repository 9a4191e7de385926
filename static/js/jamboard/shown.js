/** What is on the page only while the board is open, or closed, or by a right. */
import { findAll } from "../lib/find.js";

/**
 * @param {HTMLElement} root
 * @param {import("./view.js").View} view
 */
export function showWhatMay(root, view) {
  for (const each of findAll(root, "[data-when]")) {
    each.hidden = (each.dataset.when === "closed") !== view.isClosed;
  }
  for (const each of findAll(root, "[data-may]")) {
    each.hidden = !view.may(each.dataset.may ?? "");
  }
}
