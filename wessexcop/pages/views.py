from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from sessions_app.models import Session
from wessexcop.http import next_page
from wessexcop.members.access import current_network, get_network
from wessexcop.members.models import Member, Network
from wessexcop.members.requests import MemberRequest
from wessexcop.pages.demo import doors
from wessexcop.pages.forms import EnterForm
from wessexcop.pages.network import network_page
from wessexcop.pages.support import came_from, support_page
from wessexcop.pages.today import today_for
from wessexcop.pages.welcome import welcome_line

BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    if not isinstance(request.user, Member):
        return render(request, "pages/welcome.html", {"line": welcome_line()})
    now = timezone.now()
    network = current_network(request.user)
    if network is None:
        return render(request, "pages/no_network.html", {"network": None})
    today = today_for(request.user, network, now)
    context = {"network": network, "today": today, "now": now}
    return render(request, "pages/home.html", context)


@login_not_required
@require_GET
def support(request: HttpRequest) -> HttpResponse:
    member = request.user if isinstance(request.user, Member) else None
    network = current_network(member) if member else None
    context = support_page(network, timezone.now())
    context |= {"network": network, "back": came_from(request)}
    return render(request, "pages/support.html", context)


@login_not_required
@require_GET
def step_away(request: HttpRequest) -> HttpResponse:
    return render(request, "step_away.html", {"back": next_page(request)})


@require_GET
def network(request: MemberRequest, slug: str) -> HttpResponse:
    network = get_network(request.user, slug)
    context = network_page(network, timezone.now())
    return render(request, "pages/network.html", context)


@login_not_required
@require_http_methods(["GET", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    network = doors.demo_network()
    if network is None:
        raise Http404("No demo here")
    if request.method == "POST":
        return _enter(request)
    return render(request, "pages/demo.html", _doors(network))


def _enter(request: HttpRequest) -> HttpResponse:
    form = EnterForm(request.POST)
    email = form.cleaned_data["person"] if form.is_valid() else ""
    login(request, get_object_or_404(doors.demo_members(), email=email), BACKEND)
    return redirect("home")


def _doors(network: Network) -> dict[str, object]:
    on_now = Session.objects.filter(network=network).on_at(timezone.now())
    return {
        "network": network,
        "on_now": on_now.exists(),
        "first_doors": doors.first_doors(),
        "rooms": doors.other_rooms(),
        "riverbank": doors.riverbank_doors(),
    }
