"""Every page is closed unless its view says otherwise."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import patch_vary_headers

View = Callable[..., HttpResponseBase]
SIGN_IN = "Please sign in again. What you wrote is still on this page."


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Sends a page to sign in; tells a script 401, so that it keeps what it holds.

    A script that was redirected would take the sign-in page for its answer and
    think its words were saved.
    """

    def process_view(
        self, request: HttpRequest, view_func: View, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        sent_away: HttpResponseBase | None = super().process_view(
            request, view_func, view_args, view_kwargs
        )
        if sent_away is None:
            return None
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(SIGN_IN, status=401, content_type="text/plain")
        if wants_json(request):
            refused = {"type": "refused", "code": "not_allowed", "message": SIGN_IN}
            return JsonResponse(refused, status=401)
        patch_vary_headers(sent_away, ["HX-Request", "Accept"])
        return sent_away


def wants_json(request: HttpRequest) -> bool:
    wanted = request.get_preferred_type(["text/html", "application/json"])
    return wanted == "application/json"
