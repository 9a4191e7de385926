"""Loads the sessions, their agendas, and what was said about them."""

from datetime import timedelta
from typing import Any

from sessions_app.models import (
    Activity,
    AgendaItem,
    Heard,
    Session,
    SignOff,
    Suggestion,
)
from wessexcop.pages.demo.cast import Cast
from wessexcop.pages.demo.content import content
from wessexcop.pages.demo.moments import days_from, start_of

PUBLISHED_DAYS_BEFORE = 7


def load_sessions(cast: Cast) -> None:
    whole = content()
    for said in [*whole["session"], *map(_as_written, whole["older_session"])]:
        session = _make_session(cast, said)
        cast.sessions[said["key"]] = session
        for position, item in enumerate(said["item"]):
            _make_item(cast, session, position, item)
    _load_sign_offs(cast)
    _load_better(cast)


def _as_written(older: dict[str, Any]) -> dict[str, Any]:
    """An older session is a copy of another with its own title, day and teams."""
    model = _session_said(older["copy_of"])
    items = [
        {**item, "board": "", "teams": older["teams"] if "teams" in item else []}
        for item in model["item"]
    ]
    return {**model, **older, "item": items}


def _session_said(key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(s for s in content()["session"] if s["key"] == key)
    return found


def _make_session(cast: Cast, said: dict[str, Any]) -> Session:
    starts_at = start_of(said, cast.now)
    return Session.objects.create(
        network=cast.network,
        group=cast.group,
        title=said["title"],
        purpose=said["purpose"],
        starts_at=starts_at,
        minutes=said["minutes"],
        place=said["place"],
        meeting_link=said["meeting_link"],
        maxim=cast.maxims[said["maxim"]],
        support_person=cast.people[said["support"]],
        made_at=min(cast.now, starts_at - timedelta(days=30)),
        **_moments(said, starts_at),
    )


def _moments(said: dict[str, Any], starts_at: Any) -> dict[str, Any]:
    if said["state"] == "draft":
        return {}
    moments = {
        "published_at": starts_at - timedelta(days=PUBLISHED_DAYS_BEFORE),
        "started_at": starts_at,
    }
    if said["state"] == "archived":
        ended_at = starts_at + timedelta(minutes=said["minutes"])
        moments |= {
            "ended_at": ended_at,
            "archived_at": ended_at + timedelta(days=7),
        }
    return moments


def _make_item(
    cast: Cast, session: Session, position: int, said: dict[str, Any]
) -> None:
    music = said.get("music", {})
    item = AgendaItem.objects.create(
        session=session,
        position=position,
        title=said["title"],
        activity=_activity(said.get("activity", "")),
        kind=said["kind"],
        shape=said["shape"],
        minutes=said["minutes"],
        protected=said.get("protected", False),
        instruction=said.get("instruction", ""),
        facilitator_notes=said.get("notes", ""),
        content_note=said.get("content_note", ""),
        music_title=music.get("title", ""),
        music_link=music.get("link", ""),
    )
    item.leads.set([cast.people[key] for key in said["leads"]])
    item.teams.set([cast.teams[key] for key in said.get("teams", [])])
    if board := said.get("board"):
        cast.items[board] = item


def _activity(key: str) -> Activity | None:
    return Activity.objects.filter(network=None, key=key).first()


def _load_sign_offs(cast: Cast) -> None:
    for said in content()["plans"]["sign_offs"]:
        SignOff.objects.create(
            session=cast.sessions[said["session"]],
            member=cast.people[said["by"]],
            says=said["says"],
            text=said["text"],
            given_at=days_from(cast.now, said["days"]),
        )


def _load_better(cast: Cast) -> None:
    better = content()["better"]
    answers = {said["answers"]: said for said in better["because_you_said"]}
    for said in better["suggestions"]:
        suggestion = _make_suggestion(cast, said)
        if answer := answers.get(said["key"]):
            Heard.objects.create(
                suggestion=suggestion,
                text=answer["text"],
                said_at=days_from(cast.now, answer["days"]),
            )


def _make_suggestion(cast: Cast, said: dict[str, str]) -> Suggestion:
    session = cast.sessions[said["session"]]
    return Suggestion.objects.create(
        network=cast.network,
        session=session,
        member=cast.people.get(said["by"]),
        text=said["text"],
        made_at=min(session.ends_at, cast.now),
    )
