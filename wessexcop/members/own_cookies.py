"""Cookies that are one person's and not the browser's: a ward's computer has many.

Such a cookie's name is made of the person, so that it is never read for another. It
goes when its person signs out and when someone else comes in. It stays when a session
only runs out: then the same person mostly comes back.
"""

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.crypto import salted_hmac

from wessexcop.http import GetResponse
from wessexcop.members.models import Member

OWN = "own-"
SALT = "wessexcop.members.own_cookies"


def read(request: HttpRequest, member: Member, what: str) -> str:
    """Give what the member's cookie says; nothing if it was changed or is another's."""
    name = _name(member, what)
    try:  # its name is signed with it
        return str(request.get_signed_cookie(name, default="", salt=SALT))
    except BadSignature:
        return ""


def keep(response: HttpResponse, member: Member, what: str, said: str) -> None:
    """Keep something for the member until the browser closes, out of scripts' reach."""
    response.set_signed_cookie(
        _name(member, what),
        said,
        salt=SALT,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def forget(request: HttpRequest, response: HttpResponseBase) -> None:
    """Take away every person's cookies but those of whoever is signed in."""
    user = request.user
    mine = _whose(user) if isinstance(user, Member) else None
    for name in request.COOKIES:
        if name.startswith(_prefix()) and not (mine and name.endswith(mine)):
            response.delete_cookie(name, samesite="Lax")


class OwnCookiesMiddleware:
    """Takes away what others left in the browser of someone who is signed in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        left = any(name.startswith(_prefix()) for name in request.COOKIES)
        if left and request.user.is_authenticated:
            forget(request, response)
        return response


def _name(member: Member, what: str) -> str:
    return f"{_prefix()}{what}-{_whose(member)}"


def _whose(member: Member) -> str:
    return salted_hmac(SALT, str(member.pk), algorithm="sha256").hexdigest()[:32]


def _prefix() -> str:
    return f"{settings.PREFIX}{OWN}"
