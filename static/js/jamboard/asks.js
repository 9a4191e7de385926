/**
 * The boxes of the List: there while the board takes notes. One that holds words stays
 * when the board closes, and says why nothing can be sent.
 */
import { find, findAll } from "../lib/find.js";

const CLOSED = "This board is closed just now. Your words are kept here. You can add them once it opens again.";
const READ_ONLY = "You cannot add to this board just now. Your words are kept here.";

/**
 * @param {HTMLElement} list
 * @param {import("./view.js").View} view
 */
export function openAsks(list, view) {
  const isShut = view.isClosed || !view.may("note.add");
  const forms = findAll(list, "[data-add]");
  for (const form of forms) {
    const text = /** @type {HTMLTextAreaElement} */ (find(form, "textarea"));
    form.hidden = isShut && text.value.trim() === "";
    /** @type {HTMLButtonElement} */ (find(form, "[type=submit]")).disabled = isShut;
    sayWhy(find(form, "[data-status]"), isShut && !form.hidden, view.isClosed ? CLOSED : READ_ONLY);
  }
  const asks = list.querySelector("[data-asks]");
  if (asks instanceof HTMLElement) asks.hidden = forms.every((form) => form.hidden);
}

/**
 * @param {HTMLElement} status
 * @param {boolean} isInTheWay
 * @param {string} why
 */
function sayWhy(status, isInTheWay, why) {
  const isSaid = status.dataset.shut !== undefined;
  if (isInTheWay === isSaid) return;
  status.toggleAttribute("data-shut", isInTheWay);
  status.textContent = isInTheWay ? why : "";
}
