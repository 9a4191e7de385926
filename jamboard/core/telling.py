"""The log as everyone is told it: lines made once, withheld where they must be.

What a note said before it was taken off is told to nobody who comes later, and never
again: a note brought back comes whole with its ``note.restore``. Whether a line is
withheld follows from the lines after it alone, so whoever tells lines up to the last
one tells them right, from memory or from the database.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .changes import EVERYONE, Change, for_audience
from .protocol import dump


@dataclass(frozen=True, slots=True)
class Line:
    """One change as everyone may read it when it is new.

    ``note`` is the note it is about, if it is about one; ``takes_off`` says that it
    takes that note off the board.
    """

    seq: int
    text: str
    note: str | None
    takes_off: bool


def line_of(change: Change) -> Line:
    return Line(
        seq=change.seq,
        text=dump(for_audience(change, EVERYONE)),
        note=change.payload.get("note"),
        takes_off=change.do == "note.remove",
    )


def told(lines: Sequence[Line]) -> list[str]:
    """Give lines as text to whoever hears them now; the last must be the newest."""
    taken_off: set[str | None] = set()
    texts = []
    for line in reversed(lines):
        withheld = line.note in taken_off
        texts.append(_withheld(line.seq) if withheld else line.text)
        if line.takes_off:
            taken_off.add(line.note)
    texts.reverse()
    return texts


def _withheld(seq: int) -> str:
    return dump({"seq": seq, "do": "withheld"})
