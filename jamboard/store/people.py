"""Who stands behind an op: participants, and what they may do now."""

from dataclasses import replace
from uuid import UUID

from django.db.models import Q

from jamboard.access import Visitor
from jamboard.core.board import Actor, rights
from jamboard.core.rights import FACILITATOR, GUEST, MEMBER
from jamboard.models import Board, Participant
from jamboard.store.states import Known, person_name
from wessexcop.members.models import Guest, Member

# Of someone who has not joined: leads to no row, so nothing can point at them.
UNKNOWN_KEY = ""


def actors(board: Board, known: Known, roles: dict[UUID, str]) -> dict[UUID, Actor]:
    """Give everyone in a batch as the judge sees them, in one query."""
    places = Participant.objects.filter(
        Q(member__in=roles) | Q(guest__in=roles), board=board
    )
    joined = {
        member or guest: str(key)
        for member, guest, key in places.values_list("member", "guest", "key")
    }
    return {
        person: actor(known, joined.get(person, UNKNOWN_KEY), role)
        for person, role in roles.items()
    }


def actor(known: Known, key: str, role: str) -> Actor:
    """Rights are those of an open board: the judge looks at the phase itself."""
    return Actor(
        key=key,
        name=known.names.get(key, ""),
        is_=badge(role),
        may=rights(role, known.state.settings),
    )


def badge(role: str) -> str:
    """What is shown beside a name: being in the design group is nobody's business."""
    return role if role in (FACILITATOR, GUEST) else MEMBER


def placed(known: Known, someone: Actor, visitor: Visitor) -> Actor:
    """Give a place to someone who signs before they joined."""
    place = join(known, visitor)
    return replace(someone, key=str(place.key), name=person_name(place))


def join(known: Known, visitor: Visitor) -> Participant:
    """Find the visitor's place on the board, or make it."""
    place = find(known, visitor)
    if place is None:
        people = Guest if visitor.is_guest else Member
        name = people.objects.get(pk=visitor.person).name
        place, _ = Participant.objects.get_or_create(
            **_whose(known, visitor), defaults={"name": name}
        )
    known.names[str(place.key)] = person_name(place)
    known.rows[str(place.key)] = place.pk
    return place


def find(known: Known, visitor: Visitor) -> Participant | None:
    return Participant.objects.filter(**_whose(known, visitor)).first()


def _whose(known: Known, visitor: Visitor) -> dict[str, UUID]:
    kind = "guest_id" if visitor.is_guest else "member_id"
    return {kind: visitor.person, "board_id": UUID(known.state.id)}
