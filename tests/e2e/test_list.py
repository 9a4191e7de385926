from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.boards import TODAY, Enter, add_note, open_board

pytestmark = pytest.mark.browser

BOX = "Note text, Value now"
BUTTON = "Add a note, Value now"


@pytest.fixture
def words() -> str:
    return f"Kettle {uuid4().hex[:8]}"


def test_a_note_from_the_list_is_on_the_board_at_once(enter: Enter, words: str) -> None:
    board, page = open_board(enter, "Fern"), open_board(enter, "Moss", "list")

    page.get_by_label(BOX).fill(words)
    page.get_by_role("button", name=BUTTON).click()

    expect(board.get_by_role("listitem", name=words)).to_be_visible()
    expect(page.locator("[data-status]").first).to_have_text("Saved")
    expect(page.get_by_role("listitem", name=words)).to_be_visible()


def test_what_others_write_waits_to_be_asked_for(enter: Enter, words: str) -> None:
    board, page = open_board(enter, "Fern"), open_board(enter, "Moss", "list")
    expect(page.locator("[data-people]")).not_to_be_empty()

    add_note(board, words)
    expect(page.locator("[data-news]")).to_contain_text("1 new note. Show it")
    expect(page.get_by_text(words)).to_have_count(0)

    page.get_by_role("link", name="Show it").click()
    expect(page.get_by_role("listitem", name=words)).to_be_visible()


def test_ones_own_new_note_looks_like_the_others_and_can_be_taken_back(
    enter: Enter, words: str
) -> None:
    page = open_board(enter, "Moss", "list")
    page.get_by_label("Without my name").first.uncheck()
    page.get_by_label(BOX).fill(words)
    page.get_by_role("button", name=BUTTON).click()
    mine = page.get_by_role("listitem", name=words)
    expect(mine.locator(".listed__mark")).to_be_visible()
    expect(mine.get_by_text("Moss, you")).to_be_visible()
    left = "row => row.querySelector('.listed__text').getBoundingClientRect().left"
    assert mine.evaluate(left) == page.locator(".listed").first.evaluate(left)

    mine.get_by_role("button", name="Take back").click()
    expect(mine.get_by_text("Off the board")).to_be_visible()
    mine.get_by_role("button", name="Undo").click()
    expect(mine.get_by_text("Saved")).to_be_visible()

    mine.get_by_role("link", name="Edit").click()
    expect(mine.get_by_label("Note text")).to_be_focused()
    mine.get_by_label("Note text").fill(f"{words} again")
    mine.get_by_role("button", name="Save").click()
    expect(page.get_by_role("listitem", name=f"{words} again")).to_be_focused()


def test_a_reaction_is_chosen_without_a_thing_moving(enter: Enter, words: str) -> None:
    board = open_board(enter, "Robin")
    add_note(board, words)
    page = open_board(enter, "Moss", "list")
    one = page.get_by_role("listitem", name=words)
    tops = "[...document.querySelectorAll('.listed, .foot')].map(row => row.offsetTop)"
    before = page.evaluate(tops)

    one.get_by_role("link", name="React").click()

    expect(one.get_by_role("button", name="Heart")).to_be_focused()
    assert page.evaluate(tops) == before
    one.get_by_role("link", name="Close").click()
    expect(one).to_be_focused()
    one.get_by_role("link", name="React").click()
    one.get_by_role("button", name="Idea").click()
    expect(one.locator(".listed__reaction")).to_have_text("Idea")


def test_the_quieter_view_counts_nobody(enter: Enter, words: str) -> None:
    page = open_board(enter, "Moss", "list")
    people = page.locator("[data-people]")
    expect(people).not_to_be_empty()

    page.evaluate("document.documentElement.toggleAttribute('data-calm', true)")
    open_board(enter, "Fern")

    expect(people).to_be_empty()


def test_words_half_written_are_there_after_a_reload(enter: Enter, words: str) -> None:
    page = open_board(enter, "Moss", "list")
    page.get_by_label(BOX).fill(words)

    page.reload()

    expect(page.get_by_label(BOX)).to_have_value(words)


def test_a_note_that_is_too_long_keeps_its_words(enter: Enter) -> None:
    page = open_board(enter, "Moss", "list")
    page.get_by_label(BOX).fill("word " * 600)

    page.get_by_role("button", name=BUTTON).click()

    expect(page.locator("[data-status]").first).to_contain_text("too long")
    expect(page.get_by_label(BOX)).to_have_value("word " * 600)


def test_without_scripts_a_note_is_added_changed_and_taken_back(
    enter: Enter, words: str
) -> None:
    page = open_board(enter, "Robin", "list", scripts=False)
    page.get_by_label(BOX).fill(words)
    page.get_by_label("Without my name").first.uncheck()
    page.get_by_role("button", name=BUTTON).click()
    mine = page.get_by_role("listitem", name=words)
    expect(mine).to_be_visible()

    mine.get_by_text("Edit").first.click()
    mine.get_by_label("Note text").fill(f"{words} again")
    mine.get_by_role("button", name="Save").click()
    again = page.get_by_role("listitem", name=f"{words} again")
    again.get_by_role("button", name="Take back").click()
    expect(again).to_have_count(0)

    page.get_by_role("button", name="Undo").click()
    expect(again).to_be_visible()


def test_without_scripts_a_note_without_a_name_is_still_ones_own(
    enter: Enter, words: str
) -> None:
    page = open_board(enter, "Robin", "list", scripts=False)
    page.get_by_label(BOX).fill(words)
    page.get_by_role("button", name=BUTTON).click()

    mine = page.get_by_role("listitem", name=words)

    expect(mine.get_by_text("No name, yours")).to_be_visible()


def test_the_facilitator_removes_a_note_at_one_press_on_a_phone(
    enter: Enter, words: str
) -> None:
    board = open_board(enter, "Robin")
    add_note(board, words)
    page = open_board(enter, "Fern", "list", phone=True)

    page.get_by_role("listitem", name=words).get_by_role("button", name="Remove").tap()

    expect(page.get_by_role("listitem", name=words)).to_have_count(0)
    expect(page.get_by_text("The note is off the board.")).to_be_visible()
    expect(board.get_by_role("listitem", name=words)).to_have_count(0)


def test_a_narrow_screen_opens_the_list_until_the_board_is_chosen(
    enter: Enter,
) -> None:
    page = enter("Moss", "/boards/", phone=True)
    page.get_by_role("link", name=TODAY).click()
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()
    where = page.url

    page.get_by_role("button", name="Board", exact=True).tap()
    expect(page.get_by_role("region", name="Jam board")).to_be_visible()
    page.goto(where.removesuffix("outline/"))

    expect(page.get_by_role("region", name="Jam board")).to_be_visible()
    expect(page.get_by_role("button", name="List")).to_have_attribute(
        "aria-pressed", "false"
    )


@pytest.mark.parametrize("phone", [False, True])
def test_axe_finds_nothing_on_the_list(enter: Enter, phone: bool) -> None:
    page = open_board(enter, "Fern", "list", phone=phone)

    assert [found["id"] for found in Axe().run(page).response["violations"]] == []


def test_the_list_fits_a_screen_of_320_pixels(enter: Enter) -> None:
    page = open_board(enter, "Robin", "list", phone=True)
    page.set_viewport_size({"width": 320, "height": 640})

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
