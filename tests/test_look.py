import re
import subprocess
import sys
from pathlib import Path

from wessexcop.pages.errors import failed

ROOT = Path(__file__).parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static" / "css").rglob("*.css"))
SPRITE = (ROOT / "static" / "img" / "icons.svg").read_text()
KILOBYTES_OF_FONTS_A_PAGE_MAY_PRELOAD = 20


def test_every_icon_a_template_names_is_in_the_sprite():
    drawn = set(re.findall(r'id="i-([\w-]+)"', SPRITE))
    named = {
        name
        for template in TEMPLATES
        for name in re.findall(r'{% icon "([\w-]+)"', template.read_text())
    }

    assert named - drawn == set()


def test_every_colour_of_note_has_its_own_mark():
    marks = set(re.findall(r'id="i-mark-(\w+)"', SPRITE))
    notes = set(
        re.findall(r"--note-(\w+): #", (ROOT / "static/css/tokens.css").read_text())
    )

    assert marks == notes - {"text", "soft"}


def test_every_colour_of_a_style_sheet_is_a_token():
    painted = [
        f"{sheet.name}: {colour}"
        for sheet in STYLES
        if not sheet.name.startswith("tokens")
        for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text())
    ]

    assert painted == []


def test_every_token_a_style_sheet_uses_is_set_somewhere():
    text = "\n".join(sheet.read_text() for sheet in STYLES)
    used = set(re.findall(r"var\(--([\w-]+)\)", text))

    assert used - set(re.findall(r"--([\w-]+):", text)) == set()


def test_every_style_sheet_says_its_layer():
    layers = {
        sheet.name: re.findall(r"^@layer (\w+)", sheet.read_text(), re.MULTILINE)
        for sheet in STYLES
        if sheet.name not in ("layers.css", "site.css")
    }

    assert [name for name, found in layers.items() if len(found) != 1] == []


def test_the_font_that_is_preloaded_is_small():
    font = ROOT / "static/vendor/fonts/atkinson.woff2"

    assert font.stat().st_size < KILOBYTES_OF_FONTS_A_PAGE_MAY_PRELOAD * 1024


def test_third_party_files_are_as_locked():
    check = [sys.executable, str(ROOT / "tools" / "vendor.py"), "--check"]

    assert subprocess.run(check, capture_output=True, text=True).stdout == (
        "static/vendor is as locked\n"
    )


def test_the_page_for_a_failure_needs_no_database(rf):
    response = failed(rf.get("/"))

    assert response.status_code == 500
    assert "Something went wrong here" in response.content.decode()
