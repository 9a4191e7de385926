from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from journal import access, actions
from journal.forms import ToDoForm
from journal.models import ToDo
from wessexcop.http import render_page
from wessexcop.members.requests import MemberRequest

REFUSED = 422


@require_GET
def index(request: MemberRequest) -> HttpResponse:
    return _page(request, ToDoForm())


@require_POST
def add(request: MemberRequest) -> HttpResponse:
    member = request.user
    form = ToDoForm(request.POST)
    if not form.is_valid():
        return _page(request, form, REFUSED)
    session = access.get_session_or_none(member, form.cleaned_data["session"])
    actions.add_to_do(member=member, text=form.cleaned_data["text"], session=session)
    return _back(request)


@require_POST
def done(request: MemberRequest, pk: UUID) -> HttpResponse:
    to_do = access.get_to_do(request.user, pk)
    actions.set_done(to_do=to_do, done=request.POST.get("done") == "1")
    return _back(request)


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, pk: UUID) -> HttpResponse:
    to_do = access.get_to_do(request.user, pk)
    sent = request.POST if request.method == "POST" else None
    form = ToDoForm(sent, initial={"text": to_do.text})
    if form.is_valid():
        actions.edit_to_do(to_do=to_do, text=form.cleaned_data["text"])
        return _back(request)
    status = REFUSED if form.is_bound else 200
    context = {"form": form, "to_do": to_do, "nav": "journal", "back": _next(request)}
    return render_page(request, "journal/to_do.html", context, status=status)


@require_POST
def remove(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.remove_to_do(to_do=access.get_to_do(request.user, pk))
    return _back(request)


def _page(request: MemberRequest, form: ToDoForm, status: int = 200) -> HttpResponse:
    context = {
        "to_dos": ToDo.objects.of(request.user),
        "form": form,
        "back": _next(request),
        "session_pk": request.POST.get("session", ""),
        "nav": "journal",
    }
    return render_page(
        request,
        "journal/to_dos.html",
        context,
        partial="journal/_to_dos.html",
        status=status,
    )


def _back(request: MemberRequest) -> HttpResponse:
    """Go back to where the list was; with htmx, hand back the list alone."""
    if getattr(request, "htmx", False):
        return _page(request, ToDoForm())
    return redirect(_next(request) or "to_dos")


def _next(request: MemberRequest) -> str:
    """The page of ours that asked, if it said so."""
    page = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()})
    return page if ours else ""
