from collections.abc import Callable

import pytest
from django.test import Client

from sessions_app.models import Session
from tests.factories.members import add_to_group, make_member
from tests.factories.sessions import make_session
from wessexcop.members.models import DesignGroup, Member, Part

HTMX = {"HX-Request": "true"}


@pytest.fixture
def session(group: DesignGroup) -> Session:
    return make_session(group)


@pytest.fixture
def wren(group: DesignGroup) -> Member:
    """A lived-experience partner of the design group."""
    member = make_member("Wren", network=group.network)
    add_to_group(group, member, Part.PARTNER)
    return member


@pytest.fixture
def planner(as_member: Callable[[Member], Client], alice: Member) -> Client:
    return as_member(alice)


@pytest.fixture
def reader(as_member: Callable[[Member], Client], bob: Member) -> Client:
    return as_member(bob)
