"""The code in the e-mail: how often it is sent, guessed at and used."""

import json
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests.members.test_sign_in import CODE, SIGN_IN, ask, code_in_mail, is_in
from wessexcop.members.models import Member

NOBODY = "nobody@example.org"
TOO_MANY = "Too many wrong codes were typed for this address today."


@pytest.fixture(autouse=True)
def no_earlier_tries() -> None:
    cache.clear()


def said(response: HttpResponse, email: str) -> str:
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main")].replace(email, "…")


def messages_in(response: HttpResponse) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def guess(email: str, times: int) -> HttpResponse:
    """Type so many wrong codes, asking for a new one after every third."""
    for number in range(times):
        if number % 3 == 0:
            browser = Client()
            ask(browser, email)
        response = browser.post(CODE, {"code": "abcdefgh"}, follow=True)
    return response


def test_five_codes_are_mailed_in_five_minutes_and_no_more(bob: Member) -> None:
    answers = {ask(Client(), bob.email).status_code for _ in range(7)}
    assert (answers, len(mail.outbox)) == ({302}, 5)


def test_sending_again_is_counted_with_asking(client: Client, bob: Member) -> None:
    for _ in range(4):
        ask(Client(), bob.email)
    ask(client, bob.email)
    client.post(CODE, {"action": "resend"})
    assert len(mail.outbox) == 5


def test_who_asks_once_more_comes_in_with_the_newest_code(
    client: Client, bob: Member
) -> None:
    for _ in range(5):
        ask(Client(), bob.email)
    response = client.post(SIGN_IN, {"email": bob.email}, follow=True)
    assert messages_in(response) == [
        "We have just sent codes to this address. Type the newest of them."
    ]
    client.post(CODE, {"code": code_in_mail()})
    assert is_in(client)


def test_sending_again_over_the_limit_keeps_the_newest_code(
    client: Client, bob: Member
) -> None:
    for _ in range(5):
        ask(client, bob.email)
    client.post(CODE, {"action": "resend"})
    client.post(CODE, {"code": code_in_mail()})
    assert is_in(client)


def test_over_the_limit_an_unknown_address_is_answered_alike(bob: Member) -> None:
    answers = []
    for email in (bob.email, NOBODY):
        for _ in range(5):
            ask(Client(), email)
        response = Client().post(SIGN_IN, {"email": email}, follow=True)
        answers.append((messages_in(response), said(response, email)))
    known, unknown = ((words, drop_tokens(page)) for words, page in answers)
    assert known == unknown


def drop_tokens(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]


def test_a_code_waited_for_in_two_browsers_opens_one(bob: Member) -> None:
    for _ in range(5):
        ask(Client(), bob.email)
    browsers = Client(), Client()
    for browser in browsers:
        ask(browser, bob.email)
    for browser in browsers:
        browser.post(CODE, {"code": code_in_mail()})
    assert [is_in(browser) for browser in browsers] == [True, False]


def test_who_came_in_may_ask_again_at_once(client: Client, bob: Member) -> None:
    for _ in range(5):
        ask(client, bob.email)
    client.post(CODE, {"code": code_in_mail()})
    ask(Client(), bob.email)
    assert len(mail.outbox) == 6


def test_after_twenty_wrong_codes_the_right_one_is_not_taken_today(
    client: Client, bob: Member
) -> None:
    ask(client, bob.email)
    code = code_in_mail()
    guess(bob.email, 20)
    response = client.post(CODE, {"code": code}, follow=True)
    assert not is_in(client)
    assert TOO_MANY in messages_in(response)[0]


def test_wrong_codes_are_counted_for_one_address_and_one_day(
    client: Client, alice: Member, bob: Member
) -> None:
    guess(bob.email, 20)
    assert ask(client, bob.email).status_code == 200
    assert ask(Client(), alice.email).status_code == 302
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        ask(client, bob.email)
        client.post(CODE, {"code": code_in_mail()})
    assert is_in(client)


def test_wrong_codes_for_an_unknown_address_are_answered_alike(bob: Member) -> None:
    answers = []
    for email in (bob.email, NOBODY):
        last = messages_in(guess(email, 21))
        page = said(Client().post(SIGN_IN, {"email": email}), email)
        answers.append((last, drop_tokens(page)))
    assert answers[0] == answers[1]
    assert TOO_MANY in answers[0][0][0]


def test_right_codes_are_not_counted(bob: Member) -> None:
    for _ in range(21):
        client = Client()
        ask(client, bob.email)
        client.post(CODE, {"code": code_in_mail()})
    assert is_in(client)


def test_what_is_counted_outlasts_a_crowd(bob: Member) -> None:
    for _ in range(5):
        ask(Client(), bob.email)
    for number in range(150):
        ask(Client(), f"person-{number}@example.org")
    mail.outbox.clear()
    ask(Client(), bob.email)
    assert mail.outbox == []


def test_the_code_is_nowhere_in_the_database(client: Client, bob: Member) -> None:
    ask(client, bob.email)
    kept = json.dumps([session.get_decoded() for session in Session.objects.all()])
    assert bob.email in kept
    assert code_in_mail() not in kept


def test_a_right_code_of_someone_who_may_no_longer_come_in_has_run_out(
    client: Client, bob: Member
) -> None:
    ask(client, bob.email)
    Member.objects.filter(pk=bob.pk).update(is_active=False)
    response = client.post(CODE, {"code": code_in_mail()}, follow=True)
    assert not is_in(client)
    assert messages_in(response) == [
        "That code has run out, or was used. Ask for a new one."
    ]


# When mail fails -------------------------------------------------------------


class DownBackend:
    failure: Exception = SMTPException("down")

    def __init__(self, *args: object, **kwargs: object) -> None:
        pass

    def send_messages(self, messages: object) -> int:
        raise self.failure


class RefusingBackend(DownBackend):
    """Names whom it refuses, as servers do."""

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:
        raise SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such user")})


@pytest.fixture(params=["DownBackend", "RefusingBackend"])
def broken_mail(request: pytest.FixtureRequest) -> str:
    return f"tests.members.test_codes.{request.param}"


def test_a_mail_server_that_is_down_is_said_and_the_address_kept(
    client: Client, bob: Member, settings: Settings, broken_mail: str
) -> None:
    settings.EMAIL_BACKEND = broken_mail
    for _ in range(6):
        response = ask(client, bob.email)
    assert response.status_code == 200
    assert "We could not send the e-mail just now" in response.content.decode()
    assert bob.email in response.content.decode()


def test_a_code_that_cannot_be_sent_again_leaves_the_first_one_good(
    client: Client, bob: Member, settings: Settings, broken_mail: str
) -> None:
    ask(client, bob.email)
    settings.EMAIL_BACKEND = broken_mail
    response = client.post(CODE, {"action": "resend"}, follow=True)
    assert "We could not send the e-mail just now" in messages_in(response)[0]
    client.post(CODE, {"code": code_in_mail()})
    assert is_in(client)


def test_a_mail_that_fails_is_logged_without_its_address(
    client: Client,
    bob: Member,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    ask(client, bob.email)
    settings.EMAIL_BACKEND = "tests.members.test_codes.RefusingBackend"
    ask(Client(), bob.email)
    client.post(CODE, {"action": "resend"})
    assert [record.getMessage() for record in caplog.records] == [
        "a sign-in code could not be sent: SMTPRecipientsRefused"
    ] * 2
    assert bob.email not in caplog.text
