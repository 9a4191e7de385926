"""What a board is made of, and the shapes in which it is told.

Values are changed only by ``applying``. A property's revision is the ``seq`` of the
change that last set it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from .limits import NOTE_WIDTH

# By whom a note was taken off: it says who may bring it back.
BY_WRITER: Final = "writer"
BY_FACILITATOR: Final = "facilitator"


class Author(NamedTuple):
    key: str
    name: str


@dataclass(slots=True)
class Note:
    """A note, also after it is taken off (``removed`` says by whom).

    ``author`` is none when nobody signed; then ``key_hash`` is all that proves the
    writer. ``added`` is the seq it came with; ``revs`` holds the revisions of what was
    set since: text, x, y, z, question, cluster, width, colour, content_note, removed.
    ``reactors`` (who reacted, by kind) is known to the rows, never to the log.
    """

    id: str
    question: str
    x: float
    y: float
    z: int
    text: str
    colour: str
    added: int
    cluster: str | None = None
    width: float = NOTE_WIDTH
    content_note: str = ""
    author: Author | None = None
    key_hash: str | None = None
    removed: str | None = None
    votes: int | None = None
    revs: dict[str, int] = field(default_factory=dict)
    reactions: dict[str, int] = field(default_factory=dict)
    reactors: dict[str, set[str]] = field(default_factory=dict)

    def revision(self, name: str) -> int:
        return self.revs.get(name, self.added)


@dataclass(slots=True)
class Cluster:
    id: str
    question: str
    title: str
    x: float
    y: float


@dataclass(slots=True)
class Question:
    id: str
    text: str
    position: int
    short: str = ""
    hint: str = ""
    cycle: str | None = None
    colour: str = "chalk"
    width: int = 1200
    height: int = 900
    locked: bool = False


@dataclass(slots=True)
class BoardState:
    """One board as of ``seq``. ``live`` is how many of its notes are not taken off."""

    id: str
    epoch: str
    title: str
    settings: Mapping[str, Any]
    lead: str = ""
    phase: str = "share"
    seq: int = 0
    ends_at: int | None = None
    questions: dict[str, Question] = field(default_factory=dict)
    clusters: dict[str, Cluster] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    live: int = field(init=False)

    def __post_init__(self) -> None:
        self.live = sum(note.removed is None for note in self.notes.values())


def author_shape(author: Author | None) -> dict[str, str] | None:
    return None if author is None else {"key": author.key, "name": author.name}


def note_shape(note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "question": note.question,
        "cluster": note.cluster,
        "x": note.x,
        "y": note.y,
        "z": note.z,
        "width": note.width,
        "text": note.text,
        "colour": note.colour,
        "content_note": note.content_note,
        "author": author_shape(note.author),
        "rev": note.revision("text"),
        "reactions": dict(note.reactions),
        "votes": note.votes,
    }


def question_shape(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "text": question.text,
        "short": question.short,
        "hint": question.hint,
        "cycle": question.cycle,
        "colour": question.colour,
        "position": question.position,
        "width": question.width,
        "height": question.height,
        "locked": question.locked,
        "hidden": 0,
    }


def cluster_shape(cluster: Cluster) -> dict[str, Any]:
    return {
        "id": cluster.id,
        "question": cluster.question,
        "title": cluster.title,
        "x": cluster.x,
        "y": cluster.y,
    }


def board_shape(state: BoardState) -> dict[str, Any]:
    settings = ("add", "move_others", "edit_others", "anonymous", "guests")
    return {
        "id": state.id,
        "title": state.title,
        "lead": state.lead,
        "phase": state.phase,
        "ends_at": state.ends_at,
        "settings": {name: state.settings[name] for name in (*settings, "votes_each")},
    }
