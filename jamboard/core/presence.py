"""Who is here: told at most once a second, and as a count alone in a crowd.

Pure: time is passed in, in seconds. ``key`` is a random key per connection that appears
nowhere else; ``person`` is what is counted, and is never told to anyone.
"""

from dataclasses import dataclass, field
from typing import Any

from .protocol import people

SECONDS_BETWEEN = 1.0
MOST_NAMED = 60


@dataclass(frozen=True, slots=True)
class Here:
    """One connection. ``name`` is none where the board shows no names."""

    key: str
    person: str
    name: str | None
    is_: str

    def shape(self) -> dict[str, Any]:
        return {"key": self.key, "name": self.name, "is": self.is_}


@dataclass(slots=True)
class Presence:
    """The connections of one board, and what has been told of them."""

    _here: dict[str, Here] = field(default_factory=dict)
    _sockets: dict[str, int] = field(default_factory=dict)
    _came: dict[str, Here] = field(default_factory=dict)
    # Those of them whom someone met on coming in.
    _met: set[str] = field(default_factory=set)
    _went: set[str] = field(default_factory=set)
    _told_at: float = float("-inf")
    _told_count: int = 0

    @property
    def count(self) -> int:
        """How many people, however many sockets each of them has open."""
        return len(self._sockets)

    def arrive(self, here: Here) -> None:
        self._here[here.key] = here
        self._sockets[here.person] = self._sockets.get(here.person, 0) + 1
        self._met.update(self._came)
        self._came[here.key] = here

    def leave(self, key: str) -> None:
        here = self._here.pop(key, None)
        if here is None:
            return
        self._sockets[here.person] -= 1
        if not self._sockets[here.person]:
            del self._sockets[here.person]
        # Someone who came and went between two frames, and met nobody, is not
        # worth a word.
        if self._came.pop(key, None) is None or key in self._met:
            self._went.add(key)

    def everyone(self) -> dict[str, Any]:
        """Give the first frame for a newcomer."""
        if self.count > MOST_NAMED:
            return people(self.count)
        return people(self.count, here=[here.shape() for here in self._here.values()])

    def news(self, now: float) -> dict[str, Any] | None:
        """Give what all others should hear now, if anything and if it is time."""
        if now - self._told_at < SECONDS_BETWEEN or not (self._came or self._went):
            return None
        frame = self._told()
        self._told_at, self._told_count = now, self.count
        self._came, self._met, self._went = {}, set(), set()
        return frame

    def _told(self) -> dict[str, Any]:
        if self.count > MOST_NAMED or self._told_count > MOST_NAMED:
            return self.everyone()
        came = [here.shape() for here in self._came.values()]
        return people(self.count, came=came, went=sorted(self._went))
