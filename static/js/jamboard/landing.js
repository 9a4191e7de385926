/** Where on which sheet a dragged note comes down. */

/**
 * @param {HTMLElement} board
 * @param {{x: number, y: number, question: string}} note where it lies, on its own sheet
 * @param {{x: number, y: number}} at where the pointer let go, on the screen
 * @param {number} zoom
 * @returns {{question?: string, x: number, y: number}} a question only if it is another
 */
export function landing(board, { x, y, question }, at, zoom) {
  const under = document.elementsFromPoint(at.x, at.y);
  const plane = under.find((each) => each.hasAttribute("data-plane"));
  const other = plane?.getAttribute("data-plane") ?? question;
  if (other === question) return { x, y };
  const [from, to] = [corner(board, question), corner(board, other)];
  return { question: other, x: x - (to.left - from.left) / zoom, y: y - (to.top - from.top) / zoom };
}

/**
 * @param {HTMLElement} board
 * @param {string} question
 */
function corner(board, question) {
  const plane = board.querySelector(`[data-plane="${question}"]`);
  return plane?.getBoundingClientRect() ?? { left: 0, top: 0 };
}
