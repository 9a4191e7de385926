"""Who sees a board and who has a role on it are one question, answered alike."""

import pytest
from django.utils import timezone

from jamboard.access import roles_on
from jamboard.models import Board
from tests.access.world import make_world
from tests.factories.jamboard import make_board, note_add, visitor, write
from wessexcop.members.models import Guest

PEOPLE = ["outsider", "removed", "member", "design_group", "facilitator", "lead"]
KINDS = {
    "a board on its own": {},
    "one of a published session": {"session": "published"},
    "one of a draft": {"session": "draft"},
    "the design group's": {"seen_by": "design group"},
    "the design group's, of a published session": {
        "seen_by": "design group",
        "session": "published",
    },
    **{f"one {each} practises on": {"made_by": each} for each in PEOPLE},
}
DRAFT = KINDS["one of a draft"]


@pytest.fixture
def world(db):
    return make_world()


def board_in(world, kind):
    keys = dict(kind)
    if "session" in keys:
        keys["session"] = getattr(world, keys["session"])
    if "made_by" in keys:
        keys |= {"made_by": world.people[keys["made_by"]], "practice": True}
    return make_board(world.board.group, **keys)


def sees(member, board):
    return Board.objects.visible_to(member).filter(pk=board.pk).exists()


def has_role(person, board):
    return person.pk in roles_on(board, [visitor(person)])


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("role", PEOPLE)
def test_whoever_sees_a_board_has_a_role_on_it_and_no_one_else(world, role, kind):
    member, board = world.people[role], board_in(world, kind)

    assert has_role(member, board) == sees(member, board)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("of", ["group_memberships", "memberships"])
def test_both_end_when_someone_leaves(world, of, kind):
    member, board = world.people["design_group"], board_in(world, kind)

    getattr(member, of).update(left_at=timezone.now())

    assert has_role(member, board) == sees(member, board)


def test_leaving_the_design_group_ends_writing_on_the_board_of_a_draft(world):
    member, board = world.people["design_group"], board_in(world, DRAFT)
    member.group_memberships.update(left_at=timezone.now())

    (outcome,) = write(board, member, note_add(board))

    assert outcome.barred == "4410"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_guest_has_a_role_only_where_the_whole_network_sees(world, kind):
    board = board_in(world, kind)
    guest = Guest.objects.create(network=world.network, name="Gwen")

    assert has_role(guest, board) == (kind in ({}, {"session": "published"}))
