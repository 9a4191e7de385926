from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from wessexcop.pages.demo.doors import demo_network

DOORS_LOOKED_AT_SECONDS = 30


def demo(request: HttpRequest) -> dict[str, Any]:
    """Whether a page may say that all here is made up, and show the demo's doors."""
    return {"demo": SimpleLazyObject(_is_open) if settings.DEMO else False}


def _is_open() -> bool:
    # Looked at by every page; the doors themselves look again when one comes to them.
    return bool(
        cache.get_or_set(
            "demo:open", lambda: demo_network() is not None, DOORS_LOOKED_AT_SECONDS
        )
    )
