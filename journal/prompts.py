"""The questions and words that ship with the journal, read once from prompts.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).with_name("prompts.toml")
SEED, LIGHT, GENTLE = "seed", "light", "gentle"
INKS = ("solent", "heather", "down", "amber")  # one for each quadrant


@dataclass(frozen=True)
class Question:
    quadrant: int
    short: str
    text: str
    extra: str
    hint: str

    @property
    def ink(self) -> str:
        return INKS[self.quadrant - 1]


@dataclass(frozen=True)
class PromptSet:
    key: str
    name: str
    lead: str
    questions: tuple[Question, ...]


@cache
def prompt_sets() -> dict[str, PromptSet]:
    return {entry["key"]: _prompt_set(entry) for entry in _shipped()["prompt_set"]}


@cache
def words() -> dict[str, str]:
    """What stands beside a box: who can see it, and what that cannot mean."""
    found: dict[str, str] = _shipped()["words"]
    return found


def _prompt_set(entry: dict[str, Any]) -> PromptSet:
    questions = tuple(Question(**prompt) for prompt in entry["prompts"])
    return PromptSet(entry["key"], entry["name"], entry["lead"], questions)


def _shipped() -> dict[str, Any]:
    return tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
