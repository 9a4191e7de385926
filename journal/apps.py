"""The app, and what in it belongs to a person."""

from django.apps import AppConfig

from wessexcop.members.belongings import Row, register

OWN = "a journal is its writer's"
BELONGINGS: list[Row] = [
    ("journal.Reflection", "member", True, "delete", OWN),
    ("journal.Answer", "text", True, "delete", OWN),
    ("journal.Answer", "earlier_text", True, "delete", OWN),
    ("journal.AnswerReader", "member", False, "delete", "what they may read"),
    ("journal.OwnWords", "member", True, "delete", "words lent"),
    ("journal.OwnWords", "recorded_by", False, "empty", "who wrote it down"),
    ("journal.OwnWords", "text", True, "delete", "words lent"),
    ("journal.OwnWords", "credit_text", True, "delete", "how they are named"),
    ("journal.ToDo", "member", True, "delete", "a private list"),
    ("journal.ToDo", "text", True, "delete", "a private list"),
]
NOBODYS = {
    "journal.Prompt": "questions that ship, or the group's",
    "journal.StoryLine": "the network's story",
}


class JournalConfig(AppConfig):
    name = "journal"

    def ready(self) -> None:
        register(BELONGINGS, NOBODYS)
