"""A board to try things on: one a person, however often and fast they press."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection

from jamboard.actions import open_practice_board
from jamboard.models import Board
from tests.factories.jamboard import make_board

AT_ONCE = 8


def test_pressed_again_it_is_the_same_board(bob, group):
    first, again = (open_practice_board(by=bob, group=group) for _ in range(2))

    assert first == again
    assert first.questions.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_many_presses_at_once_one_makes_the_board(bob, group):
    together = Barrier(AT_ONCE)

    def press(_):
        together.wait()
        try:
            return open_practice_board(by=bob, group=group).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as people:
        opened = set(people.map(press, range(AT_ONCE)))

    assert opened == set(Board.objects.values_list("pk", flat=True))
    assert len(opened) == 1


def test_the_database_refuses_a_second_one(bob, group):
    make_board(group, practice=True, made_by=bob)

    with pytest.raises(IntegrityError):
        make_board(group, practice=True, made_by=bob)


@pytest.fixture
def before(transactional_db):
    """The database as it was when the same person could have several."""
    call_command("migrate", "jamboard", "0001_initial", verbosity=0)
    yield
    call_command("migrate", verbosity=0)


def test_of_several_made_before_the_newest_stays(before, bob, alice, group):
    made = [make_board(group, practice=True, made_by=bob) for _ in range(3)]
    alices = make_board(group, practice=True, made_by=alice)

    call_command("migrate", verbosity=0)

    staying = set(Board.objects.filter(archived_at=None))
    assert staying == {made[-1], alices}
