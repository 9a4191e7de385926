"""Judge an op: pure, and at a cost that does not grow with the board.

``decide`` reads the state and changes nothing. Each op has one function here; it raises
``Refused``, or says what becomes of the op.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from hmac import compare_digest
from typing import Any

from . import rights
from .changes import Change
from .codes import Refused
from .limits import MAX_NOTES, NOTE_WIDTH
from .ops import (
    AddCluster,
    AddNote,
    EditNote,
    MoveNote,
    Op,
    React,
    RemoveNote,
    RestoreNote,
    SetPhase,
)
from .rights import Actor
from .state import BY_WRITER, Author, BoardState, Note, author_shape, note_shape


@dataclass(frozen=True, slots=True)
class Case:
    """One op before its judge. ``limit`` is how many notes the board may hold;
    ``taken`` are ids that stand for something on another board.
    """

    state: BoardState
    actor: Actor
    seq: int
    limit: int
    taken: Collection[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of an op; ``signed`` is whether the log keeps whose it was."""

    payload: Mapping[str, Any]
    signed: bool = True
    unlogged: Mapping[str, Any] = field(default_factory=dict)


def decide(
    state: BoardState,
    op: Op,
    actor: Actor,
    *,
    op_id: str,
    seq: int,
    limit: int = MAX_NOTES,
    taken: Collection[str] = (),
) -> Change:
    """Give the change that ``op`` makes as number ``seq``, or raise ``Refused``.

    On a closed board only ``board.phase`` and a facilitator's taking a note off (and
    bringing back what a facilitator took off) are heard.
    """
    _require_right(state, op, actor)
    verdict = judge(op, Case(state, actor, seq, limit, taken))
    by = actor.key if verdict.signed else None
    return Change(seq, op_id, by, op.do, verdict.payload, unlogged=verdict.unlogged)


def _require_right(state: BoardState, op: Op, actor: Actor) -> None:
    closed = state.phase == "closed"
    may = rights.when_closed(actor.may) if closed else actor.may
    if op.do in may:
        return
    if closed:
        raise Refused("board.closed")
    raise Refused("not_allowed" if may else "board.read_only")


@singledispatch
def judge(op: Op, case: Case) -> Verdict:
    """Judge one kind of op; each registers its own function below."""
    raise NotImplementedError(op.do)


@judge.register
def _add_note(op: AddNote, case: Case) -> Verdict:
    state, actor = case.state, case.actor
    if op.note in state.notes or op.note in case.taken:
        raise Refused("note.exists")
    if state.live >= case.limit:
        raise Refused("board.full")
    _open_question(state, op.question)
    _require_name_rule(state, op.anonymous)
    author = None if op.anonymous else Author(actor.key, actor.name)
    payload = {
        "note": op.note,
        "question": op.question,
        "cluster": None,
        "x": op.x,
        "y": op.y,
        "z": case.seq,
        "width": NOTE_WIDTH,
        "text": op.text,
        "colour": op.colour,
        "content_note": op.content_note,
        "author": author_shape(author),
        "rev": case.seq,
        "reactions": {},
        "votes": None,
    }
    kept = {"key_hash": op.key_hash} if op.anonymous else {}
    return Verdict(payload, signed=not op.anonymous, unlogged=kept)


@judge.register
def _edit_note(op: EditNote, case: Case) -> Verdict:
    note = _live_note(case.state, op.note, handing_back=op.text)
    own = _require_own_or(rights.EDIT_OTHERS, note, op.key_hash, case.actor)
    _open_question(case.state, note.question)
    payload: dict[str, Any] = {"note": op.note}
    if op.text is not None:
        if op.base != note.revision("text"):
            raise _newer_text(note, op.text)
        payload |= {"text": op.text, "rev": case.seq}
    for name in ("colour", "content_note", "width"):
        if (value := getattr(op, name)) is not None:
            payload[name] = value
    return Verdict(payload, signed=_signs(note, own))


@judge.register
def _move_note(op: MoveNote, case: Case) -> Verdict:
    note = _live_note(case.state, op.note)
    own = _require_own_or(rights.MOVE_OTHERS, note, op.key_hash, case.actor)
    question = op.question or note.question
    _open_question(case.state, note.question)
    _open_question(case.state, question)
    payload: dict[str, Any] = {"note": op.note, "x": op.x, "y": op.y}
    if question != note.question:
        payload["question"] = question
    cluster = _cluster_after(op, note, case.state, question)
    if cluster != note.cluster:
        payload["cluster"] = cluster
    if op.front:
        payload["z"] = case.seq
    return Verdict(payload, signed=_signs(note, own))


