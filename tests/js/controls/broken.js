/** Clients with one promise broken each. The convergence harness must catch them all. */
import { applyChange } from "../../../static/js/jamboard/board.js";

/** Goes on as if nothing were missing. */
export function ignoresGaps(sync) {
  sync.view.told.misses = () => false;
}

/** Applies what it has already applied, as if it were new. */
export function appliesRepeats(sync) {
  const { told } = sync.view;
  told.changes = ({ from, changes }) => {
    const { seq } = told;
    told.board.seq = from - 1;
    told.board.revs.forEach((_, note) => told.board.revs.set(note, {}));
    const touched = changes.flatMap((change) => applyChange(told.board, change));
    told.board.seq = Math.max(seq, told.board.seq);
    return touched;
  };
}

/** Leaves a refused op on the board. */
export function keepsRefusals(sync) {
  sync.view.outbox.refuse = () => null;
}

/** Forgets on a reload what was not sent. */
export function forgetsOnReload(sync) {
  sync.fromStored = () => false;
}

/** Says that words stand on whatever the board says now, seen or not. */
export function writesOver(sync) {
  const { view } = sync;
  const { take } = view.outbox;
  const rebased = (op) => (op.text === undefined ? op : { ...op, base: view.revOf(op.note) });
  view.outbox.take = (now) => take.call(view.outbox, now).map(rebased);
}
