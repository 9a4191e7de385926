"""The board on paper: what is seen, what is said, and that no words are lost."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.boards import Enter, add_note, note, open_board
from tests.e2e.server import RunningServer

pytestmark = pytest.mark.browser

NOT_YOURS = "Only the person who wrote this note can take it back."
ROOM = "Room for yours, if you like."
LIFTED, CHOSEN = re.compile("note--lifted"), re.compile("note--chosen")
# What is said to a reader, one thing after another, where a test can wait for it.
LISTEN = """() => {
  const heard = [], region = document.querySelector('[data-live="polite"]');
  const hear = () => {
    if (region.textContent) heard.push(region.textContent.split(".")[0]);
    document.documentElement.dataset.heard = heard.join(" / ");
  };
  new MutationObserver(hear).observe(region, { childList: true });
}"""


@pytest.fixture
def words() -> str:
    return f"Kettle {uuid4().hex[:8]}"


def in_view(page: Page, locator: Locator) -> bool:
    """Whether all of it is in the paper's own view, under no bar."""
    box, view = locator.bounding_box(), page.locator("[data-view]").bounding_box()
    return bool(
        box["y"] >= view["y"]
        and box["y"] + box["height"] <= view["y"] + view["height"]
        and box["x"] >= view["x"]
        and box["x"] + box["width"] <= view["x"] + view["width"]
    )


def edit(page: Page, text: str) -> Locator:
    note(page, text).dblclick()
    return page.get_by_label("Note text")


def heard(page: Page, words: str) -> None:
    expect(page.locator("html")).to_have_attribute("data-heard", words)


# Seen -------------------------------------------------------------------------


def test_every_row_is_in_sight_as_a_board_opens(enter: Enter) -> None:
    page = enter("Robin", "/boards/")
    page.get_by_role("link", name="Before it gets hard: two questions").click()
    notes = page.get_by_role("listitem").filter(has=page.locator("[data-text]"))
    expect(notes).to_have_count(24)

    assert all(in_view(page, each) for each in notes.all())


def test_the_bar_names_the_session_and_the_heading_the_board(enter: Enter) -> None:
    page = open_board(enter, "Robin")
    title = "Rules nobody remembers making"

    expect(page.locator(".brand__name")).to_have_text(title)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{title}: two questions")
    expect(page).to_have_title(re.compile(f"^{title}: two questions"))


def test_a_note_just_added_is_in_sight_and_marked_a_while(
    enter: Enter, words: str
) -> None:
    page = open_board(enter, "Robin")
    page.set_viewport_size({"width": 1440, "height": 500})

    add_note(page, words)

    expect(note(page, words)).to_have_class(CHOSEN)
    assert in_view(page, note(page, words))
    expect(note(page, words)).not_to_have_class(CHOSEN)


def test_a_note_chosen_by_mouse_shows_it(enter: Enter, words: str) -> None:
    page = open_board(enter, "Robin")
    add_note(page, words)

    note(page, words).click()

    expect(note(page, words)).to_have_css("outline-style", "solid")


@pytest.mark.parametrize("phone", [False, True])
def test_a_notes_tools_are_whole_and_large_wherever_it_lies(
    enter: Enter, words: str, phone: bool
) -> None:
    page = open_board(enter, "Robin", phone=phone)
    add_note(page, words)
    page.locator("[data-fit]").click()

    note(page, words).click()
    tools = note(page, words).locator("[data-tools]")

    expect(tools).to_be_visible()
    assert in_view(page, tools)
    assert tools.get_by_role("button").first.bounding_box()["height"] >= 44


def test_an_empty_question_says_there_is_room(enter: Enter, words: str) -> None:
    page = enter("Robin", "/boards/")
    page.get_by_role("button", name="Try it out").click()
    expect(page.get_by_text(ROOM).filter(visible=True)).to_have_count(2)
    expect(page.locator("[data-standing]")).to_have_text("")

    add_note(page, words)

    expect(page.get_by_text(ROOM).filter(visible=True)).to_have_count(1)
    expect(page.locator("[data-standing]")).to_contain_text("yours to take back")


def test_on_a_phone_words_are_large_and_each_question_one_tap_away(
    enter: Enter,
) -> None:
    page = open_board(enter, "Robin", phone=True)
    expect(page.locator("[data-zoom]")).to_have_text("90%")
    assert page.locator(".jam__foot").bounding_box()["height"] < 90

    page.get_by_role("link", name="Take forward").tap()

    expect(page.get_by_role("heading", name="What do you think")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Take forward")).to_have_attribute(
        "aria-current", "true"
    )


def test_on_a_phone_more_opens_and_closes(enter: Enter) -> None:
    page = open_board(enter, "Robin", phone=True)
    more, zoom = (page.get_by_role("button", name=name) for name in ("More", "Zoom in"))
    expect(zoom).to_be_hidden()

    more.tap()
    expect(zoom).to_be_visible()
    page.keyboard.press("Escape")

    expect(zoom).to_be_hidden()
    expect(more).to_be_focused()


