from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from sessions_app import access, actions
from sessions_app.forms import (
    DetailsForm,
    Difference,
    NewSessionForm,
    PublishForm,
    keeping_both,
    on_top_of,
)
from sessions_app.models import AgendaItem, Session, SignOff
from sessions_app.views.planner import Change, show
from sessions_app.views.saving import save_over
from wessexcop.http import render_page
from wessexcop.members.requests import MemberRequest

GONE = (
    "The date has gone. Is this a record of a session you held? "
    "Then go on: you are asked once more when you publish."
)


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    groups = access.get_planned_groups(request.user)
    form = NewSessionForm(request.POST or None, groups=groups)
    if request.method == "GET" or not form.is_valid():
        return _page(request, "new", form)
    session = actions.create_session(**form.words())
    _ask_about_a_past_date(request, session)
    return redirect("sessions:plan", session.pk)


@require_GET
def plan(request: MemberRequest, pk: UUID) -> HttpResponse:
    session = access.get_plan(request.user, pk)
    return show(request, session, Change(removed=_just_removed(request, session)))


@require_http_methods(["GET", "POST"])
def details(request: MemberRequest, pk: UUID) -> HttpResponse:
    session = access.get_plan(request.user, pk)
    data: QueryDict | None = request.POST or None
    if data and data.get("keep") == "both":
        data = keeping_both(data, DetailsForm(session=session))
    form = DetailsForm(data, session=session)
    if request.method == "GET" or not form.is_valid():
        return _page(request, "details", form, session=session)
    save = partial(actions.change_details, session=session)
    stored, told = save_over(form, save, fresh=lambda one: DetailsForm(session=one))
    if told:
        return _both(request, form, stored, told)
    messages.success(request, "Saved.")
    _ask_about_a_past_date(request, stored)
    return redirect("sessions:plan", pk)


@require_http_methods(["GET", "POST"])
def publish(request: MemberRequest, pk: UUID) -> HttpResponse:
    session = access.get_plan(request.user, pk)
    checked = session.sign_offs.filter(says=SignOff.Says.YES).exists()
    now = timezone.now()
    data = request.POST if request.method == "POST" else None
    form = PublishForm(data, session=session, now=now, checked=checked)
    if request.method == "GET" or not form.is_valid():
        told = {"checked": checked, "led": session.led_by_support()}
        return _page(request, "publish", form, session=session, **told)
    actions.publish_session(
        session=session, without_sign_off=form.cleaned_data.get("without_sign_off", "")
    )
    messages.success(request, "Published. Members of the network can see it now.")
    return redirect("sessions:detail", pk)


def _page(
    request: MemberRequest, name: str, form: object, **context: object
) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, **context}
    return render_page(request, f"sessions_app/{name}.html", context, status=status)


def _ask_about_a_past_date(request: MemberRequest, session: Session) -> None:
    if session.is_draft and session.starts_at < timezone.now():
        messages.warning(request, GONE)


def _both(
    request: MemberRequest, form: DetailsForm, stored: Session, told: list[Difference]
) -> HttpResponse:
    on_top_of(form, stored.revision)
    context = {"form": form, "session": stored, "differences": told}
    return render_page(request, "sessions_app/details.html", context, status=409)


def _just_removed(request: MemberRequest, session: Session) -> AgendaItem | None:
    try:
        pk = UUID(request.GET.get("removed", ""))
    except ValueError:
        return None
    return AgendaItem.ever.removed().filter(session=session, pk=pk).first()
