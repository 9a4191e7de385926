"""What stands round every page: the menu, Step away, Quieter view."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

PAGE = "/sessions/"
HERE = re.compile(f"{PAGE}$")


def test_step_away_hides_the_page_and_its_title(enter):
    page = enter("Robin", PAGE)

    page.get_by_role("link", name="Step away").click()

    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page).to_have_title("Wessex")
    assert page.url.endswith(PAGE)


def test_coming_back_returns_the_title_and_the_focus(enter):
    page = enter("Robin", PAGE)
    title = page.title()
    page.get_by_role("link", name="Step away").focus()
    page.keyboard.press("Enter")

    page.get_by_role("link", name="Come back").click()

    expect(page).to_have_title(title)
    expect(page.get_by_role("link", name="Step away")).to_be_focused()


def test_step_away_works_without_scripts(enter):
    page = enter("Robin", PAGE, scripts=False)

    page.get_by_role("link", name="Step away").click()
    expect(page).to_have_title("Wessex")

    page.get_by_role("link", name="Come back").click()
    expect(page).to_have_url(HERE)


def test_quieter_view_is_at_once_and_is_kept(enter):
    # Someone no other test comes in as: it stays so for whoever comes in next.
    page = enter("Juniper", PAGE)
    page.get_by_label("Menu, signed in as Juniper").click()
    with page.expect_response("**/preferences/"):
        page.get_by_role("button", name="Quieter view").click()
    expect(page.locator("html[data-calm]")).to_have_count(1)

    page.reload()

    expect(page.locator("html[data-calm]")).to_have_count(1)


def test_plain_lettering_is_kept_without_scripts(enter):
    page = enter("Wren", PAGE, scripts=False)
    page.get_by_label("Menu, signed in as Wren").click()

    page.get_by_role("button", name="Plain lettering").click()

    expect(page.locator("html[data-plain]")).to_have_count(1)
    expect(page).to_have_url(HERE)


def test_escape_closes_the_menu_and_returns_to_it(enter):
    page = enter("Robin", PAGE)
    menu = page.get_by_label("Menu, signed in as Robin")
    menu.click()

    page.keyboard.press("Escape")

    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(menu).to_be_focused()


def test_every_section_is_in_the_menu_of_a_phone(enter):
    page = enter("Robin", PAGE, phone=True, scripts=False)

    page.get_by_label("Menu, signed in as Robin").click()

    sections = page.get_by_role("navigation", name="Sections").get_by_role("link")
    names = ["Today", "Sessions", "Jam boards", "My spiral", "Our network"]
    expect(sections).to_have_text(names)


def test_the_first_stop_of_the_tab_key_skips_to_the_page(enter):
    page = enter("Robin", PAGE)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("width", [320, 390, 768, 1000, 1200, 1440])
def test_nothing_scrolls_sideways(enter, width):
    page = enter("Robin", PAGE)
    page.set_viewport_size({"width": width, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= width
