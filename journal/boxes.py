"""A session's journal laid out for one person: four quadrants, and their boxes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from journal import access, audiences
from journal.audiences import Choice
from journal.forms import BoxForm
from journal.models import Answer, AnswerReader, Audience, Prompt
from journal.prompts import SEED, Question, prompt_sets
from journal.turns import Earlier
from sessions_app.models import Session
from wessexcop.members.models import Member, Team

YOUR_TEAM, YOUR_PLACE = "your team, or a place you care about", "a place you care about"

Asked = Prompt | Question
Kept = dict[tuple[int, UUID | None], Answer]


@dataclass
class Box:
    quadrant: int
    team: Team | None
    label: str  # empty where the quadrant's own prompt names the box
    answer: Answer
    choices: list[Choice]
    form: BoxForm
    newer: Answer | None = None  # what was saved elsewhere, beside what is here

    @property
    def key(self) -> str:
        return key_of(self.quadrant, self.team)

    @property
    def text(self) -> str:
        return str(self.form["text"].value() or "")

    @property
    def audience(self) -> str:
        return str(self.form["audience"].value())

    @property
    def kept(self) -> Answer:
        """What the server holds, as this page will know it from here on."""
        return self.newer or self.answer

    @property
    def problem(self) -> str:
        return self.form.first_problem()

    @property
    def line(self) -> str:
        return audiences.line_for(self.answer, self.choices)


@dataclass
class Quadrant:
    prompt: Asked
    legend: str
    boxes: list[Box]
    earlier: Earlier | None = None

    @property
    def hint(self) -> str:
        """What helps to answer; "one line for each" helps only where there are more."""
        alone = "{team}" in self.prompt.text and len(self.boxes) == 1
        return "" if alone else self.prompt.hint

    @property
    def is_saved(self) -> bool:
        return any(box.answer.text for box in self.boxes) and not any(
            box.newer or box.form.errors for box in self.boxes
        )


def lay_out(
    member: Member, session: Session, data: Mapping[str, Any] | None = None
) -> list[Quadrant]:
    """Build the page: what is kept in each box, or `data` where it was just sent."""
    choices = audiences.choices_for(member, session)
    teams = list(access.teams_asked_about(member, session))
    kept = _kept(member, session)
    quadrants = []
    for prompt in questions_of(session):
        asked: list[Team | None] = [*teams, None] if "{team}" in prompt.text else [None]
        boxes = [
            _box(prompt, team, _label(prompt, team, asked), kept, choices, data)
            for team in asked
        ]
        legend = _legend(prompt, teams_shared=bool(teams), has_team=_has_team(choices))
        quadrants.append(Quadrant(prompt, legend, boxes))
    return quadrants


def questions_of(session: Session) -> list[Asked]:
    """What this session asks: the seed's four until someone first writes."""
    made: list[Asked] = list(session.prompts.all())
    return made or list(prompt_sets()[SEED].questions)


def only_a_minute(quadrants: list[Quadrant]) -> list[Quadrant]:
    """One box alone: a great idea, from anyone."""
    first = quadrants[0]
    legend = _legend(first.prompt, teams_shared=False, has_team=True)
    box = first.boxes[-1]
    box.label = ""
    return [Quadrant(first.prompt, legend, [box])]


def blank_page() -> list[str]:
    """The seed's four questions, for someone who has not met us yet."""
    return [
        _legend(question, teams_shared=True, has_team=True)
        for question in prompt_sets()[SEED].questions
    ]


def key_of(quadrant: int, team: Team | None) -> str:
    return f"{quadrant}-{team.pk}" if team else str(quadrant)


def offered_with(answer: Answer, choices: list[Choice]) -> list[str]:
    """What may be chosen for an answer: the one that holds stays on offer."""
    return [*{choice.value for choice in choices} | {answer.audience}]


def _kept(member: Member, session: Session) -> Kept:
    here = access.still_in(session.network).values("member")
    readers = AnswerReader.objects.filter(member__in=here).select_related("member")
    answers = (
        Answer.objects.written_by(member)
        .filter(reflection__session=session)
        .select_related("prompt")
        .prefetch_related(Prefetch("readers", readers))
    )
    return {(one.prompt.quadrant, one.about_team_id): one for one in answers}


def _box(
    prompt: Asked,
    team: Team | None,
    label: str,
    kept: Kept,
    choices: list[Choice],
    data: Mapping[str, Any] | None,
) -> Box:
    answer = kept.get((prompt.quadrant, team.pk if team else None)) or Answer()
    key = key_of(prompt.quadrant, team)
    form = BoxForm(
        data if data and f"{key}-text" in data else None,
        prefix=key,
        offered=offered_with(answer, choices),
        initial={"text": answer.text, "audience": answer.audience},
    )
    return Box(prompt.quadrant, team, label, answer, choices, form)


def _legend(prompt: Asked, *, teams_shared: bool, has_team: bool) -> str:
    each = " from each team who shared" if teams_shared else ""
    legend = prompt.text.replace(" from {team}", each)
    return legend if has_team else legend.replace(YOUR_TEAM, YOUR_PLACE)


def _label(prompt: Asked, team: Team | None, asked: list[Team | None]) -> str:
    if team:
        return prompt.text.replace("{team}", team.name)
    if len(asked) == 1:
        return ""
    return prompt.extra or prompt.text.replace(" from {team}", "")


def _has_team(choices: list[Choice]) -> bool:
    return any(choice.value == Audience.TEAM for choice in choices)
