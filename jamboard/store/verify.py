"""Replays a board's log and compares it with its rows."""

from typing import Any

from jamboard.core.board import as_logged, replay
from jamboard.models import Board
from jamboard.store import log, states
from jamboard.store.reading import reading


def differences(board: Board) -> list[str]:
    """Say in words where the rows are not what the log says; empty when they agree.

    Reads from the database alone, whatever this process remembers, and all of it as of
    one moment, for others may be writing.
    """
    with states.turn, reading():
        states.forget(board.pk)
        board = Board.objects.get(pk=board.pk)
        known = states.current(board)
        changes = list(log.read(board.pk, 0, names=known.names))
        numbers = [change.seq for change in changes]
        if numbers != list(range(1, board.seq + 1)):
            return [f"the log is not dense from 1 to {board.seq}"]
        replayed = replay(changes, on=states.blank_state(board))
        return _compare(as_logged(known.state), as_logged(replayed))


def _compare(rows: dict[str, Any], log_says: dict[str, Any]) -> list[str]:
    found = [
        f"{part}: rows have {rows[part]!r}, the log says {log_says[part]!r}"
        for part in ("seq", "phase")
        if rows[part] != log_says[part]
    ]
    for kind in ("clusters", "notes"):
        keys = rows[kind].keys() | log_says[kind].keys()
        found += [
            f"{kind} {key} differ"
            for key in keys
            if rows[kind].get(key) != log_says[kind].get(key)
        ]
    return sorted(found)
