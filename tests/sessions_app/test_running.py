from datetime import timedelta

import pytest

from sessions_app import planning, running
from tests.factories.sessions import local
from tests.sessions_app.test_planning import Part

START = local(2027, 1, 21, 14)
PARTS = [
    Part("talk", 10, title="Talk"),
    Part("slack", 5, title="Slack"),
    Part("close", 5, title="Close"),
]


def at(minutes: float) -> running.Moment[Part]:
    slots = planning.timetable(START, PARTS)
    return running.moment(slots, START + timedelta(minutes=minutes))


def names(moment: running.Moment[Part]) -> tuple[str | None, str | None]:
    both = (moment.now, moment.next)
    return tuple(slot.item.title if slot else None for slot in both)  # type: ignore


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (-1, (None, None)),
        (0, ("Talk", "Close")),
        (9.99, ("Talk", "Close")),
        (10, ("Slack", "Close")),
        (15, ("Close", None)),
        (20, (None, None)),
    ],
)
def test_now_and_next_by_the_clock(
    minutes: float, expected: tuple[str | None, str | None]
) -> None:
    assert names(at(minutes)) == expected


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "about 10 minutes left"),
        (0.5, "about 10 minutes left"),
        (8, "about 2 minutes left"),
        (9, "less than a minute left"),
        (9.9, "less than a minute left"),
        (30, ""),
    ],
)
def test_time_left_is_said_in_words(minutes: float, words: str) -> None:
    assert at(minutes).left_in_words == words


def test_how_far_an_item_has_got() -> None:
    assert at(2.5).part_done == 0.25
    assert at(-5).part_done == 0
