"""The line to a board goes: what is written meanwhile says so, and is sent later."""

from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.boards import Enter, add_note, note, open_board
from tests.e2e.lines import Line

pytestmark = pytest.mark.browser

KEPT = "Not saved, kept here"
# Long before a line that is merely silent is given up.
SOON_MS, IN_TIME_MS = 10_000, 20_000


@pytest.fixture
def words() -> str:
    return f"Kettle {uuid4().hex[:8]}"


def state(page: Page, words: str) -> Locator:
    return note(page, words).locator("[data-said]")


def test_off_line_a_note_says_at_once_that_it_is_kept(enter: Enter, words: str) -> None:
    page = open_board(enter, "Robin")
    expect(page.locator("[data-people]")).not_to_be_empty()
    page.context.set_offline(True)

    add_note(page, words)
    expect(state(page, words)).to_have_text(KEPT, timeout=SOON_MS)
    expect(page.locator("[data-standing]")).to_contain_text("No connection just now")
    page.context.set_offline(False)

    expect(state(page, words)).to_have_text("Saved", timeout=IN_TIME_MS)


def test_a_note_on_a_line_that_went_deaf_is_soon_said_to_be_kept(
    enter: Enter, words: str
) -> None:
    page = open_board(enter, "Robin")
    line = Line(page)
    page.reload()
    expect(page.locator("[data-people]")).not_to_be_empty()
    line.is_deaf = True

    add_note(page, words)
    expect(state(page, words)).to_have_text(KEPT, timeout=IN_TIME_MS)
    line.is_deaf = False
    line.cut()

    expect(state(page, words)).to_have_text("Saved", timeout=IN_TIME_MS * 2)
