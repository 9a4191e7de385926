"""The log's lines as they are stored, and as they are told.

A stored payload names nobody: an author is a participant's key. Names are filled in
when a line is read, so that erasing one participant row empties every line.
"""

from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from jamboard.core.board import Change
from jamboard.models import Change as Line

A_MEMBER_WHO_LEFT: Final = "a member who left"


def line_for(change: Change, board_id: UUID, writers: Mapping[str, UUID]) -> Line:
    """The row that holds a change; what is ``unlogged`` stays out of it."""
    payload = dict(change.payload)
    if author := payload.get("author"):
        payload["author"] = {"key": author["key"]}
    return Line(
        board_id=board_id,
        seq=change.seq,
        op_id=change.op,
        kind=change.do,
        participant_id=None if change.by is None else writers[change.by],
        payload=payload,
        audience=change.audience,
    )


def read(
    board_id: UUID, since: int, *, names: Mapping[str, str], to: int | None = None
) -> Iterator[Change]:
    """Give the changes after ``since``, up to and with ``to``, in order."""
    lines = Line.objects.filter(board=board_id, seq__gt=since).order_by("seq")
    if to is not None:
        lines = lines.filter(seq__lte=to)
    for line in lines.select_related("participant"):
        yield change_of(line, names)


def change_of(line: Line, names: Mapping[str, str]) -> Change:
    payload = dict(line.payload)
    if author := payload.get("author"):
        key = author["key"]
        payload["author"] = {"key": key, "name": names.get(key, A_MEMBER_WHO_LEFT)}
    return Change(
        seq=line.seq,
        op=str(line.op_id) if line.op_id else None,
        by=str(line.participant.key) if line.participant else None,
        do=line.kind,
        payload=payload,
        audience=line.audience,
    )
