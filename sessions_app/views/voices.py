from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sessions_app import access, actions
from sessions_app.forms import SignOffForm, SuggestionForm
from sessions_app.models import Session
from sessions_app.views.planner import Change, answer, show
from wessexcop.http import next_page, render_page
from wessexcop.members.access import get_current_network
from wessexcop.members.requests import MemberRequest


@require_http_methods(["GET", "POST"])
def suggest(request: MemberRequest) -> HttpResponse:
    form = SuggestionForm(request.POST or None)
    valid = form.is_valid()
    session = _session_of(request, form)
    network = session.network if session else get_current_network(request.user)
    if not valid:
        context = {"form": form, "asking": network}
        status = 422 if request.method == "POST" else 200
        return render_page(request, "sessions_app/suggest.html", context, status=status)
    actions.suggest(
        network=network,
        session=session,
        text=form.cleaned_data["text"],
        member=None if form.cleaned_data["without_name"] else request.user,
    )
    messages.success(request, "Thank you. The design group will read it.")
    return redirect(next_page(request))


@require_POST
def sign_off(request: MemberRequest, pk: UUID) -> HttpResponse:
    session = access.get_plan_to_check(request.user, pk)
    form = SignOffForm(request.POST)
    if not form.is_valid():
        return show(request, session, Change(sign_off=form), status=422)
    actions.give_sign_off(session=session, member=request.user, **form.cleaned_data)
    return answer(request, session, Change(said="Thank you. The group can see it."))


def _session_of(request: MemberRequest, form: SuggestionForm) -> Session | None:
    """The session it is about, if it is one this member may read; else 404."""
    cleaned = getattr(form, "cleaned_data", {})
    pk = cleaned.get("session")
    return access.get_session(request.user, pk) if pk else None
