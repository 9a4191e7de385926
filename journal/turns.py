"""The spiral of one person: a turn a session, a quarter a prompt, ink for words."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from journal.models import Answer
from journal.prompts import INKS
from sessions_app.models import Session
from wessexcop.ink import QUARTER, TURN, Spiral, spiral_stroke, stave_lines
from wessexcop.members.models import Member

NAMES = ("Stood out", "Help", "Steal", "Support")
DRAWN = 5  # more turns than this would be too fine to see; the list has them all
SIZE = 640  # the drawing's own units
LEAD_IN, LEAD_OUT = 0.0, QUARTER  # bare stave before the first ink and after the last


@dataclass(frozen=True)
class Part:
    """One quadrant of a turn with words in it."""

    name: str
    ink: str
    texts: list[str]


@dataclass(frozen=True)
class Turn:
    """One session as one member's turn of the spiral."""

    session: Session
    texts: dict[int, list[str]]  # by quadrant

    def words(self, quadrant: int) -> int:
        """How many words, which is how thick the ink is."""
        return sum(len(text.split()) for text in self.texts.get(quadrant, []))

    @property
    def written(self) -> list[str]:
        """The quadrants with words in them, by name."""
        return [part.name for part in self.parts]

    @property
    def parts(self) -> list[Part]:
        return [
            Part(NAMES[quadrant - 1], INKS[quadrant - 1], texts)
            for quadrant, texts in sorted(self.texts.items())
        ]

    @property
    def when(self) -> str:
        """Today · June · June 2025"""
        day, today = map(timezone.localdate, (self.session.starts_at, timezone.now()))
        if day == today or self.session.is_on(timezone.now()):
            return "Today"
        return f"{day:%B}" if day.year == today.year else f"{day:%B %Y}"


@dataclass(frozen=True)
class Earlier:
    session: Session
    texts: list[str]


@dataclass(frozen=True)
class Stroke:
    path: str
    ink: str
    x: float
    y: float
    is_here: bool


@dataclass(frozen=True)
class Drawing:
    lines: list[str]
    strokes: list[Stroke]
    size: int = SIZE

    @property
    def quarters(self) -> list[Part]:
        """What each quarter of every turn is for, clockwise from the top."""
        return [Part(name, ink, []) for name, ink in zip(NAMES, INKS, strict=True)]


def turns_of(
    member: Member, *, now: datetime | None = None, here: Session | None = None
) -> list[Turn]:
    """Every session this member may see that has begun, oldest first, and `here`."""
    now = now or timezone.now()
    begun = Session.objects.visible_to(member).published().past(now)
    sessions = {session.pk: session for session in begun}
    if here:
        sessions[here.pk] = here
    texts = _texts(member)
    return [
        Turn(session, texts[session.pk])
        for session in sorted(sessions.values(), key=lambda one: one.starts_at)
    ]


def draw(turns: list[Turn], here: Session | None = None) -> Drawing:
    """Wind the latest turns into a spiral, in ink where there are words."""
    drawn = _around(turns, here)
    spiral = _spiral(len(drawn))
    strokes = [
        _stroke(spiral, number, quadrant, turn, here)
        for number, turn in enumerate(drawn)
        for quadrant in range(1, 5)
        if turn.words(quadrant)
    ]
    gap = min(6.5, spiral.pitch / 10)
    end = TURN * max(1, len(drawn)) + LEAD_OUT
    return Drawing(stave_lines(spiral, LEAD_IN, end, gap=gap), strokes)


def earlier_by_quadrant(turns: list[Turn], here: Session) -> dict[int, Earlier]:
    """What this person last wrote in each quadrant before this session, and when."""
    found = {}
    for turn in turns:
        if turn.session.starts_at < here.starts_at:
            for quadrant, texts in turn.texts.items():
                found[quadrant] = Earlier(turn.session, texts)
    return found


def _texts(member: Member) -> defaultdict[UUID, dict[int, list[str]]]:
    found: defaultdict[UUID, dict[int, list[str]]] = defaultdict(dict)
    written = Answer.objects.written_by(member).with_words()
    for session, quadrant, text in written.values_list(
        "reflection__session", "prompt__quadrant", "text"
    ):
        found[session].setdefault(quadrant, []).append(text)
    return found


def _around(turns: list[Turn], here: Session | None) -> list[Turn]:
    """The turns there is room to draw: the latest, or those up to `here`."""
    places = [place for place, turn in enumerate(turns) if turn.session == here]
    last = max(DRAWN, places[0] + 1) if places else len(turns)
    return turns[max(0, last - DRAWN) : last]


def _spiral(count: int) -> Spiral:
    middle = SIZE / 2
    start = 34
    reach = middle - start - 20
    return Spiral(middle, middle, start, reach / (max(3, count) + 0.25))


def _stroke(
    spiral: Spiral, number: int, quadrant: int, turn: Turn, here: Session | None
) -> Stroke:
    seed = f"{turn.session.pk}-{quadrant}"
    path = spiral_stroke(spiral, number, quadrant - 1, turn.words(quadrant), seed)
    x, y = spiral.at(TURN * number + QUARTER * (quadrant - 0.5))
    is_here = here is None or turn.session == here
    return Stroke(path, INKS[quadrant - 1], round(x, 1), round(y, 1), is_here)
