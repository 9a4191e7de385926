"""Answers those who come to a board: the whole of it, what they missed, their part."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from jamboard import access
from jamboard.access import Visitor
from jamboard.core import protocol
from jamboard.core.board import ABOUT_RIGHTS, BoardState, notes_of, rights
from jamboard.core.telling import Line, line_of
from jamboard.models import Board
from jamboard.store import log, people, states
from jamboard.store.states import Known


@dataclass(frozen=True, slots=True)
class Entrance:
    """What a socket needs to know of the one who opened it, and of the board now."""

    key: str
    name: str
    role: str
    names_shown: bool
    epoch: str
    seq: int

    @property
    def badge(self) -> str:
        return people.badge(self.role)


@dataclass(frozen=True, slots=True)
class LoggedChanges:
    """Changes dense from ``since`` + 1 to ``seq``; ``telling.told`` makes them text.

    ``about_rights`` when one of them changed what people may do.
    """

    epoch: str
    seq: int
    lines: list[Line]
    about_rights: bool


def enter(
    visitor: Visitor, board_id: UUID, *, keep_place: bool = True
) -> Entrance | None:
    """Let a visitor in and give them their place; None if the board is not theirs.

    With ``keep_place`` false nothing is written: one who has no place has no key.
    """
    board = access.find_board(visitor, board_id)
    if board is None:
        return None
    role = access.roles_on(board, [visitor]).get(visitor.person)
    if role is None:
        return None
    with states.turn:
        known = _known(board_id)
        place = people.join(known, visitor) if keep_place else None
        place = place or people.find(known, visitor)
        return Entrance(
            key=str(place.key) if place else people.UNKNOWN_KEY,
            name=states.person_name(place) if place else "",
            role=role,
            names_shown=board.anonymous != Board.Anonymous.ALWAYS,
            epoch=known.state.epoch,
            seq=known.state.seq,
        )


def head(board_id: UUID) -> tuple[str, int] | None:
    """Give (epoch, seq) of the board; None where there is none."""
    return Board.objects.filter(pk=board_id).values_list("epoch", "seq").first()


def welcome(board_id: UUID) -> tuple[str, int, list[str]]:
    """Give (epoch, seq, frames as text) of the whole board as everyone may see it."""
    with states.turn:
        state = _known(board_id).state
        frames = [protocol.dump(frame) for frame in protocol.welcome(state)]
        return state.epoch, state.seq, frames


def yours(
    board_id: UUID,
    entrance: Entrance,
    keys: Mapping[str, str],
    *,
    now: int,
    watching: bool = False,
) -> str:
    """Give one person's own part of the board, as text.

    ``now`` is the server's clock in Unix ms; ``watching`` people may do nothing.
    """
    with states.turn:
        state = _known(board_id).state
        you = _you(state, entrance, watching)
        mine = notes_of(state, entrance.key, dict(keys))
        reactions = _reactions_of(state, entrance.key)
    return protocol.dump(protocol.yours(you, mine, now=now, reactions=reactions))


def changes_since(board_id: UUID, since: int) -> LoggedChanges:
    """Read the log after ``since``."""
    with states.turn:
        known = _known(board_id)
        names, epoch, seq = known.names, known.state.epoch, known.state.seq
        changes = list(log.read(board_id, since, names=names, to=seq))
    lines = [line_of(change) for change in changes]
    about_rights = any(change.do in ABOUT_RIGHTS for change in changes)
    return LoggedChanges(epoch, seq, lines, about_rights)


def let_go() -> None:
    """Close this thread's database connection: its work is done."""
    connection.close()


@contextmanager
def reading() -> Iterator[None]:
    """Read as of one moment, without the write lock that ``atomic`` would take."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _known(board_id: UUID) -> Known:
    with reading():
        return states.current(Board.objects.get(pk=board_id))


def _you(state: BoardState, entrance: Entrance, watching: bool) -> dict[str, Any]:
    may = rights(entrance.role, state.settings, state.phase)
    if watching:
        may = frozenset()
    return {
        "key": entrance.key,
        "name": entrance.name,
        "is": entrance.badge,
        "may": sorted(may),
    }


def _reactions_of(state: BoardState, key: str) -> dict[str, list[str]]:
    return {
        note.id: kinds
        for note in state.notes.values()
        if (kinds := [kind for kind, who in note.reactors.items() if key in who])
    }
