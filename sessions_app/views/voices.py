from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sessions_app import access


def suggest(request: HttpRequest) -> HttpResponse:
    return redirect("home")


def sign_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    session = access.get_plan_to_check(request.user, pk)
    return redirect("sessions:plan", session.pk)
