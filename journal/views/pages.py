from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from journal import boxes, turns
from journal.forms import ToDoForm
from journal.models import Answer, ToDo
from journal.prompts import SEED, prompt_sets, words
from wessexcop.http import render_page
from wessexcop.members.requests import MemberRequest


@require_GET
def index(request: MemberRequest) -> HttpResponse:
    member = request.user
    mine = turns.turns_of(member)
    latest = mine[-1].session if mine else None
    context = {
        "turns": mine,
        "drawing": turns.draw(mine),
        "latest": latest,
        "to_dos": ToDo.objects.of(member),
        "form": ToDoForm(),
        "nav": "journal",
    }
    return render_page(request, "journal/index.html", context)


@require_GET
def shared(request: MemberRequest) -> HttpResponse:
    answers = (
        Answer.objects.shared_with(request.user)
        .select_related(
            "reflection__session", "reflection__member", "prompt", "about_team"
        )
        .order_by(
            "-reflection__session__starts_at",
            "reflection__session",
            "reflection__member__name",
            "reflection",
            "prompt__quadrant",
            "about_team__name",
        )
    )
    context = {"sessions": _by_session(answers), "nav": "journal"}
    return render_page(request, "journal/shared.html", context)


@require_GET
def print_out(request: MemberRequest) -> HttpResponse:
    member = request.user
    mine = turns.turns_of(member)
    latest = mine[-1].session if mine else None
    context = {
        "session": latest,
        "quadrants": boxes.lay_out(member, latest) if latest else [],
        "lead": prompt_sets()[SEED].lead,
        "blank_page": boxes.blank_page(),
        "earlier": [turn for turn in reversed(mine[:-1]) if turn.written],
        "words": words(),
        "nav": "journal",
    }
    return render_page(request, "journal/print.html", context)


def _by_session(answers: Any) -> list[dict[str, Any]]:
    by_session = groupby(answers, key=lambda answer: answer.reflection.session)
    return [
        {"session": session, "people": _by_person(list(group))}
        for session, group in by_session
    ]


def _by_person(answers: list[Answer]) -> list[dict[str, Any]]:
    by_person = groupby(answers, key=lambda answer: answer.reflection.member)
    return [{"person": person, "answers": list(group)} for person, group in by_person]
