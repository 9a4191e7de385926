from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.sessions import make_session
from wessexcop.members.models import DesignGroup, Member, Network
from wessexcop.ui import ringable

SignIn = Callable[[Member], Client]


def support(client: Client, **headers: str) -> str:
    response = client.get("/support/", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_anyone_finds_whom_to_ring(client: Client, db: None) -> None:
    page = support(client)
    for number in ("tel:999", "tel:111", "tel:116123", "sms:85258"):
        assert f'href="{number}"' in page


def test_strangers_are_told_no_persons_name(client: Client, alice: Member) -> None:
    Network.objects.update(support_person=alice)
    assert "Alice" not in support(client)


@pytest.mark.parametrize(
    ("minutes", "is_free"),
    [(-61, False), (-59, True), (30, True), (179, True), (181, False)],
)
def test_a_sessions_person_is_free_from_an_hour_before_until_an_hour_after(
    as_member: SignIn,
    bob: Member,
    alice: Member,
    group: DesignGroup,
    minutes: int,
    is_free: bool,
) -> None:
    make_session(
        group,
        starts_at=timezone.now() - timedelta(minutes=minutes),
        minutes=120,
        published=True,
        support_person=alice,
    )
    page = support(as_member(bob))
    assert ("Alice is free to talk" in page) is is_free


def test_at_other_times_the_networks_own_person_is_named(
    as_member: SignIn, bob: Member, alice: Member
) -> None:
    Network.objects.update(support_person=alice)
    assert "Alice is the person to talk to" in support(as_member(bob))


def test_a_networks_own_lines_are_used(
    as_member: SignIn, bob: Member, network: Network
) -> None:
    network.support_lines = [{"who": "Our own line", "contact": "Call 01234 567"}]
    network.save()
    page = support(as_member(bob))
    assert 'Call <a href="tel:01234567">01234 567</a>' in page
    assert "116 123" not in page


def test_one_can_go_back_to_where_one_was(client: Client, db: None) -> None:
    page = support(client, referer="http://testserver/journal/")
    assert 'href="http://testserver/journal/"' in page


def test_where_nobody_led_here_the_way_on_is_today(
    client: Client, as_member: SignIn, bob: Member
) -> None:
    assert "To the front page" in support(client)
    page = support(as_member(bob), referer="https://evil.example/")
    assert "Back to today" in page
    assert "Back to where you were" not in page


def test_one_is_never_sent_back_to_another_site(client: Client, db: None) -> None:
    assert "evil" not in support(client, referer="https://evil.example/")


@pytest.mark.parametrize(
    ("contact", "drawn"),
    [
        ("Call 999", 'Call <a href="tel:999">999</a>'),
        ("Text SHOUT to 85258", 'Text SHOUT to <a href="sms:85258">85258</a>'),
        ("Ask <Rowan>", "Ask &lt;Rowan&gt;"),
        ("<b> 111", '&lt;b&gt; <a href="tel:111">111</a>'),
    ],
)
def test_a_number_can_be_pressed_and_nothing_else_gets_in(
    contact: str, drawn: str
) -> None:
    assert ringable(contact) == drawn
