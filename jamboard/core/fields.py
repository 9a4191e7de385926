"""Read the keys of one frame, each as what it must be.

Nothing here trusts a client: a key of the wrong kind raises ``Malformed``, a value that
a person could put right raises ``Refused`` with its own code. Keys nobody asks for are
ignored, so older servers meet newer clients calmly.
"""

import base64
import hashlib
import math
import re
from collections.abc import Collection, Mapping
from typing import Any, TypeGuard

from .codes import Malformed, Refused
from .limits import MAX_SEQ, PLANE_EDGE
from .patient import has_nhs_number

ANY_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Version 4 alone: a time-ordered id would tell when an unsigned note was written.
RANDOM_ID = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
)
# More are no number of ours, and Python refuses to read thousands.
DIGITS = re.compile("[0-9]{1,40}")
KEY = re.compile(r"[A-Za-z0-9_-]{43}")
SURROGATE = re.compile("[\ud800-\udfff]")
# Spelled out, because Python and JavaScript disagree on what a space is.
BLANK = re.compile(
    "[\x01-\x20\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2060\u3000\ufeff]*"
)


def is_id(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and ANY_ID.fullmatch(value) is not None


def is_random_id(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and RANDOM_ID.fullmatch(value) is not None


def is_number(value: object) -> TypeGuard[float]:
    """Tell a finite JSON number from the rest; ``True`` is no number, nor is 1e999."""
    if isinstance(value, int):
        return not isinstance(value, bool)
    return isinstance(value, float) and math.isfinite(value)


def whole_from(text: str) -> int | None:
    """Read a whole number from its digits, as forms and addresses bring them."""
    return min(int(text), MAX_SEQ) if DIGITS.fullmatch(text) else None


def clean_text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value or SURROGATE.search(value):
        raise Malformed
    return value.replace("\r\n", "\n").replace("\r", "\n")


def rounded(number: float, low: float, high: float) -> float:
    """Clamp and round to 2 decimals, half up, so that JavaScript gets the same."""
    hundredths = math.floor(max(low, min(high, number)) * 100 + 0.5)
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def hash_key(key: object) -> str:
    """Give what is kept of an unsigned note's key: its SHA-256, in hex."""
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise Malformed
    return hashlib.sha256(base64.urlsafe_b64decode(key + "=")).hexdigest()


class Fields:
    """One frame's keys, read one at a time."""

    __slots__ = ("body",)

    def __init__(self, body: Mapping[str, Any]) -> None:
        self.body = body

    def has(self, name: str) -> bool:
        return name in self.body

    def get(self, name: str) -> object:
        return self.body.get(name)

    def id(self, name: str) -> str:
        """Read the id of something that should be there already."""
        value = self.get(name)
        if not is_id(value):
            raise Malformed
        return value

    def id_or_none(self, name: str) -> str | None:
        return None if self.get(name) is None else self.id(name)

    def ids(self, name: str, most: int) -> tuple[str, ...]:
        value = self.body.get(name, [])
        if not isinstance(value, list) or len(value) > most:
            raise Malformed
        if not all(is_id(each) for each in value) or len(set(value)) < len(value):
            raise Malformed
        return tuple(value)

    def new_id(self, name: str) -> str:
        """Read the id a client made for something new."""
        value = self.get(name)
        if not is_random_id(value):
            raise Malformed
        return value

    def whole(self, name: str) -> int:
        value = self.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise Malformed
        return min(value, MAX_SEQ)

    def number(self, name: str, low: float, high: float) -> float:
        value = self.get(name)
        if not is_number(value):
            raise Malformed
        return rounded(value, low, high)

    def coordinate(self, name: str) -> float:
        return self.number(name, -PLANE_EDGE, PLANE_EDGE)

    def flag(self, name: str) -> bool:
        """Read a yes or no; left out is no."""
        value = self.body.get(name, False)
        if not isinstance(value, bool):
            raise Malformed
        return value

    def one_of(
        self, name: str, choices: Collection[str], code: str = "protocol.malformed"
    ) -> str:
        value = self.get(name)
        if not isinstance(value, str):
            raise Malformed
        if value not in choices:
            raise Refused(code)
        return value

    def text(self, name: str, most: int) -> str:
        """Read words: not too many, and no NHS number that nobody vouches for."""
        value = clean_text(self.get(name))
        if len(value) > most:
            raise Refused(
                "note.too_long",
                message=f"This is too long. It can be up to {most:,} characters.",
            )
        if has_nhs_number(value) and not self.flag("not_patient"):
            raise Refused("patient.details")
        return value

    def words(self, name: str, most: int) -> str:
        """Read text that must say something."""
        value = self.text(name, most)
        if BLANK.fullmatch(value):
            raise Refused("note.empty")
        return value

    def key_hash(self) -> str | None:
        """Read an unsigned note's key as its hash; the key itself goes no further."""
        return None if self.get("key") is None else hash_key(self.get("key"))
