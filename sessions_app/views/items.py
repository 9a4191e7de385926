from uuid import UUID

from django.http import HttpRequest, HttpResponse

from sessions_app import access
from wessexcop.http import render_page


def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    session = access.get_plan(request.user, pk)
    return render_page(request, "sessions_app/plan.html", {"session": session})


def edit(request: HttpRequest, pk: UUID, item: UUID) -> HttpResponse:
    found = access.get_item(request.user, pk, item)
    return render_page(request, "sessions_app/plan.html", {"session": found.session})


move = minutes = fix = remove = restore = edit
