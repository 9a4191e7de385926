from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from wessexcop.http import next_page
from wessexcop.members import actions, own_cookies
from wessexcop.members.forms import PreferencesForm
from wessexcop.members.requests import MemberRequest

BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    if request.method != "POST":
        return render(request, "members/sign_in_link.html")
    member = actions.use_sign_in_link(token=token)
    if member is None:
        return render(request, "members/sign_in_link_used.html", status=410)
    login(request, member, backend=BACKEND)
    return redirect("home")


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, "members/sign_out.html")
    logout(request)
    response = redirect("home")
    own_cookies.forget(request, response)
    return response


@require_POST
def preferences(request: MemberRequest) -> HttpResponse:
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("Choose on or off.")
    actions.set_preferences(member=request.user, **form.cleaned_data)
    return redirect(next_page(request))
