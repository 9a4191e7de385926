from sessions_app.models.activities import Activity, ActivityStep
from sessions_app.models.agenda import AgendaItem, AgendaItemQuerySet, Kind, Shape
from sessions_app.models.sessions import LONGEST_MINUTES, Session
from sessions_app.models.voices import Heard, SignOff, Suggestion

__all__ = [
    "LONGEST_MINUTES",
    "Activity",
    "ActivityStep",
    "AgendaItem",
    "AgendaItemQuerySet",
    "Heard",
    "Kind",
    "Session",
    "Shape",
    "SignOff",
    "Suggestion",
]
