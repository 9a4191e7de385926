"""The List as the server gives it: a page of notes at a time, and a form when asked."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jamboard.models import Board
from jamboard.paging import NOTES_A_PAGE
from tests.factories.jamboard import note_add, op, write
from wessexcop.members.models import Member

SignIn = Callable[[Member], Client]
KIB = 1024


@pytest.fixture
def there(board: Board) -> str:
    return reverse("jamboard:outline", args=[board.pk])


def fill(board: Board, writer: Member, notes: int, question: int = 0) -> list[str]:
    asked = str(board.questions.all()[question].pk)
    bodies = [
        note_add(board, f"Note {at}, of {question}", question=asked, x=at)
        for at in range(notes)
    ]
    write(board, writer, *bodies)
    return [body["note"] for body in bodies]


def read(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_a_short_list_stands_on_one_page(
    as_member: SignIn, board: Board, alice: Member, bob: Member, there: str
) -> None:
    fill(board, alice, 3)
    page = read(as_member(bob), there)
    assert page.count('class="listed"') == 3
    assert "Notes 1 to 3" not in page


def test_a_long_list_is_read_a_page_at_a_time(
    as_member: SignIn, board: Board, alice: Member, bob: Member, there: str
) -> None:
    fill(board, alice, NOTES_A_PAGE + 20)
    client = as_member(bob)
    first, second = read(client, there), read(client, f"{there}?page=2")
    assert (first.count('class="listed"'), second.count('class="listed"')) == (100, 20)
    assert "Notes 1 to 100 of 120" in first
    assert "Notes 101 to 120 of 120" in second
    assert 'href="?page=2"' in first
    assert 'href="?page=1"' in second


def test_a_page_holds_the_next_notes_of_each_question(
    as_member: SignIn, board: Board, alice: Member, bob: Member, there: str
) -> None:
    fill(board, alice, 80)
    fill(board, alice, 30, question=1)
    client = as_member(bob)
    first, second = read(client, there), read(client, f"{there}?page=2")
    assert (first.count(", of 0</p>"), first.count(", of 1</p>")) == (70, 30)
    assert second.count(", of 0</p>") == 10
    assert "No more notes here." in second


@pytest.mark.parametrize(("page", "shown"), [("0", 101), ("999", 101), ("tea", 1)])
def test_a_page_that_is_not_there_is_the_nearest(
    as_member: SignIn, board: Board, alice: Member, there: str, page: str, shown: int
) -> None:
    fill(board, alice, NOTES_A_PAGE + 1)
    assert f"Notes {shown} to" in read(as_member(alice), f"{there}?page={page}")


def test_pages_keep_what_was_looked_for_and_its_order(
    as_member: SignIn, board: Board, alice: Member, there: str
) -> None:
    fill(board, alice, NOTES_A_PAGE + 1)
    page = read(as_member(alice), f"{there}?find=note&order=newest")
    assert 'href="?find=note&amp;order=newest&amp;page=2"' in page
    assert page.index("Note 100,") < page.index("Note 99,")


def test_nothing_found_says_so(
    as_member: SignIn, board: Board, alice: Member, there: str
) -> None:
    fill(board, alice, 1)
    page = read(as_member(alice), f"{there}?find=kettle&order=newest")
    assert page.count("No note here has those words.") == 2


def test_a_note_is_found_on_its_own_page(
    as_member: SignIn, board: Board, alice: Member, bob: Member, there: str
) -> None:
    *_, last = fill(board, alice, NOTES_A_PAGE + 1)
    page = read(as_member(bob), f"{there}?at={last}")
    assert f'id="note-{last}"' in page
    assert "Notes 101 to 101 of 101" in page


def test_a_form_is_there_for_the_note_that_is_open(
    as_member: SignIn, board: Board, alice: Member, bob: Member, there: str
) -> None:
    one, other = fill(board, bob, 2)
    client = as_member(bob)
    assert "edit-" not in read(client, there)
    page = read(client, f"{there}?open={one}")
    assert f'for="edit-{one}"' in page
    assert f'for="edit-{other}"' not in page
    assert "Move it to" in read(client, f"{there}?open={one}&do=move")
    assert "Thank you</button>" in read(client, f"{there}?open={one}&do=react")


@pytest.mark.parametrize("do", ["edit", "move"])
def test_no_form_opens_for_what_one_may_not_do(
    as_member: SignIn, board: Board, alice: Member, bob: Member, there: str, do: str
) -> None:
    (note,) = fill(board, alice, 1)
    page = read(as_member(bob), f"{there}?open={note}&do={do}")
    assert "listed__panel" not in page


def test_what_a_closed_list_holds_back_is_there_out_of_sight(
    as_member: SignIn, board: Board, alice: Member, bob: Member, there: str
) -> None:
    fill(board, bob, 1)
    asks, edit = '<div class="list__asks" data-asks', 'data-may="note.edit"'
    page = read(as_member(bob), there)
    assert (f"{asks}>" in page, f"{edit}>" in page) == (True, True)

    write(board, alice, op("board.phase", phase="closed"))
    page = read(as_member(bob), there)
    assert (f"{asks} hidden>" in page, f"{edit} hidden>" in page) == (True, True)
    assert "This board is closed." in page


def test_htmx_is_given_that_note_alone(
    as_member: SignIn, board: Board, bob: Member, there: str
) -> None:
    one, other = fill(board, bob, 2)
    piece = read(as_member(bob), f"{there}?open={one}", **{"HX-Request": "true"})
    assert piece.lstrip().startswith("<li")
    assert f'for="edit-{one}"' in piece
    assert other not in piece


def test_htmx_is_told_of_a_note_that_is_gone(
    as_member: SignIn, board: Board, bob: Member, there: str
) -> None:
    piece = read(as_member(bob), f"{there}?open=gone", **{"HX-Request": "true"})
    assert "This note is off the board now." in piece
    assert "<main" not in piece


def test_a_note_that_was_added_is_shown_where_it_is(
    as_member: SignIn, board: Board, bob: Member
) -> None:
    body = note_add(board)
    address = reverse("jamboard:note_add", args=[board.pk])
    response = as_member(bob).post(address, body)
    assert response.url.endswith(f"?at={body['note']}#note-{body['note']}")


def test_what_is_taken_back_leaves_one_on_the_same_page(
    as_member: SignIn, board: Board, bob: Member
) -> None:
    (note,) = fill(board, bob, 1)
    address = reverse("jamboard:note_remove", args=[board.pk, note])
    response = as_member(bob).post(address, {"page": "2"})
    assert response.url.endswith(f"?off={note}&page=2")


def test_a_page_of_ones_own_notes_is_light(
    as_member: SignIn, board: Board, alice: Member, there: str
) -> None:
    fill(board, alice, NOTES_A_PAGE)
    assert len(read(as_member(alice), there)) < 300 * KIB


def test_a_list_asks_no_more_questions_for_more_notes(
    as_member: SignIn,
    board: Board,
    alice: Member,
    there: str,
) -> None:
    client, counts = as_member(alice), []
    for notes in (1, 2):
        fill(board, alice, notes)
        with CaptureQueriesContext(connection) as asked:
            read(client, there)
        counts.append(len(asked))
    assert counts[0] == counts[1]
