/** How a box reaches the server, and what its answers mean. */

/** @typedef {import("./autosave.js").Outcome} Outcome */

import { renewToken } from "../lib/csrf.js";

const TIMEOUT_MS = 15_000;
const GONE = "This journal can no longer be saved here. Copy your words before you go.";

/**
 * @param {string} address
 * @param {Record<string, string>} fields
 * @returns {Promise<Outcome>}
 */
export async function send(address, fields) {
  try {
    const response = await fetch(address, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { Accept: "application/json" },
      redirect: "manual",
      keepalive: true,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return await outcome(response);
  } catch {
    return { kind: "lost" };
  }
}

/**
 * Send, and once more if only the page's token was out of date.
 * @param {() => Promise<Outcome>} sendOnce
 * @returns {Promise<Outcome>}
 */
export async function sendRenewed(sendOnce) {
  const outcome = await sendOnce();
  if (outcome.kind !== "signed-out") return outcome;
  const renewal = await renewToken();
  if (renewal === "renewed") return sendOnce();
  return renewal === "lost" ? { kind: "lost" } : outcome;
}

/**
 * Send as the page goes: nothing will hear the answer.
 * @param {string} address
 * @param {Record<string, string>} fields
 */
export function sendLast(address, fields) {
  navigator.sendBeacon(address, new URLSearchParams(fields));
}

/**
 * @param {Response} response
 * @returns {Promise<Outcome>}
 */
export async function outcome(response) {
  // A redirect here only ever leads to the sign-in page.
  if (response.type === "opaqueredirect" || [401, 403].includes(response.status)) {
    return { kind: "signed-out" };
  }
  if (response.status === 404) return { kind: "refused", problem: GONE };
  if (response.status === 422) {
    return { kind: "refused", problem: (await response.json()).error };
  }
  if (response.status !== 200 && response.status !== 409) return { kind: "lost" };
  const { text, revision, audience, line = "" } = await response.json();
  const kept = { text, revision, audience };
  return response.ok ? { kind: "kept", kept, line } : { kind: "newer", kept };
}
