"""Every reason to refuse, and the kind words that go with it.

A code is for programs and never changes; its message is for people and may be bettered.
"""

from typing import Any

MESSAGES = {
    "board.closed": "This board is closed. You can still read it.",
    "board.full": "This board is full. Ask a facilitator to make some room.",
    "board.read_only": "You can read this board, but not write on it.",
    "note.exists": "This is already on the board.",
    "note.gone": "This note is no longer on the board. Your words are kept here.",
    "note.not_yours": "Only the person who wrote this note can do that.",
    "note.too_long": "This is too long. A note can be up to 2,000 characters.",
    "note.empty": "There are no words here yet. Write something first.",
    "note.newer_text": "Someone changed this note while you were writing. "
    "Both versions are kept, so you can choose.",
    "note.colour": "That is not one of the note colours.",
    "question.gone": "This question is no longer on the board.",
    "question.locked": "This question is locked for now.",
    "cluster.gone": "This group of notes is no longer on the board.",
    "vote.closed": "This vote has ended.",
    "vote.none_left": "You have used all your votes.",
    "undo.not_yours": "You can only undo what you did yourself.",
    "undo.changed_since": "Someone has changed this since, so it stays as it is.",
    "patient.details": "This looks like it has an NHS number in it. "
    "Please take out anything that could identify a patient.",
    "not_allowed": "You cannot do that on this board.",
    "rate.slow_down": "That was very quick. We will try again in a moment.",
    "server.retry": "This could not be saved just now. We will try again.",
    "protocol.malformed": "We could not understand that message.",
    "protocol.unknown_do": "This board does not know how to do that.",
    "protocol.too_big": "That is too much to send at once.",
    "protocol.version": "This page is out of date. Please reload it.",
}

# Said instead of the message of ``not_allowed``, where more is known.
NOT_HERE = "This board is not here."
SIGNED_OUT = "Sign in again. What you wrote is kept on this page."


class Refused(Exception):
    """Say no to one op. ``extra`` goes into the ``refused`` frame beside the code."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra


class Malformed(Refused):
    """Say that a frame cannot be read. ``op`` is its op id, if that much was usable."""

    def __init__(
        self,
        code: str = "protocol.malformed",
        op: str | None = None,
        message: str | None = None,
    ) -> None:
        super().__init__(code, message=message or MESSAGES[code])
        self.op = op

    @property
    def message(self) -> str:
        return str(self.extra["message"])
