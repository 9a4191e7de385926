"""A turn of the spiral journal, as its writer opens it."""

import re

from playwright.sync_api import Locator, Page, expect

SESSION = "Before it gets hard"
HELP = "How might this help with one of your wicked problems?"


def open_journal(page: Page) -> None:
    page.goto("/journal/")
    page.get_by_role("link", name=SESSION).first.click()
    # Its scripts have come by then, also where the server is about to be killed.
    page.wait_for_url(re.compile("/journal/[0-9a-f-]{36}/"), wait_until="load")
    expect(page.get_by_role("heading", name=SESSION, level=1)).to_be_visible()


def quadrant(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def help_box(page: Page) -> Locator:
    return quadrant(page, HELP).get_by_role("textbox")


def write(page: Page, words: str) -> None:
    help_box(page).fill(words)


def expect_saved(page: Page) -> None:
    expect(quadrant(page, HELP).get_by_role("status")).to_have_text("Saved")
