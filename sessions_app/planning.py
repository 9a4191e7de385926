"""What a plan adds up to: start times, totals, talk time, and warnings in words.

Nothing here reads the database. An item is anything with a title, a kind, a
shape, minutes, and whether it is protected; items come in the agenda's order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, Literal, Protocol, TypeVar

MINUTE = timedelta(minutes=1)
TALK_KINDS = {"connect", "talk", "create", "reflect"}
REST_KINDS = {"break", "slack"}
LONGEST_WITHOUT_BREAK = 60
MOST_ITEMS, MOST_ITEMS_PER = 9, 120  # nine items in two hours


class Item(Protocol):
    """Typed loosely: a model's fields are descriptors, which protocols do not see."""

    title: Any
    kind: Any
    shape: Any
    minutes: Any
    protected: Any


I = TypeVar("I", bound=Item)  # noqa: E741 (an item, whichever it is)


# Times ----------------------------------------------------------------------


@dataclass(frozen=True)
class Slot(Generic[I]):
    """An item and when it happens; moments are in UTC."""

    item: I
    starts_at: datetime
    ends_at: datetime


def timetable(starts_at: datetime, items: Sequence[I]) -> list[Slot[I]]:
    """When each item starts and ends, true to the clock on the wall.

    Minutes are counted in UTC, so a session over a change of the clocks lasts
    as long as its items say; pages then show each moment in local time.
    """
    slots, moment = [], starts_at.astimezone(UTC)
    for item in items:
        slots.append(Slot(item, moment, moment + item.minutes * MINUTE))
        moment = slots[-1].ends_at
    return slots


# Totals ---------------------------------------------------------------------

Use = Literal["talk", "told", "neither"]


def use_of(item: Item) -> Use:
    """Whether members talk in this item, are told things, or neither."""
    if item.kind in TALK_KINDS:
        return "talk"
    if item.kind == "share":
        return "talk" if item.shape in {"pairs", "small groups"} else "told"
    return "told" if item.kind == "inform" else "neither"


@dataclass(frozen=True)
class Talk:
    """How a plan spends its minutes, and how to say so."""

    booked: int
    planned: int
    talk: int
    told: int
    neither: int
    meeting: int  # of the talk: to meet someone new

    @property
    def span(self) -> int:
        return max(self.booked, self.planned)

    @property
    def total_in_words(self) -> str:
        return f"{self.planned} of {_minutes(self.booked)}"

    @property
    def in_words(self) -> str:
        said = f"Members talk, make or reflect for {self.talk} of {_minutes(self.span)}"
        new = f"; {self.meeting} of them to meet someone new" if self.meeting else ""
        return said + new


def talk_time(booked: int, items: Sequence[Item]) -> Talk:
    used = {"talk": 0, "told": 0, "neither": 0}
    for item in items:
        used[use_of(item)] += item.minutes
    meeting = sum(item.minutes for item in items if item.kind == "connect")
    return Talk(booked, sum(used.values()), meeting=meeting, **used)


# Warnings -------------------------------------------------------------------


@dataclass(frozen=True)
class PlanWarning(Generic[I]):
    """Something to think about, in words, with the one press that would help."""

    text: str
    fix: Literal["", "small groups", "keep", "break"] = ""
    item: I | None = None


def warnings(booked: int, items: Sequence[I]) -> list[PlanWarning[I]]:
    """What may be wrong with a plan; an empty plan is only empty."""
    if not items:
        return []
    talk = talk_time(booked, items)
    return [
        *_told_too_much(talk, items),
        *_no_break(items),
        *_open_end(items),
        *_wrong_length(talk),
        *_too_many(talk, items),
    ]


def _told_too_much(talk: Talk, items: Sequence[I]) -> Iterator[PlanWarning[I]]:
    if talk.told * 4 <= talk.span:
        return
    shares = [i for i in items if i.kind == "share" and use_of(i) == "told"]
    longest = max(shares, key=lambda item: item.minutes, default=None)
    yield PlanWarning(
        f"People would be told things for {talk.told} of the {_minutes(talk.span)}. "
        "That is more than a quarter.",
        "small groups" if longest else "",
        longest,
    )


def _no_break(items: Sequence[I]) -> Iterator[PlanWarning[I]]:
    longest = max(_stretches(items))
    if longest > LONGEST_WITHOUT_BREAK:
        yield PlanWarning(
            f"People would go {_minutes(longest)} without a break. "
            "An hour is long enough.",
            "break",
        )


def _stretches(items: Sequence[Item]) -> list[int]:
    """The minutes before, between and after the breaks."""
    stretches = [0]
    for item in items:
        if item.kind == "break":
            stretches.append(0)
        else:
            stretches[-1] += item.minutes
    return stretches


def _open_end(items: Sequence[I]) -> Iterator[PlanWarning[I]]:
    last = next((i for i in reversed(items) if i.kind not in REST_KINDS), items[-1])
    if not last.protected:
        yield PlanWarning(
            "Nothing is kept safe at the end. If you run late, the ending goes first.",
            "keep",
            last,
        )


def _wrong_length(talk: Talk) -> Iterator[PlanWarning[I]]:
    over = talk.planned - talk.booked
    if over > 0:
        yield PlanWarning(
            f"The items last {_minutes(over)} longer than the booked time. "
            "Make some shorter, or take one out."
        )
    if over < 0:
        yield PlanWarning(
            f"The booked time is {_minutes(-over)} longer than the items. "
            "A little slack is a good use."
        )


def _too_many(talk: Talk, items: Sequence[I]) -> Iterator[PlanWarning[I]]:
    count = sum(item.kind not in REST_KINDS for item in items)
    if count * MOST_ITEMS_PER > MOST_ITEMS * max(talk.span, MOST_ITEMS_PER):
        yield PlanWarning(
            f"There are {count} items, besides breaks and slack. "
            "Nine in two hours is plenty. Fewer leaves more time to talk."
        )


def _minutes(count: int) -> str:
    return f"{count} minute" if count == 1 else f"{count} minutes"
