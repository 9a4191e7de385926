"""A session as ink along one line across the page. Numbers only, no SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sessions_app.models import AgendaItem
from sessions_app.planning import REST_KINDS, Slot
from sessions_app.running import moment
from wessexcop import ink
from wessexcop.ink import Wave


@dataclass(frozen=True)
class Paper:
    """How large the drawing is, and how thick the ink on it."""

    width: int
    height: int
    edge: int
    gap: float
    ink: float
    rest: float
    pen: int

    @property
    def wave(self) -> Wave:
        swing = self.height / 12
        return Wave(self.height / 2, swing, self.width * 1.05, phase=2.2)


WIDE = Paper(width=1180, height=118, edge=18, gap=7, ink=24, rest=10, pen=17)
NARROW = Paper(width=390, height=84, edge=6, gap=5, ink=17, rest=6, pen=11)


@dataclass(frozen=True)
class Stroke:
    """An item's ink: laid, still open, or a rest (a ring, when r is not 0)."""

    kind: str
    is_open: bool
    path: str = ""
    laid: str = ""
    x: float = 0
    y: float = 0
    r: float = 0


@dataclass(frozen=True)
class Score:
    width: int
    height: int
    lines: list[str]
    strokes: list[Stroke]
    pen: int
    pen_x: float
    pen_y: float
    pen_kind: str


def score(slots: Sequence[Slot[AgendaItem]], at: datetime, paper: Paper) -> Score:
    """The session from its start to its end; ink as far as the clock has got."""
    wave, step = paper.wave, paper.width / 10
    now = moment(slots, at).now
    pen_x, pen_y = wave.at(_across(slots, at, paper))
    return Score(
        width=paper.width,
        height=paper.height,
        lines=ink.stave_lines(wave, 0, paper.width, gap=paper.gap, step=step),
        strokes=[_stroke(slots, slot, at, paper) for slot in slots],
        pen=paper.pen,
        pen_x=round(pen_x, 1),
        pen_y=round(pen_y, 1),
        pen_kind=now.item.kind if now else "",
    )


def _stroke(
    slots: Sequence[Slot[AgendaItem]],
    slot: Slot[AgendaItem],
    at: datetime,
    paper: Paper,
) -> Stroke:
    kind, is_open = slot.item.kind, slot.ends_at > at
    start = _across(slots, slot.starts_at, paper)
    end = _across(slots, slot.ends_at, paper)
    if kind in REST_KINDS:
        x, y = paper.wave.at((start + end) / 2)
        radius = min(paper.rest, (end - start) / 4)
        return Stroke(kind, is_open, x=round(x, 1), y=round(y, 1), r=round(radius, 1))
    edge = min(3.0, (end - start) / 8)
    whole, laid = _ink(slot, start + edge, end - edge, at, paper)
    return Stroke(kind, is_open, path=whole, laid=laid)


def _ink(
    slot: Slot[AgendaItem], start: float, end: float, at: datetime, paper: Paper
) -> tuple[str, str]:
    """The whole stroke, and the part of it already laid if it is the one being made."""
    seed = slot.item.position
    whole = ink.stroke_path(paper.wave, start, end, paper.ink, seed)
    if not slot.starts_at <= at < slot.ends_at:
        return whole, ""
    part = (at - slot.starts_at) / (slot.ends_at - slot.starts_at)
    return whole, ink.stroke_path(paper.wave, start, end, paper.ink, seed, until=part)


def _across(slots: Sequence[Slot[AgendaItem]], at: datetime, paper: Paper) -> float:
    """How far along the line a moment is."""
    begins, ends = slots[0].starts_at, slots[-1].ends_at
    part = (min(max(at, begins), ends) - begins) / (ends - begins)
    return paper.edge + part * (paper.width - 2 * paper.edge)
