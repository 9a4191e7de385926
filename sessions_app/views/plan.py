from uuid import UUID

from django.http import HttpRequest, HttpResponse

from sessions_app import access
from wessexcop.http import render_page


def new(request: HttpRequest) -> HttpResponse:
    groups = access.get_planned_groups(request.user)
    return render_page(request, "sessions_app/new.html", {"groups": groups})


def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    session = access.get_plan(request.user, pk)
    return render_page(request, "sessions_app/plan.html", {"session": session})


details = publish = plan
