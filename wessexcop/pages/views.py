from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from wessexcop.members.access import get_network


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


@require_GET
def network(request: HttpRequest, slug: str) -> HttpResponse:
    network = get_network(request.user, slug)
    return render(request, "pages/network.html", {"network": network})


@login_not_required
@require_http_methods(["GET", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404("No demo here")
    return render(request, "pages/demo.html")
