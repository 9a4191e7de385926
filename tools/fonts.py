"""Cut a font down to some letters and weights.

    python tools/fonts.py LETTERS [WEIGHT [NAME]] < whole.woff2 > cut.woff2

LETTERS are code points ("U+20-7E,U+A3"); WEIGHT is one ("450"), a range
("400:700") or empty for as it is; NAME renames the font. Needs fonttools, brotli.
"""

import io
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FEATURES = ["kern", "liga", "tnum", "locl", "ccmp", "mark", "mkmk"]
NAMES, POSTSCRIPT_NAME = (1, 3, 4, 16, 18), 6


def main(letters: str, weight: str = "", name: str = "") -> None:
    font = opened(sys.stdin.buffer.read())
    cutter = subset.Subsetter(subset.Options(hinting=False, layout_features=FEATURES))
    cutter.populate(unicodes=subset.parse_unicodes(letters))
    cutter.subset(font)
    if weight:
        # Weights are narrowed from a saved font: tables cut in memory still
        # name glyphs that are gone.
        font = narrowed(opened(saved(font)), weight)
    if name:
        rename(font, name)
    sys.stdout.buffer.write(saved(font))


def narrowed(font: TTFont, weight: str) -> TTFont:
    low, _, high = weight.partition(":")
    limit = (float(low), float(high)) if high else float(low)
    return instancer.instantiateVariableFont(font, {"wght": limit})


def rename(font: TTFont, name: str) -> None:
    for record in font["name"].names:
        if record.nameID in NAMES:
            record.string = name
        elif record.nameID == POSTSCRIPT_NAME:
            record.string = name.replace(" ", "")


def opened(content: bytes) -> TTFont:
    return TTFont(io.BytesIO(content), recalcTimestamp=False)


def saved(font: TTFont) -> bytes:
    font.flavor = "woff2"
    output = io.BytesIO()
    font.save(output)
    return output.getvalue()


if __name__ == "__main__":
    main(*sys.argv[1:])
