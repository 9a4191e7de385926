"""Every pair of colours that stands one on the other, by day and by night."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parent.parent / "static" / "css"
TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
HEX = r"#[0-9a-f]{6}"

INKS = ["solent", "heather", "down", "brick", "amber"]
NOTES = ["gorse", "apricot", "rose", "heather", "sky", "sea", "down", "chalk"]
GROUNDS = ["page", "sheet"]

# What is read: at least 4.5 to 1.
WORDS = [
    *[(word, ground) for word in ["text", "text-soft"] for ground in [*GROUNDS, "box"]],
    *[(ink, ground) for ink in INKS for ground in [*GROUNDS, "box"]],
    *[(ink, f"{ink}-wash") for ink in INKS],
    *[(word, f"{ink}-wash") for ink in INKS for word in ["text", "text-soft"]],
    *[(word, f"note-{note}") for note in NOTES for word in ["note-text", "note-soft"]],
    *[("on-ink", f"{ink}-stroke") for ink in INKS],
    *[("solent", f"{ink}-wash") for ink in ["amber", "solent", "down", "heather"]],
    ("on-action", "action"),
    ("on-action", "action-strong"),
    ("on-solid", "solid"),
    ("action", "sheet"),
]
# What is only seen: edges, strokes, marks, the ring of focus: at least 3 to 1.
SHAPES = [
    *[("edge", ground) for ground in [*GROUNDS, "box"]],
    *[
        (f"{ink}-{use}", on)
        for ink in INKS
        for use in ["stroke", "past"]
        for on in GROUNDS
    ],
    *[("text", ground) for ground in GROUNDS],
]


def tokens(file: str) -> dict[str, str]:
    return dict(TOKEN.findall((CSS / file).read_text()))


def by_day() -> dict[str, str]:
    found = tokens("tokens.css")
    return {name: resolved(value, found) for name, value in found.items()}


def resolved(value: str, found: dict[str, str]) -> str:
    while match := re.fullmatch(r"var\(--([\w-]+)\)", value):
        value = found[match[1]]
    return value


def pairs() -> dict[str, tuple[str, str]]:
    """The colours of tokens-night.css: each role's day and night."""
    found = {}
    for name, value in tokens("tokens-night.css").items():
        if match := re.fullmatch(rf"light-dark\(({HEX}), ({HEX})\)", value):
            found[name] = (match[1], match[2])
    return found


def palette(time: str) -> dict[str, str]:
    night = {name: dark for name, (_, dark) in pairs().items()}
    return by_day() | (night if time == "night" else {})


def contrast(one: str, other: str) -> float:
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize(("word", "ground"), WORDS)
def test_words_can_be_read(word, ground, time):
    colours = palette(time)

    assert contrast(colours[word], colours[ground]) >= 4.5


@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(shape, ground, time):
    colours = palette(time)

    assert contrast(colours[shape], colours[ground]) >= 3


@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize(
    "ground", [*GROUNDS, "box", "action", *[f"note-{note}" for note in NOTES]]
)
def test_one_of_the_two_rings_of_focus_shows_on_every_ground(ground, time):
    colours = palette(time)
    rings = [contrast(colours[ring], colours[ground]) for ring in ("ring", "halo")]

    assert max(rings) >= 3


def test_the_day_is_the_same_with_and_without_light_dark():
    plain = by_day()

    assert {name: day for name, (day, _) in pairs().items()} == {
        name: plain[name] for name in pairs()
    }


def test_black_and_white_are_as_far_apart_as_colours_get():
    assert contrast("#000000", "#ffffff") == 21
