"""Every door of the site: who gets which answer at each URL, GET and POST.

Each app keeps its rows in a module beside this one, in a dict called ROWS. A row's
key is the URL's name; "name (which)" says the same URL for another thing, such as a
draft. A URL without a row fails a test.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from tests.access.world import World

ROLES = (
    "stranger",
    "outsider",
    "removed",
    "member",
    "design_group",
    "facilitator",
    "lead",
)
APPS = ("members", "pages", "sessions", "boards", "journal")

Answers = dict[str, int]


@dataclass(frozen=True)
class Row:
    get: Answers
    post: Answers
    kwargs: Callable[[World], dict[str, Any]] = field(default=lambda world: {})
    data: dict[str, str] = field(default_factory=dict)


def everyone(answer: int) -> Answers:
    """An open door: the same answer for all, signed in or not."""
    return dict.fromkeys(ROLES, answer)


def signed_in(answer: int) -> Answers:
    """One's own page: strangers are asked to sign in, all others get theirs."""
    return everyone(answer) | {"stranger": 302}


def in_network(answer: int, *, no_network: int = 404) -> Answers:
    """For the people of a network; for all others it is not there."""
    outside = {"outsider": no_network, "removed": no_network}
    return signed_in(answer) | outside


def planners(answer: int, *, seen: int = 403) -> Answers:
    """For those who plan; `seen` is for those of the network who do not."""
    return in_network(answer) | {"member": seen, "lead": seen}


def rows() -> dict[str, Row]:
    found: dict[str, Row] = {}
    for app in APPS:
        found |= import_module(f"tests.access.{app}").ROWS
    return found


def url_name(key: str) -> str:
    return key.split(" ")[0]
