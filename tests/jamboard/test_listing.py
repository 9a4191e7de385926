import pytest

from tests.factories.jamboard import note_add, op, write

BACK = "The note is off the board."


@pytest.fixture
def note(board, bob):
    body = note_add(board, "Not for long")
    write(board, bob, body)
    return body["note"]


@pytest.fixture
def may_undo(board, note, as_member):
    """Whether the List offers this person to bring the note back."""
    path = f"/boards/{board.pk}/outline/?off={note}"
    return lambda member: BACK in as_member(member).get(path).content.decode()


def test_only_its_writer_is_offered_a_note_they_took_back(
    board, note, may_undo, alice, bob, dawn
):
    write(board, bob, op("note.remove", note=note))

    assert [may_undo(each) for each in (bob, alice, dawn)] == [True, False, False]


def test_only_a_facilitator_is_offered_a_note_a_facilitator_took_off(
    board, note, may_undo, alice, bob, dawn
):
    write(board, alice, op("note.remove", note=note))

    assert [may_undo(each) for each in (bob, alice, dawn)] == [False, True, False]


def test_on_a_closed_board_its_writer_is_offered_nothing(
    board, note, may_undo, alice, bob
):
    write(board, bob, op("note.remove", note=note))
    write(board, alice, op("board.phase", phase="closed"))

    assert not may_undo(bob)
