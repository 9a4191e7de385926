"""Boards are looked over beside a server that goes on writing."""

from threading import Thread

import pytest
from django.db import connection

from jamboard import store
from jamboard.models import Board, Change
from tests.factories.jamboard import note_add, write


def test_a_board_read_before_the_last_note_is_read_again(board, bob):
    early = Board.objects.get()
    write(board, bob, note_add(board))

    assert store.differences(early) == []


@pytest.mark.django_db(transaction=True)
def test_what_another_process_writes_meanwhile_is_no_difference(board, bob):
    write(board, bob, note_add(board))
    written = []

    def beside(execute, sql, *rest):
        answer = execute(sql, *rest)
        if 'FROM "jamboard_board"' in sql and not written:
            written.append(sql)
            process = Thread(target=close_elsewhere, args=[board])
            process.start()
            process.join()
        return answer

    with connection.execute_wrapper(beside):
        found = store.differences(board)

    assert (len(written), found) == (1, [])
    assert store.differences(board) == []


def close_elsewhere(board):
    closing = {"kind": "board.phase", "payload": {"phase": "closed"}}
    Change.objects.create(board=board, seq=2, audience="everyone", **closing)
    Board.objects.update(seq=2, phase="closed")
    connection.close()
