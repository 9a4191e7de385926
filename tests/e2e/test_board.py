import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.boards import Enter, add_note, address, note, open_board
from tests.e2e.server import RunningServer

pytestmark = pytest.mark.browser


@pytest.fixture
def words() -> str:
    return f"Kettle {uuid4().hex[:8]}"


def test_two_people_see_each_others_notes(enter: Enter, words: str) -> None:
    fern, robin = open_board(enter, "Fern"), open_board(enter, "Robin")

    add_note(robin, words)
    expect(note(fern, words)).to_be_visible()

    add_note(fern, f"{words} too")
    expect(note(robin, f"{words} too")).to_be_visible()


def test_a_note_says_when_it_is_saved(enter: Enter, words: str) -> None:
    page = open_board(enter, "Robin")

    add_note(page, words)

    expect(note(page, words).locator("[data-said]")).to_have_text("Saved")


def test_a_note_without_a_name_shows_none(enter: Enter, words: str) -> None:
    fern, robin = open_board(enter, "Fern"), open_board(enter, "Robin")

    add_note(robin, words, signed=False)

    expect(note(fern, words).locator("[data-by]")).to_have_text("No name")
    expect(note(robin, words).locator("[data-by]")).to_have_text("No name, yours")


def test_by_keys_alone_a_note_is_added_changed_and_taken_back(
    enter: Enter, words: str
) -> None:
    page = open_board(enter, "Moss")
    page.get_by_role("button", name="Add a note").focus()
    page.keyboard.press("Enter")
    page.keyboard.type(words)
    page.keyboard.press("Control+Enter")
    note(page, words).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.type(" again")
    page.keyboard.press("Escape")
    expect(note(page, f"{words} again")).to_be_visible()

    note(page, f"{words} again").focus()
    page.keyboard.press("Delete")
    expect(note(page, f"{words} again")).to_have_count(0)

    page.get_by_role("button", name="Undo").press("Enter")
    expect(note(page, f"{words} again")).to_be_visible()


def test_arrows_go_from_note_to_note_and_move_carries_one(
    enter: Enter, words: str
) -> None:
    page = open_board(enter, "Robin")
    add_note(page, words)
    mine = note(page, words)
    mine.focus()
    before = mine.get_attribute("style")

    page.keyboard.press("m")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(mine).to_be_focused()
    expect(mine).not_to_have_attribute("style", before)
    page.keyboard.press("ArrowUp")

    expect(mine).not_to_be_focused()


def test_a_note_is_dragged_and_others_see_it_move(enter: Enter, words: str) -> None:
    fern, robin = open_board(enter, "Fern"), open_board(enter, "Robin")
    add_note(robin, words)
    note(robin, words).scroll_into_view_if_needed()
    expect(note(fern, words)).to_be_attached()
    before = note(fern, words).get_attribute("style")
    box = note(robin, words).bounding_box()

    robin.mouse.move(box["x"] + 20, box["y"] + 20)
    robin.mouse.down()
    robin.mouse.move(box["x"] + 90, box["y"] + 60, steps=6)
    robin.mouse.up()

    expect(note(fern, words)).not_to_have_attribute("style", before)


def test_the_facilitator_removes_a_note_and_brings_it_back(
    enter: Enter, words: str
) -> None:
    fern, robin = open_board(enter, "Fern"), open_board(enter, "Robin")
    add_note(robin, words)

    note(fern, words).hover()
    note(fern, words).get_by_role("button", name="Remove").click()
    expect(note(robin, words)).to_have_count(0)
    expect(fern.locator('[data-live="polite"]')).to_have_text(
        "The note is off the board. You can undo that."
    )

    fern.get_by_role("button", name="Undo").click()
    expect(note(robin, words)).to_be_visible()


def test_both_texts_are_shown_when_two_people_change_one_note(
    enter: Enter, words: str
) -> None:
    fern, robin = open_board(enter, "Fern"), open_board(enter, "Robin")
    add_note(robin, words)
    note(robin, words).dblclick()
    robin.get_by_label("Note text").fill(f"{words} his")
    note(fern, words).dblclick()
    fern.get_by_label("Note text").fill(f"{words} hers")
    fern.get_by_role("button", name="Save").click()
    expect(note(fern, f"{words} hers")).to_be_visible()

    robin.get_by_role("button", name="Save").click()

    expect(robin.locator("[data-theirs-text]")).to_have_text(f"{words} hers")
    expect(robin.get_by_label("Note text")).to_have_value(f"{words} his")


