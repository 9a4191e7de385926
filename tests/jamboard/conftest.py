from collections.abc import Iterator

import pytest

from jamboard import store
from jamboard.models import Board
from tests.factories.jamboard import make_board
from wessexcop.members.models import DesignGroup


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """What a process remembers of boards must not outlive their rows."""
    store.forget()
    yield
    store.forget()


@pytest.fixture
def board(group: DesignGroup) -> Board:
    return make_board(group)
