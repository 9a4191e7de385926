"""The planner's page: where the focus is, what stays in reach, what lines up."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Enter
from tests.e2e.plans import FERN, add, begin, row, titles

pytestmark = pytest.mark.browser


def test_a_press_as_soon_as_the_plan_is_new_stays_on_the_page(enter: Enter) -> None:
    page = enter(FERN)
    begin(page, "Quick")
    for title in ("A", "B", "C"):
        add(page, title)
    page.evaluate(
        """() => {
          window.isSamePage = true;
          const again = () => setTimeout(() => document.activeElement.click());
          document.addEventListener("htmx:afterSwap", again, { once: true });
        }"""
    )
    up = row(page, "C").get_by_role("button", name="Move up")
    up.focus()
    page.keyboard.press("Enter")
    expect(titles(page)).to_have_text(["C", "A", "B"])
    expect(up).to_be_focused()
    assert page.evaluate("window.isSamePage")


def test_the_adder_takes_the_focus_and_so_does_what_is_wrong_in_it(
    enter: Enter,
) -> None:
    page = enter(FERN)
    begin(page, "Focus")
    page.get_by_role("button", name="Add an item").click()
    adder = page.get_by_role("region", name="Add an item")
    expect(adder.get_by_label("Title")).to_be_focused()
    adder.get_by_role("button", name="Add to the plan").click()
    expect(adder.get_by_role("alert")).to_be_focused()
    adder.get_by_label("Title").fill("Tea")
    adder.get_by_role("button", name="Add to the plan").click()
    expect(row(page, "Tea").get_by_role("link", name="Tea")).to_be_focused()


def test_an_adder_left_empty_is_forgotten(enter: Enter) -> None:
    page = enter(FERN)
    begin(page, "Empty")
    page.get_by_role("button", name="Add an item").click()
    adder = page.get_by_role("region", name="Add an item")
    adder.get_by_label("Title").fill("Tea")
    adder.get_by_label("Title").fill("")
    page.reload()
    expect(page.locator("html[data-scripts]")).to_be_visible()
    expect(page.get_by_role("button", name="Add an item")).to_be_visible()
    expect(adder).to_have_count(0)


@pytest.mark.parametrize("phone", [False, True])
def test_the_library_leaves_the_plan_in_reach(enter: Enter, phone: bool) -> None:
    page = enter(FERN, phone=phone)
    begin(page, "Reach")
    add(page, "Tea")
    page.get_by_role("button", name="Add an item").click()
    library = page.get_by_role("button", name="Add Meet someone new")
    expect(page.get_by_role("region", name="Add an item")).to_be_visible()
    expect(library).to_be_visible(visible=not phone)
    top = row(page, "Tea").evaluate("row => row.getBoundingClientRect().top + scrollY")
    assert top < 1200
    page.get_by_text("Or choose an activity").click()
    expect(library).to_be_visible(visible=phone)


def test_the_edges_of_a_plan_line_up(enter: Enter) -> None:
    page = enter(FERN, "/sessions/")
    page.get_by_role("link", name="After a hard moment").click()
    page.wait_for_url("**/plan/", wait_until="load")
    edges = """part => {
      const at = document.querySelector(part).getBoundingClientRect();
      return [at.left, at.right];
    }"""
    head, plan = (page.evaluate(edges, part) for part in (".planner__head", ".plan"))
    assert head == plan
    top = "row => row.getBoundingClientRect().top"
    assert page.locator(".row").first.evaluate(top) < 260
