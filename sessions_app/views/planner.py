"""The planner as it is now: the page, or the part of it that htmx puts in place."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sessions_app import access, drawing, planning, showing
from sessions_app.forms import (
    Difference,
    ItemForm,
    MinutesForm,
    NewItemForm,
    SignOffForm,
)
from sessions_app.models import AgendaItem, Session, SignOff
from sessions_app.planning import Slot
from wessexcop.http import render_page
from wessexcop.members.requests import MemberRequest


@dataclass(frozen=True)
class Change:
    """What one request did, as far as the page should show it."""

    said: str = ""
    focus: UUID | None = None
    form: ItemForm | None = None
    differences: tuple[Difference, ...] = ()
    closed: UUID | None = None  # an editor that has done its work
    lands: UUID | None = None  # the row whose title takes the focus
    typing: UUID | None = None  # whose minutes are being typed
    refused: MinutesForm | None = None
    removed: AgendaItem | None = None
    adder: NewItemForm | None = None
    added: bool = False
    sign_off: SignOffForm | None = None


@dataclass(frozen=True)
class Row:
    slot: Slot[AgendaItem]
    place: int
    icon: str
    line: str
    form: ItemForm | None
    refused: MinutesForm | None
    # Being written in: the page keeps what it has there and puts the rest around it.
    keeps_editor: bool
    keeps_minutes: bool


@dataclass(frozen=True)
class Planner:
    """All that the planner shows."""

    session: Session
    change: Change
    place: str
    rows: list[Row]
    talk: planning.Talk
    warnings: list[planning.PlanWarning[AgendaItem]]
    score: drawing.Score
    meter: drawing.Meter
    sign_offs: Iterable[SignOff]
    sign_off_form: SignOffForm | None
    led_by_support: AgendaItem | None


def answer(request: MemberRequest, session: Session, change: Change) -> HttpResponse:
    # After a change was made: the planner's new state, or back to its page.
    if request.htmx:
        return show(request, session, change)
    anchor = f"#item-{change.focus}" if change.focus else ""
    query = f"?removed={change.removed.pk}" if change.removed else ""
    return redirect(reverse("sessions:plan", args=[session.pk]) + query + anchor)


def show(
    request: MemberRequest, session: Session, change: Change, *, status: int = 200
) -> HttpResponse:
    return render_page(
        request,
        "sessions_app/plan.html",
        {"plan": _planner(request, session, change)},
        partial="sessions_app/_plan_reply.html",
        status=status,
    )


def _planner(request: MemberRequest, session: Session, change: Change) -> Planner:
    items = list(session.items.with_people())
    slots = planning.timetable(session.starts_at, items)
    talk = planning.talk_time(session.minutes, items)
    support = session.support_person
    led = (item for item in items if support in item.leads.all())
    can_sign_off = access.can_sign_off(request.user, session)
    return Planner(
        session=session,
        change=change,
        place=showing.place_of(session),
        rows=_rows(slots, change, _being_edited(request)),
        talk=talk,
        warnings=planning.warnings(session.minutes, items),
        score=drawing.score(session.starts_at, slots, talk),
        meter=drawing.meter(talk),
        sign_offs=session.sign_offs.select_related("member").order_by("-given_at"),
        sign_off_form=change.sign_off or (SignOffForm() if can_sign_off else None),
        led_by_support=next(led, None),
    )


def _rows(
    slots: list[Slot[AgendaItem]], change: Change, being_edited: set[UUID]
) -> list[Row]:
    editing = change.form.instance.pk if change.form else None
    kept = being_edited - {change.closed, editing}
    return [
        Row(
            slot=slot,
            place=place,
            icon=showing.icon_of(slot.item),
            line=showing.plan_line(slot.item),
            form=change.form if slot.item.pk == editing else None,
            refused=change.refused if slot.item.pk == change.focus else None,
            keeps_editor=slot.item.pk in kept,
            keeps_minutes=slot.item.pk == change.typing,
        )
        for place, slot in enumerate(slots)
    ]


def _being_edited(request: MemberRequest) -> set[UUID]:
    """The items open on the page that asks; without scripts it keeps nothing."""
    asked = {*request.GET.getlist("open"), *request.POST.getlist("open")}
    return {UUID(one) for one in asked if _is_id(one)} if request.htmx else set()


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
