"""Planning in a real browser: by mouse, by keys, with others, and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Enter
from tests.e2e.plans import FERN, ROBIN, ROWAN, add, begin, row, titles, total

pytestmark = pytest.mark.browser


def test_a_session_is_planned_published_and_read(enter: Enter) -> None:
    page = enter(FERN)
    plan = begin(page, "Kinder nights", "The two-hour shape")
    expect(total(page)).to_have_text("120 of 120 minutes")
    add(page, "Tea together", 15)
    expect(total(page)).to_have_text("135 of 120 minutes")
    page.get_by_role("link", name="Publish").click()
    page.get_by_role("button", name="Publish").click()
    robin = enter(ROBIN, plan.removesuffix("plan/"))
    expect(robin.get_by_role("heading", name="Tea together")).to_be_visible()
    expect(robin.get_by_role("link", name="Change the plan")).to_have_count(0)


def test_move_buttons_keep_the_focus(enter: Enter) -> None:
    page = enter(FERN)
    begin(page, "Order")
    for title in ("A", "B", "C"):
        add(page, title)
    up = row(page, "C").get_by_role("button", name="Move up")
    for expected in (["A", "C", "B"], ["C", "A", "B"]):
        up.focus()
        page.keyboard.press("Enter")
        expect(titles(page)).to_have_text(expected)
        expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")


def test_keys_move_a_row_by_the_same_path(enter: Enter) -> None:
    page = enter(FERN)
    begin(page, "Keys")
    for title in ("A", "B"):
        add(page, title)
    link = row(page, "A").get_by_role("link", name="A")
    link.focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(titles(page)).to_have_text(["B", "A"])
    expect(link).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(titles(page)).to_have_text(["A", "B"])
    page.reload()
    expect(titles(page)).to_have_text(["A", "B"])


def test_every_press_of_a_minute_counts(enter: Enter) -> None:
    page = enter(FERN)
    begin(page, "Minutes")
    add(page, "Tea", 10)
    more = row(page, "Tea").get_by_role("button", name="1 minute more")
    for _ in range(7):
        more.click()
    expect(total(page)).to_have_text("17 of 120 minutes")
    page.reload()
    expect(row(page, "Tea").get_by_label("Minutes")).to_have_value("17")


def test_leaving_the_minutes_with_tab_saves_what_was_typed(enter: Enter) -> None:
    page = enter(FERN)
    begin(page, "Tab")
    add(page, "Tea", 10)
    number = row(page, "Tea").get_by_label("Minutes")
    number.fill("30")
    number.press("Tab")
    expect(total(page)).to_have_text("30 of 120 minutes")
    number.focus()
    number.fill("40")
    number.press("Shift+Tab")
    expect(total(page)).to_have_text("40 of 120 minutes")
    page.reload()
    expect(row(page, "Tea").get_by_label("Minutes")).to_have_value("40")


def test_a_save_never_swaps_the_minutes_being_typed(enter: Enter) -> None:
    page = enter(FERN)
    begin(page, "Typing")
    add(page, "Tea", 10)
    number = row(page, "Tea").get_by_label("Minutes")
    number.evaluate("field => { field.dataset.mark = 'mine' }")
    number.fill("2")
    number.dispatch_event("change")
    expect(total(page)).to_have_text("2 of 120 minutes")
    number.press("End")
    number.press_sequentially("5")
    expect(number).to_have_value("25")
    expect(number).to_have_attribute("data-mark", "mine")
    expect(number).to_be_focused()
    number.press("Enter")
    expect(total(page)).to_have_text("25 of 120 minutes")


def test_bad_minutes_are_said_beside_the_field(enter: Enter) -> None:
    page = enter(FERN)
    begin(page, "Bad minutes")
    add(page, "Tea", 10)
    number = row(page, "Tea").get_by_label("Minutes")
    number.fill("-3")
    number.press("Enter")
    expect(page.get_by_text("An item lasts 1 minute or more.")).to_be_visible()
    expect(number).to_have_value("-3")
    less = row(page, "Tea").get_by_role("button", name="1 minute less")
    top = "part => Math.round(part.getBoundingClientRect().top)"
    assert number.evaluate(top) == less.evaluate(top)
    expect(total(page)).to_have_text("10 of 120 minutes")


def test_words_being_written_survive_what_happens_around_them(enter: Enter) -> None:
    page = enter(FERN)
    begin(page, "Around")
    for title in ("A", "B"):
        add(page, title)
    row(page, "A").get_by_role("link", name="A").click()
    seen = page.get_by_label("What members see")
    seen.fill("Half a thought")
    row(page, "B").get_by_role("button", name="Move up").click()
    expect(titles(page)).to_have_text(["B", "A"])
    expect(row(page, "B").get_by_role("button", name="Move up")).to_be_focused()
    row(page, "B").get_by_role("button", name="1 minute more").click()
    expect(total(page)).to_have_text("21 of 120 minutes")
    row(page, "B").get_by_role("link", name="B").click()
    expect(page.get_by_label("What members see")).to_have_count(2)
    expect(page.get_by_label("What members see").nth(1)).to_have_value("Half a thought")


def test_saving_closes_the_editor_and_returns_to_the_row(enter: Enter) -> None:
    page = enter(FERN)
    begin(page, "Saving")
    add(page, "A")
    row(page, "A").get_by_role("link", name="A").click()
    expect(page.get_by_label("Title")).to_be_focused()
    page.get_by_label("Title").fill("Tea")
    page.get_by_role("button", name="Save").click()
    expect(row(page, "Tea").get_by_role("link", name="Tea")).to_be_focused()
    expect(page.get_by_label("Title")).to_have_count(0)


def test_words_not_yet_saved_come_back_after_a_reload(enter: Enter) -> None:
    page = enter(FERN)
    begin(page, "Reload")
    add(page, "Share")
    row(page, "Share").get_by_role("link", name="Share").click()
    page.get_by_label("What members see").fill("Half a thought")
    page.get_by_role("button", name="Add an item").click()
    adder = page.get_by_role("region", name="Add an item")
    adder.get_by_label("Title").fill("Tea, perhaps")
    page.reload()
    expect(page.get_by_label("What members see")).to_have_value("Half a thought")
    expect(adder.get_by_label("Title")).to_have_value("Tea, perhaps")
    page.get_by_role("button", name="Save").click()
    adder.get_by_role("link", name="Not now").click()
    expect(page.get_by_label("What members see")).to_have_count(0)
    page.reload()
    expect(titles(page)).to_have_text(["Share"])
    expect(page.get_by_label("What members see")).to_have_count(0)
    expect(adder).to_have_count(0)


def test_two_people_saving_one_item_keep_both_texts(
    enter: Enter, complaints: list[str]
) -> None:
    fern = enter(FERN)
    plan = begin(fern, "Two hands")
    add(fern, "Share")
    rowan = enter(ROWAN, plan)
    for page, words in ((fern, "From Fern"), (rowan, "From Rowan")):
        row(page, "Share").get_by_role("link", name="Share").click()
        page.get_by_label("What members see").fill(words)
    fern.get_by_role("button", name="Save").click()
    expect(fern.get_by_label("What members see")).to_have_count(0)
    rowan.get_by_role("button", name="Save").click()
    both = rowan.get_by_role("alert").filter(has_text="Someone saved this")
    expect(both.get_by_text("From Fern")).to_be_visible()
    expect(both.get_by_text("From Rowan")).to_be_visible()
    expect(rowan.get_by_label("What members see")).to_have_value("From Rowan")
    both.get_by_role("button", name="Keep both").click()
    expect(rowan.get_by_label("What members see")).to_have_count(0)
    row(rowan, "Share").get_by_role("link", name="Share").click()
    expect(rowan.get_by_label("What members see")).to_have_value(
        "From Fern\n\nFrom Rowan"
    )


def test_one_press_answers_the_warning(enter: Enter) -> None:
    page = enter(FERN, "/sessions/")
    page.get_by_role("link", name="After a hard moment").click()
    warning = page.get_by_text("That is more than a quarter.")
    expect(warning).to_be_visible()
    page.get_by_role("button", name="in small groups").click()
    expect(warning).to_have_count(0)
    expect(page.get_by_role("heading", name="79 of 120 minutes")).to_be_visible()


def test_an_activity_is_added_and_taken_out_and_put_back(enter: Enter) -> None:
    page = enter(FERN)
    begin(page, "Library")
    page.get_by_role("button", name="Add an item").click()
    page.get_by_role("button", name="Add Meet someone new").click()
    title = row(page, "Meet someone new").get_by_role("link")
    expect(title).to_be_focused()
    expect(total(page)).to_have_text("15 of 120 minutes")
    title.click()
    page.get_by_role("button", name="Take it out").click()
    expect(total(page)).to_have_text("0 of 120 minutes")
    back = page.get_by_role("button", name="Put it back")
    expect(back).to_be_focused()
    back.click()
    expect(title).to_be_focused()


def test_the_planner_works_without_scripts(enter: Enter) -> None:
    page = enter(FERN, scripts=False)
    begin(page, "No scripts")
    for title in ("A", "B"):
        add(page, title)
    row(page, "B").get_by_role("button", name="Move up").click()
    expect(titles(page)).to_have_text(["B", "A"])
    row(page, "B").get_by_role("button", name="1 minute more").click()
    expect(row(page, "B").get_by_label("Minutes")).to_have_value("11")
    row(page, "A").get_by_label("Minutes").fill("30")
    row(page, "A").get_by_label("Minutes").press("Enter")
    expect(total(page)).to_have_text("41 of 120 minutes")
    row(page, "A").get_by_role("link", name="A").click()
    page.get_by_label("Title").fill("Tea")
    page.get_by_role("button", name="Save").click()
    expect(titles(page)).to_have_text(["B", "Tea"])
    row(page, "B").get_by_role("link", name="B").click()
    page.get_by_role("button", name="Take it out").click()
    page.get_by_role("button", name="Put it back").click()
    expect(titles(page)).to_have_text(["B", "Tea"])


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_scrolls_sideways(enter: Enter, width: int) -> None:
    page = enter(FERN)
    begin(page, "https://call.example/" + "w" * 90)
    add(page, "x" * 100)
    page.goto("/sessions/")
    page.set_viewport_size({"width": width, "height": 844})
    addresses = [
        link.get_attribute("href") or ""
        for link in page.locator(".session-line__title a").all()
    ]
    for address in ["/sessions/", "/sessions/new/", *addresses]:
        page.goto(address)
        room = "document.documentElement.scrollWidth - window.innerWidth"
        assert (address, page.evaluate(room)) == (address, 0)
