from datetime import timedelta
from io import StringIO
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from wessexcop.members.actions import make_sign_in_link
from wessexcop.members.models import Member, SignInLink


def printed_link(email: str) -> str:
    out = StringIO()
    call_command("sign_in_link", email, stdout=out)
    return urlsplit(out.getvalue().strip()).path


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_looking_at_a_link_does_not_use_it(client: Client, bob: Member) -> None:
    path = printed_link(bob.email)
    asked = (client.get, client.head, client.get)
    assert [ask(path).status_code for ask in asked] == [200, 200, 200]
    assert not is_in(client)


def test_pressing_the_button_lets_its_person_in_once(
    client: Client, bob: Member
) -> None:
    path = printed_link(bob.email.upper())
    assert client.post(path).status_code == 302
    assert client.session["_auth_user_id"] == str(bob.pk)
    other = Client()
    assert other.post(path).status_code == 410
    assert not is_in(other)


def test_a_link_runs_out_after_an_hour(client: Client, bob: Member) -> None:
    path = printed_link(bob.email)
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert client.post(path).status_code == 410
    assert not is_in(client)


def test_a_made_up_link_lets_nobody_in(client: Client, bob: Member) -> None:
    assert client.post("/sign-in/link/made-up/").status_code == 410
    assert not is_in(client)


def test_a_link_of_someone_who_may_not_come_in_is_dead(
    client: Client, bob: Member
) -> None:
    path = printed_link(bob.email)
    Member.objects.filter(pk=bob.pk).update(is_active=False)
    assert client.post(path).status_code == 410


def test_only_a_hash_of_the_link_is_kept(bob: Member) -> None:
    token = make_sign_in_link(member=bob)
    kept = SignInLink.objects.get().token_hash
    assert token not in kept
    assert len(kept) == 64


def test_a_link_for_nobody_is_refused_in_one_line(db: None) -> None:
    with pytest.raises(CommandError, match="Nobody here has the e-mail address"):
        call_command("sign_in_link", "nobody@example.org")
