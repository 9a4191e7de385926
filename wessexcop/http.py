"""What every page shares: page or partial, headers, health."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def render_page(
    request: HttpRequest,
    page: str,
    context: dict[str, Any],
    *,
    partial: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Answer one URL as a whole page, or as `partial` when htmx asks for a piece.

    Boosted links and history restores get the page: they replace all of it.
    """
    response = render(
        request,
        partial if partial and is_piece(request) else page,
        context,
        status=status,
    )
    patch_vary_headers(response, ["HX-Request"])
    return response


def next_page(request: HttpRequest, default: str = "home") -> str:
    """Where the form or link asks to go next, if that is a page of this site."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else reverse(default)


def is_piece(request: HttpRequest) -> bool:
    htmx = getattr(request, "htmx", None)
    return bool(htmx and not htmx.boosted and not htmx.history_restore_request)


class PageHeadersMiddleware:
    """Keeps pages out of shared caches and switches off what no page here uses."""

    POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = self.POLICY
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if not response.headers.get("Cache-Control"):
            add_never_cache_headers(response)
            response.headers["Cache-Control"] = "no-store"
        return response


class Health:
    """Whether this process should be sent people: set false when it drains."""

    draining = False


class HealthMiddleware:
    """Answers /healthz/ before host checks, sessions and redirects can fail it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        path = request.path_info.rstrip("/")
        if path == "/healthz/live":
            return JsonResponse({"status": "ok"})
        if path == "/healthz/ready":
            return _readiness()
        return self.get_response(request)


def _readiness() -> JsonResponse:
    checks = {"database": _database_answers(), "serving": not Health.draining}
    ready = all(checks.values())
    return JsonResponse(
        {"status": "ok" if ready else "unavailable", "checks": checks},
        status=200 if ready else 503,
    )


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except Exception:  # any failure here means the same: do not send people
        return False
