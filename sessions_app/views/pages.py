from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from sessions_app import access
from sessions_app.models import Session
from wessexcop.http import render_page


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    sessions = Session.objects.visible_to(request.user)
    return render_page(
        request, "sessions_app/list.html", {"nav": "sessions", "sessions": sessions}
    )


@require_GET
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    session = access.get_session(request.user, pk)
    context = {"nav": "sessions", "session": session, "now": timezone.now()}
    return render_page(request, "sessions_app/detail.html", context)


@require_GET
def print_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    session = access.get_session(request.user, pk)
    return render_page(request, "sessions_app/print.html", {"session": session})
