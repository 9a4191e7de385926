"""Template tags every page may use; loaded as builtins."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.forms import BoundField
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from wessexcop import ink
from wessexcop.ink import Point

register = template.Library()

# A quarter of a turn for each question of the journal, from the top right.
QUARTER_INKS = ("solent", "heather", "down", "amber")
MOTIF_TURNS = 4
NUMBER = re.compile(r"\d(?:[\d ]*\d)?")
HIDDEN = mark_safe('aria-hidden="true"')


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon from the sprite; spoken only when given a label."""
    href = static("img/icons.svg")
    spoken = format_html('role="img" aria-label="{}"', label) if label else HIDDEN
    return format_html(
        '<svg class="icon" {}><use href="{}#i-{}"></use></svg>', spoken, href, name
    )


@register.simple_tag(takes_context=True)
def importmap(context: dict[str, Any]) -> SafeString:
    """Map each module's plain address to its hashed one.

    Relative imports then resolve to immutable files without a bundler; in
    development there is no manifest and the map is empty.
    """
    hashed = getattr(staticfiles_storage, "hashed_files", {})
    imports = {
        settings.STATIC_URL + source: staticfiles_storage.url(source)
        for source in hashed
        if source.startswith("js/") and source.endswith(".js")
    }
    data = json.dumps({"imports": imports}, sort_keys=True).replace("<", "\\u003c")
    nonce = getattr(context["request"], "csp_nonce", "")
    return format_html(
        '<script type="importmap" nonce="{}">{}</script>',
        nonce,
        mark_safe(data),  # noqa: S308 (our own file names, with < escaped)
    )


@register.inclusion_tag("components/_field.html")
def field(bound: BoundField, **extra: Any) -> dict[str, Any]:
    return {"field": bound, "extra": extra}


@register.filter
def clock(moment: datetime) -> str:
    """Say a time as people do: 2pm, 2:30pm."""
    local = timezone.localtime(moment)
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


@register.filter
def day(moment: date | datetime) -> str:
    """Say a day as people do: Thursday 21 January 2027."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return f"{local:%A} {local.day} {local:%B %Y}"


@register.filter
def minutes(count: int) -> str:
    return f"{count} minute" if count == 1 else f"{count} minutes"


@register.filter
def initials(name: str) -> str:
    return name[:2].title() if name else "?"


@register.filter
def ringable(contact: str) -> SafeString:
    """Make the number in "Call 116 123" one that a phone rings, or texts."""
    found = NUMBER.search(contact)
    if not found:
        return format_html("{}", contact)
    way = "sms" if contact.lower().startswith("text") else "tel"
    number = found.group()
    link = format_html('<a href="{}:{}">{}</a>', way, number.replace(" ", ""), number)
    before, after = contact[: found.start()], contact[found.end() :]
    return format_html("{}{}{}", before, link, after)


@dataclass(frozen=True)
class MotifInk:
    ink: str
    past: bool
    path: str
    dot: Point | None


@dataclass(frozen=True)
class Motif:
    lines: list[str]
    inks: list[MotifInk]
    to_come: str


@register.inclusion_tag("components/_motif.html")
def motif() -> dict[str, Motif]:
    """Draw the spiral of the doors: four sessions, and the next one to come."""
    return {"motif": _motif()}


@cache
def _motif() -> Motif:
    spiral = ink.Spiral(450, 450, start=31, pitch=86)
    whole = MOTIF_TURNS * ink.TURN
    wide = ink.TURN / 8
    return Motif(
        lines=ink.stave_lines(spiral, 0.6, whole, gap=6, step=wide),
        inks=[
            _motif_ink(spiral, turn, quarter)
            for turn in range(MOTIF_TURNS)
            for quarter in range(len(QUARTER_INKS))
        ],
        to_come=ink.line_path(spiral, whole + 0.06, whole + 1.9, step=wide),
    )


def _motif_ink(spiral: ink.Spiral, turn: int, quarter: int) -> MotifInk:
    first, last = turn == 0, turn == MOTIF_TURNS - 1
    words = 40 + 30 * turn + 12 * quarter
    middle = ink.TURN * turn + ink.QUARTER * (quarter + 0.5)
    return MotifInk(
        ink=QUARTER_INKS[quarter],
        past=not last,
        path=ink.spiral_stroke(
            spiral, turn, quarter, words, seed=f"door{turn}{quarter}"
        ),
        dot=None if first else spiral.at(middle),
    )
