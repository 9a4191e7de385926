from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from journal.models import ToDo
from sessions_app.models import Heard, Suggestion
from tests.factories.jamboard import make_board
from tests.factories.members import make_member
from tests.factories.sessions import make_item, make_session
from wessexcop.members.models import DesignGroup, Member, Network
from wessexcop.pages.today import greeting, plain_spiral

SignIn = Callable[[Member], Client]


def home(client: Client) -> str:
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def begun(group: DesignGroup, minutes_ago: int = 20, **fields: Any) -> Any:
    starts_at = timezone.now() - timedelta(minutes=minutes_ago)
    fields = {"starts_at": starts_at, "published": True, **fields}
    session = make_session(group, "Rules", **fields)
    make_item(session, "Arrive", kind="arrive", minutes=10)
    make_item(session, "Two questions", kind="create", minutes=30)
    make_item(session, "Break", kind="break", minutes=10)
    return session


def test_a_stranger_reads_what_this_is_and_how_to_come_in(
    client: Client, db: None
) -> None:
    page = home(client)
    assert "Less to sit through, more time to talk</h1>" in page
    assert 'href="/sign-in/"' in page
    assert 'href="/demo/"' not in page


@pytest.mark.parametrize(
    ("hour", "words"),
    [(8, "Good morning"), (12, "Good afternoon"), (17, "Good afternoon"),
     (18, "Good evening"), (2, "Good evening")],
)  # fmt: skip
def test_one_is_greeted_by_the_time_of_day(hour: int, words: str) -> None:
    moment = datetime(2026, 7, 1, hour, tzinfo=ZoneInfo("Europe/London"))
    assert greeting(moment) == words


def test_during_a_session_its_open_board_is_one_press_away(
    as_member: SignIn, bob: Member, group: DesignGroup
) -> None:
    board = make_board(group, session=begun(group))
    page = home(as_member(bob))
    assert "On now" in page
    assert "Two questions.</b>" in page
    assert "About 20 minutes left." in page
    assert f'href="/boards/{board.pk}/">Go to the board' in page


def test_a_closed_board_is_not_offered(
    as_member: SignIn, bob: Member, group: DesignGroup
) -> None:
    make_board(group, session=begun(group), phase="closed")
    page = home(as_member(bob))
    assert "Go to the board" not in page
    assert "No board is open just now." in page


def test_the_next_published_session_is_named(
    as_member: SignIn, bob: Member, group: DesignGroup
) -> None:
    session = make_session(group, "After a hard moment", published=True)
    page = home(as_member(bob))
    assert "After a hard moment</h2>" in page
    assert f'href="/sessions/{session.pk}/">See the plan' in page


def test_a_draft_is_never_named_to_members(
    as_member: SignIn, bob: Member, group: DesignGroup
) -> None:
    draft = make_session(group, "A secret title")
    page = home(as_member(bob))
    assert "The design group is planning the next one" in page
    assert "A secret title" not in page
    assert str(draft.pk) not in page


def test_those_who_plan_a_draft_find_its_plan(
    as_member: SignIn, dawn: Member, group: DesignGroup
) -> None:
    draft = make_session(group, "A secret title")
    assert f'href="/sessions/{draft.pk}/plan/">Open the plan' in home(as_member(dawn))


def test_with_nothing_planned_it_says_so(as_member: SignIn, bob: Member) -> None:
    assert "The next session is not planned yet" in home(as_member(bob))


def test_ones_to_dos_are_there_and_nobody_elses(
    as_member: SignIn, bob: Member, alice: Member
) -> None:
    ToDo.objects.create(member=bob, text="Ring Flintmill House")
    ToDo.objects.create(member=alice, text="Alice's own thing")
    page = home(as_member(bob))
    assert "Ring Flintmill House" in page
    assert "Alice&#x27;s own thing" not in page


def test_a_to_do_is_ticked_from_home_and_one_comes_back(
    as_member: SignIn, bob: Member
) -> None:
    to_do = ToDo.objects.create(member=bob, text="Ring Flintmill House")
    response = as_member(bob).post(
        f"/journal/to-dos/{to_do.pk}/done/", {"done": "1", "next": "/"}
    )
    to_do.refresh_from_db()
    assert to_do.done_at
    assert response.headers["Location"] == "/"


def test_because_you_said_is_the_latest(
    as_member: SignIn, bob: Member, network: Network
) -> None:
    for days, text in ((9, "Older"), (1, "Newer")):
        said = Suggestion.objects.create(network=network, text=f"{text} words")
        moment = timezone.now() - timedelta(days=days)
        Heard.objects.create(suggestion=said, text=f"{text} answer", said_at=moment)
    page = home(as_member(bob))
    assert "Newer answer" in page
    assert "Older answer" not in page


def test_what_is_said_on_home_reaches_the_network_without_a_name(
    as_member: SignIn, bob: Member, network: Network
) -> None:
    as_member(bob).post(
        "/sessions/even-better/", {"text": "More pairs.", "without_name": "on"}
    )
    said = Suggestion.objects.get()
    assert (said.network, said.text, said.member) == (network, "More pairs.", None)


def test_someone_in_no_network_is_met_kindly(as_member: SignIn, db: None) -> None:
    page = home(as_member(make_member("Ray")))
    assert "You are not in a network just now." in page


def test_the_spiral_winds_a_turn_for_each_session() -> None:
    drawn = [plain_spiral(turns) for turns in (0, 1, 2, 9)]
    assert [bool(spiral.past) for spiral in drawn] == [False, False, True, True]
    assert all(spiral.latest and spiral.to_come for spiral in drawn)


@pytest.mark.parametrize("rows", [1, 3])
def test_home_asks_the_database_eight_times_at_most(
    rows: int,
    as_member: SignIn,
    bob: Member,
    group: DesignGroup,
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(rows):
        make_session(group, f"Session {number}", published=True)
        make_board(group, session=begun(group), title=f"Board {number}")
        ToDo.objects.create(member=bob, text=f"To do {number}")
        said = Suggestion.objects.create(network=group.network, text="Pairs.")
        Heard.objects.create(suggestion=said, text="Done.")
    client = as_member(bob)
    with django_assert_max_num_queries(8):
        client.get("/")
