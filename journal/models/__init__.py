from journal.models.answers import Answer, AnswerReader, Audience
from journal.models.reflections import Prompt, Reflection
from journal.models.story import OwnWords, StoryLine
from journal.models.todos import ToDo

__all__ = [
    "Answer",
    "AnswerReader",
    "Audience",
    "OwnWords",
    "Prompt",
    "Reflection",
    "StoryLine",
    "ToDo",
]
