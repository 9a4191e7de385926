from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from sessions_app import access
from sessions_app.agenda import agenda_context
from sessions_app.models import Session, SignOff
from wessexcop.http import render_page
from wessexcop.members.access import groups_planned_by
from wessexcop.members.requests import MemberRequest


@require_GET
def index(request: MemberRequest) -> HttpResponse:
    now = timezone.now()
    sessions = list(Session.objects.visible_to(request.user).with_names())
    planned = {group.pk for group in groups_planned_by(request.user)}
    context = {
        "on_now": [s for s in sessions if s.is_on(now)],
        "drafts": [s for s in sessions if s.is_draft],
        "upcoming": [s for s in sessions if not s.is_draft and s.starts_at > now],
        "past": [s for s in sessions if not s.is_draft and s.ends_at <= now][::-1],
        "planned": planned,
    }
    return render_page(request, "sessions_app/list.html", context)


@require_GET
def detail(request: MemberRequest, pk: UUID) -> HttpResponse:
    session = access.get_session(request.user, pk)
    context = {
        **agenda_context(session),
        "can_plan": access.can_plan(request.user, session),
        "checked": session.sign_offs.filter(says=SignOff.Says.YES).exists(),
    }
    return render_page(request, "sessions_app/detail.html", context)
