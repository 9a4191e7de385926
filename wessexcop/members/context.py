from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from wessexcop.members import access


def here(request: HttpRequest) -> dict[str, Any]:
    """What every page may say: who is here, and in which network."""
    user = getattr(request, "user", None)
    me = user if user and user.is_authenticated else None
    return {
        "me": me,
        "network": SimpleLazyObject(lambda: access.current_network(me)) if me else None,
    }
