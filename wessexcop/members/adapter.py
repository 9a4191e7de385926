"""What the sign-in library says and allows here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Joining is by invitation; only what went wrong is worth a message."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": "That is not the code we sent. Look, and try again.",
        "too_many_login_attempts": (
            "Too many tries. Wait a few minutes, then ask for a new code."
        ),
        "rate_limited": "Wait a few minutes, then ask again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self, request: HttpRequest, level: int, *args: Any, **kwargs: Any
    ) -> None:
        if level >= messages.ERROR:
            super().add_message(request, level, *args, **kwargs)
