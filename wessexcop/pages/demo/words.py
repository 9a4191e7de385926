"""Loads own words, each with the uses its giver allowed, and the story so far."""

from datetime import datetime
from typing import Any

from journal.models import OwnWords, StoryLine
from wessexcop.pages.demo.cast import Cast
from wessexcop.pages.demo.content import content
from wessexcop.pages.demo.moments import days_from

GIVEN_DAYS = -40
STEPS = {label: value for value, label in StoryLine.Step.choices}


def load_words(cast: Cast) -> None:
    for said in content()["words"]["own_words"]:
        cast.words[said["key"]] = _make_words(cast, said)
    for position, said in enumerate(content()["spine"]["lines"]):
        _make_line(cast, position, said)


def _make_words(cast: Cast, said: dict[str, Any]) -> OwnWords:
    uses = said["uses"]
    return OwnWords.objects.create(
        network=cast.network,
        member=cast.people.get(said["by"]),
        recorded_by=cast.people.get(said.get("recorded_by", "")),
        text=said["text"],
        credit=said["credit"],
        credit_text=said.get("credit_text", ""),
        in_invitations="invitation" in uses,
        in_story="story" in uses,
        in_reports="report" in uses,
        given_at=days_from(cast.now, GIVEN_DAYS),
        withdrawn_at=_withdrawn_at(cast, said),
    )


def _withdrawn_at(cast: Cast, said: dict[str, Any]) -> datetime | None:
    if "withdrawn_days" not in said:
        return None
    return days_from(cast.now, said["withdrawn_days"])


def _make_line(cast: Cast, position: int, said: dict[str, Any]) -> None:
    line = StoryLine.objects.create(
        network=cast.network,
        position=position,
        step=STEPS[said["step"]],
        text=said["text"],
        session=cast.sessions.get(said.get("session", "")),
    )
    line.quotes.set([cast.words[key] for key in said.get("quotes", [])])