@judge.register
def _remove_note(op: RemoveNote, case: Case) -> Verdict:
    note = _live_note(case.state, op.note)
    own = _require_own_or(rights.REMOVE_OTHERS, note, op.key_hash, case.actor)
    return Verdict({"note": op.note}, signed=_signs(note, own))


@judge.register
def _restore_note(op: RestoreNote, case: Case) -> Verdict:
    note = case.state.notes.get(op.note)
    if note is None:
        raise Refused("note.gone")
    if note.removed is None:
        raise Refused("note.exists")
    own = _wrote(note, op.key_hash, case.actor)
    by_writer = note.removed == BY_WRITER
    if not (own if by_writer else rights.REMOVE_OTHERS in case.actor.may):
        raise Refused("note.not_yours")
    if case.state.live >= case.limit:
        raise Refused("board.full")
    # Whole, for those who came while it was off the board and never had it.
    shape = note_shape(note)
    payload = {"note": shape.pop("id")} | shape
    return Verdict(payload, signed=_signs(note, own and by_writer))


@judge.register
def _react(op: React, case: Case) -> Verdict:
    note = _live_note(case.state, op.note)
    known = case.actor.key in note.reactors.get(op.kind, ())
    totals = dict(note.reactions)
    totals[op.kind] = totals.get(op.kind, 0) + int(op.on) - int(known)
    payload = {
        "note": op.note,
        "reactions": {kind: count for kind, count in totals.items() if count},
    }
    kept = {"reactor": case.actor.key, "kind": op.kind, "on": op.on}
    return Verdict(payload, signed=False, unlogged=kept)


@judge.register
def _add_cluster(op: AddCluster, case: Case) -> Verdict:
    state = case.state
    if op.cluster in state.clusters or op.cluster in case.taken:
        raise Refused("note.exists")
    _open_question(state, op.question)
    for each in op.notes:
        if _live_note(state, each).question != op.question:
            raise Refused("note.gone")
    payload = {
        "cluster": op.cluster,
        "question": op.question,
        "title": op.title,
        "x": op.x,
        "y": op.y,
        "notes": list(op.notes),
    }
    return Verdict(payload)


@judge.register
def _set_phase(op: SetPhase, case: Case) -> Verdict:
    if op.phase in ("write", "vote"):
        raise Refused(
            "not_allowed",
            message="Boards can be shared or closed for now. "
            "Writing first and voting are not here yet.",
        )
    return Verdict({"phase": op.phase})


def _live_note(
    state: BoardState, note_id: str, *, handing_back: str | None = None
) -> Note:
    note = state.notes.get(note_id)
    if note is not None and note.removed is None:
        return note
    if handing_back is None:
        raise Refused("note.gone", message="This note is no longer on the board.")
    raise Refused("note.gone", text=handing_back, yours=handing_back)


def _open_question(state: BoardState, question_id: str) -> None:
    question = state.questions.get(question_id)
    if question is None:
        raise Refused("question.gone")
    if question.locked:
        raise Refused("question.locked")


def _require_name_rule(state: BoardState, anonymous: bool) -> None:
    rule = state.settings["anonymous"]
    if rule == "never" and anonymous:
        raise Refused("not_allowed", message="Notes on this board carry a name.")
    if rule == "always" and not anonymous:
        raise Refused("not_allowed", message="Notes on this board carry no names.")


def _wrote(note: Note, key_hash: str | None, actor: Actor) -> bool:
    if note.author is not None:
        return note.author.key == actor.key
    if note.key_hash is None or key_hash is None:
        return False
    return compare_digest(note.key_hash, key_hash)


def _require_own_or(right: str, note: Note, key_hash: str | None, actor: Actor) -> bool:
    """Say whether the note is the actor's own; if not, ask for ``right``."""
    own = _wrote(note, key_hash, actor)
    if not own and right not in actor.may:
        raise Refused("note.not_yours")
    return own


def _signs(note: Note, own: bool) -> bool:
    """Keep the writer of an unsigned note out of everything they do to it."""
    return not (own and note.author is None)


def _newer_text(note: Note, yours: str) -> Refused:
    return Refused(
        "note.newer_text",
        text=note.text,
        yours=yours,
        rev=note.revision("text"),
    )


def _cluster_after(
    op: MoveNote, note: Note, state: BoardState, question: str
) -> str | None:
    """Give the group the note is in once moved: groups never span two questions."""
    if not op.regroup:
        return note.cluster if question == note.question else None
    if op.cluster is None:
        return None
    cluster = state.clusters.get(op.cluster)
    if cluster is None or cluster.question != question:
        raise Refused("cluster.gone")
    return op.cluster
