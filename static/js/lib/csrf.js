/** The page's proof that a request comes from it, and how it is renewed. */

const FIELD = "csrfmiddlewaretoken";
const AGAIN = "X-Sent-Again";
/** @type {Promise<Renewal>|null} */
let renewing = null;

/** @returns {string} */
export function csrfToken() {
  return said(document, "csrf-token");
}

/** Add the token to what htmx sends. */
export function sendToken() {
  document.addEventListener("htmx:configRequest", (event) => {
    const { detail } = /** @type {CustomEvent<{headers: Record<string, string>}>} */ (
      event
    );
    detail.headers["X-CSRFToken"] = csrfToken();
  });
}

/**
 * How asking for a new token went: it is here; another person is signed in now, or
 * nobody; or nothing was heard. Only what was renewed may be sent.
 * @typedef {"renewed"|"other"|"signed-out"|"lost"} Renewal
 */

/**
 * Take the token of this page as it is given now, if it is given to the same person:
 * nothing one person wrote is ever sent as another.
 * @returns {Promise<Renewal>}
 */
export function renewToken() {
  renewing ??= renew().finally(() => (renewing = null));
  return renewing;
}

/**
 * Send once more what htmx was refused, if only the token was out of date.
 * @param {any} detail of the event that told of it
 * @returns {Promise<boolean>} whether it was sent
 */
export async function sendAgain({ requestConfig, xhr }) {
  const { verb, path, elt, formData, headers, triggeringEvent } = requestConfig;
  const isStale = [401, 403].includes(xhr.status) && !headers[AGAIN];
  if (!isStale || (await renewToken()) !== "renewed") return false;
  if (formData.has(FIELD)) formData.set(FIELD, csrfToken());
  const { htmx } = /** @type {any} */ (globalThis);
  const asked = { source: elt, event: triggeringEvent, values: formData, headers: { [AGAIN]: "1" } };
  // That it failed is told by an event, as for any other request.
  htmx.ajax(verb, path, asked).catch(() => {});
  return true;
}

/** @returns {Promise<Renewal>} */
async function renew() {
  const page = await pageNow();
  if (!page) return "lost";
  const person = said(page, "person");
  if (!person) return "signed-out";
  if (person !== said(document, "person")) return "other";
  const token = said(page, "csrf-token");
  document.querySelector('meta[name="csrf-token"]')?.setAttribute("content", token);
  for (const field of document.querySelectorAll(`input[name="${FIELD}"]`)) field.setAttribute("value", token);
  return "renewed";
}

async function pageNow() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (answer.status >= 500) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null;
  }
}

/**
 * @param {Document} page
 * @param {string} name
 */
function said(page, name) {
  const meta = page.querySelector(`meta[name="${name}"]`);
  return meta?.getAttribute("content") ?? "";
}
