from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from jamboard.models import Board, Question
from tests.factories.sessions import make_item, make_session
from wessexcop.members.models import DesignGroup, Member

AsMember = Callable[[Member], Client]


def ask(group: DesignGroup, session: object, text: str, **board: object) -> None:
    made = Board.objects.create(
        network=group.network, group=group, session=session, title="Board", **board
    )
    Question.objects.create(board=made, position=0, text=text, short="Q")


def test_the_agenda_questions_prompts_and_numbers_are_on_paper(
    group: DesignGroup, bob: Member, as_member: AsMember
) -> None:
    group.network.support_lines = [{"who": "Samaritans", "contact": "Call 116 123"}]
    group.network.save()
    session = make_session(group, published=True)
    make_item(session, "Tea together")
    ask(group, session, "What has it been worth?")
    page = as_member(bob).get(reverse("session_print", args=[session.pk]))
    paper = page.content.decode()
    assert "Tea together" in paper
    assert "What has it been worth?" in paper
    assert "What stood out as a great idea from each team who shared?" in paper
    assert "Call 116 123" in paper


def test_a_design_groups_own_board_is_not_on_members_paper(
    group: DesignGroup, bob: Member, dawn: Member, as_member: AsMember
) -> None:
    session = make_session(group, published=True)
    ask(group, session, "Only for us?", seen_by=Board.SeenBy.GROUP)
    url = reverse("session_print", args=[session.pk])
    assert b"Only for us?" not in as_member(bob).get(url).content
    assert b"Only for us?" in as_member(dawn).get(url).content


@pytest.mark.parametrize("count", [1, 3])
def test_paper_asks_the_same_however_much_is_on_it(
    group: DesignGroup,
    bob: Member,
    as_member: AsMember,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    session = make_session(group, published=True)
    for number in range(count):
        make_item(session, f"Item {number}")
        ask(group, session, f"Question {number}")
    reader = as_member(bob)
    url = reverse("session_print", args=[session.pk])
    reader.get(url)
    with django_assert_num_queries(10):
        reader.get(url)
