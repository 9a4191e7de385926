import pytest
from django.db import connection

from jamboard import store
from jamboard.models import Board, Change, Note, Participant, Reaction
from tests.factories.jamboard import (
    an_id,
    note_add,
    op,
    visitor,
    write,
)
from tests.factories.members import make_member

KEY = "A" * 43


def answers(outcomes):
    return [outcome.answer for outcome in outcomes]


def codes(outcomes):
    return [outcome.answer.get("code") for outcome in outcomes]


def seqs(outcomes):
    return [outcome.answer.get("seq") for outcome in outcomes]


def test_a_reaction_is_set_and_not_toggled(board, alice, bob):
    body = note_add(board)
    write(board, bob, body)
    heart = {"note": body["note"], "kind": "heart", "on": True}

    write(board, alice, op("note.react", **heart), op("note.react", **heart))

    assert Reaction.objects.count() == 1
    assert Change.objects.last().payload["reactions"] == {"heart": 1}


def test_who_reacted_is_in_no_line_of_the_log(board, alice, bob):
    body = note_add(board)
    write(board, bob, body)

    write(board, alice, op("note.react", note=body["note"], kind="heart", on=True))

    change = Change.objects.last()
    key = str(Participant.objects.get(member=alice).key)
    assert change.participant is None
    assert key not in str(change.payload)


def test_notes_are_grouped_in_a_cluster(board, alice, bob):
    first, second = note_add(board), note_add(board)
    write(board, bob, first, second)
    question = str(board.questions.first().pk)

    outcomes = write(
        board,
        alice,
        op(
            "cluster.add",
            cluster=an_id(),
            question=question,
            title="Tea",
            x=0,
            y=0,
            notes=[first["note"], second["note"]],
        ),
    )

    assert codes(outcomes) == [None]
    assert {note.cluster.title for note in Note.objects.all()} == {"Tea"}


def test_rows_are_what_a_replay_of_the_log_says(board, alice, bob):
    body = note_add(board)
    write(board, bob, body, note_add(board, anonymous=True, key=KEY))
    write(board, bob, op("note.move", note=body["note"], x=5.555, y=-7, front=True))
    write(board, alice, op("note.react", note=body["note"], kind="idea", on=True))
    write(board, bob, op("note.remove", note=body["note"]))

    assert store.differences(Board.objects.get()) == []


@pytest.mark.parametrize("key", [None, KEY, "B" * 43], ids=["no", "its", "a wrong"])
def test_what_someone_without_a_place_does_with_a_key_is_in_rows_and_log_alike(
    board, alice, bob, key
):
    body = note_add(board, anonymous=True, key=KEY)
    write(board, bob, body)
    about = {"note": body["note"]} | ({"key": key} if key else {})

    off = write(board, alice, op("note.remove", **about))
    differed = store.differences(Board.objects.get())
    back = write(board, alice, op("note.restore", **about))

    assert codes(off + back) == [None, None]
    assert differed + store.differences(Board.objects.get()) == []


def test_what_someone_writes_is_theirs_at_once_though_they_never_joined(board, bob):
    body = note_add(board)
    move = op("note.move", note=body["note"], x=5, y=6)

    outcomes = write(board, bob, body, move)

    assert codes(outcomes) == [None, None]
    assert Participant.objects.count() == 1


def test_a_facilitator_with_a_wrong_key_signs_what_they_take_off(board, alice, bob):
    body = note_add(board, anonymous=True, key=KEY)
    write(board, bob, body)

    write(board, alice, op("note.remove", note=body["note"], key="B" * 43))

    assert Change.objects.last().participant.member == alice
    assert Note.objects.get().removed_by == "facilitator"


def test_a_row_changed_behind_the_log_is_found(board, bob):
    write(board, bob, note_add(board))

    Note.objects.update(text="Changed by hand")

    found = store.differences(Board.objects.get())
    assert found == [f"notes {Note.objects.get().pk} differ"]


def test_a_process_that_missed_changes_folds_them_in(board, alice, bob):
    body = note_add(board)
    write(board, bob, body)
    store.welcome(board.pk)
    # As another process would have: the same rows, another memory.
    behind = store.states._known.copy()
    store.forget()
    write(board, alice, op("note.edit", note=body["note"], colour="rose"))
    store.states._known.update(behind)

    outcomes = write(board, bob, op("note.edit", note=body["note"], width=200))

    assert seqs(outcomes) == [3]
    assert store.differences(Board.objects.get()) == []


@pytest.mark.django_db(transaction=True)
def test_a_failing_write_keeps_nothing_and_asks_to_be_sent_again(board, bob):
    write(board, bob, note_add(board))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # pages other tests gave back are room too
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count={pages}")
    body = note_add(board, "word " * 390)
    try:
        outcomes = write(board, bob, *[note_add(board, "w" * 2000) for _ in range(50)])
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count=1073741823")

    assert set(codes(outcomes)) == {"server.retry"}
    assert Change.objects.count() == 1
    assert seqs(write(board, bob, body)) == [2]


def test_a_committing_batch_asks_a_bounded_number_of_questions(
    board, django_assert_max_num_queries
):
    people = [make_member(f"P{n}", network=board.network) for n in range(3)]
    for person in people:
        write(board, person, note_add(board))

    bodies = [note_add(board) for _ in range(50)]

    with django_assert_max_num_queries(10):
        write(board, people[0], *bodies)


def test_a_late_catch_up_holds_every_change_since(board, bob):
    write(board, bob, *[note_add(board, f"Note {n}") for n in range(5)])

    logged = store.changes_since(board.pk, 2)

    assert (logged.seq, len(logged.lines)) == (5, 3)
    assert '"text":"Note 2"' in logged.lines[0].text


def test_a_network_next_door_cannot_enter(board, charlie, bob):
    assert store.enter(visitor(charlie), board.pk) is None
    assert store.enter(visitor(bob), board.pk).name == "Bob"
