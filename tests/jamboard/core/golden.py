"""Frames and scripts that Python and JavaScript must read alike."""

import json
import re
from pathlib import Path

FRAMES = Path(__file__).parent.parent / "frames"
REPEATED = re.compile(r"\{([^{}]+)\*(\d+)\}")


def load(name):
    return [
        lengthened(case) for case in json.loads((FRAMES / f"{name}.json").read_text())
    ]


def lengthened(value):
    """Write ``{a*2001}`` out in full, as no file should have to."""
    if isinstance(value, str):
        return REPEATED.sub(lambda found: found[1] * int(found[2]), value)
    if isinstance(value, dict):
        return {key: lengthened(each) for key, each in value.items()}
    return [lengthened(each) for each in value] if isinstance(value, list) else value


def named(cases):
    return {"argvalues": cases, "ids": [case["name"] for case in cases]}
