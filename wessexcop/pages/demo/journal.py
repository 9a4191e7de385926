"""Loads the journals and to dos, each by its writer's own verbs."""

from datetime import datetime, timedelta
from typing import Any

from journal import actions
from journal.models import Answer, Audience, Prompt, ToDo
from wessexcop.pages.demo.cast import Cast
from wessexcop.pages.demo.content import content
from wessexcop.pages.demo.moments import days_from

WRITTEN_DAYS_AFTER = 3


def load_journal(cast: Cast) -> None:
    for session in cast.sessions.values():
        if session.published_at:
            actions.make_prompts(session=session)
    for said in content()["journal"]["answers"]:
        _write(cast, said)
    for said in content()["done"]["to_dos"]:
        _make_to_do(cast, said)


def load_riverbank_journal(cast: Cast) -> None:
    text = content()["other_network"]["journal_answer"]
    _write(
        cast,
        {
            "by": "reed",
            "session": "own",
            "quadrant": 2,
            "text": text,
            "audience": Audience.ME,
        },
    )


def _write(cast: Cast, said: dict[str, Any]) -> None:
    session = cast.sessions[said["session"]]
    reflection = actions.open_reflection(
        member=cast.people[said["by"]], session=session
    )
    written_at = min(session.ends_at + timedelta(days=WRITTEN_DAYS_AFTER), cast.now)
    answer = actions.save_answer(
        reflection=reflection,
        prompt=Prompt.objects.get(session=session, quadrant=said["quadrant"]),
        about_team=cast.teams.get(said.get("team", "")),
        text=said["text"],
        base_revision=0,
        now=written_at,
    )
    actions.share_answer(answer=answer, audience=said["audience"], now=written_at)
    _begin(answer, written_at)


def _begin(answer: Answer, written_at: datetime) -> None:
    """Say that the turn was begun when its first words were, not while loading."""
    reflection = answer.reflection
    reflection.begun_at = min(reflection.begun_at, written_at)
    reflection.save(update_fields=["begun_at"])


def _make_to_do(cast: Cast, said: dict[str, Any]) -> None:
    session = cast.sessions[said["session"]]
    done_days = said.get("done_days")
    ToDo.objects.create(
        member=cast.people[said["by"]],
        session=session,
        text=said["text"],
        made_at=min(session.ends_at, cast.now),
        done_at=None if done_days is None else days_from(cast.now, done_days),
    )
