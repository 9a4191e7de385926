"""The motif as geometry: five lines, and ink laid on them.

Everything here returns SVG path data or small values to draw; templates hold
the SVG. The same numbers and the same seed always give the same drawing.

A curve runs through `at(t)`; `at(t, shift)` is beside it, `shift` units off.
Angles are radians, clockwise from twelve o'clock. One turn of a spiral is one
session, one quarter of a turn one question of the journal.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol
from zlib import crc32

Point = tuple[float, float]

TURN = 2 * math.pi
QUARTER = TURN / 4
STEP = math.pi / 8  # one Bézier spans this much of a turn
BREATH = 0.09  # the bare line left at each end of a quarter
LINE_GAP = 6.5  # between the five lines of a stave
THINNEST, THICKEST = 3.0, 24.0  # how wide a stroke may be
STROKE_SAMPLES = 16
LEAF, LONG = 1.0, 1.9  # how much of a stroke is at its full width


class Curve(Protocol):
    def at(self, t: float, shift: float = 0) -> Point: ...

    def slope(self, t: float, shift: float = 0) -> Point: ...


@dataclass(frozen=True)
class Spiral:
    """An Archimedean spiral: each turn lies one `pitch` outside the last."""

    x: float
    y: float
    start: float = 34
    pitch: float = 66

    def at(self, t: float, shift: float = 0) -> Point:
        radius = self._radius(t, shift)
        return self.x + radius * math.sin(t), self.y - radius * math.cos(t)

    def slope(self, t: float, shift: float = 0) -> Point:
        radius, growth = self._radius(t, shift), self.pitch / TURN
        return (
            growth * math.sin(t) + radius * math.cos(t),
            radius * math.sin(t) - growth * math.cos(t),
        )

    def _radius(self, t: float, shift: float) -> float:
        return self.start + self.pitch * t / TURN + shift


@dataclass(frozen=True)
class Wave:
    """A line that rises and falls, across the page or (upright) down it."""

    middle: float
    swing: float
    length: float
    phase: float = 0
    upright: bool = False

    def at(self, t: float, shift: float = 0) -> Point:
        across = self.middle + shift + self.swing * math.sin(self._angle(t))
        return (across, t) if self.upright else (t, across)

    def slope(self, t: float, shift: float = 0) -> Point:
        rise = self.swing * TURN / self.length * math.cos(self._angle(t))
        return (rise, 1) if self.upright else (1, rise)

    def _angle(self, t: float) -> float:
        return TURN * t / self.length + self.phase


@dataclass(frozen=True)
class Straight:
    """A straight line; t is the distance from its first point."""

    x: float
    y: float
    x1: float
    y1: float

    @property
    def length(self) -> float:
        return math.hypot(self.x1 - self.x, self.y1 - self.y)

    def at(self, t: float, shift: float = 0) -> Point:
        dx, dy = self.slope(t)
        return self.x + dx * t - dy * shift, self.y + dy * t + dx * shift

    def slope(self, t: float, shift: float = 0) -> Point:
        return (self.x1 - self.x) / self.length, (self.y1 - self.y) / self.length


# Lines ----------------------------------------------------------------------


def line_path(
    curve: Curve, t0: float, t1: float, shift: float = 0, *, step: float = STEP
) -> str:
    """Draw a curve from t0 to t1 as cubic Béziers with its exact slopes.

    A Hermite piece of width h from P to Q has its handles at P + P′h/3 and
    Q − Q′h/3, so pieces meet smoothly.
    """
    pieces = max(1, math.ceil((t1 - t0) / step))
    width = (t1 - t0) / pieces
    path = "M" + _pair(curve.at(t0, shift))
    for number in range(pieces):
        here, there = t0 + number * width, t0 + (number + 1) * width
        handle = _along(curve.at(here, shift), curve.slope(here, shift), width / 3)
        back = _along(curve.at(there, shift), curve.slope(there, shift), -width / 3)
        path += f"C{_pair(handle)} {_pair(back)} {_pair(curve.at(there, shift))}"
    return path


def spiral_path(spiral: Spiral, t0: float, t1: float, shift: float = 0) -> str:
    """Draw a spiral between two angles, `shift` outside its own line."""
    return line_path(spiral, t0, t1, shift)


def stave_lines(
    curve: Curve, t0: float, t1: float, *, gap: float = LINE_GAP, step: float = STEP
) -> list[str]:
    """Draw the five lines of a stave along a curve."""
    return [
        line_path(curve, t0, t1, gap * line, step=step) for line in (-2, -1, 0, 1, 2)
    ]


# Ink ------------------------------------------------------------------------


def thickness(words: int) -> float:
    """How wide the ink is where this many words were written: never less for more."""
    return min(THICKEST, THINNEST + 8.7 * math.log10(1 + max(0, words) / 6))


def stroke_path(
    curve: Curve,
    t0: float,
    t1: float,
    width: float,
    seed: object = 0,
    *,
    until: float = 1,
) -> str:
    """Draw a brush stroke along a curve: it swells, wavers and tapers at both ends.

    `until` is the part of the stroke (0 to 1) that the brush has reached.
    """
    half = _brush(width, _length(curve, t0, t1), seed)
    samples = max(4, round(STROKE_SAMPLES * max(1.0, until)))
    parts = [until * number / samples for number in range(samples + 1)]
    spots = [(t0 + (t1 - t0) * part, half(part)) for part in parts]
    outer = [curve.at(t, reach) for t, reach in spots]
    inner = [curve.at(t, -reach) for t, reach in reversed(spots)]
    return _smooth(outer) + "L" + _smooth(inner)[1:] + "Z"


def spiral_stroke(
    spiral: Spiral, turn: int, quarter: int, words: int, seed: object = 0
) -> str:
    """Draw the ink of one answer: a quarter of a turn, thicker for more words."""
    t0 = TURN * turn + QUARTER * quarter
    room = 0.42 * spiral.pitch
    width = min(room, thickness(words))
    return stroke_path(spiral, t0 + BREATH, t0 + QUARTER - BREATH, width, seed)


def brush(
    x0: float, y0: float, x1: float, y1: float, width: float, seed: object = 0
) -> str:
    """Draw one straight stroke of the same brush between two points."""
    line = Straight(x0, y0, x1, y1)
    return stroke_path(line, 0, line.length, width, seed)


def ink_vertical(
    x: float, y0: float, y1: float, width: float, seed: object = 0, until: float = 1
) -> str:
    """Draw a stroke down the page, as far as `until` (0 to 1) of its length."""
    line = Straight(x, y0, x, y1)
    return stroke_path(line, 0, line.length, width, seed, until=until)


def ink_horizontal(
    x0: float, x1: float, y: float, width: float, seed: object = 0
) -> str:
    """Draw a stroke across the page."""
    return brush(x0, y, x1, y, width, seed)


# How it is drawn ------------------------------------------------------------


def _brush(width: float, length: float, seed: object) -> Callable[[float], float]:
    """Half the width of a stroke at each part of it, with a hand's slight waver.

    A long stroke keeps its width and tapers at its ends; a short one is a leaf.
    """
    phase = crc32(str(seed).encode()) / 2**32 * TURN
    body = max(LEAF, min(LONG, 0.35 * length / max(width, THINNEST)))

    def half(part: float) -> float:
        rise = min(1.0, body * math.sin(math.pi * min(1.0, max(0.0, part))))
        waver = 0.06 * math.sin(7 * part + phase) + 0.03 * math.sin(16 * part - phase)
        return width / 2 * math.pow(max(0.0, rise), 0.7) * (1 + waver)

    return half


def _length(curve: Curve, t0: float, t1: float) -> float:
    spots = [curve.at(t0 + (t1 - t0) * number / 8) for number in range(9)]
    return sum(math.dist(one, next_one) for one, next_one in pairwise(spots))


def _smooth(points: Sequence[Point]) -> str:
    """Draw a smooth line through points: each slope is its neighbours' direction."""
    last = len(points) - 1
    path = "M" + _pair(points[0])
    for here in range(last):
        before, after = points[max(0, here - 1)], points[min(last, here + 2)]
        start, end = points[here], points[here + 1]
        handle = _along(start, _between(before, end), 1 / 6)
        back = _along(end, _between(start, after), -1 / 6)
        path += f"C{_pair(handle)} {_pair(back)} {_pair(end)}"
    return path


def _along(point: Point, direction: Point, distance: float) -> Point:
    return point[0] + direction[0] * distance, point[1] + direction[1] * distance


def _between(start: Point, end: Point) -> Point:
    return end[0] - start[0], end[1] - start[1]


def _pair(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
