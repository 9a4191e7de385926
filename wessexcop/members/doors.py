"""Every page is closed unless its view says otherwise."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import patch_vary_headers

SIGN_IN = "Please sign in again. What you wrote is still on this page."


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Sends a page to sign in; tells a script 401, so that it keeps what it holds.

    A script that was redirected would take the sign-in page for its answer and
    think its words were saved.
    """

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(SIGN_IN, status=401, content_type="text/plain")
        if wants_json(request):
            refused = {"type": "refused", "code": "sign_in", "message": SIGN_IN}
            return JsonResponse(refused, status=401)
        response: HttpResponseBase = super().handle_no_permission(request, view_func)
        patch_vary_headers(response, ["HX-Request", "Accept"])
        return response


def wants_json(request: HttpRequest) -> bool:
    wanted = request.get_preferred_type(["text/html", "application/json"])
    return wanted == "application/json"
