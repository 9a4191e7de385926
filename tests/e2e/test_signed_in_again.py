"""Signed in again in another tab: the first goes on, if it is the same person."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import plans
from tests.e2e.boards import Enter, add_note, make_board, note
from tests.e2e.journals import (
    HELP,
    expect_saved,
    help_box,
    open_journal,
    quadrant,
    write,
)
from tests.e2e.lines import Line

pytestmark = pytest.mark.browser

KEPT = "Not saved, kept here"
ANOTHER = "Someone else is signed in here now."
# The server looks for sign-ins that have ended every few seconds.
IN_TIME_MS = 30_000
NO_SOCKETS = """window.WebSocket = class extends EventTarget {
  static OPEN = 1;
  constructor() {
    super();
    setTimeout(() => this.dispatchEvent(new CloseEvent("close", { code: 1006 })));
  }
};"""


@pytest.fixture
def words() -> str:
    return f"Kettle {uuid4().hex[:8]}"


def sign_out_elsewhere(page: Page) -> None:
    """In a second tab of the same browser."""
    other = page.context.new_page()
    other.goto("/sign-out/")
    other.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(other.get_by_role("button", name="Sign out")).to_have_count(0)
    other.close()


def sign_in_elsewhere(page: Page, name: str) -> None:
    other = page.context.new_page()
    other.goto("/demo/")
    other.get_by_role("button", name=f"Enter as {name}").first.click()
    expect(other.get_by_role("button", name="Enter as")).to_have_count(0)
    other.close()


def come_back(page: Page) -> None:
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def signed_out_at_a_board(enter: Enter, words: str) -> tuple[Page, Page]:
    fern = make_board(enter, "Fern")
    robin = enter("Robin", fern.url)
    expect(fern.locator("[data-people]")).to_have_text("2 people here")
    sign_out_elsewhere(robin)
    expect(robin.locator("[data-standing]")).to_contain_text(
        "You are signed out.", timeout=IN_TIME_MS
    )
    add_note(robin, words)
    expect(note(robin, words).locator("[data-said]")).to_have_text(KEPT)
    return fern, robin


def test_a_board_goes_on_when_its_person_is_signed_in_again(
    enter: Enter, words: str
) -> None:
    fern, robin = signed_out_at_a_board(enter, words)
    sign_in_elsewhere(robin, "Robin")

    come_back(robin)

    expect(note(robin, words).locator("[data-said]")).to_have_text("Saved")
    expect(robin.get_by_role("link", name="Sign in again")).to_be_hidden()
    expect(note(fern, words)).to_be_visible()


def test_a_board_sends_nothing_as_whoever_else_is_signed_in(
    enter: Enter, words: str
) -> None:
    fern, robin = signed_out_at_a_board(enter, words)
    sign_in_elsewhere(robin, "Moss")

    come_back(robin)

    expect(robin.locator("[data-standing]")).to_contain_text(ANOTHER)
    expect(note(robin, words).locator("[data-said]")).to_have_text(KEPT)
    fern.reload()
    expect(fern.locator("[data-people]")).not_to_be_empty()
    expect(note(fern, words)).to_have_count(0)


def test_a_line_that_comes_back_as_someone_else_carries_nothing(
    enter: Enter, words: str
) -> None:
    fern = make_board(enter, "Fern")
    robin = enter("Robin", fern.url)
    line = Line(robin)
    robin.reload()
    expect(fern.locator("[data-people]")).to_have_text("2 people here")
    line.is_deaf = True
    add_note(robin, words)
    sign_in_elsewhere(robin, "Moss")

    line.is_deaf = False
    line.cut()

    expect(robin.locator("[data-standing]")).to_contain_text(ANOTHER)
    fern.reload()
    expect(fern.locator("[data-people]")).not_to_be_empty()
    expect(note(fern, words)).to_have_count(0)


def test_where_sockets_are_blocked_a_board_goes_on_too(
    enter: Enter, words: str
) -> None:
    fern = make_board(enter, "Fern")
    robin = enter("Robin", fern.url)
    robin.add_init_script(NO_SOCKETS)
    robin.reload()
    add_note(robin, words)
    expect(note(fern, words)).to_be_visible(timeout=IN_TIME_MS)
    sign_in_elsewhere(robin, "Robin")

    add_note(robin, f"{words} too")

    expect(note(fern, f"{words} too")).to_be_visible(timeout=IN_TIME_MS)


def test_a_journal_saves_on_when_its_writer_signed_in_again(
    enter: Enter, words: str
) -> None:
    page = enter("Yasmin")
    open_journal(page)
    sign_in_elsewhere(page, "Yasmin")

    write(page, words)

    expect_saved(page)


def test_a_journal_that_was_signed_out_is_saved_without_a_reload(
    enter: Enter, words: str
) -> None:
    page = enter("Yasmin")
    open_journal(page)
    sign_out_elsewhere(page)
    write(page, words)
    status = quadrant(page, HELP).get_by_role("status")
    expect(status).to_have_text(KEPT)
    sign_in_elsewhere(page, "Yasmin")

    come_back(page)

    expect_saved(page)
    page.reload()
    expect(help_box(page)).to_have_value(words)


def test_a_journal_is_never_saved_as_somebody_else(enter: Enter, words: str) -> None:
    page = enter("Yasmin")
    open_journal(page)
    sign_in_elsewhere(page, "Robin")

    write(page, words)

    status = quadrant(page, HELP).get_by_role("status")
    expect(status).to_have_text(KEPT)
    page.goto("/journal/")
    open_journal(page)
    expect(help_box(page)).not_to_have_value(words)


def test_a_plan_is_saved_when_its_planner_signed_in_again(
    enter: Enter, words: str
) -> None:
    page = enter(plans.FERN)
    plans.begin(page, words)
    sign_in_elsewhere(page, plans.FERN)

    plans.add(page, f"Tea {words}")

    expect(plans.titles(page)).to_have_text([f"Tea {words}"])
