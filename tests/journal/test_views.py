from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from journal.models import Answer, Audience, Prompt, Reflection
from tests.factories.journal import make_past_session, write
from tests.factories.members import make_member

MOST_QUERIES = 15


def queries(client, page):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(page).status_code == 200
    return len(seen)


def box_fields(key, text, **fields):
    known = {"revision": 0, "known": "", "shown": "me", "audience": "me"}
    sent = {**known, "text": text, **fields}
    return {f"{key}-{name}": value for name, value in sent.items()}


@pytest.fixture
def page(cop_session):
    return f"/journal/{cop_session.pk}/"


@pytest.fixture
def bobs(bob, as_member):
    return as_member(bob)


def test_reading_the_journal_writes_nothing(bobs, page):
    bobs.get(page)

    assert (Prompt.objects.count(), Reflection.objects.count()) == (0, 0)


def test_the_page_says_what_it_is_for_and_until_when(bobs, page, group):
    soon = make_past_session(group, starts_at=timezone.now() + timedelta(days=7))
    make_past_session(
        group, starts_at=timezone.now() + timedelta(days=2), published_at=None
    )

    words = bobs.get(page).content.decode()

    assert "Work to be done before we next meet, if and how you like." in words
    assert f"{timezone.localtime(soon.starts_at):%A} {soon.starts_at.day} " in words


def test_one_form_saves_every_box_without_scripts(bobs, bob, page, sarsen):
    response = bobs.post(
        page,
        {
            **box_fields(f"1-{sarsen.pk}", "The huddle"),
            **box_fields("2", "Evenings.\r\nPeople wait.", audience="network"),
            **box_fields("3", ""),
        },
    )

    assert (response.status_code, response.url) == (302, page)
    assert list(
        Answer.objects.order_by("prompt").values_list("about_team", "text", "audience")
    ) == [
        (sarsen.pk, "The huddle", "me"),
        (None, "Evenings.\nPeople wait.", "network"),
    ]


def test_a_stale_page_shows_both_texts_and_keeps_both(bobs, bob, page, cop_session):
    write(bob, cop_session, "Written on the ward")

    response = bobs.post(page, box_fields("2", "Written at home"))

    words = response.content.decode()
    assert response.status_code == 409
    assert "Written on the ward</blockquote>" in words
    assert "Written at home</textarea>" in words
    assert Answer.objects.get().text == "Written on the ward"


def test_saving_again_from_a_stale_page_keeps_what_is_in_the_box(
    bobs, bob, page, cop_session
):
    write(bob, cop_session, "Written on the ward")
    both = box_fields("2", "Both", revision=1, known="Written on the ward")

    assert bobs.post(page, both).status_code == 302
    assert Answer.objects.get().text == "Both"


def test_a_box_the_page_did_not_change_is_left_alone(bobs, bob, page, cop_session):
    write(bob, cop_session, "Newer words, written elsewhere")

    response = bobs.post(page, box_fields("2", "As loaded", known="As loaded"))

    assert response.status_code == 302
    assert Answer.objects.get().text == "Newer words, written elsewhere"


def test_a_page_left_open_never_shares_again_what_was_taken_back(
    bobs, bob, page, cop_session
):
    write(bob, cop_session, "Tea.")

    bobs.post(
        page,
        box_fields("2", "Tea.", known="Tea.", shown="network", audience="network"),
    )

    assert Answer.objects.get().audience == "me"


def test_too_long_an_answer_is_answered_kindly_with_the_words_kept(bobs, page):
    words = "long " * 1001

    response = bobs.post(page, box_fields("2", words))

    assert response.status_code == 422
    assert "This box holds 5000 characters and you wrote 5005." in response.text
    assert f"{words}</textarea>" in response.text


def test_one_long_box_does_not_stop_the_others_being_saved(bobs, page):
    bobs.post(page, {**box_fields("2", "x" * 5001), **box_fields("3", "Tea.")})

    assert [answer.text for answer in Answer.objects.all()] == ["Tea."]


def test_five_thousand_characters_fit_however_a_browser_ends_its_lines(bobs, page):
    bobs.post(page, box_fields("2", "ab\r\n" * 1666))

    assert len(Answer.objects.get().text) == 4998


def test_autosave_answers_with_what_is_now_kept(bobs, page):
    response = bobs.post(
        f"{page}answer/", {"quadrant": 2, "text": "Evenings.", "revision": 0}
    )

    assert response.json() == {
        "text": "Evenings.",
        "revision": 1,
        "audience": "me",
        "line": "Only you can see this. Not your team, your manager, the "
        "facilitators or the network lead.",
    }


def test_autosave_that_is_stale_is_answered_with_the_newer_words(
    bobs, bob, page, cop_session
):
    write(bob, cop_session, "Written on the ward")

    response = bobs.post(
        f"{page}answer/", {"quadrant": 2, "text": "Written at home", "revision": 0}
    )

    assert (response.status_code, response.json()) == (
        409,
        {"text": "Written on the ward", "revision": 1, "audience": "me"},
    )


