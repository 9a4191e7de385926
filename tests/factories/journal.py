from datetime import timedelta
from typing import Any

from django.utils import timezone

from journal.actions import open_reflection, save_answer, share_answer
from journal.models import Answer, Audience, Prompt
from sessions_app.models import AgendaItem, Kind, Session
from wessexcop.members.models import DesignGroup, Member, Team


def make_past_session(
    group: DesignGroup, *teams: Team, title: str = "Before it gets hard", **fields: Any
) -> Session:
    """A published session, held a week ago, in which these teams shared."""
    now = timezone.now()
    moments = {"starts_at": now - timedelta(days=7), "published_at": now}
    session = Session.objects.create(
        network=group.network, group=group, title=title, **{**moments, **fields}
    )
    item = AgendaItem.objects.create(
        session=session, position=0, title="Teams share", kind=Kind.SHARE, minutes=30
    )
    item.teams.set(teams)
    return session


def write(
    member: Member,
    session: Session,
    text: str,
    *,
    quadrant: int = 2,
    team: Team | None = None,
    audience: Audience = Audience.ME,
) -> Answer:
    """An answer as its writer would leave it: saved, then shared."""
    reflection = open_reflection(member=member, session=session)
    answer = save_answer(
        reflection=reflection,
        prompt=Prompt.objects.get(session=session, quadrant=quadrant),
        about_team=team,
        text=text,
        base_revision=0,
    )
    return share_answer(answer=answer, audience=audience)
