"""Who may see a board, and what each person may do there now.

Pages, sockets and the writer all ask here. Fetching is permission: what someone may
not see is not found.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.sessions.models import Session as SignIn
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.utils import timezone

from jamboard.core import rights
from jamboard.models import Board, Note
from wessexcop.members.access import (
    can_plan,
    get_current_network,
    groups_planned_by,
)
from wessexcop.members.models import (
    DesignGroup,
    GroupMembership,
    Guest,
    Member,
    Membership,
    Role,
)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone at a board's door, and the sign-in that brought them.

    ``person`` is a member's id, or a guest's. ``sign_in`` is the session key of an
    open socket, looked at again for every op; None for a page, whose own request was
    looked at already, and for commands.
    """

    person: UUID
    sign_in: str | None = None
    is_guest: bool = False


def get_board(member: Member, pk: UUID) -> Board:
    """The board, for a page; 404 unless this member may see it now."""
    boards = Board.objects.visible_to(member).select_related("network", "group")
    return get_object_or_404(boards, pk=pk)


def get_board_to_plan(member: Member, pk: UUID) -> Board:
    """The board, for those who set it up; 403 for those who only see it."""
    board = get_board(member, pk)
    require_planner(member, board.group)
    return board


def require_planner(member: Member, group: DesignGroup) -> None:
    if not can_plan(member, group):
        raise PermissionDenied("Only the design group may do that.")


def find_board(visitor: Visitor, pk: UUID) -> Board | None:
    """The board, for a socket: None for "not there" and for "not yours" alike."""
    member = Member.objects.filter(pk=visitor.person, is_active=True).first()
    if member is None or not is_signed_in(visitor):
        return None
    return Board.objects.visible_to(member).filter(pk=pk).first()


def is_signed_in(visitor: Visitor) -> bool:
    return visitor.sign_in is None or visitor.sign_in in living_sign_ins([visitor])


def living_sign_ins(visitors: Iterable[Visitor]) -> set[str]:
    """Those of the visitors' sign-ins that have neither ended nor run out."""
    keys = {visitor.sign_in for visitor in visitors if visitor.sign_in}
    living = SignIn.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    return set(living.values_list("session_key", flat=True))


def roles_on(board: Board, visitors: Iterable[Visitor]) -> dict[UUID, str]:
    """Give the role on the board now of each person who may see it.

    Whoever may not is left out: for them it is not there, here as in ``visible_to``.
    One query for members, one more when there are guests.
    """
    visitors = list(visitors)
    members = {visitor.person for visitor in visitors if not visitor.is_guest}
    guests = {visitor.person for visitor in visitors if visitor.is_guest}
    roles = _members_on(board, members)
    if guests and board.guests:
        here = Guest.objects.filter(
            _open(board), network=board.network_id, ended_at=None, pk__in=guests
        )
        roles |= dict.fromkeys(here.values_list("pk", flat=True), rights.GUEST)
    return roles


def _open(board: Board) -> Exists:
    return Exists(Board.objects.open_to_network().filter(pk=board.pk))


def _members_on(board: Board, members: set[UUID]) -> dict[UUID, str]:
    if board.practice:
        members = {member for member in members if member == board.made_by_id}
    in_group = GroupMembership.objects.filter(
        group=board.group_id, left_at=None, member=OuterRef("member")
    )
    rows = (
        Membership.objects.current()
        .filter(network=board.network_id, member__in=members)
        .annotate(in_group=Exists(in_group), is_open=_open(board))
        .values_list("member", "role", "in_group", "is_open")
    )
    return {
        member: role
        for member, held, planning, is_open in rows
        if (role := _role(board, held, planning, is_open))
    }


def _role(board: Board, held: str, planning: bool, is_open: bool) -> str | None:
    if held == Role.FACILITATOR or board.practice:
        return rights.FACILITATOR
    if planning:
        return rights.DESIGN_GROUP
    return rights.MEMBER if is_open else None


def get_group_to_plan(member: Member) -> DesignGroup:
    """A design group this member makes boards for; 403 for those who plan with none."""
    groups = groups_planned_by(member)
    if not groups:
        raise PermissionDenied("Only a design group makes boards.")
    return groups[0]


def get_group_nearby(member: Member) -> DesignGroup:
    """A design group of the member's network, to hang a practice board on; or 404."""
    network = get_current_network(member)
    return get_object_or_404(network.design_groups.order_by("name")[:1])


def is_facilitating(member: Member, board: Board) -> bool:
    return roles_on(board, [Visitor(member.pk)]).get(member.pk) == rights.FACILITATOR


def find_removed(board: Board, note: str) -> Note | None:
    """The note that was just taken off this board, if it still is."""
    try:
        return board.notes.exclude(removed_by="").filter(pk=UUID(note)).first()
    except ValueError:
        return None
