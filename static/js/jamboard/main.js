/** The board on paper. */
import { JamBoard } from "./board-element.js";

customElements.define("jam-board", JamBoard);
