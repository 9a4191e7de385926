"""One look at everything open: what moved elsewhere, and who may still be here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils import timezone

from jamboard import access
from jamboard.access import Visitor
from jamboard.models import Board
from jamboard.store.commit import ENDED, SIGN_IN, commit

# Writers wait while boards are closed; the rest are closed at the next look.
CLOSED_AT_ONCE: Final = 20


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found.

    ``heads`` gives (epoch, seq) of each board that is still there; ``barred`` the
    close code for each visitor who may not stay; ``roles`` everyone else's role.
    """

    heads: dict[UUID, tuple[str, int]]
    barred: dict[tuple[UUID, Visitor], str]
    roles: dict[tuple[UUID, UUID], str]


def look(open_boards: Mapping[UUID, Collection[Visitor]]) -> Look:
    """Read heads, sign-ins and memberships for every open board at once.

    Boards whose time has come are closed on the way, open or not: sockets hear it,
    and what tied unsigned notes to their writers goes when it was said to go.
    """
    _close_due()
    if not open_boards:
        return Look({}, {}, {})
    boards = Board.objects.in_bulk(list(open_boards))
    everyone = {visitor for visitors in open_boards.values() for visitor in visitors}
    found = Look({pk: (b.epoch, b.seq) for pk, b in boards.items()}, {}, {})
    living = access.living_sign_ins(everyone)
    for pk, visitors in open_boards.items():
        board = boards.get(pk)
        roles = access.roles_on(board, visitors) if board else {}
        found.roles.update({(pk, person): role for person, role in roles.items()})
        for visitor in visitors:
            if code := _bar(visitor, living, roles):
                found.barred[pk, visitor] = code
    return found


def _bar(visitor: Visitor, living: set[str], roles: Mapping[UUID, str]) -> str:
    if visitor.sign_in is not None and visitor.sign_in not in living:
        return SIGN_IN
    return "" if visitor.person in roles else ENDED


def _close_due() -> None:
    due = Board.objects.filter(closes_at__lte=timezone.now())
    due = due.exclude(phase=Board.Phase.CLOSED)
    for board_id in list(due.values_list("pk", flat=True)[:CLOSED_AT_ONCE]):
        commit(board_id, [])
