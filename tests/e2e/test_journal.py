"""The spiral journal, as a browser and a person have it."""

import re
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.journals import (
    HELP,
    expect_saved,
    help_box,
    open_journal,
    quadrant,
    write,
)

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

STOOD_OUT = "What stood out as a great idea from each team who shared?"


@pytest.fixture
def words() -> str:
    return f"Evenings are loud. {uuid4()}"


def test_what_is_written_is_saved_and_there_after_a_reload(enter, words):
    page = enter("Yasmin")
    open_journal(page)

    write(page, words)
    expect_saved(page)
    page.reload()

    expect(help_box(page)).to_have_value(words)
    expect_saved(page)


def test_nobody_else_sees_it(enter, words):
    page = enter("Yasmin")
    open_journal(page)
    write(page, words)
    expect_saved(page)

    for name in ["Fern", "Robin"]:
        other = enter(name)
        for path in [page.url, "/journal/shared/", "/journal/print/"]:
            other.goto(path)
            assert words not in other.content()


def test_what_is_shared_with_the_team_is_read_by_those_named(enter, words):
    page = enter("Yasmin")
    open_journal(page)
    box = quadrant(page, HELP)
    box.get_by_label("Who can see this").select_option("My team")
    expect(box.get_by_text("These people can see this:")).to_contain_text("Robin")
    write(page, words)
    expect_saved(page)

    readers = {}
    for name in ["Robin", "Fern"]:
        other = enter(name, "/journal/shared/")
        readers[name] = words in other.content()
    box.get_by_label("Who can see this").select_option("Only me")
    expect_saved(page)
    other = enter("Robin", "/journal/shared/")

    assert readers == {"Robin": True, "Fern": False}
    assert words not in other.content()


def test_a_reload_in_the_middle_of_a_word_keeps_it(enter, words):
    page = enter("Yasmin")
    open_journal(page)

    write(page, words)
    page.reload()

    expect(help_box(page)).to_have_value(words)
    expect_saved(page)


def test_closing_the_tab_at_once_keeps_what_was_typed(enter, words):
    page = enter("Yasmin")
    open_journal(page)
    where, context = page.url, page.context

    write(page, words)
    page.close(run_before_unload=True)
    again = context.new_page()

    # The last save may still be on its way as the next page is asked for.
    for _ in range(20):
        again.goto(where)
        if help_box(again).input_value() == words:
            break
        again.wait_for_timeout(250)
    expect(help_box(again)).to_have_value(words)


def test_an_ended_session_keeps_the_words_and_saves_them_after_sign_in(enter, words):
    page = enter("Yasmin")
    open_journal(page)
    where = page.url
    page.context.clear_cookies()

    write(page, words)
    expect(quadrant(page, HELP).get_by_role("status")).to_have_text(
        "Not saved, kept here"
    )
    sign_in = page.get_by_role("link", name="Sign in to save it")
    expect(sign_in).to_have_attribute("href", re.compile(r"/sign-in/\?next="))
    sign_in.click()
    page.goto("/demo/")
    page.get_by_role("button", name="Enter as Yasmin").first.click()
    page.wait_for_load_state()
    page.goto(where)

    expect(help_box(page)).to_have_value(words)
    expect_saved(page)


def test_somebody_else_on_the_same_computer_does_not_find_the_draft(enter, words):
    page = enter("Yasmin")
    open_journal(page)
    where = page.url
    page.context.clear_cookies()
    write(page, words)
    expect(page.get_by_role("link", name="Sign in to save it")).to_be_visible()

    page.get_by_role("link", name="Sign in to save it").click()
    page.goto("/demo/")
    page.get_by_role("button", name="Enter as Robin").first.click()
    page.wait_for_load_state()
    page.goto(where)

    assert words not in help_box(page).input_value()


def test_a_server_that_is_killed_loses_no_word(new_server, enter, words):
    server = new_server(DEMO="1")
    page = enter("Yasmin", at=server)
    open_journal(page)

    server.kill()
    write(page, words)
    expect(quadrant(page, HELP).get_by_role("status")).to_have_text(
        "Not saved, kept here"
    )
    server.start()

    expect(quadrant(page, HELP).get_by_role("status")).to_have_text(
        "Saved", timeout=20_000
    )
    page.reload()
    expect(help_box(page)).to_have_value(words)