def test_words_half_written_are_there_after_a_reload(enter: Enter, words: str) -> None:
    page = open_board(enter, "Robin")
    page.get_by_role("button", name="Add a note").click()
    page.get_by_label("Note text").fill(words)

    page.reload()
    page.get_by_role("button", name="Add a note").click()

    expect(page.get_by_label("Note text")).to_have_value(words)


def test_what_is_written_off_line_arrives_when_the_line_is_back(
    enter: Enter, words: str
) -> None:
    fern, robin = open_board(enter, "Fern"), open_board(enter, "Robin")
    expect(robin.locator("[data-people]")).to_have_text(re.compile("here"))
    robin.context.set_offline(True)

    add_note(robin, words)
    add_note(fern, f"{words} hers")
    robin.context.set_offline(False)

    expect(note(fern, words)).to_be_visible(timeout=20_000)
    expect(note(robin, f"{words} hers")).to_be_visible(timeout=20_000)


def test_a_killed_server_loses_no_note_and_pages_come_back(
    new_server: Callable[..., RunningServer],
    enter: Enter,
    words: str,
    complaints: list[str],
) -> None:
    server = new_server(DEMO="1")
    robin = open_board(enter, "Robin", at=server)
    add_note(robin, words)
    expect(note(robin, words).locator("[data-said]")).to_have_text("Saved")

    server.kill()
    add_note(robin, f"{words} meanwhile")
    expect(note(robin, f"{words} meanwhile").locator("[data-said]")).to_have_text(
        "Not saved, kept here"
    )
    server.start()

    expect(note(robin, f"{words} meanwhile").locator("[data-said]")).to_have_text(
        "Saved", timeout=40_000
    )
    robin.reload()
    expect(note(robin, words).first).to_be_visible()
    assert "boards agree" in server.manage("check_boards")
    complaints[:] = [each for each in complaints if "REFUSED" not in each]


def test_on_a_phone_the_board_is_one_tap_from_the_list(
    enter: Enter, words: str
) -> None:
    page = open_board(enter, "Robin", view="list", phone=True)
    page.get_by_role("button", name="Board", exact=True).tap()

    add_note(page, words)

    expect(note(page, words)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_board_closed_empty_says_so(enter: Enter) -> None:
    page = enter("Fern", "/boards/")
    page.get_by_role("button", name="Try it out").click()
    expect(page.get_by_role("button", name="Add a note")).to_be_visible()

    page.get_by_role("button", name="Close board").click()

    expect(page.get_by_text("No notes were written here.")).to_have_count(2)
    expect(page.get_by_text("No notes were written here.").first).to_be_visible()
    expect(page.get_by_text("Room for yours").first).to_be_hidden()
    expect(page.get_by_role("button", name="Open again")).to_be_visible()


def test_the_board_fits_a_screen_of_320_pixels(enter: Enter) -> None:
    page = open_board(enter, "Fern", phone=True)
    page.set_viewport_size({"width": 320, "height": 640})

    expect(page.get_by_role("button", name="Add a note")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="More")).to_be_in_viewport(ratio=1)
    assert page.locator(".jam__foot").bounding_box()["height"] < 90


@pytest.mark.parametrize("phone", [False, True])
def test_axe_finds_nothing_on_the_board(enter: Enter, phone: bool) -> None:
    page = open_board(enter, "Fern", phone=phone)
    expect(page.get_by_role("region", name="Jam board")).to_be_visible()

    assert [found["id"] for found in Axe().run(page).response["violations"]] == []


def test_without_scripts_the_board_is_its_list(enter: Enter) -> None:
    page = enter("Robin", "/boards/", scripts=False)
    page.get_by_role("link", name="Rules nobody").click()

    assert address(page).endswith("/")
    expect(page.get_by_role("heading", name="Value now")).to_be_visible()
