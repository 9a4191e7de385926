"""The jam board: its values, its judge, its log. Everything the server calls, gathered.

One op's way: ``parse_op`` → ``decide`` (raises ``Refused``) → ``apply_change`` → write
log and rows → commit → ``ack``. ``decide`` is pure; ``apply_change`` moves the state on
in place, at a cost that does not grow with the board.
"""

from dataclasses import asdict
from typing import Any

from .applying import apply_change, replay
from .changes import (
    ABOUT_RIGHTS,
    AUDIENCES,
    EVERYONE,
    FACILITATORS,
    WRITER,
    Change,
    for_audience,
    wire,
)
from .codes import Refused
from .deciding import decide
from .rights import DEFAULT_SETTINGS, Actor, rights
from .state import (
    BY_FACILITATOR,
    BY_WRITER,
    Author,
    BoardState,
    Cluster,
    Note,
    Question,
    board_shape,
    cluster_shape,
    note_shape,
    question_shape,
)

__all__ = [
    "ABOUT_RIGHTS",
    "AUDIENCES",
    "BY_FACILITATOR",
    "BY_WRITER",
    "DEFAULT_SETTINGS",
    "EVERYONE",
    "FACILITATORS",
    "WRITER",
    "Actor",
    "Author",
    "BoardState",
    "Change",
    "Cluster",
    "Note",
    "Question",
    "Refused",
    "apply_change",
    "as_logged",
    "board_shape",
    "cluster_shape",
    "decide",
    "for_audience",
    "note_shape",
    "notes_of",
    "question_shape",
    "replay",
    "rights",
    "wire",
]


def notes_of(state: BoardState, participant: str, keys: dict[str, str]) -> list[str]:
    """List the notes on the board that are this person's own: ``mine``.

    ``keys`` maps the unsigned notes they hold keys for to the hashes of those keys.
    """
    return [
        note.id
        for note in state.notes.values()
        if note.removed is None
        and (
            note.author.key == participant
            if note.author
            else note.key_hash is not None and note.key_hash == keys.get(note.id)
        )
    ]


def as_logged(state: BoardState) -> dict[str, Any]:
    """Give all of a board that its log decides: equal for the rows and for a replay.

    Who reacted, and what proves an unsigned note's writer, stand in the rows alone.
    """
    return {
        "seq": state.seq,
        "phase": state.phase,
        "clusters": {key: asdict(each) for key, each in state.clusters.items()},
        "notes": {
            note.id: note_shape(note)
            | {"added": note.added, "removed": note.removed, "revs": dict(note.revs)}
            for note in state.notes.values()
        },
    }
