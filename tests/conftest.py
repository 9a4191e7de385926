"""The cast. Alice facilitates, Bob is a member, Dawn designs with the group,
Charlie is of another network, and Ray has left this one."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from tests.factories.members import add_to_group, make_group, make_member, make_network
from wessexcop.members.models import DesignGroup, Member, Network, Role

pytest_plugins = ("tests.running",)


@pytest.fixture
def network(db: None) -> Network:
    return make_network("Wessex")


@pytest.fixture
def other_network(db: None) -> Network:
    return make_network("Riverbank")


@pytest.fixture
def alice(network: Network) -> Member:
    return make_member("Alice", network=network, role=Role.FACILITATOR)


@pytest.fixture
def bob(network: Network) -> Member:
    return make_member("Bob", network=network)


@pytest.fixture
def dawn(network: Network, group: DesignGroup) -> Member:
    member = make_member("Dawn", network=network)
    add_to_group(group, member)
    return member


@pytest.fixture
def charlie(other_network: Network) -> Member:
    return make_member("Charlie", network=other_network, role=Role.FACILITATOR)


@pytest.fixture
def ray(network: Network) -> Member:
    return make_member("Ray", network=network, left_at=timezone.now())


@pytest.fixture
def group(network: Network, alice: Member) -> DesignGroup:
    return make_group(network, alice)


@pytest.fixture
def as_member() -> object:
    """Sign someone in on a client of their own."""

    def sign_in(member: Member) -> Client:
        client = Client()
        client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture(scope="module")
def loaded_demo(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """The demo network, loaded once for all tests of a module and then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo")
        yield
        transaction.set_rollback(True)
