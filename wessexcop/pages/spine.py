"""The story so far, drawn as one line winding down the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journal.models import OwnWords, StoryLine
from wessexcop import ink

INKS = ("amber", "brick", "heather", "down", "solent")
LENGTH = 1000  # of one line's part, whatever its height on the page


@dataclass(frozen=True)
class Segment:
    width: int
    length: int
    lines: list[str]
    stroke: str
    to_come: str


@dataclass(frozen=True)
class Step:
    """One line of the story, one of the quotes it rests on, and its ink."""

    line: StoryLine
    quote: OwnWords | None
    ink: str
    is_past: bool
    wide: Segment
    narrow: Segment


def story_steps(
    lines: Sequence[StoryLine], words: Sequence[OwnWords]
) -> tuple[list[Step], list[OwnWords]]:
    """The story with a quote each where there is one, and the words left over."""
    latest = max((at for at, line in enumerate(lines) if line.text), default=0)
    steps = [_step(at, line, words, latest) for at, line in enumerate(lines)]
    used = {step.quote.pk for step in steps if step.quote}
    rest = {each.pk: each for each in words if each.pk not in used}
    return steps, _spread(rest.values())


def _spread(words: Iterable[OwnWords]) -> list[OwnWords]:
    """In fours: a long one, two short ones, a long one, as the page has room."""
    by_length = sorted(words, key=lambda each: -len(each.text))
    fours = [by_length[start : start + 4] for start in range(0, len(by_length), 4)]
    return [four[at] for four in fours for at in (0, 3, 2, 1) if at < len(four)]


def _step(number: int, line: StoryLine, words: Sequence[OwnWords], latest: int) -> Step:
    return Step(
        line=line,
        quote=_shortest([w for w in words if getattr(w, "line", None) == line.pk]),
        ink=INKS[number % len(INKS)],
        is_past=number < latest,
        wide=_segment(number, width=300, swing=78, gap=7.5, brush=34),
        narrow=_segment(number, width=58, swing=13, gap=4.5, brush=15),
    )


def _shortest(words: Sequence[OwnWords]) -> OwnWords | None:
    return min(words, key=lambda each: len(each.text), default=None)


def _segment(
    number: int, *, width: int, swing: float, gap: float, brush: float
) -> Segment:
    """Half a wave: right, then left, so that the next part takes up the line."""
    side = swing if number % 2 == 0 else -swing
    wave = ink.Wave(width / 2, side, 2 * LENGTH, upright=True)
    step = LENGTH / 4
    return Segment(
        width=width,
        length=LENGTH,
        lines=ink.stave_lines(wave, 0, LENGTH, gap=gap, step=step),
        stroke=ink.stroke_path(wave, 0.14 * LENGTH, 0.86 * LENGTH, brush, number),
        to_come=ink.line_path(wave, 0, LENGTH, step=step),
    )
