"""The board's database: one way in, and every question asked of it.

Knows no asyncio and no Channels. ``commit`` is the only writer of notes, clusters,
reactions and the log. All of it is meant for one thread at a time: the hub has its
own, and a command is alone in its process; a lock holds where two meet.
"""

from jamboard.store.commit import Outcome, Submitted, commit
from jamboard.store.looking import Look, look
from jamboard.store.reading import (
    Entrance,
    LoggedChanges,
    changes_since,
    enter,
    head,
    let_go,
    reading,
    welcome,
    yours,
)
from jamboard.store.states import forget, person_name
from jamboard.store.verify import differences

__all__ = [
    "Entrance",
    "LoggedChanges",
    "Look",
    "Outcome",
    "Submitted",
    "changes_since",
    "commit",
    "differences",
    "enter",
    "forget",
    "head",
    "let_go",
    "look",
    "person_name",
    "reading",
    "welcome",
    "yours",
]
