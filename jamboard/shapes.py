"""The boards that ship: what each asks, ready to be made."""

from dataclasses import dataclass
from typing import Final

LEAD: Final = (
    "Please tell us what you think we can do to make this even better. "
    "Just two questions."
)


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    short: str
    hint: str = ""
    cycle: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    name: str
    questions: tuple[Asked, ...]
    lead: str = ""


TEMPLATES: Final = {
    "value": Template(
        "Two questions",
        (
            Asked(
                "What, if anything, has been the immediate value of this network?",
                "Value now",
                "A word, a moment, a person you met. ‘Nothing yet’ is fine too.",
                "immediate",
            ),
            Asked(
                "What do you think you will take forward, or that has potential "
                "value, from this network in the short term?",
                "Take forward",
                "Something to try, ask, stop or pass on.",
                "potential",
            ),
        ),
        LEAD,
    ),
    "what": Template(
        "What, so what, now what",
        (
            Asked("What happened?", "What"),
            Asked("So what does it tell us?", "So what"),
            Asked("Now what will we do?", "Now what"),
        ),
    ),
}
