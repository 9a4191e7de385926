"""The newest part of one board's log, as it is told: most of what is missed is here."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jamboard.core.protocol import CHANGES_A_FRAME, MOST_MISSED
from jamboard.core.telling import Line, told


@dataclass(frozen=True, slots=True)
class Page:
    """One ``changes`` frame as text, and the last ``seq`` it tells."""

    text: str
    last: int


class Recent:
    """``epoch`` and ``head`` name the last change heard."""

    def __init__(self, epoch: str, head: int) -> None:
        self.epoch, self.head = epoch, head
        self._lines: deque[Line] = deque(maxlen=MOST_MISSED)

    def begin(self, epoch: str, head: int) -> None:
        """Start anew: the readable past was rewritten."""
        self.epoch, self.head = epoch, head
        self._lines.clear()

    def extend(self, lines: Iterable[Line]) -> None:
        """Take in changes in order; those already held are skipped."""
        for line in lines:
            if line.seq == self.head + 1:
                self._lines.append(line)
                self.head = line.seq

    def after(self, since: int) -> list[Line] | None:
        """Changes after ``since`` that are still at hand; None when some are not."""
        count = max(0, self.head - since)
        held = len(self._lines)
        return None if count > held else list(self._lines)[held - count :]

    def page(self, since: int) -> Page | None:
        """The next frame for whoever was told all up to ``since``."""
        lines = self.after(since)
        return None if lines is None else page_of(since, lines)


def page_of(since: int, lines: Sequence[Line]) -> Page:
    """Make the first frame of these changes; an empty one when there are none."""
    texts = told(lines)[:CHANGES_A_FRAME]
    first, last = since + 1, since + len(texts)
    text = (
        f'{{"type":"changes","from":{first},"to":{last},"changes":[{",".join(texts)}]}}'
    )
    return Page(text, last)
