/** The page's proof that a request comes from it. */

/** @returns {string} */
export function csrfToken() {
  const meta = document.querySelector('meta[name="csrf-token"]');
  return meta instanceof HTMLMetaElement ? meta.content : "";
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
