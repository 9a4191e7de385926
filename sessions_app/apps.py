"""The app, and what in it belongs to a person."""

from django.apps import AppConfig

from wessexcop.members.belongings import Row, register

BELONGINGS: list[Row] = [
    ("sessions_app.Session", "support_person", False, "empty", "the plan outlives it"),
    ("sessions_app.AgendaItem", "leads", False, "empty", "the plan outlives it"),
    ("sessions_app.Suggestion", "member", True, "empty", "stays, without a name"),
    ("sessions_app.Suggestion", "guest", True, "empty", "stays, without a name"),
    ("sessions_app.Suggestion", "text", True, "keep", "goes when its writer asks"),
    ("sessions_app.SignOff", "member", True, "delete", "a person's own yes"),
    ("sessions_app.SignOff", "text", True, "delete", "a person's own reason"),
]
NOBODYS = {
    "sessions_app.Activity": "ways of meeting",
    "sessions_app.ActivityStep": "ways of meeting",
    "sessions_app.Session": "the design group's plan",
    "sessions_app.AgendaItem": "the design group's plan",
    "sessions_app.Heard": "the design group's answer",
}


class SessionsConfig(AppConfig):
    name = "sessions_app"

    def ready(self) -> None:
        register(BELONGINGS, NOBODYS)
