"""Where a session has got to, by the clock alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic

from sessions_app.planning import MINUTE, I, Slot


@dataclass(frozen=True)
class Moment(Generic[I]):
    """What is on now, what comes after it, and how far the item has got."""

    at: datetime
    now: Slot[I] | None = None
    next: Slot[I] | None = None

    @property
    def minutes_left(self) -> int:
        """Whole minutes to the end of what is on now, the one begun included."""
        return -((self.at - self.now.ends_at) // MINUTE) if self.now else 0

    @property
    def left_in_words(self) -> str:
        """The time left, as someone in the room would say it."""
        left = self.minutes_left
        if left <= 1:
            return "less than a minute left" if left else ""
        return f"about {left} minutes left"

    @property
    def part_done(self) -> float:
        """How much of what is on now has gone, from 0 to 1."""
        if not self.now:
            return 0
        length = self.now.ends_at - self.now.starts_at
        return (self.at - self.now.starts_at) / length


def moment(slots: Sequence[Slot[I]], at: datetime) -> Moment[I]:
    """What is on at this moment, and next; slack is never what comes next."""
    now = next((slot for slot in slots if slot.starts_at <= at < slot.ends_at), None)
    if not now:
        return Moment(at)
    later = (s for s in slots if s.starts_at >= now.ends_at and s.item.kind != "slack")
    return Moment(at, now, next(later, None))
