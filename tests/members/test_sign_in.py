import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account import app_settings
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from pytest_django.asserts import assertRedirects

from wessexcop.members.models import Member

SIGN_IN, CODE = "/sign-in/", "/sign-in/code/"


@pytest.fixture(autouse=True)
def no_earlier_tries() -> None:
    cache.clear()


def ask(client: Client, email: str, path: str = SIGN_IN) -> HttpResponse:
    return client.post(path, {"email": email})


def code_in_mail() -> str:
    found = re.search(r"^ {4}(\d{6})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found.group(1)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_code_from_the_e_mail_lets_its_owner_in(client: Client, bob: Member) -> None:
    assertRedirects(ask(client, bob.email), CODE)
    response = client.post(CODE, {"code": code_in_mail()})
    assertRedirects(response, "/")
    assert client.session["_auth_user_id"] == str(bob.pk)


def test_the_code_may_be_typed_with_a_space(client: Client, bob: Member) -> None:
    ask(client, bob.email)
    code = code_in_mail()
    client.post(CODE, {"code": f" {code[:4]} {code[4:]} "})
    assert is_in(client)


def test_coming_in_changes_the_session_key(client: Client, bob: Member) -> None:
    ask(client, bob.email)
    before = client.session.session_key
    client.post(CODE, {"code": code_in_mail()})
    assert client.session.session_key != before


def test_an_unknown_address_is_answered_as_a_known_one(
    client: Client, bob: Member
) -> None:
    known, unknown = Client(), Client()
    first = known.post(SIGN_IN, {"email": bob.email}, follow=True)
    second = unknown.post(SIGN_IN, {"email": "nobody@example.org"}, follow=True)
    assert first.redirect_chain == second.redirect_chain
    assert first.status_code == second.status_code == 200
    assert shown(first, bob.email) == shown(second, "nobody@example.org")


def shown(response: HttpResponse, email: str) -> str:
    text = response.content.decode().replace(email, "…")
    return re.sub(r'(value|content|nonce)="[\w/+=-]{20,}"', "", text)


def test_an_unknown_address_gets_a_mail_without_a_code(
    client: Client, db: None
) -> None:
    ask(client, "nobody@example.org")
    assert [message.to for message in mail.outbox] == [["nobody@example.org"]]
    assert not re.search(r"\d{6}", str(mail.outbox[0].body))


def test_no_code_lets_in_an_address_nobody_has(client: Client, db: None) -> None:
    ask(client, "nobody@example.org")
    for code in ("", "00000000", "12345678"):
        client.post(CODE, {"code": code})
    assert not is_in(client)
    assert not Member.objects.exists()


def test_someone_who_may_not_come_in_gets_no_code(client: Client, bob: Member) -> None:
    Member.objects.filter(pk=bob.pk).update(is_active=False)
    ask(client, bob.email)
    assert not re.search(r"\d{6}", str(mail.outbox[0].body))


def test_a_wrong_code_is_said_kindly_and_may_be_tried_again(
    client: Client, bob: Member
) -> None:
    ask(client, bob.email)
    code = code_in_mail()
    response = client.post(CODE, {"code": wrong(code)})
    assert "That is not the code we sent" in response.content.decode()
    client.post(CODE, {"code": code})
    assert is_in(client)


def test_after_three_wrong_codes_the_right_one_is_too_late(
    client: Client, bob: Member
) -> None:
    ask(client, bob.email)
    code = code_in_mail()
    for _ in range(3):
        client.post(CODE, {"code": wrong(code)})
    response = client.post(CODE, {"code": code}, follow=True)
    assert not is_in(client)
    assert "Ask for a new one." in response.content.decode()


def test_a_code_works_once(client: Client, bob: Member) -> None:
    ask(client, bob.email)
    code = code_in_mail()
    client.post(CODE, {"code": code})
    client.post("/sign-out/")
    client.post(CODE, {"code": code})
    assert not is_in(client)


def test_a_code_opens_only_the_browser_that_asked(client: Client, bob: Member) -> None:
    ask(client, bob.email)
    other = Client()
    other.post(CODE, {"code": code_in_mail()})
    assert not is_in(other)


def test_a_code_runs_out_after_ten_minutes(client: Client, bob: Member) -> None:
    ask(client, bob.email)
    code = code_in_mail()
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        response = client.post(CODE, {"code": code}, follow=True)
    assert not is_in(client)
    assert "That code has run out" in response.content.decode()


def test_a_new_code_ends_the_old_one(client: Client, bob: Member) -> None:
    ask(client, bob.email)
    old = code_in_mail()
    client.post(CODE, {"action": "resend"})
    new = code_in_mail()
    client.post(CODE, {"code": old})
    assert is_in(client) == (old == new)
    client.post(CODE, {"code": new})
    assert is_in(client)


def test_someone_waiting_for_a_code_can_ask_with_another_address(
    client: Client, bob: Member
) -> None:
    ask(client, "mistyped@example.org")
    assert client.get(SIGN_IN).status_code == 200
    ask(client, bob.email)
    client.post(CODE, {"code": code_in_mail()})
    assert is_in(client)


def test_three_hundred_people_behind_one_address_come_in_at_once(db: None) -> None:
    answers = {
        ask(Client(), f"person-{number}@example.org").status_code
        for number in range(300)
    }
    assert answers == {302}


def test_one_goes_on_to_the_page_one_wanted(client: Client, bob: Member) -> None:
    assertRedirects(client.get("/journal/"), "/sign-in/?next=/journal/")
    ask(client, bob.email, "/sign-in/?next=/journal/")
    response = client.post(f"{CODE}?next=/journal/", {"code": code_in_mail()})
    assert response.headers["Location"] == "/journal/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "\\\\e"]
)
def test_one_is_never_sent_to_another_site(
    client: Client, bob: Member, elsewhere: str
) -> None:
    ask(client, bob.email)
    response = client.post(CODE, {"code": code_in_mail(), "next": elsewhere})
    assert response.headers["Location"] == "/"


def test_nobody_can_sign_up(client: Client, db: None) -> None:
    assert reverse("account_signup") == SIGN_IN
    client.post(SIGN_IN, {"email": "new@example.org", "password1": "x", "name": "New"})
    assert not Member.objects.exists()


def test_every_limit_the_library_knows_is_set_on_purpose(
    settings: Settings,
) -> None:
    assert app_settings.RATE_LIMITS.keys() == settings.ACCOUNT_RATE_LIMITS.keys()


def test_signing_out_needs_a_press(client: Client, bob: Member) -> None:
    client.force_login(bob)
    assert client.get("/sign-out/").status_code == 200
    assert is_in(client)
    assertRedirects(client.post("/sign-out/"), "/")
    assert not is_in(client)


def test_a_script_is_told_401_and_not_sent_to_sign_in(client: Client, db: None) -> None:
    answers = [
        client.get("/journal/", headers={"HX-Request": "true"}).status_code,
        client.post("/journal/", headers={"Accept": "application/json"}).status_code,
        client.get("/journal/", headers={"Accept": "text/html"}).status_code,
    ]
    assert answers == [401, 401, 302]
