import pytest

from sessions_app.models import Session
from tests.factories.journal import make_past_session
from tests.factories.members import make_member, make_team
from wessexcop.members.models import (
    DesignGroup,
    Member,
    Membership,
    Network,
    Role,
    Team,
)


@pytest.fixture
def sarsen(network: Network) -> Team:
    return make_team(network, "Sarsen Ward")


@pytest.fixture
def withy(network: Network) -> Team:
    return make_team(network, "Withy Ward")


@pytest.fixture
def bob(network: Network, sarsen: Team) -> Member:
    """The writer, of Sarsen Ward."""
    return make_member("Bob", network=network, team=sarsen)


@pytest.fixture
def mate(network: Network, sarsen: Team) -> Member:
    """Mo, of Bob's team."""
    return make_member("Mo", network=network, team=sarsen)


@pytest.fixture
def lead(network: Network) -> Member:
    return make_member("Lea", network=network, role=Role.LEAD)


@pytest.fixture
def staff(db: None) -> Member:
    member = make_member("Stan")
    member.is_staff = member.is_superuser = True
    member.save()
    return member


@pytest.fixture
def cop_session(group: DesignGroup, sarsen: Team, withy: Team) -> Session:
    return make_past_session(group, sarsen, withy)


def move_to_team(member: Member, team: Team | None) -> None:
    Membership.objects.filter(member=member).update(team=team)