def test_who_can_see_it_is_changed_without_touching_the_words(
    bobs, bob, page, cop_session
):
    write(bob, cop_session, "Tea.")

    bobs.post(f"{page}answer/", {"quadrant": 2, "audience": "network"})

    answer = Answer.objects.get()
    assert (answer.text, answer.audience) == ("Tea.", Audience.NETWORK)


def test_nobody_reads_who_was_not_named_when_it_was_shared(
    bobs, bob, mate, network, sarsen, page
):
    named = str(mate.pk)
    make_member("Nia", network=network, team=sarsen)

    bobs.post(
        f"{page}answer/",
        {"quadrant": 2, "text": "Tea.", "audience": "team", "named-team": named},
    )

    readers = [reader.member for reader in Answer.objects.get().readers.all()]
    assert readers == [mate]


def test_naming_a_stranger_lets_no_stranger_in(bobs, mate, charlie, page):
    named = f"{mate.pk},{charlie.pk},nonsense"

    bobs.post(page, {**box_fields("2", "Tea.", audience="team"), "named-team": named})

    readers = [reader.member for reader in Answer.objects.get().readers.all()]
    assert readers == [mate]


def test_the_page_sends_back_whom_it_named(bobs, mate, alice, page):
    words = bobs.get(page).text

    assert f'name="named-team" value="{mate.pk}"' in words
    assert f'name="named-design group" value="{alice.pk}"' in words


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"quadrant": 2, "text": "x" * 5001}, 422),
        ({"quadrant": 2, "text": "a\x00b"}, 422),
        ({"quadrant": 2, "audience": "everyone"}, 422),
        ({"quadrant": 2, "text": "x", "revision": "NaN"}, 422),
        ({"quadrant": 2, "text": "x", "revision": -1}, 422),
        ({"quadrant": 5, "text": "x"}, 404),
        ({"quadrant": "NaN", "text": "x"}, 404),
        ({"text": "x"}, 404),
        ({"quadrant": 1, "team": "not-an-id", "text": "x"}, 404),
    ],
)
def test_bad_autosaves_are_refused_and_store_nothing(bobs, page, fields, status):
    assert bobs.post(f"{page}answer/", fields).status_code == status
    assert Answer.objects.count() == 0


def test_only_the_first_question_is_about_a_team(bobs, page, sarsen):
    fields = {"quadrant": 2, "team": sarsen.pk, "text": "x"}

    assert bobs.post(f"{page}answer/", fields).status_code == 404


def test_words_that_look_like_markup_stay_words(bobs, bob, page, cop_session):
    write(bob, cop_session, "</textarea><script>alert(1)</script>", audience="network")

    assert "<script>alert" not in bobs.get(page).text


def test_words_that_begin_with_an_empty_line_keep_it(bobs, bob, page, cop_session):
    write(bob, cop_session, "\nEvenings.")

    assert ">\n\nEvenings.</textarea>" in bobs.get(page).text


def test_the_journal_asks_as_many_questions_of_the_database_however_much_is_in_it(
    bobs, bob, page, cop_session, sarsen, withy
):
    write(bob, cop_session, "One")
    few = queries(bobs, page)
    for quadrant, team in [(1, sarsen), (1, withy), (3, None), (4, None)]:
        write(
            bob, cop_session, "More", quadrant=quadrant, team=team, audience="network"
        )

    assert queries(bobs, page) == few <= MOST_QUERIES


def test_what_others_shared_takes_as_many_questions_for_one_as_for_three(
    bobs, mate, alice, dawn, cop_session
):
    write(mate, cop_session, "One", audience="network")
    few = queries(bobs, "/journal/shared/")
    write(alice, cop_session, "Two", audience="network")
    write(dawn, cop_session, "Three", audience="network")

    assert queries(bobs, "/journal/shared/") == few <= 8


def test_the_index_takes_as_many_questions_for_one_turn_as_for_three(
    bobs, bob, group, cop_session
):
    few = queries(bobs, "/journal/")
    for days in (30, 60):
        starts_at = timezone.now() - timedelta(days=days)
        write(bob, make_past_session(group, starts_at=starts_at), "More")

    assert queries(bobs, "/journal/") == few <= 8


def test_without_sessions_the_spiral_offers_a_first_step(bobs):
    assert "Your first turn begins with a session." in bobs.get("/journal/").text


def test_without_a_network_the_journal_still_opens(charlie, as_member):
    charlie.memberships.all().delete()
    client = as_member(charlie)

    pages = ["/journal/", "/journal/shared/", "/journal/print/", "/to-dos/"]
    assert [client.get(page).status_code for page in pages] == [200] * 4
