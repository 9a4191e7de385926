"""Words that the board would not take: seen, kept, and sent again when it will."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.boards import Enter, add_note, make_board, note, open_board

pytestmark = pytest.mark.browser

KEPT = "Not saved, kept here"
OFF = "This note was taken off the board while you wrote."
CLOSED = "This board is closed just now. Your words are kept here."
LIST_BOX, OTHER_BOX = "Note text, Value now", "Note text, Take forward"
IN_TIME_MS = 20_000


@pytest.fixture
def words() -> str:
    return f"Kettle {uuid4().hex[:8]}"


def two_at_a_board(enter: Enter) -> tuple[Page, Page]:
    """Fern, who may close it, and Robin."""
    fern = make_board(enter, "Fern")
    robin = enter("Robin", fern.url)
    for page in (fern, robin):
        expect(page.locator("[data-people]")).to_have_text("2 people here")
    return fern, robin


def refuse(fern: Page, robin: Page, words: str) -> None:
    """Robin writes off line, the board closes, and Robin is back."""
    robin.context.set_offline(True)
    expect(robin.get_by_text("No connection just now")).to_be_visible()
    add_note(robin, words)
    fern.get_by_role("button", name="Close board").click()
    expect(fern.get_by_role("button", name="Open again")).to_be_visible()
    robin.context.set_offline(False)
    expect(robin.locator("[data-standing]")).to_have_text(
        f"{KEPT}.", timeout=IN_TIME_MS
    )


def open_again(fern: Page) -> None:
    fern.get_by_role("button", name="Open again").click()


def send_again(page: Page):
    return page.locator("[data-kept]").get_by_role("button", name="Send again")


def state(page: Page, words: str):
    return note(page, words).locator("[data-said]")


def box(page: Page):
    return page.get_by_label("Note text")


def test_words_refused_by_a_closed_board_are_sent_again_once_it_opens(
    enter: Enter, words: str
) -> None:
    fern, robin = two_at_a_board(enter)
    refuse(fern, robin, words)
    expect(state(robin, words)).to_have_text(KEPT)
    expect(send_again(robin)).to_be_hidden()

    open_again(fern)
    send_again(robin).click()

    expect(state(robin, words)).to_have_text("Saved")
    expect(note(fern, words)).to_be_visible()
    expect(send_again(robin)).to_be_hidden()


def test_one_kept_note_is_changed_and_goes_on_the_board(
    enter: Enter, words: str
) -> None:
    fern, robin = two_at_a_board(enter)
    refuse(fern, robin, words)
    robin.reload()
    open_again(fern)
    expect(send_again(robin)).to_be_visible()

    note(robin, words).dblclick()
    box(robin).fill(f"{words} at last")
    robin.get_by_role("button", name="Save").click()

    expect(state(robin, f"{words} at last")).to_have_text("Saved")
    expect(note(fern, f"{words} at last")).to_be_visible()


def test_a_kept_note_is_let_go_and_brought_back(enter: Enter, words: str) -> None:
    fern, robin = two_at_a_board(enter)
    refuse(fern, robin, words)
    note(robin, words).hover()
    expect(note(robin, words).get_by_role("button", name="Edit")).to_be_hidden()

    note(robin, words).get_by_role("button", name="Take back").click()
    expect(note(robin, words)).to_have_count(0)
    robin.get_by_role("button", name="Undo").click()

    expect(state(robin, words)).to_have_text(KEPT)


def test_a_note_taken_off_while_its_writer_writes_is_added_anew(
    enter: Enter, words: str
) -> None:
    fern, robin = two_at_a_board(enter)
    add_note(robin, words)
    note(robin, words).dblclick()
    box(robin).fill(f"{words} again")

    note(fern, words).hover()
    note(fern, words).get_by_role("button", name="Remove").click()
    expect(robin.get_by_role("dialog").get_by_text(OFF)).to_be_visible()
    expect(box(robin)).to_have_value(f"{words} again")
    robin.get_by_role("button", name="Add as a new note").click()

    expect(note(fern, f"{words} again")).to_be_visible()


def test_a_change_of_a_note_that_is_gone_comes_back_to_its_writer(
    enter: Enter, words: str
) -> None:
    fern, robin = two_at_a_board(enter)
    add_note(robin, words)
    expect(note(fern, words)).to_be_visible()
    robin.context.set_offline(True)
    note(robin, words).dblclick()
    box(robin).fill(f"{words} again")
    robin.get_by_role("button", name="Save").click()
    note(fern, words).hover()
    note(fern, words).get_by_role("button", name="Remove").click()
    expect(note(fern, words)).to_have_count(0)

    robin.context.set_offline(False)

    expect(robin.get_by_role("dialog").get_by_text(OFF)).to_be_visible(
        timeout=IN_TIME_MS
    )
    expect(box(robin)).to_have_value(f"{words} again")


def test_words_half_written_wait_while_the_board_is_closed(
    enter: Enter, words: str
) -> None:
    fern, robin = two_at_a_board(enter)
    robin.get_by_role("button", name="Add a note").click()
    box(robin).fill(words)
    add = robin.get_by_role("button", name="Add", exact=True)

    fern.get_by_role("button", name="Close board").click()
    expect(robin.get_by_role("dialog").get_by_text(CLOSED)).to_be_visible()
    expect(add).to_be_disabled()
    robin.get_by_role("button", name="Close", exact=True).click()
    expect(robin.get_by_role("button", name="Add a note")).to_be_hidden()
    robin.get_by_role("button", name="Go on").click()
    expect(box(robin)).to_have_value(words)

    open_again(fern)
    expect(robin.get_by_text(CLOSED)).to_be_hidden()
    add.click()
    expect(note(fern, words)).to_be_visible()


def test_words_half_written_are_offered_after_a_reload(
    enter: Enter, words: str
) -> None:
    page = open_board(enter, "Robin")
    offer = page.get_by_text("You were writing a note.")
    expect(offer).to_be_hidden()
    page.get_by_role("button", name="Add a note").click()
    box(page).fill(words)

    page.reload()
    expect(offer).to_be_visible()
    page.get_by_role("button", name="Go on").click()

    expect(box(page)).to_have_value(words)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(state(page, words)).to_have_text("Saved")
    expect(offer).to_be_hidden()


# In the List ------------------------------------------------------------------


def in_list(page: Page) -> None:
    page.get_by_role("button", name="List", exact=True).click()
    expect(page.get_by_label(LIST_BOX)).to_be_attached()


def test_in_the_list_refused_words_are_seen_and_sent_again(
    enter: Enter, words: str
) -> None:
    fern, robin = two_at_a_board(enter)
    refuse(fern, robin, words)
    in_list(robin)
    mine = robin.get_by_role("listitem", name=words)
    again = mine.get_by_role("button", name="Send again")
    expect(mine.get_by_text(KEPT)).to_be_visible()
    expect(again).to_be_hidden()

    open_again(fern)
    again.click()

    expect(mine.get_by_text("Saved")).to_be_visible()
    expect(note(fern, words)).to_be_visible()


def test_the_boxes_of_the_list_come_and_go_and_keep_their_words(
    enter: Enter, words: str
) -> None:
    fern, robin = two_at_a_board(enter)
    add_note(robin, f"Before {words}")
    expect(note(fern, f"Before {words}")).to_be_visible()
    in_list(robin)
    box, other = robin.get_by_label(LIST_BOX), robin.get_by_label(OTHER_BOX)
    add = robin.get_by_role("button", name="Add a note, Value now")
    edit = robin.get_by_role("link", name="Edit")
    box.fill(words)

    fern.get_by_role("button", name="Close board").click()
    expect(other).to_be_hidden()
    expect(edit).to_be_hidden()
    expect(robin.get_by_text("You can still read it.")).to_be_visible()
    expect(robin.get_by_text(CLOSED)).to_be_visible()
    expect(box).to_have_value(words)
    expect(add).to_be_disabled()

    open_again(fern)
    expect(other).to_be_visible()
    expect(edit).to_be_visible()
    add.click()
    expect(note(fern, words).first).to_be_visible()


def test_a_list_opened_closed_can_be_written_in_once_the_board_opens(
    enter: Enter, words: str
) -> None:
    fern, robin = two_at_a_board(enter)
    fern.get_by_role("button", name="Close board").click()
    expect(robin.get_by_role("button", name="Add a note")).to_be_hidden()
    in_list(robin)
    expect(robin.get_by_label(LIST_BOX)).to_be_hidden()

    open_again(fern)
    robin.get_by_label(LIST_BOX).fill(words)
    robin.get_by_role("button", name="Add a note, Value now").click()

    expect(note(fern, words)).to_be_visible()
