"""Loads the network itself: its words about itself, teams, people and guests."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from wessexcop.members.models import (
    DesignGroup,
    GroupMembership,
    Guest,
    Maxim,
    Member,
    Membership,
    Network,
    Team,
)
from wessexcop.pages.demo.cast import Cast
from wessexcop.pages.demo.content import content
from wessexcop.pages.demo.moments import days_from

# Everyone was here before the oldest session.
JOINED_DAYS = -200


def load_people(now: datetime) -> Cast:
    """Make the Wessex network and the people in it, before anything they do."""
    whole = content()
    network = _make_network(whole["network"], whole["glossary"], now)
    cast = Cast(now=now, network=network, group=_make_group(network))
    cast.maxims = _make_maxims(network)
    cast.teams = {team["key"]: _make_team(network, team) for team in whole["team"]}
    for person in whole["person"]:
        cast.people[person["key"]] = _make_person(cast, person)
    for guest in whole["guest"]:
        cast.guests[guest["key"]] = _make_guest(cast, guest)
    _name_support(cast)
    return cast


def make_member(person: dict[str, Any]) -> Member:
    return Member.objects.create_user(
        person["email"], person["name"], pronouns=person.get("pronouns", "")
    )


def _make_network(
    said: dict[str, Any], glossary: dict[str, str], now: datetime
) -> Network:
    support = said["support"]
    return Network.objects.create(
        name=said["name"],
        short_name="Wessex",
        slug=said["slug"],
        purpose=said["purpose"],
        rhythm=said["rhythm"],
        programme=said["programme"],
        question=said["question"],
        agreements=said["agreements"],
        glossary=glossary,
        we_will=said["asked"]["we_will"],
        we_will_not=said["asked"]["we_will_not"],
        time_zone=said["timezone"],
        support_how=support["how"],
        support_hours=support["hours"],
        support_lines=support["lines"],
        support_not_watched=support["not_watched"],
        support_worried=support["worried"],
        made_at=days_from(now, JOINED_DAYS),
    )


def _make_group(network: Network) -> DesignGroup:
    said = content()["design_group"]
    return DesignGroup.objects.create(
        network=network,
        name=said["name"],
        purpose=said["purpose"],
        expected=said["expected"],
        not_expected=said["not_expected"],
    )


def _make_maxims(network: Network) -> dict[str, Maxim]:
    return {
        said["text"]: Maxim.objects.create(network=network, position=position, **said)
        for position, said in enumerate(content()["maxim"])
    }


def _make_team(network: Network, said: dict[str, str]) -> Team:
    fields = {name: value for name, value in said.items() if name != "key"}
    return Team.objects.create(network=network, **fields)


def _make_person(cast: Cast, person: dict[str, Any]) -> Member:
    member = make_member(person)
    joined_at = days_from(cast.now, JOINED_DAYS)
    Membership.objects.create(
        member=member,
        network=cast.network,
        role=person["role"],
        team=cast.teams.get(person.get("team", "")),
        described_as=person.get("described_as", ""),
        described_as_shown=person.get("shown", False),
        joined_at=joined_at,
    )
    if part := person.get("part"):
        GroupMembership.objects.create(
            member=member, group=cast.group, part=part, joined_at=joined_at
        )
    return member


def _make_guest(cast: Cast, guest: dict[str, str]) -> Guest:
    return Guest.objects.create(
        network=cast.network,
        name=guest["name"],
        key_hash=hashlib.sha256(secrets.token_bytes()).hexdigest(),
        joined_at=cast.now,
    )


def _name_support(cast: Cast) -> None:
    said = content()
    cast.network.support_person = cast.people[said["network"]["support"]["person"]]
    cast.network.save(update_fields=["support_person"])
    cast.group.support_person = cast.people[said["design_group"]["support_person"]]
    cast.group.save(update_fields=["support_person"])
