import pytest
from django.db import IntegrityError, transaction

from jamboard import store
from jamboard.core.board import Change, apply_change
from jamboard.models import Board, Cluster, Note
from jamboard.store import rows, states
from tests.factories.jamboard import an_id, make_board, note_add, op, write
from tests.factories.members import make_group

KEY = "A" * 43
WORDS = "Nights are not safe."


def codes(outcomes):
    return [outcome.answer.get("code") for outcome in outcomes]


def cluster_add(board, cluster):
    question = str(board.questions.first().pk)
    place = {"question": question, "title": "Tea", "x": 0, "y": 0}
    return op("cluster.add", cluster=cluster, **place)


@pytest.fixture
def elsewhere(other_network, charlie):
    """A board of another network, where someone else may do everything."""
    return make_board(make_group(other_network, charlie))


def test_an_id_that_is_a_note_of_another_board_is_refused(
    board, bob, elsewhere, charlie
):
    body = note_add(board, WORDS, anonymous=True, key=KEY)
    write(board, bob, body)

    outcomes = write(elsewhere, charlie, note_add(elsewhere, note=body["note"]))
    store.forget()

    note = Note.objects.get()
    assert codes(outcomes) == ["note.exists"]
    assert (note.board, note.text) == (board, WORDS)
    assert codes(write(board, bob, op("note.remove", note=body["note"], key=KEY))) == [
        None
    ]


def test_no_other_op_pays_for_an_id_of_another_board(board, bob, elsewhere, charlie):
    body, good = note_add(board, WORDS), note_add(elsewhere, "Tea first.")
    write(board, bob, body)
    taken = note_add(elsewhere, note=body["note"])

    assert codes(write(elsewhere, charlie, taken, good)) == ["note.exists", None]


def test_an_id_of_another_boards_group_of_notes_is_refused(
    board, alice, elsewhere, charlie
):
    cluster = an_id()
    write(board, alice, cluster_add(board, cluster))

    outcomes = write(elsewhere, charlie, cluster_add(elsewhere, cluster))

    assert codes(outcomes) == ["note.exists"]
    assert Cluster.objects.get().board == board


def test_an_id_of_a_note_that_was_taken_off_is_refused(board, bob):
    body = note_add(board, WORDS)
    write(board, bob, body)
    write(board, bob, op("note.remove", note=body["note"]))

    again = write(board, bob, note_add(board, "Other words", note=body["note"]))

    assert codes(again) == ["note.exists"]


def test_a_note_of_another_board_is_never_written_over(board, bob, elsewhere):
    body = note_add(board, WORDS)
    write(board, bob, body)
    line = board.changes.get()
    # As if it had come between the look at the ids and the writing.
    known = states.current(elsewhere)
    question = str(elsewhere.questions.first().pk)
    payload = line.payload | {"question": question, "author": None}
    stolen = Change(1, an_id(), None, "note.add", payload)
    apply_change(known.state, stolen)

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.write(elsewhere, known, [stolen])

    assert Note.objects.get().text == WORDS


def test_a_change_sets_nothing_on_another_board(board, bob, elsewhere):
    body = note_add(board, WORDS)
    write(board, bob, body)
    known = states.current(elsewhere)
    known.state.notes |= states.current(Board.objects.get(pk=board.pk)).state.notes
    known.state.notes[body["note"]].author = None
    known.state.notes[body["note"]].text = "Nights are lovely."
    change = Change(1, an_id(), None, "note.edit", {"note": body["note"]})

    rows.write(elsewhere, known, [change])

    assert Note.objects.get().text == WORDS
