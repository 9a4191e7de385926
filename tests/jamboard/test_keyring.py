"""Notes without a name, written where scripts are off: whose they are, and for whom."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from jamboard.models import Board, Note
from tests.factories.jamboard import an_id
from wessexcop.members.models import Member

MINE = "No name, yours"
BACKEND = "django.contrib.auth.backends.ModelBackend"
Enter = Callable[[Member], None]


@pytest.fixture
def enter(client: Client) -> Enter:
    """Have someone come in on the one browser of these tests."""
    return lambda member: client.force_login(member, backend=BACKEND)


def add_unsigned(client: Client, board: Board, text: str = "Nights are long") -> str:
    note = an_id()
    question = str(board.questions.first().pk)
    words = {"note": note, "question": question, "text": text, "colour": "sky"}
    path = f"/boards/{board.pk}/notes/"
    assert client.post(path, words | {"anonymous": "1"}).status_code == 302
    return note


def listed(client: Client, board: Board) -> str:
    return client.get(f"/boards/{board.pk}/outline/").content.decode()


def kept(client: Client) -> dict[str, str]:
    """The people's own cookies that are left in the browser."""
    found = client.cookies.items()
    return {name: m.value for name, m in found if "own-" in name and m.value}


def test_its_writer_holds_the_key_to_each_of_their_unsigned_notes(
    client: Client, enter: Enter, board: Board, bob: Member
) -> None:
    enter(bob)
    notes = [add_unsigned(client, board) for _ in range(21)]
    assert listed(client, board).count(MINE) == 21
    client.post(f"/boards/{board.pk}/notes/{notes[0]}/remove/")
    assert Note.objects.get(pk=notes[0]).removed_by == Note.RemovedBy.WRITER


def test_two_unsigned_notes_of_one_person_are_kept_with_nothing_in_common(
    client: Client, enter: Enter, board: Board, bob: Member
) -> None:
    enter(bob)
    for text in ("One", "Two"):
        add_unsigned(client, board, text)
    hashes = set(Note.objects.values_list("key_hash", flat=True))
    assert len(hashes) == 2
    assert "" not in hashes


def test_who_signs_in_next_holds_nobodys_keys(
    client: Client, enter: Enter, board: Board, bob: Member, alice: Member
) -> None:
    enter(bob)
    add_unsigned(client, board)
    client.post("/sign-out/")
    assert kept(client) == {}
    enter(alice)
    assert MINE not in listed(client, board)


def test_who_comes_in_after_a_session_ran_out_holds_nobodys_keys(
    client: Client, enter: Enter, board: Board, bob: Member, alice: Member
) -> None:
    enter(bob)
    add_unsigned(client, board)
    client.session.flush()
    enter(alice)
    assert MINE not in listed(client, board)
    assert kept(client) == {}


def test_who_comes_back_after_their_session_ran_out_still_holds_their_own(
    client: Client, enter: Enter, board: Board, bob: Member
) -> None:
    enter(bob)
    add_unsigned(client, board)
    client.session.flush()
    client.get("/sign-in/")
    enter(bob)
    assert MINE in listed(client, board)


def test_a_cookie_under_another_name_is_no_key(
    client: Client, enter: Enter, board: Board, bob: Member, alice: Member
) -> None:
    enter(bob)
    add_unsigned(client, board)
    (bobs,) = kept(client).values()
    client.post("/sign-out/")
    enter(alice)
    add_unsigned(client, board, "By Alice")
    (alices,) = kept(client)
    client.cookies[alices] = bobs
    assert MINE not in listed(client, board)


def test_no_name_of_a_cookie_says_whose_it_is(
    client: Client, enter: Enter, board: Board, bob: Member
) -> None:
    enter(bob)
    add_unsigned(client, board)
    (name,) = kept(client)
    assert bob.pk.hex not in name.replace("-", "")


def test_behind_https_the_cookies_are_sent_by_https_alone(
    client: Client, enter: Enter, board: Board, bob: Member, settings: Settings
) -> None:
    settings.HTTPS, settings.PREFIX = True, "__Host-"
    enter(bob)
    add_unsigned(client, board)
    client.get(f"/boards/{board.pk}/outline/?view=list")
    (name,) = kept(client)
    ours = [client.cookies[each] for each in (name, "board-view")]
    assert name.startswith("__Host-")
    assert [(each["secure"], each["path"]) for each in ours] == [(True, "/")] * 2
