"""Today's board, as a demo person opens it."""

from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import Locator, Page, expect

TODAY = "Rules nobody remembers making: two questions"
Enter = Callable[..., Page]


def open_board(enter: Enter, name: str, view: str = "board", **options: object) -> Page:
    page = enter(name, "/boards/", **options)
    where = page.get_by_role("link", name=TODAY).get_attribute("href")
    page.goto(f"{where}?view={view}")
    return page


def make_board(enter: Enter, name: str) -> Page:
    """A board of its maker's network, where no other test looks."""
    page = enter(name, "/boards/new/")
    page.get_by_label("What is the board called?").fill(f"Board {uuid4().hex[:8]}")
    page.get_by_role("button", name="Make the board").click()
    expect(page.get_by_role("region", name="Jam board")).to_be_visible()
    return page


def address(page: Page) -> str:
    """The board's own address, whichever way it is seen."""
    return page.url.split("?")[0].removesuffix("outline/")


def add_note(page: Page, text: str, *, signed: bool = True) -> None:
    page.get_by_role("button", name="Add a note").click()
    page.get_by_label("Note text").fill(text)
    page.get_by_label("Without my name").set_checked(not signed)
    page.get_by_role("button", name="Add", exact=True).click()


def note(page: Page, text: str) -> Locator:
    return page.get_by_role("listitem", name=text)
