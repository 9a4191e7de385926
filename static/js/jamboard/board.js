/**
 * The board as the server has confirmed it. Twin of jamboard/core/applying.py: the same
 * changes give the same board. Values are changed only here, and only forwards.
 *
 * @typedef {import("./protocol.js").Change} Change
 * @typedef {import("./protocol.js").Note} Note
 *
 * @typedef {object} BoardState
 * @property {string} epoch
 * @property {number} seq
 * @property {import("./protocol.js").Board} board
 * @property {Map<string, import("./protocol.js").Question>} questions
 * @property {Map<string, import("./protocol.js").Cluster>} clusters
 * @property {Map<string, Note>} notes
 * @property {Map<string, Record<string, number>>} revs what set each property, by note
 */

const MOVABLE = ["x", "y", "z", "question", "cluster"];
const EDITABLE = ["text", "colour", "content_note", "width"];

/**
 * Make a board from its welcome.
 * @param {import("./protocol.js").Welcome} welcome
 * @returns {BoardState}
 */
export function makeBoard(welcome) {
  const state = {
    epoch: welcome.epoch,
    seq: welcome.seq,
    board: welcome.board,
    questions: new Map(welcome.questions.map((each) => [each.id, each])),
    clusters: new Map(welcome.clusters.map((each) => [each.id, each])),
    notes: new Map(),
    revs: new Map(),
  };
  addNotes(state, welcome.notes);
  return state;
}

/**
 * Take in notes told whole: the pages of a large welcome, or one's own.
 * @param {BoardState} state
 * @param {Note[]} notes
 */
export function addNotes(state, notes) {
  for (const note of notes) {
    state.notes.set(note.id, note);
    state.revs.set(note.id, { text: note.rev });
  }
}

/**
 * Move the board on by one change. One it already holds is skipped; a kind not known
 * here moves only `seq`.
 * @param {BoardState} state
 * @param {Change} change
 * @returns {string[]} the notes it touched
 */
export function applyChange(state, change) {
  if (change.seq <= state.seq) return [];
  state.seq = change.seq;
  return APPLIED[change.do]?.(state, change) ?? [];
}

/** @type {Record<string, (state: BoardState, change: Change) => string[]>} */
const APPLIED = {
  "note.add": putNote,
  "note.edit": (state, change) => setProperties(state, change.note, change, EDITABLE),
  "note.move": (state, change) => setProperties(state, change.note, change, MOVABLE),
  "note.remove": removeNote,
  "note.restore": putNote,
  "note.react": (state, change) => setProperties(state, change.note, change, ["reactions"]),
  "cluster.add": addCluster,
  "board.phase": setPhase,
};

/** @type {(state: BoardState, change: Change) => string[]} */
function putNote(state, change) {
  const { seq, note: id } = change;
  const known = state.revs.get(id)?.text ?? 0;
  if (state.notes.has(id) && known >= seq) return [];
  addNotes(state, [noteOf(change)]);
  return [id];
}

/**
 * @param {Change} change
 * @returns {Note}
 */
function noteOf(change) {
  const { note: id, question, cluster, x, y, z, width, text, colour } = change;
  const { content_note, author, rev, reactions, votes } = change;
  const place = { question, cluster, x, y, z, width };
  return { id, ...place, text, colour, content_note, author, rev, reactions, votes };
}

/** @type {(state: BoardState, change: Change) => string[]} */
function removeNote(state, change) {
  state.notes.delete(change.note);
  state.revs.delete(change.note);
  return [change.note];
}

/** @type {(state: BoardState, change: Change) => string[]} */
function addCluster(state, change) {
  const { cluster: id, question, title, x, y, notes } = change;
  state.clusters.set(id, { id, question, title, x, y });
  for (const note of notes) setProperties(state, note, change, ["cluster"]);
  return notes;
}

/** @type {(state: BoardState, change: Change) => string[]} */
function setPhase(state, change) {
  state.board = { ...state.board, phase: change.phase };
  return [];
}

/**
 * Set what the change carries, except what it or a later one has set already: a page
 * rendered a moment late is still right.
 * @param {BoardState} state
 * @param {string} id
 * @param {Change} change
 * @param {string[]} names
 * @returns {string[]}
 */
function setProperties(state, id, change, names) {
  const note = state.notes.get(id);
  const revs = state.revs.get(id);
  if (!note || !revs) return [];
  /** @type {Record<string, any>} */
  const set = {};
  for (const name of names) {
    if (!(name in change) || (revs[name] ?? 0) >= change.seq) continue;
    set[name] = change[name];
    revs[name] = change.seq;
  }
  // A new object each time: whoever drew the old one can tell by identity.
  state.notes.set(id, { ...note, ...set, rev: revs.text ?? note.rev });
  return [id];
}
