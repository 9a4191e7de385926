"""Who can see an answer, in the words that stand beside its box."""

from collections.abc import Iterable
from dataclasses import dataclass

from journal import access
from journal.models import Answer, Audience
from journal.prompts import words
from sessions_app.models import Session
from wessexcop.members.models import Member


@dataclass(frozen=True)
class Choice:
    """One audience as it would be if chosen now, its people named."""

    value: str
    label: str
    line: str
    people: list[Member]

    @property
    def named(self) -> str:
        """Who is named, as a page sends it back: nobody else will be a reader."""
        return ",".join(str(person.pk) for person in self.people)


def choices_for(member: Member, session: Session) -> list[Choice]:
    """The audiences offered: people without a team are not offered "My team"."""
    team = access.own_team(member, session.network_id)
    group = list(access.others_in_group(member, session.group))
    offered = [_choice(Audience.ME, words()["me"])]
    if team:
        mates = list(access.others_in_team(member, team))
        offered.append(_choice(Audience.TEAM, _line("team", mates), mates))
    offered.append(_choice(Audience.GROUP, _line("group", group), group))
    offered.append(_choice(Audience.NETWORK, words()["network"]))
    return offered


def line_for(answer: Answer, choices: list[Choice]) -> str:
    """Who can see this answer: for a team or group, those it was shared with."""
    if answer.audience in (Audience.ME, Audience.NETWORK):
        line = next(one.line for one in choices if one.value == answer.audience)
    else:
        key = "team" if answer.audience == Audience.TEAM else "group"
        line = _line(key, [reader.member for reader in answer.readers.all()])
    return line if answer.audience == Audience.ME else f"{line} {words()['shared']}"


def in_words(names: list[str]) -> str:
    """Ash · Ash and Iris · Ash, Iris and Wren"""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _choice(
    audience: Audience, line: str, people: list[Member] | None = None
) -> Choice:
    return Choice(audience, str(audience.label), line, people or [])


def _line(key: str, people: Iterable[Member]) -> str:
    names = sorted(person.name for person in people)
    if not names:
        return words()[f"{key}_alone"]
    return words()[key].format(names=in_words(names))
