from datetime import timedelta

from django.utils import timezone

from journal import turns
from tests.factories.journal import make_past_session, write


def test_each_session_that_began_is_a_turn_oldest_first(bob, group, cop_session):
    now = timezone.now()
    older = make_past_session(group, title="Beginnings", starts_at=now - timedelta(90))
    make_past_session(group, title="Not yet", starts_at=now + timedelta(days=7))
    make_past_session(group, title="A draft", published_at=None)
    make_past_session(group, title="Cancelled", cancelled_at=now)

    assert [turn.session for turn in turns.turns_of(bob)] == [older, cop_session]


def test_the_session_being_written_about_is_a_turn_even_before_it_begins(bob, group):
    soon = make_past_session(group, starts_at=timezone.now() + timedelta(days=7))

    assert [turn.session for turn in turns.turns_of(bob, here=soon)] == [soon]


def test_ink_is_laid_where_there_are_words_and_nowhere_else(bob, mate, cop_session):
    write(bob, cop_session, "Evenings.", quadrant=2)
    write(bob, cop_session, "Tea before papers.", quadrant=3)
    write(mate, cop_session, "Not mine to draw", quadrant=4)

    drawing = turns.draw(turns.turns_of(bob))

    assert [stroke.ink for stroke in drawing.strokes] == ["heather", "down"]
    assert len(drawing.lines) == 5


def test_a_turn_counts_the_words_of_all_its_boxes(bob, sarsen, cop_session):
    write(bob, cop_session, "The kettle", quadrant=1, team=sarsen)
    write(bob, cop_session, "One more idea", quadrant=1)

    (turn,) = turns.turns_of(bob)

    assert (turn.words(1), turn.words(2), turn.written) == (5, 0, ["Stood out"])


def test_only_the_turn_written_now_is_in_fresh_ink(bob, group, cop_session):
    older = make_past_session(
        group, title="Beginnings", starts_at=timezone.now() - timedelta(days=90)
    )
    write(bob, older, "Ten minutes with Jay")
    write(bob, cop_session, "Evenings.")

    drawing = turns.draw(turns.turns_of(bob), cop_session)

    assert [stroke.is_here for stroke in drawing.strokes] == [False, True]


def test_a_long_spiral_draws_its_latest_turns(bob, group):
    now = timezone.now()
    for days in range(7):
        session = make_past_session(group, starts_at=now - timedelta(days=30 + days))
        write(bob, session, "Evenings.")

    drawing = turns.draw(turns.turns_of(bob))

    assert len(drawing.strokes) == turns.DRAWN


def test_what_was_written_before_is_the_latest_of_each_quadrant(
    bob, group, cop_session
):
    now = timezone.now()
    for days, text in [(90, "Long ago"), (60, "Less long ago")]:
        session = make_past_session(group, starts_at=now - timedelta(days=days))
        write(bob, session, text)
    write(bob, cop_session, "Now")

    before = turns.earlier_by_quadrant(turns.turns_of(bob), cop_session)

    assert {quadrant: one.texts for quadrant, one in before.items()} == {
        2: ["Less long ago"]
    }


def test_a_turn_is_named_as_people_say_when(group):
    now = timezone.now()
    today = turns.Turn(make_past_session(group, starts_at=now), {})
    past = turns.Turn(make_past_session(group, starts_at=now - timedelta(days=800)), {})

    assert today.when == "Today"
    assert past.when == f"{past.session.starts_at:%B %Y}"
