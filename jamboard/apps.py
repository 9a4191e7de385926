"""The app, and what in it belongs to a person."""

from django.apps import AppConfig

from wessexcop.members.belongings import Row, register

BELONGINGS: list[Row] = [
    ("jamboard.Board", "made_by", False, "empty", "the board outlives it"),
    ("jamboard.Participant", "member", True, "empty", "the one row of who was here"),
    ("jamboard.Participant", "guest", True, "empty", "the one row of who was here"),
    ("jamboard.Participant", "name", True, "empty", "shown as a member who left"),
    ("jamboard.Note", "text", True, "keep", "stays without a name, or goes"),
    ("jamboard.Note", "content_note", True, "keep", "goes with its note"),
    ("jamboard.Change", "payload", False, "keep", "holds keys, never names"),
]
NOBODYS = {
    "jamboard.Board": "the design group's words",
    "jamboard.Question": "the design group's words",
    "jamboard.Cluster": "made together",
    "jamboard.Note": "marks and hashes; texts apart",
    "jamboard.Change": "kinds and keys",
}


class JamboardConfig(AppConfig):
    name = "jamboard"

    def ready(self) -> None:
        register(BELONGINGS, NOBODYS)
