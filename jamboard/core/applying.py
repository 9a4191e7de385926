"""Apply a change: the one way a board's state moves on, live and in replay.

Each kind of change has one function here, and one of the same name in ``board.js``. A
kind nobody knows moves only ``seq``. A property already set by this change or a later
one is left alone.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from .changes import Change
from .state import BY_FACILITATOR, BY_WRITER, Author, BoardState, Cluster, Note

MOVABLE: Final = ("x", "y", "z", "question", "cluster")
EDITABLE: Final = ("text", "colour", "content_note", "width")


def apply_change(state: BoardState, change: Change) -> None:
    """Move ``state`` on by one change, in place; one it already holds is skipped.

    Raises ``ValueError`` on a gap: the log is dense, so a gap means a lost line.
    """
    if change.seq <= state.seq:
        return
    if change.seq != state.seq + 1:
        raise ValueError(f"a gap: {change.seq} after {state.seq}")
    if applied := _APPLIED.get(change.do):
        applied(state, change)
    state.seq = change.seq


def replay(changes: Iterable[Change], *, on: BoardState) -> BoardState:
    """Apply a whole log to ``on``, the board as it was made (questions, no notes)."""
    for change in changes:
        apply_change(on, change)
    return on


def _add_note(state: BoardState, change: Change) -> None:
    note = _note_from(change)
    note.key_hash = change.unlogged.get("key_hash")
    state.notes[note.id] = note
    state.live += 1


def _edit_note(state: BoardState, change: Change) -> None:
    _set(state.notes[change.payload["note"]], change, EDITABLE)


def _move_note(state: BoardState, change: Change) -> None:
    _set(state.notes[change.payload["note"]], change, MOVABLE)


def _remove_note(state: BoardState, change: Change) -> None:
    note = state.notes[change.payload["note"]]
    writer = note.author and note.author.key
    note.removed = BY_WRITER if change.by in (None, writer) else BY_FACILITATOR
    note.revs["removed"] = change.seq
    state.live -= 1


def _restore_note(state: BoardState, change: Change) -> None:
    note = state.notes[change.payload["note"]]
    note.removed = None
    note.revs["removed"] = change.seq
    state.live += 1


def _react(state: BoardState, change: Change) -> None:
    note = state.notes[change.payload["note"]]
    note.reactions = dict(change.payload["reactions"])
    if kept := change.unlogged:
        reactors = note.reactors.setdefault(kept["kind"], set())
        (reactors.add if kept["on"] else reactors.discard)(kept["reactor"])


def _add_cluster(state: BoardState, change: Change) -> None:
    payload = change.payload
    state.clusters[payload["cluster"]] = Cluster(
        id=payload["cluster"],
        question=payload["question"],
        title=payload["title"],
        x=payload["x"],
        y=payload["y"],
    )
    for note_id in payload["notes"]:
        note = state.notes[note_id]
        note.cluster = payload["cluster"]
        note.revs["cluster"] = change.seq


def _set_phase(state: BoardState, change: Change) -> None:
    state.phase = change.payload["phase"]
    if state.phase == "closed":
        # The promise beside the box: once closed, nothing ties an unsigned note to
        # its writer.
        for note in state.notes.values():
            note.key_hash = None


_APPLIED: dict[str, Callable[[BoardState, Change], None]] = {
    "note.add": _add_note,
    "note.edit": _edit_note,
    "note.move": _move_note,
    "note.remove": _remove_note,
    "note.restore": _restore_note,
    "note.react": _react,
    "cluster.add": _add_cluster,
    "board.phase": _set_phase,
}


def _note_from(change: Change) -> Note:
    payload: Mapping[str, Any] = change.payload
    author = payload["author"]
    return Note(
        id=payload["note"],
        question=payload["question"],
        cluster=payload["cluster"],
        x=payload["x"],
        y=payload["y"],
        z=payload["z"],
        width=payload["width"],
        text=payload["text"],
        colour=payload["colour"],
        content_note=payload["content_note"],
        author=author and Author(author["key"], author["name"]),
        added=change.seq,
    )


def _set(note: Note, change: Change, names: tuple[str, ...]) -> None:
    for name in names:
        if name in change.payload and note.revision(name) < change.seq:
            setattr(note, name, change.payload[name])
            note.revs[name] = change.seq
