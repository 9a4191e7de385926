"""A change: one op as it was applied, one line of a board's log.

Who may read it whole is decided once, when it is written, and stored with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

EVERYONE: Final = "everyone"
FACILITATORS: Final = "facilitators"
WRITER: Final = "writer"
AUDIENCES = (EVERYONE, FACILITATORS, WRITER)

# Told without saying who, so that a count never becomes a name.
UNSIGNED = frozenset({"note.react", "vote.cast"})
# After one of these, people may do other things than before.
ABOUT_RIGHTS = frozenset({"board.phase"})


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log.

    ``payload`` holds the keys beside ``seq``, ``op``, ``by`` and ``do``, as stored and
    as sent. ``by`` is the participant's key, or none where nothing of the writer is
    kept. ``unlogged`` is for the rows alone (an unsigned note's ``key_hash``; a
    reaction's ``reactor``, ``kind``, ``on``): it is in no log, frame or export.
    """

    seq: int
    op: str | None
    by: str | None
    do: str
    payload: Mapping[str, Any]
    audience: str = EVERYONE
    unlogged: Mapping[str, Any] = field(default_factory=dict)


def wire(change: Change) -> dict[str, Any]:
    """Give the change whole, as those who may read it receive it."""
    frame: dict[str, Any] = {"seq": change.seq}
    if change.op is not None and change.do not in UNSIGNED:
        frame["op"] = change.op
    if change.by is not None and change.do not in UNSIGNED:
        frame["by"] = change.by
    frame["do"] = change.do
    frame.update(change.payload)
    return frame


def for_audience(change: Change, reader: str) -> dict[str, Any]:
    """Give what ``reader`` (one of ``AUDIENCES``) receives of a change.

    ``WRITER`` stands for whoever sent it. To all others a change not meant for them
    says only that something happened, so that ``seq`` stays dense for everyone.
    """
    if change.audience in (EVERYONE, reader) or reader == WRITER:
        return wire(change)
    return {"seq": change.seq, "do": "withheld"}