def test_two_pages_at_once_show_both_texts_and_keep_both(enter, words):
    page = enter("Yasmin")
    open_journal(page)
    other = page.context.new_page()
    other.goto(page.url)
    write(other, f"Elsewhere: {words}")
    expect_saved(other)

    write(page, f"Here: {words}")
    both = quadrant(page, HELP).get_by_role("group", name="Two versions of this box")
    expect(both).to_contain_text(f"Elsewhere: {words}")
    expect(help_box(page)).to_have_value(f"Here: {words}")
    both.get_by_role("button", name="Keep both").click()
    expect_saved(page)
    page.reload()

    expect(help_box(page)).to_have_value(f"Elsewhere: {words}\n\nHere: {words}")


def test_a_save_never_touches_the_box_being_written_in(enter, words):
    page = enter("Yasmin")
    open_journal(page)
    box = help_box(page)

    box.fill(words)
    box.press("Control+Home")
    expect_saved(page)
    box.press_sequentially("Slowly. ")

    expect(box).to_be_focused()
    expect(box).to_have_value(f"Slowly. {words}")


def test_a_lock_turns_to_people_as_soon_as_it_is_shared(enter, words):
    page = enter("Moss")
    open_journal(page)
    label = quadrant(page, HELP).locator("label", has_text="Who can see this")
    shown = "label => [...label.children].findIndex(icon => icon.checkVisibility())"
    assert label.evaluate(shown) == 0

    quadrant(page, HELP).get_by_label("Who can see this").select_option("My team")

    expect(quadrant(page, HELP).locator("[data-audience=team]")).to_be_visible()
    assert label.evaluate(shown) == 1


def test_it_all_works_without_scripts(enter, words):
    page = enter("Nasrin", scripts=False)
    open_journal(page)

    write(page, words)
    quadrant(page, HELP).get_by_label("Who can see this").select_option("Network")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(help_box(page)).to_have_value(words)
    expect_saved(page)
    other = enter("Fern", "/journal/shared/", scripts=False)
    expect(other.get_by_text(words)).to_be_visible()


def test_each_team_that_shared_has_a_box_of_its_own(enter):
    page = enter("Yasmin")
    open_journal(page)
    boxes = quadrant(page, STOOD_OUT).get_by_role("textbox")
    teams = ["Flintmill House", "Sarsen Ward", "Withy Ward"]

    counts = [
        quadrant(page, STOOD_OUT).get_by_role("textbox", name=f"from {team}").count()
        for team in teams
    ]

    assert counts == [1, 1, 1]
    expect(boxes).to_have_count(4)


def test_a_to_do_is_added_and_ticked(enter, words):
    page = enter("Yasmin", "/to-dos/")

    page.get_by_label("One thing I mean to do").fill(words)
    page.get_by_role("button", name="Add").click()
    page.get_by_role("button", name=words).click()

    expect(page.get_by_role("button", name=words)).to_contain_text("done!")
    expect(page.get_by_role("button", name=words)).to_have_attribute(
        "aria-pressed", "true"
    )


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_axe_finds_nothing_on_a_turn_with_everything_unfolded(enter, phone):
    page = enter("Robin", phone=phone)
    open_journal(page)
    for fold in page.locator("main details").all():
        fold.evaluate("fold => fold.open = true")

    found = Axe().run(page).response["violations"]

    assert [fault["id"] for fault in found] == []


def test_a_small_phone_never_scrolls_sideways(enter):
    page = enter("Yasmin", phone=True)
    page.set_viewport_size({"width": 320, "height": 640})
    open_journal(page)

    widths = {}
    for path in [
        page.url,
        "/journal/",
        "/journal/shared/",
        "/journal/print/",
        "/to-dos/",
    ]:
        page.goto(path)
        widths[path] = page.evaluate("document.documentElement.scrollWidth")

    assert set(widths.values()) == {320}
