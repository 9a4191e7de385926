"""A plan as ink on five lines. Numbers only; templates hold the SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sessions_app.models import AgendaItem
from sessions_app.planning import MINUTE, REST_KINDS, Slot, Talk
from sessions_app.running import Moment
from wessexcop import ink

SCORE_HEIGHT = 560
SCORE_MIDDLE = 76.5
SCORE_GAP = 9
SCORE_INK = 15
TICKS = 5  # about this many times beside the score
METER_WIDTH, METER_GAP = 340, 9
METER_MIDDLE = 20
ROW_MIDDLE = 32
ROW_INK = 23
PIXELS_PER_MINUTE = 6.5
LONGEST_DRAWING = 1800


@dataclass(frozen=True)
class Stroke:
    """Ink of one kind; or a rest, a ring on the bare line, when r is not 0."""

    kind: str
    path: str = ""
    y: float = 0
    r: float = 0


@dataclass(frozen=True)
class Tick:
    y: float
    at: datetime


@dataclass(frozen=True)
class Score:
    height: int
    stave: list[str]
    strokes: list[Stroke]
    ticks: list[Tick]
    end: float


def score(starts_at: datetime, slots: Sequence[Slot[AgendaItem]], talk: Talk) -> Score:
    """The whole session down the page, a minute always the same length."""
    scale = SCORE_HEIGHT / max(talk.span, 1)
    line = ink.Straight(SCORE_MIDDLE, 0, SCORE_MIDDLE, SCORE_HEIGHT)
    every = _tick_minutes(talk.span)
    return Score(
        height=SCORE_HEIGHT,
        stave=ink.stave_lines(line, 0, SCORE_HEIGHT, gap=SCORE_GAP, step=SCORE_HEIGHT),
        strokes=[_score_stroke(slot, starts_at, scale) for slot in slots],
        ticks=[
            Tick(round(minute * scale, 1), starts_at + minute * MINUTE)
            for minute in range(0, talk.span + 1, every)
        ],
        end=round(talk.booked * scale, 1),
    )


def _tick_minutes(span: int) -> int:
    """How far apart the times stand: a quarter, a half, a whole hour, or more."""
    steps = (15, 30, 60, 120, 240)
    return next((step for step in steps if span <= step * TICKS), steps[-1])


def _score_stroke(slot: Slot[AgendaItem], starts_at: datetime, scale: float) -> Stroke:
    top = (slot.starts_at - starts_at) / MINUTE * scale
    length = slot.item.minutes * scale
    if slot.item.kind in REST_KINDS:
        radius = min(9.0, length / 2.2)
        return Stroke(slot.item.kind, y=round(top + length / 2, 1), r=round(radius, 1))
    edge = min(2.0, length / 8)
    path = ink.ink_vertical(
        SCORE_MIDDLE, top + edge, top + length - edge, SCORE_INK, slot.item.pk
    )
    return Stroke(slot.item.kind, path)


@dataclass(frozen=True)
class Meter:
    width: int
    stave: list[str]
    strokes: list[Stroke]


def meter(talk: Talk) -> Meter:
    """Talk, then telling, along five lines as long as the session."""
    line = ink.Straight(0, METER_MIDDLE, METER_WIDTH, METER_MIDDLE)
    stave = ink.stave_lines(line, 0, METER_WIDTH, gap=METER_GAP, step=METER_WIDTH)
    scale = METER_WIDTH / max(talk.span, 1)
    strokes, start = [], 0.0
    for kind, minutes in (("talk", talk.talk), ("inform", talk.told)):
        end = start + minutes * scale
        if minutes:
            path = ink.ink_horizontal(start, end - 1, METER_MIDDLE, 19, kind)
            strokes.append(Stroke(kind, path))
        start = end
    return Meter(METER_WIDTH, stave, strokes)


@dataclass(frozen=True)
class RowInk:
    """One item's ink on the session page: as long as its minutes."""

    height: int
    state: str  # past, now or to come
    whole: str = ""
    reached: str = ""
    pen: float = 0
    r: float = 0

    @property
    def half(self) -> int:
        return self.height // 2


def row_ink(
    slot: Slot[AgendaItem], moment: Moment[AgendaItem], total: int, *, still: bool
) -> RowInk:
    """The ink of one row; a plan looked at before its day is all `still`."""
    scale = min(PIXELS_PER_MINUTE, LONGEST_DRAWING / max(total, 1))
    height = max(8, round(slot.item.minutes * scale))
    state = _state(slot, moment.at, still=still)
    if slot.item.kind in REST_KINDS:
        return RowInk(height, state, r=min(11.0, height / 3.2))
    done = moment.part_done if state == "now" else 1.0
    return RowInk(
        height,
        state,
        whole=_row_path(slot, height),
        reached=_row_path(slot, height, done) if state == "now" else "",
        pen=round(done * height, 1),
    )


def _row_path(slot: Slot[AgendaItem], height: int, until: float = 1) -> str:
    return ink.ink_vertical(ROW_MIDDLE, 0, height, ROW_INK, slot.item.pk, until)


def _state(slot: Slot[AgendaItem], at: datetime, *, still: bool) -> str:
    if still or slot.ends_at <= at:
        return "past"
    return "now" if slot.starts_at <= at else "to come"
