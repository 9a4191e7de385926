"""Boards as this process knows them: loaded from rows, kept up from the log."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from jamboard.core.board import (
    Author,
    BoardState,
    Cluster,
    Note,
    Question,
    apply_change,
)
from jamboard.models import Board, Participant, Reaction
from jamboard.models import Cluster as ClusterRow
from jamboard.models import Note as NoteRow
from jamboard.store import log

BOARDS_KEPT: Final = 200
# Beyond this many missed changes, rows are the shorter way to the present.
CHANGES_WORTH_FOLDING: Final = 500

# One thread at a time may move the states below, whoever it belongs to.
turn: Final = threading.RLock()


@dataclass(slots=True)
class Known:
    """One board's state, and whom its participant keys stand for."""

    state: BoardState
    names: dict[str, str] = field(default_factory=dict)
    rows: dict[str, UUID] = field(default_factory=dict)


_known: OrderedDict[UUID, Known] = OrderedDict()


def forget(board_id: UUID | None = None) -> None:
    """Let go of what is kept of one board, or of all."""
    with turn:
        if board_id is None:
            _known.clear()
        else:
            _known.pop(board_id, None)


def current(board: Board) -> Known:
    """The board's state at its row's ``seq``; ``turn`` must be held."""
    known = _known.get(board.pk)
    if known is None or not _foldable(known.state, board):
        known = _load(board)
    elif known.state.seq < board.seq:
        _fold(known, board)
    _known[board.pk] = known
    _known.move_to_end(board.pk)
    while len(_known) > BOARDS_KEPT:
        _known.popitem(last=False)
    return known


def learn_people(known: Known, board_id: UUID) -> None:
    for person in Participant.objects.filter(board=board_id).select_related("member"):
        known.names[str(person.key)] = person_name(person)
        known.rows[str(person.key)] = person.pk


def person_name(person: Participant) -> str:
    gone = person.member_id is None and person.guest_id is None
    return person.name or (log.A_MEMBER_WHO_LEFT if gone else "A guest")


def _foldable(state: BoardState, board: Board) -> bool:
    behind = board.seq - state.seq
    return state.epoch == board.epoch and 0 <= behind <= CHANGES_WORTH_FOLDING


def _fold(known: Known, board: Board) -> None:
    """Apply what other processes logged since this one last looked."""
    learn_people(known, board.pk)
    for change in log.read(board.pk, known.state.seq, names=known.names):
        apply_change(known.state, change)
    _reread_unlogged(known.state)


def _reread_unlogged(state: BoardState) -> None:
    """Take from the rows what the log never holds: key hashes and who reacted."""
    for row in NoteRow.objects.filter(board_id=UUID(state.id), participant=None):
        state.notes[str(row.pk)].key_hash = row.key_hash or None
    _read_reactors(state)


def _load(board: Board) -> Known:
    known = Known(blank_state(board))
    learn_people(known, board.pk)
    state = known.state
    state.seq, state.phase = board.seq, board.phase
    for row in board.clusters.all():
        state.clusters[str(row.pk)] = _cluster(row)
    keys = {row: key for key, row in known.rows.items()}
    for note in board.notes.order_by("added"):
        state.notes[str(note.pk)] = _note(note, keys, known.names)
    state.live = sum(note.removed is None for note in state.notes.values())
    _read_reactors(state)
    return known


def blank_state(board: Board) -> BoardState:
    """The board as it was made: its questions, in phase share, nothing written."""
    state = BoardState(
        id=str(board.pk),
        epoch=board.epoch,
        title=board.title,
        lead=board.lead,
        settings=board.settings,
        ends_at=_unix_ms(board.closes_at),
    )
    for row in board.questions.all():
        state.questions[str(row.pk)] = Question(
            id=str(row.pk),
            text=row.text,
            position=row.position,
            short=row.short,
            hint=row.hint,
            cycle=row.cycle or None,
            colour=row.colour,
            width=row.width,
            height=row.height,
            locked=row.locked_at is not None,
        )
    return state


def _cluster(row: ClusterRow) -> Cluster:
    return Cluster(
        id=str(row.pk),
        question=str(row.question_id),
        title=row.title,
        x=_plain(row.x),
        y=_plain(row.y),
    )


def _note(row: NoteRow, keys: dict[UUID, str], names: dict[str, str]) -> Note:
    key = keys.get(row.participant_id) if row.participant_id else None
    return Note(
        id=str(row.pk),
        question=str(row.question_id),
        cluster=str(row.cluster_id) if row.cluster_id else None,
        x=_plain(row.x),
        y=_plain(row.y),
        z=row.z,
        width=_plain(row.width),
        text=row.text,
        colour=row.colour,
        content_note=row.content_note,
        author=Author(key, names[key]) if key else None,
        key_hash=row.key_hash or None,
        removed=row.removed_by or None,
        added=row.added,
        revs=dict(row.revisions),
    )


def _read_reactors(state: BoardState) -> None:
    for note in state.notes.values():
        note.reactors = {}
    rows = Reaction.objects.filter(note__board_id=UUID(state.id)).values_list(
        "note", "kind", "participant__key"
    )
    for note_id, kind, key in rows:
        note = state.notes[str(note_id)]
        note.reactors.setdefault(kind, set()).add(str(key))
    for note in state.notes.values():
        if note.reactors:
            note.reactions = {kind: len(who) for kind, who in note.reactors.items()}


def _unix_ms(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp() * 1000)


def _plain(number: float) -> float:
    """Give 10.0 as 10, as it was when it first went out."""
    return int(number) if number.is_integer() else number
