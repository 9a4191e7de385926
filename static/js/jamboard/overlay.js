/**
 * The board as its person sees it: what is confirmed, with their own ops not yet
 * confirmed on top. Nothing is copied but the notes those ops touch, and rolling an op
 * back is only no longer counting it.
 *
 * @typedef {import("./protocol.js").Note} Note
 * @typedef {import("./protocol.js").Cluster} Cluster
 * @typedef {import("./protocol.js").OpFrame} OpFrame
 * @typedef {object} Viewer
 * @property {import("./protocol.js").Author} you
 * @property {(note: string, kind: string) => boolean} reacted
 */

const NOTE_WIDTH = 168;
// Above all that is numbered, until the server numbers it.
const ON_TOP = Number.MAX_SAFE_INTEGER;

/**
 * Name what an op is about: two ops that share a subject must be sent in turn.
 * @param {OpFrame} op
 * @returns {string[]}
 */
export function subjects(op) {
  return [op.note, op.cluster, ...(op.notes ?? [])].filter(Boolean);
}

/**
 * Give a note as shown, or null if the ops leave none.
 * @param {Note|null} note as confirmed
 * @param {OpFrame[]} ops the person's own, in order, about this note
 * @param {Viewer} viewer
 * @returns {Note|null}
 */
export function noteShown(note, ops, viewer) {
  return ops.reduce((shown, op) => EFFECTS[op.do]?.(shown, op, viewer) ?? shown, note);
}

/**
 * Give the groups of notes as shown.
 * @param {Map<string, Cluster>} clusters as confirmed
 * @param {OpFrame[]} ops
 * @returns {Cluster[]}
 */
export function clustersShown(clusters, ops) {
  const own = ops
    .filter((op) => op.do === "cluster.add" && !clusters.has(op.cluster))
    .map(({ cluster: id, question, title, x, y }) => ({ id, question, title, x, y }));
  return [...clusters.values(), ...own];
}

/** @type {Record<string, (note: Note|null, op: OpFrame, viewer: Viewer) => Note|null>} */
const EFFECTS = {
  "note.add": (note, op, viewer) => note ?? addedNote(op, viewer),
  "note.edit": (note, op) =>
    note && { ...note, ...picked(op, ["text", "colour", "content_note", "width"]) },
  "note.move": (note, op) =>
    note && {
      ...note,
      ...picked(op, ["x", "y", "question", "cluster"]),
      z: op.front ? ON_TOP : note.z,
    },
  "note.react": (note, op, viewer) => note && reactedNote(note, op, viewer),
  "cluster.add": (note, op) => note && { ...note, cluster: op.cluster },
};

/**
 * @param {OpFrame} op
 * @param {Viewer} viewer
 * @returns {Note}
 */
function addedNote(op, { you }) {
  return {
    id: op.note,
    question: op.question,
    cluster: null,
    x: op.x,
    y: op.y,
    z: ON_TOP,
    width: NOTE_WIDTH,
    text: op.text,
    colour: op.colour,
    content_note: op.content_note ?? "",
    author: op.anonymous ? null : { key: you.key, name: you.name },
    rev: 0,
    reactions: {},
    votes: null,
  };
}

/**
 * @param {Note} note
 * @param {OpFrame} op
 * @param {Viewer} viewer
 * @returns {Note}
 */
function reactedNote(note, op, viewer) {
  const step = Number(op.on) - Number(viewer.reacted(note.id, op.kind));
  const { [op.kind]: before = 0, ...others } = note.reactions;
  const total = before + step;
  return { ...note, reactions: total > 0 ? { ...others, [op.kind]: total } : others };
}

/**
 * @param {OpFrame} op
 * @param {string[]} names
 */
function picked(op, names) {
  return Object.fromEntries(
    names.filter((name) => op[name] !== undefined).map((name) => [name, op[name]]),
  );
}
