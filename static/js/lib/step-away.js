/**
 * Step away: a quiet sheet over the page. Nothing under it is closed or lost,
 * the tab shows only the network's short name, and focus returns where it was.
 */

export function readyStepAway() {
  const sheet = document.querySelector("dialog[data-away]");
  if (!(sheet instanceof HTMLDialogElement)) return;
  document.addEventListener("click", (event) => {
    const asked = event.target instanceof Element && event.target.closest(LINK);
    if (!asked || opensElsewhere(event)) return;
    event.preventDefault();
    stepAway(sheet);
  });
  sheet.querySelector("[data-come-back]")?.addEventListener("click", (event) => {
    event.preventDefault();
    sheet.close();
  });
}

const LINK = "a[data-step-away]";

/** @param {MouseEvent} event */
function opensElsewhere(event) {
  return event.ctrlKey || event.metaKey || event.shiftKey;
}

/** @param {HTMLDialogElement} sheet */
function stepAway(sheet) {
  const title = document.title;
  const focused = document.activeElement;
  document.title = sheet.dataset.title ?? "";
  sheet.addEventListener("close", () => comeBack(title, focused), { once: true });
  sheet.showModal();
}

/**
 * @param {string} title
 * @param {Element | null} focused
 */
function comeBack(title, focused) {
  document.title = title;
  if (focused instanceof HTMLElement) focused.focus();
}
