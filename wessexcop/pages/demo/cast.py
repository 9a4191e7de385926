"""What has been loaded so far, by the names the content uses."""

from dataclasses import dataclass, field
from datetime import datetime

from jamboard.models import Board
from journal.models import OwnWords
from sessions_app.models import AgendaItem, Session
from wessexcop.members.models import (
    DesignGroup,
    Guest,
    Maxim,
    Member,
    Network,
    Team,
)


@dataclass
class Cast:
    now: datetime
    network: Network
    group: DesignGroup
    people: dict[str, Member] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    guests: dict[str, Guest] = field(default_factory=dict)
    maxims: dict[str, Maxim] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    items: dict[str, AgendaItem] = field(default_factory=dict)
    boards: dict[str, Board] = field(default_factory=dict)
    words: dict[str, OwnWords] = field(default_factory=dict)
