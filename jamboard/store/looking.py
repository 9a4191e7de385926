"""One look at everything open: what moved elsewhere, and who may still be here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from jamboard import access
from jamboard.access import Visitor
from jamboard.models import Board
from jamboard.store.commit import ENDED, SIGN_IN, commit


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

    Boards whose time has come are closed on the way, so that sockets hear it.
    """
    _close_due(open_boards)
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


def _close_due(open_boards: Collection[UUID]) -> None:
    due = Board.objects.filter(
        pk__in=list(open_boards), closes_at__lte=timezone.now()
    ).exclude(phase=Board.Phase.CLOSED)
    for board_id in due.values_list("pk", flat=True):
        commit(board_id, [])
