"""What everyone in the network reads, and what they may say."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from sessions_app.models import Session
from tests.factories.sessions import make_item, make_session, titles
from wessexcop.members.models import DesignGroup, Member


def to(name: str, session: Session) -> str:
    return reverse(f"sessions:{name}", args=[session.pk])


# Everyone's pages -----------------------------------------------------------


def test_members_see_published_sessions_and_planners_their_drafts(
    planner: Client, reader: Client, group: DesignGroup
) -> None:
    make_session(group, "Secret draft")
    make_session(group, "Coming", published=True)
    make_session(group, "Gone", published=True, in_days=-9)
    seen = reader.get(reverse("sessions:list"))
    assert [s.title for s in seen.context["upcoming"]] == ["Coming"]
    assert [s.title for s in seen.context["past"]] == ["Gone"]
    assert b"Secret draft" not in seen.content
    mine = planner.get(reverse("sessions:list"))
    assert [s.title for s in mine.context["drafts"]] == ["Secret draft"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_however_many_sessions(
    planner: Client,
    group: DesignGroup,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        make_session(group, f"Session {number}", published=True)
    planner.get(reverse("sessions:list"))
    with django_assert_num_queries(5):
        planner.get(reverse("sessions:list"))


def test_an_empty_list_says_what_will_be_here(reader: Client) -> None:
    page = reader.get(reverse("sessions:list")).content.decode()
    assert "The next session is on its way." in page


def test_members_see_what_is_on_now_and_next(
    reader: Client, group: DesignGroup
) -> None:
    start = timezone.now() - timedelta(minutes=12)
    on = make_session(group, published=True, starts_at=start, minutes=30)
    make_item(on, "Meet", minutes=10)
    make_item(on, "Jam", minutes=10)
    make_item(on, "Close", minutes=10)
    response = reader.get(to("detail", on))
    moment = response.context["moment"]
    assert (moment.now.item.title, moment.next.item.title) == ("Jam", "Close")
    assert b"about 8 minutes left" in response.content


def test_the_board_is_one_press_from_the_row_that_is_on(
    reader: Client, group: DesignGroup
) -> None:
    start = timezone.now() - timedelta(minutes=1)
    on = make_session(group, published=True, starts_at=start, minutes=30)
    make_item(on, "Jam", minutes=10, kind="create")
    make_item(on, "Jam again", minutes=10, kind="create")
    page = reader.get(to("detail", on)).content.decode()
    rows = page[page.index('id="agenda-title"') :].split("<li ")[1:3]
    assert ["Go to the board" in row for row in rows] == [True, False]


def test_a_draft_on_its_day_has_no_now(planner: Client, group: DesignGroup) -> None:
    start = timezone.now() - timedelta(minutes=1)
    draft = make_session(group, starts_at=start)
    make_item(draft)
    assert planner.get(to("detail", draft)).context["moment"].now is None


def test_members_never_see_facilitators_notes(
    reader: Client, group: DesignGroup
) -> None:
    session = make_session(group, published=True)
    make_item(session, facilitator_notes="Ring the bell softly")
    for url in (to("detail", session), reverse("session_print", args=[session.pk])):
        assert b"Ring the bell softly" not in reader.get(url).content


@pytest.mark.parametrize("count", [1, 3])
def test_a_sessions_page_asks_the_same_however_long_the_agenda(
    reader: Client,
    group: DesignGroup,
    bob: Member,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    session = make_session(group, published=True)
    for number in range(count):
        make_item(session, f"Item {number}").leads.add(bob)
    reader.get(to("detail", session))
    with django_assert_num_queries(9):
        reader.get(to("detail", session))


# Even better ----------------------------------------------------------------


def test_what_would_be_better_is_asked_without_a_name_first(
    reader: Client, group: DesignGroup
) -> None:
    session = make_session(group, published=True)
    page = reader.get(to("detail", session)).content.decode()
    asked = page[page.index('id="better-title"') :]
    assert 'name="without_name" checked' in asked
    assert "Say it</button>" in asked
    assert "The design group reads it." in asked


def test_a_member_says_what_would_be_better(
    reader: Client, group: DesignGroup, bob: Member
) -> None:
    session = make_session(group, published=True)
    said = {"text": "More music", "session": session.pk, "next": "/sessions/"}
    response = reader.post(reverse("sessions:suggest"), said)
    suggestion = session.suggestions.get()
    assert response.url == "/sessions/"
    assert (suggestion.text, suggestion.member) == ("More music", bob)


def test_without_my_name_is_nobodys(reader: Client, group: DesignGroup) -> None:
    said = {"text": "More music", "without_name": "on"}
    reader.post(reverse("sessions:suggest"), said)
    assert group.network.suggestions.get().member is None


@pytest.mark.parametrize("text", ["", "   ", "x" * 501])
def test_a_suggestion_that_does_not_fit_is_kept(reader: Client, text: str) -> None:
    response = reader.post(reverse("sessions:suggest"), {"text": text})
    assert response.status_code == 422
    assert response.context["form"]["text"].value() == text


def test_nothing_is_said_about_a_session_one_cannot_see(
    reader: Client, session: Session
) -> None:
    said = {"text": "Hello", "session": session.pk}
    assert reader.post(reverse("sessions:suggest"), said).status_code == 404
    assert not session.suggestions.exists()


def test_titles_are_shown_as_they_were_written(
    reader: Client, group: DesignGroup
) -> None:
    hostile = "<script>alert(1)</script>"
    session = make_session(group, hostile, published=True)
    make_item(session, hostile, instruction=hostile)
    page = reader.get(to("detail", session)).content.decode()
    assert hostile not in page
    assert titles(session) == [hostile]
