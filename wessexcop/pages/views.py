from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@login_not_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/home.html")


@login_not_required
@require_GET
def support(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/support.html")


@login_not_required
@require_GET
def step_away(request: HttpRequest) -> HttpResponse:
    return render(request, "step_away.html")
