"""A session on paper: its agenda, what is asked, and whom to ring."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jamboard.models import Board
from journal.models import Prompt
from journal.prompts import SEED, prompt_sets
from sessions_app import access
from sessions_app.agenda import agenda_context
from sessions_app.models import Session
from wessexcop.members.requests import MemberRequest


@require_GET
def session_print(request: MemberRequest, pk: UUID) -> HttpResponse:
    session = access.get_session(request.user, pk)
    boards = Board.objects.visible_to(request.user).filter(
        session=session, practice=False, archived_at=None
    )
    context = {
        **agenda_context(session),
        "boards": boards.prefetch_related("questions"),
        "prompts": _asked_by(session),
    }
    return render(request, "pages/session_print.html", context)


def _asked_by(session: Session) -> list[str]:
    """What the session's journal asks; the first set until someone opens it."""
    made = list(Prompt.objects.filter(session=session))
    asked = made or prompt_sets()[SEED].questions
    return [one.text.replace("{team}", "each team who shared") for one in asked]
