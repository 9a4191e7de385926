"""Chromium against a real server. A page that breaks the CSP fails its test."""

import os
import re
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.e2e.server import RunningServer

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
INSTALL = "Browser tests need Chromium: apt-get install -y chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
# What Chromium says of a missing page, or of a line cut by a test, is no fault in one.
EXPECTED = re.compile("Failed to load resource|ERR_INTERNET_DISCONNECTED")
# A machine may be busy with much else; what never comes is missed all the same.
expect.set_options(timeout=15_000)

Enter = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(INSTALL)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What pages complained of; a test ends in failure unless it empties this."""
    heard: list[str] = []
    yield heard
    assert heard == []


@pytest.fixture
def open_page(
    browser: Browser,
    server: RunningServer,
    complaints: list[str],
) -> Iterator[Enter]:
    """Open a page of a fresh browser: `open_page("/", phone=True, scripts=False)`."""
    contexts: list[BrowserContext] = []

    def open_it(
        path: str = "/",
        *,
        phone: bool = False,
        scripts: bool = True,
        at: RunningServer = server,
        **options: object,
    ) -> Page:
        context = browser.new_context(
            base_url=at.url,
            viewport=PHONE if phone else DESKTOP,
            has_touch=phone,
            java_script_enabled=scripts,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        listen(page, complaints)
        page.goto(path)
        return page

    yield open_it
    for context in contexts:
        context.close()


@pytest.fixture
def enter(open_page: Enter) -> Enter:
    """Come in as a demo person: `enter("Robin", "/journal/", phone=True)`."""

    def enter_as(name: str, path: str = "/", **options: object) -> Page:
        page = open_page("/demo/", **options)
        page.get_by_role("button", name=f"Enter as {name}", exact=False).first.click()
        page.wait_for_load_state()
        page.goto(path)
        return page

    return enter_as


def listen(page: Page, complaints: list[str]) -> None:
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text)
            if message.type == "error" and not EXPECTED.search(message.text)
            else None
        ),
    )
