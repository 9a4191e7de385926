from journal.models.answers import (
    LONGEST_ANSWER,
    SITTING,
    Answer,
    AnswerReader,
    Audience,
)
from journal.models.reflections import Prompt, Reflection
from journal.models.story import OwnWords, StoryLine
from journal.models.todos import LONGEST_TO_DO, ToDo

__all__ = [
    "LONGEST_ANSWER",
    "LONGEST_TO_DO",
    "SITTING",
    "Answer",
    "AnswerReader",
    "Audience",
    "OwnWords",
    "Prompt",
    "Reflection",
    "StoryLine",
    "ToDo",
]
