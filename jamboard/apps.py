"""The app, and what in it belongs to a person."""

from django.apps import AppConfig

from wessexcop.members.belongings import Row, register

BELONGINGS: list[Row] = [
    ("jamboard.Board", "made_by", False, "empty", "the board outlives it"),
    ("jamboard.Participant", "member", True, "empty", "then reads: a member who left"),
    ("jamboard.Participant", "guest", True, "empty", "then reads: a member who left"),
    ("jamboard.Participant", "name", True, "empty", "a person's own name"),
    ("jamboard.Note", "text", True, "keep", "goes when its writer asks"),
    ("jamboard.Note", "content_note", True, "keep", "goes with the note"),
    ("jamboard.Change", "payload", True, "keep", "emptied when the note is"),
]
NOBODYS = {
    "jamboard.Board": "the design group's board",
    "jamboard.Question": "the design group's question",
    "jamboard.Cluster": "a name a group gave",
    "jamboard.Note": "marks and revisions; what was written is above",
    "jamboard.Change": "what kind it is; what was written is above",
}


class JamboardConfig(AppConfig):
    name = "jamboard"

    def ready(self) -> None:
        register(BELONGINGS, NOBODYS)
