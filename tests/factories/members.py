from itertools import count
from typing import Any

from wessexcop.members.models import (
    DesignGroup,
    GroupMembership,
    Member,
    Membership,
    Network,
    Part,
    Role,
    Team,
)

_numbers = count(1)


def make_network(name: str = "Wessex", **fields: Any) -> Network:
    number = next(_numbers)
    defaults = {"short_name": name, "slug": f"network-{number}"}
    return Network.objects.create(name=name, **{**defaults, **fields})


def make_team(network: Network, name: str = "Sarsen Ward", **fields: Any) -> Team:
    return Team.objects.create(network=network, name=name, **fields)


def make_member(
    name: str,
    *,
    network: Network | None = None,
    role: Role = Role.MEMBER,
    team: Team | None = None,
    **membership: Any,
) -> Member:
    email = f"{name.lower()}-{next(_numbers)}@example.org"
    member = Member.objects.create_user(email, name)
    if network:
        Membership.objects.create(
            member=member, network=network, role=role, team=team, **membership
        )
    return member


def make_group(
    network: Network, *members: Member, name: str = "Design group"
) -> DesignGroup:
    group = DesignGroup.objects.create(network=network, name=name)
    for member in members:
        add_to_group(group, member)
    return group


def add_to_group(
    group: DesignGroup, member: Member, part: Part = Part.MEMBER
) -> GroupMembership:
    return GroupMembership.objects.create(member=member, group=group, part=part)
