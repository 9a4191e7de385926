/** The board on paper; on a small screen its List, for whoever has not chosen. */
import { find } from "../lib/find.js";
import { JamBoard } from "./board-element.js";

const SMALL = matchMedia("(max-width: 39.99em)");
const { viewChosen, list = "" } = find(document, "jam-board").dataset;

if (viewChosen === "false" && SMALL.matches) location.replace(list);
else customElements.define("jam-board", JamBoard);
