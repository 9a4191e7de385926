"""What the app is called, and what in it belongs to a person."""

from django.apps import AppConfig

from wessexcop.members.belongings import Belonging, nobodys, register

BELONGINGS = [
    Belonging(
        "sessions_app.Session",
        "support_person",
        False,
        "empty",
        "the plan outlives who stood by",
    ),
    Belonging(
        "sessions_app.AgendaItem",
        "leads",
        False,
        "empty",
        "the plan outlives who led it",
    ),
    Belonging(
        "sessions_app.Suggestion",
        "member",
        True,
        "empty",
        "what was said and answered stays, without a name",
    ),
    Belonging(
        "sessions_app.Suggestion",
        "guest",
        True,
        "empty",
        "what was said and answered stays, without a name",
    ),
    Belonging(
        "sessions_app.Suggestion",
        "text",
        True,
        "keep",
        "taken out too when its writer asks",
    ),
    Belonging("sessions_app.SignOff", "member", True, "delete", "a person's own yes"),
    Belonging("sessions_app.SignOff", "text", True, "delete", "a person's own reason"),
]
NOBODYS = [
    ("sessions_app.Activity", "ways of meeting"),
    ("sessions_app.ActivityStep", "ways of meeting"),
    ("sessions_app.Session", "the design group's plan"),
    ("sessions_app.AgendaItem", "the design group's plan"),
    ("sessions_app.Heard", "the design group's answer"),
]


class SessionsConfig(AppConfig):
    name = "sessions_app"

    def ready(self) -> None:
        register(*BELONGINGS)
        for model, why in NOBODYS:
            nobodys(model, why)
