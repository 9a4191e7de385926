"""What must hold on every page, whoever looks and on whatever screen."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.conftest import Enter
from tests.e2e.server import RunningServer

pytestmark = pytest.mark.browser

SIGNED_OUT = ["/", "/demo/", "/support/", "/sign-in/", "/step-away/", "/nowhere/"]
MEMBERS = ["/", "/networks/wessex/", "/sessions/", "/boards/", "/journal/"]
MEMBERS += ["/journal/print/", "/journal/shared/", "/to-dos/"]
HASHED = re.compile(r"\.[0-9a-f]{12}\.(js|css)$")


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


def sideways(page: Page, *, width: int = 320) -> int:
    """How many pixels the page can be pushed sideways at that width."""
    page.set_viewport_size({"width": width, "height": 640})
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


def first_links(page: Page) -> list[str]:
    """The first session and the first board that the lists lead to."""
    found = []
    for place in ("/sessions/", "/boards/"):
        page.goto(place)
        hrefs = page.locator("main a").evaluate_all("all => all.map(a => a.pathname)")
        found += [each for each in hrefs if re.search(r"/[0-9a-f-]{36}/$", each)][:1]
    return found


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", SIGNED_OUT)
def test_axe_finds_nothing_for_someone_signed_out(
    open_page: Enter, path: str, phone: bool
) -> None:
    page = open_page(path, phone=phone)
    assert (faults(page), sideways(page)) == ([], 0)


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", MEMBERS)
def test_axe_finds_nothing_for_a_member(enter: Enter, path: str, phone: bool) -> None:
    page = enter("Robin", path, phone=phone)
    assert (faults(page), sideways(page)) == ([], 0)


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_axe_finds_nothing_on_a_session_a_board_and_a_plan(
    enter: Enter, phone: bool
) -> None:
    page = enter("Fern", phone=phone)
    places = first_links(page)
    found = {}
    for place in [*places, f"{places[0]}plan/", f"{places[0]}print/"]:
        page.set_viewport_size({"width": 390 if phone else 1440, "height": 844})
        page.goto(place)
        found[place] = (faults(page), sideways(page))
    assert {place: what for place, what in found.items() if what != ([], 0)} == {}


def test_every_script_and_sheet_is_loaded_by_its_hashed_name(
    enter: Enter, server: RunningServer
) -> None:
    page = enter("Robin")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for place in [*MEMBERS, *first_links(page)]:
        page.goto(place)
        page.wait_for_load_state("networkidle")
    files = {url for url in asked if re.search(r"\.(js|css)$", url)}
    assert {url for url in files if not HASHED.search(url)} == set()
    assert {url for url in files if not url.startswith(server.url)} == set()


@pytest.mark.parametrize("path", [*SIGNED_OUT, *MEMBERS])
def test_every_page_reads_without_scripts(enter: Enter, path: str) -> None:
    page = enter("Robin", path, scripts=False)
    assert page.locator("h1").count() == 1
    assert page.get_by_role("link", name="Need to talk?").count() >= 1


def test_text_twice_as_large_fits_a_phone(enter: Enter) -> None:
    page = enter("Fern", phone=True)
    session, board = first_links(page)
    places = [*MEMBERS, session, f"{session}plan/", f"{session}print/"]
    places += [f"{board}outline/"]
    wide = {}
    for place in places:
        page.goto(place)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wide[place] = sideways(page, width=390)
    assert {place: room for place, room in wide.items() if room} == {}


def test_the_sections_of_a_page_stand_well_apart(enter: Enter) -> None:
    page = enter("Fern", "/boards/")
    room = "part => getComputedStyle(part).marginTop"
    assert page.get_by_role("region", name="Open now").evaluate(room) == "48px"
