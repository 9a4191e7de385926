"""The line on the page that says what this is: four steps of a story."""

from dataclasses import dataclass
from functools import cache

from wessexcop import ink

INKS = ("amber", "brick", "heather", "down")
WIDTH, HEIGHT = 1180, 80
LAID = 0.66  # how much of each step is ink; the rest is left open


@dataclass(frozen=True)
class Line:
    width: int
    height: int
    lines: list[str]
    strokes: list[tuple[str, str]]


@cache
def welcome_line() -> Line:
    wave = ink.Wave(HEIGHT / 2, 9, WIDTH)
    step = WIDTH / len(INKS)
    return Line(
        width=WIDTH,
        height=HEIGHT,
        lines=ink.stave_lines(wave, 0, WIDTH, gap=7, step=WIDTH / 10),
        strokes=[
            (
                name,
                ink.stroke_path(wave, number * step, (number + LAID) * step, 22, name),
            )
            for number, name in enumerate(INKS)
        ],
    )
