"""Plans, as a facilitator begins and reads them."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

FERN, ROWAN, ROBIN = "Fern", "Rowan", "Robin"


def begin(page: Page, title: str, start_from: str = "An empty page") -> str:
    """Start a plan of one's own, so that no test meets another's; its address."""
    page.goto("/sessions/new/")
    page.get_by_label("Title").fill(title)
    page.get_by_label("Date").fill(f"{timezone.localdate() + timedelta(days=20)}")
    page.get_by_label(start_from).check()
    page.get_by_role("button", name="Start the plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page.url


def add(page: Page, title: str, minutes: int = 10) -> None:
    page.get_by_role("button", name="Add an item").click()
    adder = page.get_by_role("region", name="Add an item")
    adder.get_by_label("Title").fill(title)
    adder.get_by_label("Minutes").fill(str(minutes))
    adder.get_by_role("button", name="Add to the plan").click()
    expect(row(page, title)).to_be_visible()


def row(page: Page, title: str) -> Locator:
    return page.get_by_role("group", name=title, exact=True)


def titles(page: Page) -> Locator:
    return page.locator(".row__title")


def total(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="of 120 minutes")
