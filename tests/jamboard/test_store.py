from datetime import timedelta

from django.utils import timezone

from jamboard import store
from jamboard.models import Board, Change, Note, Participant
from tests.factories.jamboard import (
    an_id,
    make_board,
    note_add,
    op,
    write,
)

KEY = "A" * 43


def answers(outcomes):
    return [outcome.answer for outcome in outcomes]


def codes(outcomes):
    return [outcome.answer.get("code") for outcome in outcomes]


def seqs(outcomes):
    return [outcome.answer.get("seq") for outcome in outcomes]


def test_ops_are_numbered_densely_in_the_order_they_came(board, alice, bob):
    first = write(board, alice, note_add(board), note_add(board))
    second = write(board, bob, note_add(board))

    assert seqs(first + second) == [1, 2, 3]
    assert list(Change.objects.values_list("seq", flat=True)) == [1, 2, 3]


def test_an_acked_note_is_a_row(board, bob):
    body = note_add(board, "Kettle on.")

    write(board, bob, body)

    note = Note.objects.get(pk=body["note"])
    assert (note.text, note.participant.member) == ("Kettle on.", bob)


def test_an_op_sent_again_changes_nothing_and_gets_its_first_answer(board, bob):
    body = note_add(board)
    first = write(board, bob, body)

    again = write(board, bob, body | {"text": "Something else"})

    assert answers(again) == answers(first)
    assert again[0].repeat
    assert Change.objects.count() == 1


def test_an_op_twice_in_one_batch_is_applied_once(board, bob):
    body = note_add(board)

    outcomes = write(board, bob, body, body)

    assert answers(outcomes)[0] == answers(outcomes)[1]
    assert Note.objects.count() == 1


def test_a_refused_op_leaves_no_trace(board, bob):
    outcomes = write(board, bob, note_add(board, "x" * 2001), note_add(board))

    assert codes(outcomes) == ["note.too_long", None]
    assert seqs(outcomes) == [None, 1]
    assert Change.objects.count() == 1


def test_an_op_it_never_heard_of_is_refused_and_the_rest_go_on(board, bob):
    outcomes = write(board, bob, op("note.juggle"), note_add(board))

    assert codes(outcomes) == ["protocol.unknown_do", None]


def test_a_note_without_a_name_leaves_nobody_in_any_row(board, bob):
    write(board, bob, note_add(board, anonymous=True, key=KEY))

    change, note = Change.objects.get(), Note.objects.get()
    assert (change.participant, note.participant) == (None, None)
    assert note.key_hash != ""
    assert Participant.objects.count() == 0
    assert KEY not in str(change.payload)


def test_whoever_brings_the_key_may_change_their_unsigned_note(board, bob):
    body = note_add(board, anonymous=True, key=KEY)
    write(board, bob, body)
    edit = {"note": body["note"], "text": "Better words.", "base": 1}

    wrong = write(board, bob, op("note.edit", **edit, key="B" * 43))
    right = write(board, bob, op("note.edit", **edit, key=KEY))

    assert codes(wrong + right) == ["note.not_yours", None]
    assert Change.objects.last().participant is None


def test_closing_a_board_forgets_the_keys_of_unsigned_notes(board, alice, bob):
    write(board, bob, note_add(board, anonymous=True, key=KEY))

    write(board, alice, op("board.phase", phase="closed"))

    assert Note.objects.get().key_hash == ""
    assert Board.objects.get().phase == "closed"


def test_a_member_may_not_close_a_board(board, bob):
    outcomes = write(board, bob, op("board.phase", phase="closed"))

    assert codes(outcomes) == ["not_allowed"]


def test_a_closed_board_takes_no_more_notes(board, alice, bob):
    write(board, alice, op("board.phase", phase="closed"))

    assert codes(write(board, bob, note_add(board))) == ["board.closed"]


def test_a_board_whose_time_has_come_closes_before_the_next_op(board, bob):
    Board.objects.update(closes_at=timezone.now() - timedelta(seconds=1))

    outcomes = write(board, bob, note_add(board))

    assert codes(outcomes) == ["board.closed"]
    assert Change.objects.get().payload == {"phase": "closed"}


def test_a_board_whose_time_has_come_forgets_keys_though_nobody_is_there(board, bob):
    write(board, bob, note_add(board, anonymous=True, key=KEY))
    Board.objects.update(closes_at=timezone.now() - timedelta(seconds=1))

    store.look({})

    assert Note.objects.get().key_hash == ""
    assert Change.objects.last().payload == {"phase": "closed"}
    assert store.differences(Board.objects.get()) == []


def test_a_look_closes_no_board_before_its_time(board):
    Board.objects.update(closes_at=timezone.now() + timedelta(minutes=1))

    store.look({})

    assert Change.objects.count() == 0


def test_a_stale_edit_is_handed_both_texts(board, alice, bob):
    body = note_add(board, "First words")
    write(board, bob, body)
    write(board, alice, op("note.edit", note=body["note"], text="Hers", base=1))

    outcome = write(board, bob, op("note.edit", note=body["note"], text="His", base=1))

    refusal = outcome[0].answer
    assert (refusal["code"], refusal["text"], refusal["yours"], refusal["rev"]) == (
        "note.newer_text",
        "Hers",
        "His",
        2,
    )


def test_a_stranger_to_the_network_is_barred(board, charlie):
    outcomes = write(board, charlie, note_add(board))

    assert [outcome.barred for outcome in outcomes] == ["4410"]
    assert Change.objects.count() == 0


def test_someone_who_left_is_barred_at_once(board, bob):
    write(board, bob, note_add(board))
    bob.memberships.update(left_at=timezone.now())

    outcomes = write(board, bob, note_add(board))

    assert [outcome.barred for outcome in outcomes] == ["4410"]
    assert Note.objects.count() == 1


def test_a_board_of_the_design_group_takes_nothing_from_other_members(group, bob, dawn):
    board = make_board(group, seen_by="design group")

    outcomes = write(board, bob, note_add(board)) + write(board, dawn, note_add(board))

    assert [outcome.barred for outcome in outcomes] == ["4410", ""]


def test_the_facilitator_takes_off_what_a_member_wrote_and_brings_it_back(
    board, alice, bob
):
    body = note_add(board)
    write(board, bob, body)

    off = write(board, alice, op("note.remove", note=body["note"]))
    by_bob = write(board, bob, op("note.restore", note=body["note"]))
    back = write(board, alice, op("note.restore", note=body["note"]))

    assert codes(off + by_bob + back) == [None, "note.not_yours", None]
    assert Note.objects.get().removed_by == ""


def test_a_refused_op_gives_its_sender_no_place(board, bob):
    write(board, bob, note_add(board, "x" * 2001), note_add(board, question=an_id()))

    assert Participant.objects.count() == 0
