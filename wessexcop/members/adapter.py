"""What the sign-in library says and allows here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

RUN_OUT = "That code has run out, or was used. Ask for a new one."
GUESSED_AT = (
    "Too many wrong codes were typed for this address today. Please try again tomorrow,"
    " or ask the person who told you about us for a link to come in."
)


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

    def respond_user_inactive(
        self, request: HttpRequest, user: AbstractBaseUser
    ) -> HttpResponse:
        messages.error(request, RUN_OUT)
        return redirect("sign_in")
