"""Which way a board opens, and that a way once chosen is remembered."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from jamboard.models import Board
from wessexcop.members.models import Member

SignIn = Callable[[Member], Client]


@pytest.fixture
def paper(board: Board) -> str:
    return reverse("jamboard:board", args=[board.pk])


@pytest.fixture
def outline(board: Board) -> str:
    return reverse("jamboard:outline", args=[board.pk])


def test_the_way_that_is_asked_for_is_remembered(
    as_member: SignIn, bob: Member, paper: str, outline: str
) -> None:
    client = as_member(bob)
    assert client.get(f"{paper}?view=list").headers["Location"] == outline
    assert client.get(paper).headers["Location"] == outline
    assert client.get(f"{paper}?view=board").status_code == 200
    assert client.get(paper).status_code == 200


def test_the_board_says_whether_a_way_was_chosen(
    as_member: SignIn, bob: Member, paper: str
) -> None:
    client = as_member(bob)
    assert 'data-view-chosen="false"' in client.get(paper).content.decode()
    assert (
        'data-view-chosen="true"' in client.get(f"{paper}?view=board").content.decode()
    )
    assert 'data-view-chosen="true"' in client.get(paper).content.decode()
