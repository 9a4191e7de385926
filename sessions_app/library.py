"""What ships with the program: activities to choose, and a shape to start from."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("library.toml")


@cache
def library() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def shape_items(key: str) -> list[dict[str, Any]]:
    """The items of a shipped shape, each as the fields of an agenda item."""
    shape = next(shape for shape in library()["shape"] if shape["key"] == key)
    return list(shape["item"])


def load_activities(activity_model: Any, step_model: Any) -> None:
    """Make or mend the activities that ship; a network's own are left alone.

    Takes the models, so that a migration can hand over those of its own time.
    """
    for entry in library()["activity"]:
        activity, _ = activity_model.objects.update_or_create(
            network=None, key=entry["key"], defaults=_fields(entry)
        )
        activity.steps.all().delete()
        step_model.objects.bulk_create(
            step_model(activity=activity, position=position, **step)
            for position, step in enumerate(entry["steps"])
        )


def _fields(entry: dict[str, Any]) -> dict[str, str]:
    credit = library()["credits"]["ls"] if "ls_name" in entry else ""
    if credit:
        credit = f"{entry['ls_name']}. {credit}"
    fields = {name: entry[name] for name in ("name", "kind", "purpose")}
    return {**fields, "credit": credit}
