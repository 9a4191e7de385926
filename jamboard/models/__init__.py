from jamboard.models.boards import Board, Question
from jamboard.models.log import Change
from jamboard.models.notes import Cluster, Note, Reaction
from jamboard.models.participants import Participant

__all__ = [
    "Board",
    "Change",
    "Cluster",
    "Note",
    "Participant",
    "Question",
    "Reaction",
]
