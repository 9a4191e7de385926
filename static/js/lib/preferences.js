/** Quieter view and Plain lettering: at once on the page, then kept by the server. */

export function readyPreferences() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.preference) return;
    event.preventDefault();
    choose(form, form.dataset.preference);
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
async function choose(form, name) {
  const button = form.querySelector("button");
  if (!button) return;
  const body = new FormData(form, button);
  const on = button.value === "1";
  show(name, on, button);
  const saved = await send(form.action, body);
  if (!saved) show(name, !on, button);
}

/**
 * @param {string} name
 * @param {boolean} on
 * @param {HTMLButtonElement} button
 */
function show(name, on, button) {
  document.documentElement.toggleAttribute(`data-${name}`, on);
  button.setAttribute("aria-pressed", String(on));
  button.value = on ? "0" : "1";
}

/**
 * @param {string} address
 * @param {FormData} body
 * @returns {Promise<boolean>}
 */
async function send(address, body) {
  try {
    return (await fetch(address, { method: "POST", body })).ok;
  } catch {
    return false;
  }
}
