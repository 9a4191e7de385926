"""`make screens`: picture every page, on every screen, into docs/screens/.

The demo is loaded afresh, so that pictures change only when pages do.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.conftest import CHROMIUM, DESKTOP, FLAGS, PHONE
from tests.e2e.server import ROOT, RunningServer, collect

SCREENS = ROOT / "docs" / "screens"
FACILITATOR, MEMBER, NOBODY = "Fern", "Robin", ""


@dataclass(frozen=True)
class Shot:
    """A way of looking: a screen, colours, or paper."""

    name: str
    context: dict[str, Any] = field(default_factory=dict)
    media: str = "screen"


SHOTS = [
    Shot("desktop", {"viewport": DESKTOP}),
    Shot("phone", {"viewport": PHONE, "has_touch": True}),
    Shot("dark", {"viewport": DESKTOP, "color_scheme": "dark"}),
    Shot("forced", {"viewport": DESKTOP, "forced_colors": "active"}),
    Shot("print", {"viewport": {"width": 794, "height": 1123}}, media="print"),
]


@dataclass(frozen=True)
class Place:
    """A page; `link` leads on from it to the first address that matches."""

    name: str
    path: str
    who: str
    link: str = ""
    more: str = ""


ID = r"/[0-9a-f-]{36}/$"
PLACES = [
    Place("welcome", "/", NOBODY),
    Place("sign-in", "/sign-in/", NOBODY),
    Place("demo", "/demo/", NOBODY),
    Place("support", "/support/", NOBODY),
    Place("not-found", "/nowhere/", NOBODY),
    Place("home", "/", MEMBER),
    Place("network", "/networks/wessex/", MEMBER),
    Place("sessions", "/sessions/", MEMBER),
    Place("session", "/sessions/", MEMBER, "/sessions" + ID),
    Place("session-print", "/sessions/", MEMBER, "/sessions" + ID, "print/"),
    Place("new-session", "/sessions/new/", FACILITATOR),
    Place("plan", "/sessions/", FACILITATOR, "/sessions" + ID, "plan/"),
    Place("boards", "/boards/", MEMBER),
    Place("board", "/boards/", FACILITATOR, "/boards" + ID),
    Place("board-list", "/boards/", MEMBER, "/boards" + ID, "outline/"),
    Place("journal", "/journal/", MEMBER),
    Place("journal-session", "/journal/", MEMBER, "/journal" + ID),
    Place("journal-print", "/journal/print/", MEMBER),
    Place("to-dos", "/to-dos/", MEMBER),
    Place("step-away", "/step-away/", MEMBER),
]


def main(wanted: list[str]) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        directory = Path(temporary)
        server = RunningServer(directory / "data", static=collect(directory), DEMO="1")
        server.start()
        try:
            for line in take_all(server, wanted):
                sys.stdout.write(f"{line}\n")
        finally:
            server.kill()


def take_all(server: RunningServer, wanted: list[str]) -> Iterator[str]:
    places = [each for each in PLACES if not wanted or each.name in wanted]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for shot in SHOTS:
            for who in (NOBODY, MEMBER, FACILITATOR):
                page = come_in(browser, server, shot, who)
                for place in places:
                    if place.who == who:
                        yield take(page, place, shot)
                page.context.close()
        browser.close()


def come_in(browser: Browser, server: RunningServer, shot: Shot, who: str) -> Page:
    page = browser.new_context(base_url=server.url, **shot.context).new_page()
    if who:
        page.goto("/demo/")
        page.get_by_role("button", name=f"Enter as {who}").first.click()
        page.wait_for_load_state()
    page.emulate_media(media="print" if shot.media == "print" else "screen")
    return page


def take(page: Page, place: Place, shot: Shot) -> str:
    page.goto(place.path)
    if place.link:
        follow(page, place)
    page.wait_for_load_state("networkidle")
    picture = SCREENS / f"{place.name}-{shot.name}.png"
    page.screenshot(path=picture, full_page=shot.name in ("phone", "print"))
    return picture.name


def follow(page: Page, place: Place) -> None:
    links = page.locator("main a").evaluate_all("all => all.map(a => a.pathname)")
    found = [each for each in links if re.search(place.link, each)]
    if not found:
        raise SystemExit(f"{place.path} leads to no {place.name}")
    page.goto(found[0] + place.more)


if __name__ == "__main__":
    main(sys.argv[1:])
