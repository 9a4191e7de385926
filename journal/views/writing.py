from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from journal import access, actions, audiences, boxes, turns
from journal.boxes import Box, Quadrant
from journal.forms import BoxAddressForm, BoxForm, ToDoForm
from journal.models import Answer, ToDo
from journal.prompts import LIGHT, SEED, prompt_sets, words
from sessions_app.models import Session
from wessexcop.http import render_page
from wessexcop.members.models import Member
from wessexcop.members.requests import MemberRequest

STALE, REFUSED = 409, 422


@require_http_methods(["GET", "POST"])
def session(request: MemberRequest, pk: UUID) -> HttpResponse:
    member = request.user
    cop_session = access.get_session(member, pk)
    quadrants = boxes.lay_out(member, cop_session, request.POST or None)
    if request.method == "GET":
        return _page(request, member, cop_session, quadrants)
    sent = [box for one in quadrants for box in one.boxes if box.form.is_bound]
    kept = [_keep(member, cop_session, box, request.POST) for box in sent]
    if all(kept):
        messages.success(request, "Saved")
        return redirect(request.get_full_path())
    status = STALE if any(box.newer for box in sent) else REFUSED
    return _page(request, member, cop_session, quadrants, status)


@require_POST
def answer(request: MemberRequest, pk: UUID) -> HttpResponse:
    member = request.user
    cop_session = access.get_session(member, pk)
    address = BoxAddressForm(request.POST)
    if not address.is_valid():
        raise Http404("No such box")
    team = access.get_team(member, cop_session, address.cleaned_data["team"])
    choices = audiences.choices_for(member, cop_session)
    form = BoxForm(request.POST, offered=[choice.value for choice in choices])
    if not form.is_valid():
        return JsonResponse({"error": form.first_problem()}, status=REFUSED)
    try:
        kept = actions.write_box(
            member=member,
            session=cop_session,
            quadrant=address.cleaned_data["quadrant"],
            about_team=team,
            text=form.cleaned_data["text"],
            base_revision=form.cleaned_data["revision"],
            known=form.cleaned_data["known"],
            audience=form.cleaned_data["audience"],
            named=_named(request.POST, form.cleaned_data["audience"]),
        )
    except actions.Stale as stale:
        return JsonResponse(_as_json(stale.answer), status=STALE)
    line = audiences.line_for(kept, choices)
    return JsonResponse({**_as_json(kept), "line": line})


def _keep(member: Member, cop_session: Session, box: Box, data: QueryDict) -> bool:
    """Save what was changed in one box of a whole page; false where it must ask."""
    if not box.form.is_valid():
        return False
    sent = box.form.cleaned_data
    if box.form.untouched() and not box.form.reshared():
        return True
    try:
        box.answer = actions.write_box(
            member=member,
            session=cop_session,
            quadrant=box.quadrant,
            about_team=box.team,
            text=None if box.form.untouched() else sent["text"],
            base_revision=sent["revision"],
            known=sent["known"],
            audience=sent["audience"] if box.form.reshared() else "",
            named=_named(data, sent["audience"]),
        )
    except actions.Stale as stale:
        box.newer = stale.answer
        return False
    return True


def _page(
    request: MemberRequest,
    member: Member,
    cop_session: Session,
    quadrants: list[Quadrant],
    status: int = 200,
) -> HttpResponse:
    only_a_minute = "minute" in request.GET
    mine = turns.turns_of(member, here=cop_session)
    before = turns.earlier_by_quadrant(mine, cop_session)
    for quadrant in quadrants:
        quadrant.earlier = before.get(quadrant.prompt.quadrant)
    context = {
        "session": cop_session,
        "quadrants": boxes.only_a_minute(quadrants) if only_a_minute else quadrants,
        "choices": quadrants[0].boxes[0].choices,
        "lead": prompt_sets()[LIGHT if only_a_minute else SEED].lead,
        "only_a_minute": only_a_minute,
        "quarters": [] if only_a_minute else quadrants,
        "next_session": _next_session(member, cop_session),
        "drawing": turns.draw(mine, cop_session),
        "turns": mine,
        "words": words(),
        "to_dos": ToDo.objects.of(member),
        "form": ToDoForm(),
        "nav": "journal",
    }
    return render_page(request, "journal/session.html", context, status=status)


def _next_session(member: Member, cop_session: Session) -> Session | None:
    """When we next meet, as members know it: never a draft."""
    return (
        Session.objects.visible_to(member)
        .published()
        .filter(network=cop_session.network_id)
        .exclude(pk=cop_session.pk)
        .upcoming(timezone.now())
        .first()
    )


def _named(data: QueryDict, audience: str) -> list[str] | None:
    """The people this page named beside an audience, if it named any."""
    named = data.get(f"named-{audience}")
    return None if named is None else named.split(",")


def _as_json(kept: Answer) -> dict[str, Any]:
    return {"text": kept.text, "revision": kept.revision, "audience": kept.audience}
