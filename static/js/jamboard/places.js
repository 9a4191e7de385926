/** Where a note goes when nobody says. Twin of jamboard/placing.py. */

const MARGIN = { x: 32, y: 40 };
const STEP = { x: 200, y: 200 };
const COLUMNS = 3;

/**
 * Give the first place of a question's grid that no note covers.
 * @param {{x: number, y: number}[]} notes those of the question
 */
export function freePlace(notes) {
  const taken = new Set(notes.map(({ x, y }) => cell(y, "y") * COLUMNS + cell(x, "x")));
  let place = 0;
  while (taken.has(place)) place += 1;
  const row = Math.floor(place / COLUMNS);
  return { x: MARGIN.x + (place % COLUMNS) * STEP.x, y: MARGIN.y + row * STEP.y };
}

/**
 * @param {number} at
 * @param {"x"|"y"} axis
 */
function cell(at, axis) {
  return Math.round((at - MARGIN[axis]) / STEP[axis]);
}
