"""The planner's page, sign-off and publishing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sessions_app import actions
from sessions_app.models import Session
from tests.factories.sessions import make_item, make_session
from tests.sessions_app.conftest import HTMX
from wessexcop.members.models import DesignGroup, Member


def to(name: str, session: Session) -> str:
    return reverse(f"sessions:{name}", args=[session.pk])


# The planner's page ---------------------------------------------------------


def test_the_planner_says_totals_and_talk_time(
    planner: Client, session: Session
) -> None:
    make_item(session, "Told", kind="inform", minutes=60)
    make_item(session, "Talk", kind="talk", minutes=60, protected=True)
    page = planner.get(to("plan", session)).content.decode()
    assert "120 of 120 minutes" in page
    assert "Members talk, make or reflect for 60 of 120 minutes" in page
    assert "People would be told things for 60 of the 120 minutes." in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_planner_asks_the_same_however_long_the_plan(
    planner: Client,
    session: Session,
    alice: Member,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        make_item(session, f"Item {number}").leads.add(alice)
    planner.get(to("plan", session))
    with django_assert_num_queries(10):
        planner.get(to("plan", session))


def test_htmx_gets_the_plan_and_the_page_gets_everything(
    planner: Client, session: Session
) -> None:
    make_item(session)
    part = planner.get(to("plan", session), headers=HTMX)
    whole = planner.get(to("plan", session))
    assert part.templates[0].name == "sessions_app/_plan_reply.html"
    assert whole.templates[0].name == "sessions_app/plan.html"
    assert part.headers["Vary"] == whole.headers["Vary"]


def test_a_member_may_not_see_the_planner(
    reader: Client, group: DesignGroup, session: Session
) -> None:
    published = make_session(group, published=True)
    assert reader.get(to("plan", session)).status_code == 404
    assert reader.get(to("plan", published)).status_code == 403


# Sign-off -------------------------------------------------------------------


def test_a_partner_says_not_yet(session: Session, wren: Member, as_member: Any) -> None:
    said = {"says": "not yet", "text": "More small rooms"}
    response = as_member(wren).post(to("sign_off", session), said)
    assert response.url == to("plan", session)
    assert session.sign_offs.get().text == "More small rooms"


def test_a_sign_off_that_says_nothing_is_asked_again(
    session: Session, wren: Member, as_member: Any
) -> None:
    response = as_member(wren).post(to("sign_off", session), {"text": "Hm"})
    assert response.status_code == 422
    assert response.context["plan"].sign_off_form["text"].value() == "Hm"


def test_a_facilitator_does_not_sign_off(planner: Client, session: Session) -> None:
    assert planner.post(to("sign_off", session), {"says": "yes"}).status_code == 403


# Publishing -----------------------------------------------------------------


def test_publishing_lets_members_see_it(
    planner: Client, reader: Client, session: Session
) -> None:
    make_item(session)
    assert reader.get(to("detail", session)).status_code == 404
    response = planner.post(to("publish", session))
    assert response.url == to("detail", session)
    assert reader.get(to("detail", session)).status_code == 200


def test_an_empty_plan_is_not_published(planner: Client, session: Session) -> None:
    response = planner.post(to("publish", session))
    session.refresh_from_db()
    assert response.status_code == 422
    assert session.is_draft
    assert response.context["form"].non_field_errors() == [
        "Add an item first. One is enough to begin."
    ]


def test_a_support_person_who_leads_is_not_free(
    planner: Client, session: Session, bob: Member
) -> None:
    make_item(session, "Share").leads.add(bob)
    Session.objects.update(support_person=bob)
    response = planner.post(to("publish", session))
    assert response.context["form"].non_field_errors() == [
        "Bob leads “Share”, so is not free then. Choose someone else for one of them."
    ]


def test_a_date_that_has_gone_is_asked_about_not_refused(
    planner: Client, group: DesignGroup
) -> None:
    held = make_session(group, in_days=-3)
    make_item(held)
    asked = planner.post(to("publish", held))
    assert b"Is this a record of a session you held?" in asked.content
    assert list(asked.context["form"].errors) == ["is_record"]
    planner.post(to("publish", held), {"is_record": "on"})
    held.refresh_from_db()
    assert not held.is_draft


def test_without_sign_off_it_asks_what_you_will_do(
    planner: Client, session: Session, wren: Member
) -> None:
    make_item(session)
    page = planner.get(to("publish", session)).content.decode()
    assert "What will you do about it?" in page
    assert "Please give no one&#x27;s personal reasons." in page
    actions.give_sign_off(session=session, member=wren, says="yes")
    page = planner.get(to("publish", session)).content.decode()
    assert "What will you do about it?" not in page
    assert "Checked by people with lived experience." in page


def test_what_is_wrong_is_said_without_the_question(
    planner: Client, session: Session
) -> None:
    response = planner.post(reverse("sessions:new"), {"title": ""})
    (error,) = response.context["form"].errors["title"]
    assert f'<a href="#id_title">{error}</a>' in response.content.decode()
