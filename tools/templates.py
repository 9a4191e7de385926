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
COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
LOGIC = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
RULES = {
    "an inline style": r"\sstyle\s*=",
    "an inline handler": r"\son[a-z]+\s*=",
    "hx-on": r"\s(data-)?hx-on",
    "an hx-trigger filter": r"hx-trigger\s*=\s*(\"[^\"]*\[|'[^']*\[)",
    "js: or javascript:": r"[\"'](js|javascript):",
    "an inline style sheet": r"^<style\b",
    "an inline script": r"^<script\b(?![^>]*\ssrc=)",
}


def faults(text: str) -> list[str]:
    """Return what is wrong with a template, a line of words for each fault."""
    plain = COMMENT.sub("", text)
    tags = TAG.findall(LOGIC.sub("", plain))
    found = [
        f"{name}: {tag[:70]}"
        for tag in tags
        for name, rule in RULES.items()
        if re.search(rule, tag, re.IGNORECASE)
    ]
    return found + loose_includes(plain) + unescaped(plain)


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
