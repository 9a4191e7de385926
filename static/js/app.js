/** What every page does with scripts on; every page also works without them. */
import { sendToken } from "./lib/csrf.js";
import { readyMenus } from "./lib/menu.js";
import { readyPreferences } from "./lib/preferences.js";
import { readyStepAway } from "./lib/step-away.js";

document.documentElement.dataset.scripts = "on";
sendToken();
readyMenus();
readyPreferences();
readyStepAway();
/** @type {HTMLElement | null} */ (
  document.querySelector("[data-focus-first]")
)?.focus();
