"""Who may do what: a role and a board's settings give a set of words.

The set is what ``you.may`` carries. ``role`` says why; ``may`` alone decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

GUEST: Final = "guest"
MEMBER: Final = "member"
DESIGN_GROUP: Final = "design_group"
FACILITATOR: Final = "facilitator"
ROLES = (GUEST, MEMBER, DESIGN_GROUP, FACILITATOR)

NOTE_ADD: Final = "note.add"
NOTE_EDIT: Final = "note.edit"
NOTE_MOVE: Final = "note.move"
NOTE_REMOVE: Final = "note.remove"
NOTE_RESTORE: Final = "note.restore"
NOTE_REACT: Final = "note.react"
CLUSTER_ADD: Final = "cluster.add"
BOARD_PHASE: Final = "board.phase"
EDIT_OTHERS: Final = "note.edit_others"
MOVE_OTHERS: Final = "note.move_others"
REMOVE_OTHERS: Final = "note.remove_others"
ARRANGE: Final = "arrange"

EVERYONE_MAY: Final = "everyone"
FACILITATORS_MAY: Final = "facilitators"
DEFAULT_SETTINGS: Mapping[str, Any] = {
    "add": EVERYONE_MAY,
    "move_others": FACILITATORS_MAY,
    "edit_others": FACILITATORS_MAY,
    "anonymous": "allowed",
    "guests": True,
    "votes_each": 3,
}

OWN_NOTES = frozenset({NOTE_EDIT, NOTE_MOVE, NOTE_REMOVE, NOTE_RESTORE, NOTE_REACT})
ARRANGING = frozenset({ARRANGE, MOVE_OTHERS, CLUSTER_ADD})
CARE = frozenset({NOTE_REMOVE, NOTE_RESTORE, REMOVE_OTHERS})


@dataclass(frozen=True, slots=True)
class Actor:
    """One person on one board.

    ``key`` is their participant key, ``name`` what the board shows, ``is_`` what the
    badge says (member, guest, facilitator). ``may`` holds their rights while the board
    is open: ``decide`` looks at the phase itself, so that a board closed or opened
    again in the same batch is judged as it is at that ``seq``.
    """

    key: str
    name: str
    is_: str
    may: frozenset[str]


def rights(
    role: str, settings: Mapping[str, Any], phase: str = "share"
) -> frozenset[str]:
    """Give what ``role`` may do on a board so set, in that phase."""
    may = _while_open(
        role,
        settings["add"] == EVERYONE_MAY,
        settings["move_others"] == EVERYONE_MAY,
        settings["edit_others"] == EVERYONE_MAY,
        bool(settings["guests"]),
    )
    return when_closed(may) if phase == "closed" else may


def when_closed(may: frozenset[str]) -> frozenset[str]:
    """Keep what care needs on a closed board: facilitators still take notes off it."""
    kept = may & {BOARD_PHASE}
    return kept | CARE if REMOVE_OTHERS in may else kept


@lru_cache(maxsize=64)
def _while_open(
    role: str, all_add: bool, all_move: bool, all_edit: bool, guests: bool
) -> frozenset[str]:
    if role not in ROLES:
        raise ValueError(f"no such role: {role}")
    if role == GUEST and not guests:
        return frozenset()
    hosts = role in (DESIGN_GROUP, FACILITATOR)
    may = OWN_NOTES
    if all_add or hosts:
        may |= {NOTE_ADD}
    if all_move or hosts:
        may |= ARRANGING
    if all_edit or role == FACILITATOR:
        may |= {EDIT_OTHERS}
    if hosts:
        may |= {BOARD_PHASE}
    if role == FACILITATOR:
        may |= {REMOVE_OTHERS}
    return may
