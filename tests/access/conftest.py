from collections.abc import Iterator

import pytest
from django.db import transaction

from jamboard import store
from tests.access.world import World, make_world


@pytest.fixture(scope="module")
def shared_world(django_db_setup: None, django_db_blocker: object) -> Iterator[World]:
    """Two networks, made once for all tests of a module and then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(shared_world: World, db: None) -> Iterator[World]:
    """The shared world as it was made: what a test does to it is undone."""
    store.forget()
    yield shared_world
    store.forget()