def test_in_quieter_view_others_notes_wait_to_be_asked_for(
    enter: Enter, words: str
) -> None:
    fern, robin = open_board(enter, "Fern"), open_board(enter, "Robin")
    expect(robin.locator("[data-people]")).to_have_text(re.compile("here"))
    robin.evaluate("document.documentElement.setAttribute('data-calm', '')")
    expect(robin.locator("[data-people]")).to_be_hidden()

    add_note(fern, words)
    expect(robin.locator("[data-news]")).to_have_text(re.compile("1 new note. Show it"))
    expect(note(robin, words)).to_have_count(0)
    robin.get_by_role("button", name="Show it").click()

    expect(note(robin, words)).to_be_focused()
    expect(robin.locator("[data-news]")).to_be_hidden()


# Said -------------------------------------------------------------------------


def test_an_act_is_said_once_when_it_is_saved(enter: Enter, words: str) -> None:
    page = open_board(enter, "Robin")
    page.evaluate(LISTEN)

    add_note(page, words)
    heard(page, "Your note is on the board")
    note(page, words).focus()
    page.keyboard.press("m")
    heard(page, "Your note is on the board / Moving")
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)

    heard(page, "Your note is on the board / Moving / Placed")


def test_a_note_in_hand_is_put_down_by_going_elsewhere(
    enter: Enter, words: str
) -> None:
    page = open_board(enter, "Robin")
    add_note(page, words)
    add_note(page, f"Other {words}")
    mine, other = note(page, words).first, note(page, f"Other {words}")
    before, elsewhere = mine.get_attribute("style"), other.get_attribute("style")

    mine.focus()
    page.keyboard.press("m")
    expect(mine).to_have_class(LIFTED)
    page.keyboard.press("ArrowDown")
    other.focus()
    expect(mine).not_to_have_class(LIFTED)
    page.keyboard.press("ArrowDown")

    expect(mine).not_to_have_attribute("style", before)
    expect(other).to_have_attribute("style", elsewhere)


def test_the_mover_leaves_its_note_in_sight_and_says_what_it_did(
    enter: Enter, words: str
) -> None:
    page = open_board(enter, "Robin")
    add_note(page, words)
    note(page, words).focus()
    page.keyboard.press("Shift+M")
    mover = page.get_by_role("dialog", name="Move the note")

    mover.get_by_role("button", name="Right").click()

    expect(mover.get_by_role("status")).to_have_text("Moved right.")
    expect(mover.get_by_role("button", name="To Value now")).to_be_hidden()
    expect(mover.get_by_role("button", name="To Take forward")).to_be_visible()
    lies, asks = note(page, words).bounding_box(), mover.bounding_box()
    assert (
        lies["y"] + lies["height"] <= asks["y"]
        or asks["y"] + asks["height"] <= lies["y"]
    )


def test_delete_on_anothers_note_says_whose_it_is(enter: Enter, words: str) -> None:
    fern, robin = open_board(enter, "Fern"), open_board(enter, "Robin")
    add_note(fern, words)
    expect(note(robin, words)).to_be_attached()

    note(robin, words).focus()
    robin.keyboard.press("Delete")

    expect(robin.locator("[data-refused]")).to_have_text(NOT_YOURS)
    expect(robin.get_by_role("button", name="Undo")).to_be_hidden()
    expect(note(robin, words)).to_be_visible()


def test_what_was_not_taken_back_cannot_be_undone(
    new_server: Callable[..., RunningServer], enter: Enter, words: str
) -> None:
    server = new_server(DEMO="1")
    fern = open_board(enter, "Fern", at=server)
    robin = open_board(enter, "Robin", at=server)
    add_note(robin, words)
    expect(note(fern, words)).to_be_attached()
    robin.context.set_offline(True)
    note(robin, words).focus()
    robin.keyboard.press("Delete")
    fern.get_by_role("button", name="Close board").click()
    expect(fern.get_by_text("This board is closed.")).to_be_visible()
    expect(fern.get_by_role("button", name="Add a note")).to_be_hidden()

    robin.context.set_offline(False)

    expect(note(robin, words)).to_be_visible(timeout=20_000)
    expect(robin.get_by_role("button", name="Undo")).to_be_hidden()


# Kept -------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["Close", "Escape"])
def test_leaving_an_edit_saves_it(enter: Enter, words: str, way: str) -> None:
    page = open_board(enter, "Robin")
    add_note(page, words)
    edit(page, words).fill(f"{words} again")

    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name="Close", exact=True).click()

    expect(note(page, f"{words} again")).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_an_edit_that_cannot_be_saved_waits_until_it_is_let_go(
    enter: Enter, words: str
) -> None:
    page = open_board(enter, "Robin")
    add_note(page, words)
    long = f"{words} " + "word " * 600
    edit(page, words).fill(long)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    expect(edit(page, words)).to_have_value(long)
    expect(page.locator("[data-theirs-text]")).to_have_text(words)
    page.get_by_role("button", name="Close without saving").click()

    expect(edit(page, words)).to_have_value(words)
