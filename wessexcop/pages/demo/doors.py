"""Whom one may come in as, in the order the demo page shows them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from wessexcop import ink
from wessexcop.members.models import Member, Network
from wessexcop.pages.demo import loading
from wessexcop.pages.demo.content import content, emails
from wessexcop.pages.models import DemoLoad

INKS = ("heather", "solent", "down", "amber", "brick", "solent")
WIDTH, HEIGHT = 340, 38


@dataclass(frozen=True)
class Door:
    name: str
    email: str
    role_line: str
    try_this: str


@dataclass(frozen=True)
class FirstDoor:
    """One of the six to start with, each with a stroke of its own ink."""

    door: Door
    ink: str
    lines: list[str]
    stroke: str


@dataclass(frozen=True)
class Room:
    title: str
    doors: list[Door]


def demo_network() -> Network | None:
    """The demo's own network while its doors are open: nobody else is here, then."""
    if not settings.DEMO or loading.holds_others():
        return None
    loaded = Network.objects.filter(pk__in=DemoLoad.objects.values("networks"))
    return loaded.filter(slug=content()["network"]["slug"]).first()


def demo_members() -> QuerySet[Member]:
    """The people the demo made up: nobody else is ever let in from its page."""
    networks = DemoLoad.objects.values("networks")
    return Member.objects.filter(
        email__in=emails(),
        is_active=True,
        memberships__network__in=networks,
        memberships__left_at=None,
    )


def first_doors() -> list[FirstDoor]:
    people = {person["key"]: person for person in content()["person"]}
    return [
        _first_door(_door(people[key]), number)
        for number, key in enumerate(content()["start_here"])
    ]


def other_rooms() -> list[Room]:
    first = content()["start_here"]
    others = [person for person in content()["person"] if person["key"] not in first]
    titles = ("In the design group", "On the wards", "The Kettle Group")
    return [
        Room(title, [_door(person) for person in others if _room(person) == title])
        for title in titles
    ]


def riverbank_doors() -> list[Door]:
    return [_door(person) for person in content()["other_network"]["people"]]


def _room(person: dict[str, Any]) -> str:
    if "part" in person:
        return "In the design group"
    return "The Kettle Group" if person["team"] == "kettle" else "On the wards"


def _door(person: dict[str, Any]) -> Door:
    return Door(
        name=person["name"],
        email=person["email"],
        role_line=person["role_line"],
        try_this=person.get("try", ""),
    )


def _first_door(door: Door, number: int) -> FirstDoor:
    wave = ink.Wave(HEIGHT / 2, 5, WIDTH * 1.2, phase=1.1 * number)
    return FirstDoor(
        door=door,
        ink=INKS[number],
        lines=ink.stave_lines(wave, -6, WIDTH + 6, gap=5.5, step=WIDTH / 4),
        stroke=ink.stroke_path(wave, 0, 0.44 * WIDTH, 15, seed=door.name),
    )
