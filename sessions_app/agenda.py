"""A session's agenda as anyone reads it, on a screen or on paper."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from sessions_app import drawing, planning, running, showing
from sessions_app.drawing import RowInk
from sessions_app.models import AgendaItem, Session
from sessions_app.planning import Slot


@dataclass(frozen=True)
class AgendaRow:
    slot: Slot[AgendaItem]
    ink: RowInk
    icon: str
    shape: str
    who: str


def agenda_context(session: Session) -> dict[str, Any]:
    """A session's agenda and where it has got to, for any page that shows it."""
    now = timezone.now()
    items = list(session.items.with_people())
    slots = planning.timetable(session.starts_at, items)
    moment = running.moment(slots if not session.is_draft else [], now)
    still = session.is_draft or now < session.starts_at
    return {
        "session": session,
        "place": showing.place_of(session),
        "moment": moment,
        "is_on": session.is_on(now),
        "is_over": session.ends_at <= now,
        "rows": [_row(slot, moment, session.minutes, still=still) for slot in slots],
    }


def _row(
    slot: Slot[AgendaItem],
    moment: running.Moment[AgendaItem],
    total: int,
    *,
    still: bool,
) -> AgendaRow:
    return AgendaRow(
        slot,
        drawing.row_ink(slot, moment, total, still=still),
        showing.icon_of(slot.item),
        showing.shape_word(slot.item),
        showing.who_leads(slot.item),
    )
