"""What stands round every page: the menu, Step away, Quieter view."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

PAGE = "/sessions/"


def test_step_away_hides_the_page_and_its_title(enter):
    page = enter("Robin", PAGE)

    page.get_by_role("link", name="Step away").click()

    assert page.get_by_role("dialog").is_visible()
    assert page.title() == "Wessex"
    assert page.url.endswith(PAGE)


def test_coming_back_returns_the_title_and_the_focus(enter):
    page = enter("Robin", PAGE)
    title = page.title()
    page.get_by_role("link", name="Step away").focus()
    page.keyboard.press("Enter")

    page.get_by_role("link", name="Come back").click()

    assert page.title() == title
    assert page.evaluate("document.activeElement.textContent.trim()") == "Step away"


def test_step_away_works_without_scripts(enter):
    page = enter("Robin", PAGE, scripts=False)

    page.get_by_role("link", name="Step away").click()
    assert page.title() == "Wessex"

    page.get_by_role("link", name="Come back").click()
    assert page.url.endswith(PAGE)


def test_quieter_view_is_at_once_and_is_kept(enter):
    page = enter("Robin", PAGE)
    page.get_by_label("Menu, signed in as Robin").click()
    with page.expect_response("**/preferences/"):
        page.get_by_role("button", name="Quieter view").click()
    assert page.locator("html[data-calm]").count() == 1

    page.reload()

    assert page.locator("html[data-calm]").count() == 1


def test_plain_lettering_is_kept_without_scripts(enter):
    page = enter("Wren", PAGE, scripts=False)
    page.get_by_label("Menu, signed in as Wren").click()

    page.get_by_role("button", name="Plain lettering").click()

    assert page.locator("html[data-plain]").count() == 1
    assert page.url.endswith(PAGE)


def test_escape_closes_the_menu_and_returns_to_it(enter):
    page = enter("Robin", PAGE)
    menu = page.get_by_label("Menu, signed in as Robin")
    menu.click()

    page.keyboard.press("Escape")

    assert not page.get_by_role("button", name="Sign out").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_every_section_is_in_the_menu_of_a_phone(enter):
    page = enter("Robin", PAGE, phone=True, scripts=False)

    page.get_by_label("Menu, signed in as Robin").click()

    sections = page.get_by_role("navigation", name="Sections").get_by_role("link")
    assert [name.strip() for name in sections.all_inner_texts()] == [
        "Today",
        "Sessions",
        "Jam boards",
        "My spiral",
        "Our network",
    ]


def test_the_first_stop_of_the_tab_key_skips_to_the_page(enter):
    page = enter("Robin", PAGE)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("width", [320, 390, 768, 1000, 1200, 1440])
def test_nothing_scrolls_sideways(enter, width):
    page = enter("Robin", PAGE)
    page.set_viewport_size({"width": width, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= width
