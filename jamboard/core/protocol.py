"""Frames: what comes in is read once (``frames``), what goes out is shaped here.

Encoders give plain dicts; ``dump`` makes them text. ``read_json`` and ``frame_among``
read what came by ``POST …/ops/`` exactly as ``parse`` reads what came by socket.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .codes import MESSAGES, Malformed, Refused
from .frames import (
    VERSION,
    Cursor,
    Editing,
    Frame,
    Join,
    OpFrame,
    Ping,
    frame_among,
    parse,
    read_json,
)
from .limits import (
    CHANGES_A_FRAME,
    MALFORMED_A_MINUTE,
    MAX_FRAME_BYTES,
    MAX_NOTES,
    MOST_MISSED,
    OPS_A_POST,
    WELCOME_PAGE_BYTES,
)
from .state import (
    BoardState,
    Question,
    board_shape,
    cluster_shape,
    note_shape,
    question_shape,
)

__all__ = [
    "CHANGES_A_FRAME",
    "MALFORMED_A_MINUTE",
    "MAX_FRAME_BYTES",
    "MAX_NOTES",
    "MESSAGES",
    "MOST_MISSED",
    "OPS_A_POST",
    "VERSION",
    "Cursor",
    "Editing",
    "Frame",
    "Join",
    "Malformed",
    "OpFrame",
    "Ping",
    "Refused",
    "ack",
    "bye",
    "changes",
    "dump",
    "frame_among",
    "may_catch_up",
    "parse",
    "people",
    "pong",
    "read_json",
    "refused",
    "welcome",
    "yours",
]


def dump(frame: Mapping[str, Any]) -> str:
    """Write a frame as compact JSON."""
    return json.dumps(frame, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def ack(op: str, seq: int) -> dict[str, Any]:
    return {"type": "ack", "op": op, "seq": seq}


def refused(op: str | None, code: str, **extra: Any) -> dict[str, Any]:
    """Say no, in words; ``extra`` may hold ``retry_ms``, or a better ``message``."""
    said = {"type": "refused", "op": op, "code": code, "message": MESSAGES[code]}
    return said | extra


def changes(
    from_: int, to: int, changes: Sequence[Mapping[str, Any]], epoch: str | None = None
) -> dict[str, Any]:
    """Tell changes already shaped for their reader; ``epoch`` only across a rewrite."""
    frame: dict[str, Any] = {
        "type": "changes",
        "from": from_,
        "to": to,
        "changes": list(changes),
    }
    return frame if epoch is None else frame | {"epoch": epoch}


def may_catch_up(since: int | None, epoch: str | None, head: tuple[str, int]) -> bool:
    """Whether who heard up to ``since`` is told what they missed, or all anew.

    ``head`` is the (epoch, seq) the board is at now.
    """
    if since is None or epoch != head[0]:
        return False
    return 0 <= head[1] - since <= MOST_MISSED


def welcome(
    state: BoardState, *, page_bytes: int = WELCOME_PAGE_BYTES
) -> list[dict[str, Any]]:
    """Tell the whole board as everyone may see it: a welcome, then ``notes`` frames."""
    notes = (note_shape(note) for note in state.notes.values() if not note.removed)
    pages = list(_pages(notes, page_bytes))
    first: dict[str, Any] = {
        "type": "welcome",
        "protocol": VERSION,
        "epoch": state.epoch,
        "seq": state.seq,
        "board": board_shape(state),
        "questions": [question_shape(each) for each in _in_order(state)],
        "clusters": [cluster_shape(each) for each in state.clusters.values()],
        "notes": pages[0],
        "rounds": [],
    }
    rest: list[dict[str, Any]] = [
        {"type": "notes", "notes": page} for page in pages[1:]
    ]
    for frame in (first, *rest):
        frame["more"] = True
    (rest or [first])[-1]["more"] = False
    return [first, *rest]


def yours(
    you: Mapping[str, Any],
    mine: Sequence[str],
    *,
    now: int,
    reactions: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, Any]:
    """Tell one person's own part: ``you`` is {key, name, is, may}; ``now`` Unix ms."""
    return {
        "type": "yours",
        "you": dict(you),
        "mine": list(mine),
        "notes": [],
        "left": {},
        "votes": {},
        "reactions": {note: list(kinds) for note, kinds in (reactions or {}).items()},
        "now": now,
    }


def people(count: int, **told: Sequence[Any]) -> dict[str, Any]:
    """Tell who is here: ``here``, or ``came`` and ``went``, or the count alone."""
    return {"type": "people", **told, "count": count}


def pong(t: float | None, seq: int, now: int) -> dict[str, Any]:
    return {"type": "pong", "t": t, "seq": seq, "now": now}


def bye(code: str, retry_ms: int) -> dict[str, Any]:
    return {"type": "bye", "code": code, "retry_ms": retry_ms}


def _in_order(state: BoardState) -> list[Question]:
    return sorted(state.questions.values(), key=lambda question: question.position)


def _pages(
    shapes: Iterable[dict[str, Any]], page_bytes: int
) -> Iterator[list[dict[str, Any]]]:
    """Part notes into pages of about ``page_bytes``; always at least one page."""
    page: list[dict[str, Any]] = []
    size = 0
    for shape in shapes:
        if page and size > page_bytes:
            yield page
            page, size = [], 0
        page.append(shape)
        size += 300 + len(shape["text"]) * 2
    yield page
