from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from jamboard import access, actions, keyring, store
from jamboard.forms import BoardForm
from jamboard.listing import list_board
from jamboard.models import Board
from jamboard.paging import ORDERS, Wanted, in_words
from sessions_app.access import get_session
from sessions_app.agenda import agenda_context
from wessexcop.http import render_page
from wessexcop.members.access import can_plan, groups_planned_by
from wessexcop.members.requests import MemberRequest

VIEW_COOKIE = "board-view"
VIEWS = ("board", "list")
A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Problem:
    """Why an op was refused, and what to hand back; ``about`` is a note or question."""

    about: str
    code: str
    message: str
    tried: str
    theirs: str = ""
    base: int | None = None

    @classmethod
    def of(cls, answer: dict[str, Any], *, about: str, tried: str) -> Self:
        return cls(
            about=about,
            code=answer["code"],
            message=answer["message"],
            tried=tried,
            theirs=answer.get("text", ""),
            base=answer.get("rev"),
        )


@require_GET
def index(request: MemberRequest) -> HttpResponse:
    boards = list(
        Board.objects.visible_to(request.user)
        .filter(practice=False, archived_at=None)
        .select_related("session")
    )
    now = timezone.now()
    context = {
        "open_boards": [board for board in boards if not board.is_closed(now)],
        "closed_boards": [board for board in boards if board.is_closed(now)],
        "may_plan": bool(groups_planned_by(request.user)),
    }
    return render_page(request, "jamboard/list.html", context)


def new(request: MemberRequest) -> HttpResponse:
    group = access.get_group_to_plan(request.user)
    wanted = {"session": request.GET.get("session"), "group": group}
    form = BoardForm(request.POST or None, member=request.user, initial=wanted)
    if not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render_page(request, "jamboard/new.html", {"form": form}, status=status)
    board = actions.create_board(by=request.user, **form.cleaned_data)
    return redirect("jamboard:board", board.pk)


@require_POST
def practice(request: MemberRequest) -> HttpResponse:
    group = access.get_group_nearby(request.user)
    board = actions.open_practice_board(by=request.user, group=group)
    return redirect("jamboard:board", board.pk)


@require_GET
def for_session(request: MemberRequest, pk: UUID) -> HttpResponse:
    session = get_session(request.user, pk)
    boards = list(
        Board.objects.visible_to(request.user).filter(
            session=session, practice=False, archived_at=None
        )
    )
    only = boards[0] if len(boards) == 1 else None
    if only and not request.htmx:
        return redirect("jamboard:board", only.pk)
    context = {
        "session": session,
        "boards": boards,
        "may_plan": can_plan(request.user, session.group),
    }
    page, piece = "jamboard/for_session.html", "jamboard/_for_session.html"
    return render_page(request, page, context, partial=piece)


@require_GET
def board(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = access.get_board(request.user, pk)
    if _opens_as_list(request):
        return _remembering(redirect("jamboard:outline", pk), request)
    _, _, texts = store.welcome(pk)
    context = _bar(request, found) | {
        "questions": found.questions.all(),
        "welcome": texts,
        "closed": found.is_closed(timezone.now()),
        "view_chosen": bool(_chosen_view(request)),
    }
    return _remembering(render_page(request, "jamboard/board.html", context), request)


@require_GET
def outline(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = access.get_board(request.user, pk)
    return _remembering(show_list(request, found), request)


def show_list(
    request: MemberRequest,
    board: Board,
    *,
    problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:
    wanted = Wanted.of(request.GET, note=problem.about if problem else "")
    here = reverse("jamboard:outline", args=[board.pk])
    keys = keyring.held(request, request.user)
    listing = list_board(board, request.user, keys, wanted)
    context = _bar(request, listing.board) | {
        "listing": listing,
        "closed": listing.board.is_closed(timezone.now()),
        "orders": ORDERS,
        "wanted": wanted,
        "where": f"{'' if request.path == here else here}?{wanted.query}",
        "shown": in_words(listing.page),
        "problem": problem,
        "off": listing.off,
    }
    page, one = "jamboard/outline.html", "jamboard/_one.html"
    return render_page(request, page, context, partial=one, status=status)


def _bar(request: MemberRequest, board: Board) -> dict[str, Any]:
    """What stands over a board, whichever way it is seen."""
    session = board.session
    on = session if session and session.is_on(timezone.now()) else None
    return {
        "board": board,
        "network": board.network,
        "moment": agenda_context(on)["moment"] if on else None,
        "may_plan": can_plan(request.user, board.group),
        "is_facilitator": access.is_facilitating(request.user, board),
    }


def _opens_as_list(request: MemberRequest) -> bool:
    """A small screen opens the List, unless this person chose the Board."""
    if chosen := _chosen_view(request):
        return chosen == "list"
    return "Mobi" in request.headers.get("User-Agent", "")


def _chosen_view(request: MemberRequest) -> str:
    """The way this person chose to see boards, now or before; "" if they never did."""
    wanted = request.GET.get("view") or request.COOKIES.get(VIEW_COOKIE, "")
    return wanted if wanted in VIEWS else ""


def _remembering(response: HttpResponse, request: MemberRequest) -> HttpResponse:
    wanted = request.GET.get("view")
    if wanted in VIEWS:
        response.set_cookie(
            VIEW_COOKIE,
            wanted,
            max_age=A_YEAR,
            secure=settings.HTTPS,
            httponly=True,
            samesite="Lax",
        )
    return response
