from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from sessions_app import planning
from sessions_app.library import library
from sessions_app.models import Kind, Shape
from tests.factories.sessions import local
from wessexcop.ui import clock


@dataclass(frozen=True)
class Part:
    kind: str
    minutes: int
    shape: str = "everyone"
    protected: bool = False
    title: str = "Something"


CLOSE = Part("close", 5, protected=True)


def shown(start: datetime, *minutes: int) -> list[str]:
    parts = [Part("talk", length) for length in minutes]
    return [clock(slot.starts_at) for slot in planning.timetable(start, parts)]


def said(booked: int, *parts: Part) -> list[str]:
    return [warning.text for warning in planning.warnings(booked, parts)]


def test_items_follow_one_another_from_the_start() -> None:
    assert shown(local(2027, 1, 21, 14), 10, 15, 20) == ["2pm", "2:10pm", "2:25pm"]


def test_the_clocks_go_forward_during_a_session() -> None:
    start = local(2027, 3, 28, 0, 30)
    assert shown(start, 20, 20, 20) == ["12:30am", "12:50am", "2:10am"]


def test_the_clocks_go_back_during_a_session() -> None:
    start = local(2027, 10, 31, 1, 30)
    assert shown(start, 20, 20, 20) == ["1:30am", "1:50am", "1:10am"]


def test_minutes_are_counted_on_a_start_kept_in_local_time() -> None:
    start = timezone.localtime(local(2027, 3, 28, 0, 30))
    last = planning.timetable(start, [Part("talk", 60)])[0].ends_at
    assert last == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_a_session_ends_where_its_items_end() -> None:
    start = local(2027, 1, 21, 14)
    slots = planning.timetable(start, [Part("talk", 50), Part("close", 10)])
    assert slots[-1].ends_at - start == timedelta(hours=1)


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
@pytest.mark.parametrize("shape", [shape.value for shape in Shape])
def test_every_kind_and_shape_has_one_use(kind: str, shape: str) -> None:
    talk = kind in {"connect", "talk", "create", "reflect"}
    shared = kind == "share" and shape in {"pairs", "small groups"}
    told = kind == "inform" or (kind == "share" and not shared)
    expected = "talk" if talk or shared else "told" if told else "neither"
    assert planning.use_of(Part(kind, 5, shape)) == expected


# The three plans of the demonstration network, as kind, shape and minutes.
HARD = "arrive 10 connect 15 share/small 33 break 10 talk 20 create 12 slack 5 "
HARD += "reflect 10 close 5"
RULES = "arrive 10 connect 15 share/small 33 break 10 talk 22 create 12 slack 3 "
RULES += "reflect 10 close 5"
AFTER = "arrive 10 inform 15 share 20 connect 12 break 10 talk 25 create 12 "
AFTER += "reflect 10 close 6"
AFTER_MENDED = AFTER.replace("share 20", "share/small 20")
TOLD = "People would be told things for 35 of the 120 minutes. "
TOLD += "That is more than a quarter."


def parts_of(plan: str) -> list[Part]:
    words = plan.split()
    return [
        Part(
            kind.removesuffix("/small"),
            int(minutes),
            "small groups" if kind.endswith("/small") else "everyone",
            protected=kind == "close",
        )
        for kind, minutes in zip(words[::2], words[1::2], strict=True)
    ]


@pytest.mark.parametrize(
    ("plan", "talk", "told", "neither", "meeting", "warned"),
    [
        (HARD, 90, 0, 30, 15, []),
        (RULES, 92, 0, 28, 15, []),
        (AFTER, 59, 35, 26, 12, [TOLD]),
        (AFTER_MENDED, 79, 15, 26, 12, []),
    ],
)
def test_talk_time_of_whole_plans(
    plan: str, talk: int, told: int, neither: int, meeting: int, warned: list[str]
) -> None:
    parts = parts_of(plan)
    expected = planning.Talk(120, 120, talk, told, neither, meeting)
    assert planning.talk_time(120, parts) == expected
    assert said(120, *parts) == warned


def test_talk_time_is_said_in_words() -> None:
    talk = planning.talk_time(120, parts_of(RULES))
    assert talk.in_words == (
        "Members talk, make or reflect for 92 of 120 minutes; "
        "15 of them to meet someone new"
    )
    assert talk.total_in_words == "120 of 120 minutes"


def test_meeting_is_not_mentioned_where_there_is_none() -> None:
    talk = planning.talk_time(60, [Part("talk", 30)])
    assert talk.in_words == "Members talk, make or reflect for 30 of 60 minutes"


def test_a_quarter_told_is_no_worry() -> None:
    assert said(40, Part("inform", 10), Part("talk", 25), CLOSE) == []


def test_the_longest_telling_in_a_big_group_is_offered_for_small_groups() -> None:
    short, long = Part("share", 10, title="One"), Part("share", 20, title="Two")
    first = planning.warnings(60, [short, long, Part("talk", 25), CLOSE])[0]
    assert (first.fix, first.item) == ("small groups", long)


def test_a_talk_alone_has_no_one_press_answer() -> None:
    first = planning.warnings(60, [Part("inform", 30), Part("talk", 25), CLOSE])[0]
    assert (first.fix, first.item) == ("", None)


def test_an_hour_without_a_break_is_enough() -> None:
    assert said(60, Part("talk", 55), CLOSE) == []
    assert said(61, Part("talk", 56), CLOSE) == [
        "People would go 61 minutes without a break. An hour is long enough."
    ]


def test_slack_is_not_a_break() -> None:
    assert len(said(65, Part("talk", 30), Part("slack", 10), Part("talk", 20), CLOSE))


def test_an_unprotected_ending_is_said_and_can_be_kept() -> None:
    closing = Part("close", 5)
    warning = planning.warnings(15, [Part("talk", 10), closing])[0]
    assert warning.text == (
        "Nothing is kept safe at the end. If you run late, the ending goes first."
    )
    assert (warning.fix, warning.item) == ("keep", closing)


def test_slack_after_the_closing_does_not_make_it_open() -> None:
    assert said(20, Part("talk", 10), CLOSE, Part("slack", 5)) == []


def test_items_longer_than_the_booked_time() -> None:
    assert said(20, Part("talk", 20), CLOSE) == [
        "The items last 5 minutes longer than the booked time. "
        "Make some shorter, or take one out."
    ]


def test_items_shorter_than_the_booked_time() -> None:
    assert said(26, Part("talk", 20), CLOSE) == [
        "The booked time is 1 minute longer than the items. "
        "A little slack is a good use."
    ]


def test_nine_items_in_two_hours_are_plenty() -> None:
    slack, rest = Part("slack", 30), Part("break", 15)
    early, late = [Part("talk", 5)] * 4, [*[Part("talk", 5)] * 4, CLOSE]
    assert said(120, *early, slack, rest, slack, *late) == []
    assert said(125, Part("talk", 5), *early, slack, rest, slack, *late) == [
        "There are 10 items, besides breaks and slack. "
        "Nine in two hours is plenty. Fewer leaves more time to talk."
    ]


def test_an_empty_plan_is_only_empty() -> None:
    assert said(120) == []


def test_every_shape_we_ship_raises_nothing() -> None:
    for shape in library()["shape"]:
        parts = [
            Part(i["kind"], i["minutes"], i["shape"], i.get("protected", False))
            for i in shape["item"]
        ]
        assert said(shape["minutes"], *parts) == []
