"""Draw static/img/icons.svg: lucide's icons by name, then our own.

    python -m tools.icons FOLDER    FOLDER holds lucide's files, one svg an icon

Where lucide calls an icon something else, the pair is written ours=theirs.
"""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

from wessexcop.ink import Spiral, spiral_path

SPRITE = Path(__file__).parent.parent / "static" / "img" / "icons.svg"
SVG = "{http://www.w3.org/2000/svg}"

ICONS = """
arrow-down arrow-left arrow-right arrow-up book-open calendar calendar-plus check
chevron-down chevron-right clock coffee copy door-open download ear ellipsis eye
eye-off feather fingerprint flag footprints grip-vertical group hand hand-heart heart
info key lamp layout-grid leaf lightbulb link list lock log-in log-out mail map-pin
maximize menu message-circle messages-square minus mouse-pointer-2 move music
music-2 palette pencil phone plus printer quote refresh-cw repeat=repeat-2 scan search
send settings share-2 sparkle=sparkles sticky-note sun trash=trash-2 triangle-alert
type undo-2 user users video wifi-off wind x zoom-in zoom-out
question=circle-question-mark
""".split()

# One shape for each colour of note, so that colour is never the only sign.
MARKS = {
    "gorse": '<path d="M6 1l5 9H1z"/>',
    "apricot": '<circle cx="6" cy="6" r="5"/>',
    "rose": '<path d="M6 11C-2 5 2 0 6 3c4-3 8 2 0 8z"/>',
    "heather": '<path d="M6 0l6 6-6 6-6-6z"/>',
    "sky": '<path d="M1 8q2.5-5 5 0t5 0" fill="none" stroke="currentColor" '
    'stroke-width="2.4"/>',
    "sea": '<path d="M2.5 1h7A1.5 1.5 0 0 1 11 2.5v7A1.5 1.5 0 0 1 9.5 11h-7A1.5 1.5 '
    '0 0 1 1 9.5v-7A1.5 1.5 0 0 1 2.5 1z"/>',
    "down": '<path d="M1 11C1 4 5 1 11 1c0 6-3 10-10 10z"/>',
    "chalk": '<path d="M6 1v10M1 6h10" fill="none" stroke="currentColor" '
    'stroke-width="2.6"/>',
}


def main(folder: Path) -> None:
    spiral = spiral_path(Spiral(20, 20, start=1.2, pitch=7.67), 0.3, 13.2)
    symbols = [lucide(folder, *reversed(name.split("="))) for name in ICONS]
    symbols.append(symbol("i-spiral", 40, f'<path d="{spiral}"/>'))
    symbols += [mark(name, shape) for name, shape in MARKS.items()]
    body = "\n".join(symbols)
    SPRITE.write_text(
        "<!-- Icons from lucide (ISC, static/vendor/lucide-LICENSE.txt); "
        "the spiral and the marks are ours. -->\n"
        f'<svg xmlns="http://www.w3.org/2000/svg">\n{body}\n</svg>\n'
    )


def lucide(folder: Path, theirs: str, ours: str = "") -> str:
    root = ElementTree.parse(folder / f"{theirs}.svg").getroot()
    return symbol(f"i-{ours or theirs}", 24, "".join(shape(child) for child in root))


def mark(name: str, shape: str) -> str:
    filled = f'<g fill="currentColor" stroke="none">{shape}</g>'
    return symbol(f"i-mark-{name}", 12, filled)


def shape(element: ElementTree.Element) -> str:
    attributes = "".join(f' {key}="{value}"' for key, value in element.items())
    return f"<{element.tag.removeprefix(SVG)}{attributes}/>"


def symbol(identifier: str, size: int, body: str) -> str:
    return f'<symbol id="{identifier}" viewBox="0 0 {size} {size}">{body}</symbol>'


if __name__ == "__main__":
    main(Path(sys.argv[1]))
