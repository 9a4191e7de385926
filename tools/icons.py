"""Draw static/img/icons.svg: lucide's icons by name, then our own.

    python -m tools.icons FOLDER    FOLDER holds lucide's files, one svg an icon

The names are in icons.txt; where lucide uses another, written ours=theirs.
"""

import re
import sys
from pathlib import Path

from wessexcop.ink import Spiral, spiral_path

SPRITE = Path(__file__).parent.parent / "static" / "img" / "icons.svg"
ICONS = Path(__file__).with_name("icons.txt")
SHAPE = re.compile(r"<(path|rect|circle|line|polyline|polygon|ellipse)\b[^>]*/>")

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
    symbols = [
        lucide(folder, *reversed(name.split("="))) for name in ICONS.read_text().split()
    ]
    symbols.append(symbol("i-spiral", 40, f'<path stroke-width="3" d="{spiral}"/>'))
    symbols += [mark(name, shape) for name, shape in MARKS.items()]
    body = "\n".join(symbols)
    SPRITE.write_text(
        "<!-- Icons from lucide (ISC, static/vendor/lucide-LICENSE.txt); "
        "the spiral and the marks are ours. -->\n"
        f'<svg xmlns="http://www.w3.org/2000/svg">\n{body}\n</svg>\n'
    )


def lucide(folder: Path, theirs: str, ours: str = "") -> str:
    drawing = (folder / f"{theirs}.svg").read_text()
    shapes = (re.sub(r"\s+", " ", found[0]) for found in SHAPE.finditer(drawing))
    return symbol(f"i-{ours or theirs}", 24, "".join(shapes))


def mark(name: str, shape: str) -> str:
    filled = f'<g fill="currentColor" stroke="none">{shape}</g>'
    return symbol(f"i-mark-{name}", 12, filled)


def symbol(identifier: str, size: int, body: str) -> str:
    return f'<symbol id="{identifier}" viewBox="0 0 {size} {size}">{body}</symbol>'


if __name__ == "__main__":
    main(Path(sys.argv[1]))
