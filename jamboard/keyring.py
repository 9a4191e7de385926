"""Keys of unsigned notes where scripts are off: all cut from one secret.

The secret is in the browser alone, so that nothing kept here can say who wrote a note;
and in a cookie of its person's own, so that whoever sits there next holds no key.
"""

import base64
import hmac
import secrets
from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse

from jamboard.core.fields import hash_key
from jamboard.models import Note
from wessexcop.members import own_cookies
from wessexcop.members.models import Member

COOKIE = "keys"


@dataclass(frozen=True, slots=True)
class Keyring:
    secret: str

    @classmethod
    def new(cls) -> Self:
        return cls(secrets.token_urlsafe(32))

    def key_to(self, note: object) -> str:
        """Cut the key to a note, by its id, in the form a client's keys have."""
        cut = hmac.digest(self.secret.encode(), str(note).encode(), "sha256")
        return base64.urlsafe_b64encode(cut).decode().rstrip("=")

    def opens(self, note: Note) -> bool:
        """Whether this note was written without a name, and with this keyring."""
        return bool(note.key_hash) and note.key_hash == hash_key(self.key_to(note.pk))


def held(request: HttpRequest, member: Member) -> Keyring | None:
    """The keyring that this browser holds for this member."""
    secret = own_cookies.read(request, member, COOKIE)
    return Keyring(secret) if secret else None


def keep(response: HttpResponse, member: Member, keys: Keyring) -> None:
    own_cookies.keep(response, member, COOKIE, keys.secret)
