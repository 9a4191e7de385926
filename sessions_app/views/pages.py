from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from sessions_app import access, drawing, planning, running, showing
from sessions_app.drawing import RowInk
from sessions_app.models import AgendaItem, Session, SignOff
from sessions_app.planning import Slot
from wessexcop.http import render_page
from wessexcop.members.access import groups_planned_by
from wessexcop.members.requests import MemberRequest


@dataclass(frozen=True)
class AgendaRow:
    slot: Slot[AgendaItem]
    ink: RowInk
    icon: str
    shape: str
    who: str


@require_GET
def index(request: MemberRequest) -> HttpResponse:
    now = timezone.now()
    sessions = list(Session.objects.visible_to(request.user).with_names())
    planned = {group.pk for group in groups_planned_by(request.user)}
    context = {
        "on_now": [s for s in sessions if s.is_on(now)],
        "drafts": [s for s in sessions if s.is_draft],
        "upcoming": [s for s in sessions if not s.is_draft and s.starts_at > now],
        "past": [s for s in sessions if not s.is_draft and s.ends_at <= now][::-1],
        "planned": planned,
    }
    return render_page(request, "sessions_app/list.html", context)


@require_GET
def detail(request: MemberRequest, pk: UUID) -> HttpResponse:
    session = access.get_session(request.user, pk)
    context = {
        **agenda_context(session),
        "can_plan": access.can_plan(request.user, session),
        "checked": session.sign_offs.filter(says=SignOff.Says.YES).exists(),
    }
    return render_page(request, "sessions_app/detail.html", context)


@require_GET
def print_out(request: MemberRequest, pk: UUID) -> HttpResponse:
    session = access.get_session(request.user, pk)
    context = agenda_context(session)
    return render_page(request, "sessions_app/print.html", context)


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
