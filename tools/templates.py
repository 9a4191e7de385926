"""Lint templates for what the content security policy forbids or htmx would eval.

Under our policy an hx-trigger filter fails open, hx-on and js: fail shut, and inline
scripts and styles do nothing: none of them may be written.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
INCLUDE = re.compile(r"{%-?\s*include\s+([^%]*?)\s*-?%}")
RULES = {
    "an inline style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an inline handler": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "hx-on": re.compile(r"\s(data-)?hx-on", re.IGNORECASE),
    "an hx-trigger filter": re.compile(
        r"hx-trigger\s*=\s*(\"[^\"]*\[|'[^']*\[)", re.IGNORECASE
    ),
    "js: or javascript:": re.compile(r"[\"'](js|javascript):", re.IGNORECASE),
    "an inline style sheet": re.compile(r"^<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"^<script\b(?![^>]*\ssrc=)", re.IGNORECASE),
}


def faults(text: str) -> list[str]:
    """Return what is wrong with a template, a line of words for each fault."""
    plain = re.sub(
        r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", text, flags=re.DOTALL
    )
    tags = [re.sub(r"{%.*?%}|{{.*?}}", "", tag) for tag in TAG.findall(masked(plain))]
    found = [
        f"{name}: {tag[:70]}"
        for tag in tags
        for name, rule in RULES.items()
        if rule.search(tag)
    ]
    return found + loose_includes(plain) + unescaped(plain)


def masked(text: str) -> str:
    """Blank out what template tags compare, so that < and > only bound HTML tags."""
    return re.sub(
        r"{%.*?%}|{{.*?}}",
        lambda tag: re.sub(r"[<>]", " ", tag[0]),
        text,
        flags=re.DOTALL,
    )


def loose_includes(text: str) -> list[str]:
    return [
        f"an include without only: {words}"
        for words in INCLUDE.findall(text)
        if not words.endswith(" only")
    ]


def unescaped(text: str) -> list[str]:
    return [f"{words}" for words in re.findall(r"{{[^}]*\|\s*safe\b[^}]*}}", text)] + [
        "autoescape off" for _ in re.findall(r"{%\s*autoescape\s+off", text)
    ]


def main() -> int:
    found = [
        f"{path.relative_to(ROOT)}: {fault}"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for fault in faults(path.read_text())
    ]
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
