"""Loads the second, tiny network: there so that leaks would be seen."""

from datetime import datetime

from sessions_app.models import Session
from wessexcop.members.models import (
    DesignGroup,
    GroupMembership,
    Member,
    Membership,
    Network,
    Part,
)
from wessexcop.pages.demo.cast import Cast
from wessexcop.pages.demo.content import content
from wessexcop.pages.demo.moments import days_from
from wessexcop.pages.demo.people import make_member


def load_riverbank(now: datetime) -> Cast:
    said = content()["other_network"]
    network = Network.objects.create(
        name=said["name"],
        short_name="Riverbank",
        slug=said["slug"],
        purpose=said["purpose"],
        made_at=now,
    )
    group = DesignGroup.objects.create(network=network, name="Riverbank design group")
    cast = Cast(now=now, network=network, group=group)
    for person in said["people"]:
        cast.people[person["key"]] = _join(cast, person)
    cast.sessions["own"] = _make_session(cast)
    return cast


def _join(cast: Cast, person: dict[str, str]) -> Member:
    member = make_member(person)
    joined_at = days_from(cast.now, -30)
    Membership.objects.create(
        member=member, network=cast.network, role=person["role"], joined_at=joined_at
    )
    if person["role"] == "facilitator":
        GroupMembership.objects.create(
            member=member, group=cast.group, part=Part.FACILITATOR, joined_at=joined_at
        )
    return member


def _make_session(cast: Cast) -> Session:
    starts_at = days_from(cast.now, -1)
    return Session.objects.create(
        network=cast.network,
        group=cast.group,
        title=content()["other_network"]["session_title"],
        starts_at=starts_at,
        minutes=60,
        published_at=days_from(starts_at, -7),
        started_at=starts_at,
    )
