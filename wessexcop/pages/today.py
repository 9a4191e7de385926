"""What is worth seeing today, gathered for one person from every part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from jamboard.models import Board
from journal.models import ToDo
from sessions_app.models import AgendaItem, Heard, Session
from sessions_app.planning import timetable
from sessions_app.running import Moment, moment
from wessexcop import ink
from wessexcop.members.access import planned_groups
from wessexcop.members.models import DesignGroup, Member, Network
from wessexcop.pages.score import NARROW, WIDE, Score, score

MOST_TURNS = 6


@dataclass(frozen=True)
class OnNow:
    """The session that is on, where it has got to, and its open board."""

    session: Session
    moment: Moment[AgendaItem]
    board: Board | None
    wide: Score | None
    narrow: Score | None


@dataclass(frozen=True)
class Sessions:
    """A network's sessions as one person meets them on the home page."""

    on_now: Session | None
    next: Session | None
    draft: Session | None  # only for those who plan it
    is_being_planned: bool
    begun: list[Session]


@dataclass(frozen=True)
class PlainSpiral:
    """The spiral as its owner's home shows it: turns, and none of the ink."""

    past: str
    latest: str
    to_come: str


@dataclass(frozen=True)
class Today:
    greeting: str
    on_now: OnNow | None
    sessions: Sessions
    boards: list[Board]
    spiral: PlainSpiral
    to_dos: list[ToDo]
    heard: Heard | None


def today_for(member: Member, network: Network, now: datetime) -> Today:
    """Everything the home page says to a member of this network."""
    sessions = sort_sessions(_sessions(member, network), now)
    boards = open_boards(member, network, now)
    return Today(
        greeting=greeting(now),
        on_now=_on_now(sessions.on_now, boards, now) if sessions.on_now else None,
        sessions=sessions,
        boards=boards,
        spiral=plain_spiral(len(sessions.begun)),
        to_dos=list(ToDo.objects.of(member).order_by("done_at", "made_at")),
        heard=latest_heard(network),
    )


def greeting(now: datetime) -> str:
    hour = timezone.localtime(now).hour
    if 5 <= hour < 12:
        return "Good morning"
    return "Good afternoon" if 12 <= hour < 18 else "Good evening"


def sort_sessions(sessions: Sequence[Session], now: datetime) -> Sessions:
    """Sort a network's sessions by what they are now; a draft is named to nobody
    but its planners."""
    published = [session for session in sessions if not session.is_draft]
    drafts = [s for s in sessions if s.is_draft and s.starts_at > now]
    planned = (draft for draft in drafts if getattr(draft, "is_planned_by_me", False))
    return Sessions(
        on_now=next((s for s in published if s.is_on(now)), None),
        next=next((s for s in published if s.starts_at > now), None),
        draft=next(planned, None),
        is_being_planned=bool(drafts),
        begun=[session for session in published if session.starts_at <= now],
    )


def open_boards(member: Member, network: Network, now: datetime) -> list[Board]:
    boards = Board.objects.visible_to(member).filter(network=network, practice=False)
    return [board for board in boards if not board.is_closed(now)]


def latest_heard(network: Network) -> Heard | None:
    heard = Heard.objects.filter(suggestion__network=network)
    return heard.select_related("suggestion").order_by("-said_at").first()


def plain_spiral(turns: int) -> PlainSpiral:
    """Wind one turn for each session, and a dotted part of the next."""
    wound = max(1, min(turns, MOST_TURNS))
    spiral = ink.Spiral(120, 120, start=6, pitch=96 / (wound + 0.4))
    last, whole = (wound - 1) * ink.TURN, wound * ink.TURN
    return PlainSpiral(
        past=ink.line_path(spiral, 0.4, last) if wound > 1 else "",
        latest=ink.line_path(spiral, max(last + 0.1, 0.4), whole),
        to_come=ink.line_path(spiral, whole + 0.2, whole + 2.2),
    )


def _sessions(member: Member, network: Network) -> list[Session]:
    planned = DesignGroup.objects.filter(planned_groups(member), pk=OuterRef("group"))
    sessions = Session.objects.filter(network=network, cancelled_at=None)
    return list(sessions.annotate(is_planned_by_me=Exists(planned)))


def _on_now(session: Session, boards: Sequence[Board], now: datetime) -> OnNow:
    slots = timetable(session.starts_at, list(session.items.all()))
    return OnNow(
        session=session,
        moment=moment(slots, now),
        board=next((b for b in boards if b.session_id == session.pk), None),
        wide=score(slots, now, WIDE) if slots else None,
        narrow=score(slots, now, NARROW) if slots else None,
    )
