"""The demo's words, kept as TOML beside this file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

PARTS = (
    "network",
    "people",
    "sessions",
    "boards",
    "journal",
    "words",
    "riverbank",
)


@cache
def content() -> dict[str, Any]:
    """All parts as one document; no two of them use the same top-level name."""
    whole: dict[str, Any] = {}
    for part in PARTS:
        path = Path(__file__).with_name(f"{part}.toml")
        whole |= tomllib.loads(path.read_text(encoding="utf-8"))
    return whole


def slugs() -> list[str]:
    return [content()["network"]["slug"], content()["other_network"]["slug"]]


def emails() -> list[str]:
    everyone = [*content()["person"], *content()["other_network"]["people"]]
    return [person["email"] for person in everyone]
