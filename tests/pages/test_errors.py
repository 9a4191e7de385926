from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import Client, RequestFactory
from pytest_django import Settings

from tests.factories.sessions import make_session
from wessexcop.members.models import DesignGroup, Member
from wessexcop.pages import errors

SignIn = Callable[[Member], Client]


def test_a_page_that_is_not_there_says_so_kindly(
    as_member: SignIn, bob: Member
) -> None:
    response = as_member(bob).get("/nowhere/")
    assert response.status_code == 404
    assert "<h1>We could not find that page</h1>" in response.content.decode()


def test_a_strangers_lost_page_is_kind_too(client: Client, db: None) -> None:
    assert client.get("/nowhere/").status_code == 404


def test_not_there_and_not_yours_look_the_same(
    as_member: SignIn, charlie: Member, group: DesignGroup
) -> None:
    client = as_member(charlie)
    yours = make_session(group, "A secret plan", published=True)
    hidden = client.get(f"/sessions/{yours.pk}/")
    absent = client.get("/sessions/00000000-0000-4000-8000-000000000000/")
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert same(hidden.content, str(yours.pk)) == same(
        absent.content, "00000000-0000-4000-8000-000000000000"
    )


def same(content: bytes, address: str) -> str:
    """A page without what differs each time: its address, nonce and token."""
    text = content.decode().replace(address, "…")
    return "".join(part for part in text.split('"') if len(part) < 20 or " " in part)


def test_seen_but_not_allowed_is_said(
    as_member: SignIn, bob: Member, group: DesignGroup
) -> None:
    session = make_session(group, published=True)
    response = as_member(bob).get(f"/sessions/{session.pk}/plan/")
    assert response.status_code == 403
    assert "<h1" in response.content.decode()


def test_a_page_open_too_long_hands_back_what_was_typed(bob: Member) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(bob)
    words = {"text": "More time in pairs, <b>please</b>.", "op": "not mine to see"}
    response = client.post("/sessions/even-better/", words)
    page = response.content.decode()
    assert response.status_code == 403
    assert "More time in pairs, &lt;b&gt;please&lt;/b&gt;." in page
    assert "not mine to see" not in page


def test_of_a_form_of_many_boxes_only_the_words_come_back(bob: Member) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(bob)
    sent = {
        "2-text": "Evenings are loud.",
        "2-known": "",
        "2-revision": "7",
        "2-audience": "me",
        "named-team": str(bob.pk),
        "3-text": "As it was.",
        "3-known": "As it was.",
    }
    response = client.post("/sessions/even-better/", sent)
    assert response.context["kept"] == [("", "Evenings are loud.")]
    assert "In your words" in response.content.decode()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example"])
def test_another_hosts_name_is_refused(
    client: Client, settings: Settings, host: str
) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    assert client.get("/support/", headers={"Host": host}).status_code == 400


def test_a_failure_is_said_without_asking_the_database(rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/")

    def no_database(*args: object) -> None:
        raise AssertionError("the failure page asked the database")

    with connection.execute_wrapper(no_database):
        response = errors.failed(request)
    assert response.status_code == 500
    assert "<h1" in response.content.decode()
