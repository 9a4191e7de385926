from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from journal import actions
from journal.models import Answer, Audience, Prompt, Reflection
from journal.prompts import GENTLE
from tests.factories.journal import write
from tests.factories.members import make_member


@pytest.fixture
def box(bob, cop_session):
    """Save Bob's second box, as one page of his would."""

    def save(text, base_revision=0, **options):
        reflection = actions.open_reflection(member=bob, session=cop_session)
        return actions.save_answer(
            reflection=reflection,
            prompt=Prompt.objects.get(session=cop_session, quadrant=2),
            text=text,
            base_revision=base_revision,
            **options,
        )

    return save


def test_a_session_asks_the_seeds_four_questions_once_someone_writes(bob, cop_session):
    actions.open_reflection(member=bob, session=cop_session)

    asked = [prompt.short for prompt in cop_session.prompts.all()]
    assert asked == ["Stood out", "Help", "Steal", "Support"]


def test_making_prompts_again_changes_nothing(cop_session):
    first = actions.make_prompts(session=cop_session)

    assert actions.make_prompts(session=cop_session, key=GENTLE) == first


def test_opening_a_reflection_twice_finds_the_same_turn(bob, cop_session):
    first = actions.open_reflection(member=bob, session=cop_session)

    assert actions.open_reflection(member=bob, session=cop_session) == first
    assert Reflection.objects.count() == 1


def test_a_save_counts_one_revision(box):
    answer = box("Evenings.")

    answer.refresh_from_db()
    assert (answer.text, answer.revision) == ("Evenings.", 1)


def test_saving_the_same_words_again_changes_nothing(box):
    box("Evenings.")

    assert box("Evenings.").revision == 1


def test_a_stale_save_is_refused_with_what_is_kept(box):
    box("Written on the ward")

    with pytest.raises(actions.Stale) as refused:
        box("Written at home")

    assert refused.value.answer.text == "Written on the ward"
    assert Answer.objects.get().text == "Written on the ward"


def test_a_save_whose_answer_was_lost_is_the_pages_own(box):
    box("Even")

    answer = box("Evenings.", known="Even")

    assert (answer.text, answer.revision) == ("Evenings.", 2)


def test_an_empty_box_holds_nothing_to_write_over(box):
    box("Evenings.")
    box("", 1)

    assert box("Mornings.", 0).text == "Mornings."


def test_words_from_an_earlier_sitting_are_kept_for_this_one(box):
    yesterday = timezone.now() - timedelta(days=1)
    box("Evenings.", now=yesterday)
    box("Evenings. People", 1)

    answer = box("Evenings. People wait", 2)

    assert (answer.text, answer.earlier_text) == ("Evenings. People wait", "Evenings.")


def test_sharing_with_a_team_fixes_which_team_and_who(bob, mate, sarsen, cop_session):
    answer = write(bob, cop_session, "Tea before papers.", audience=Audience.TEAM)

    readers = [reader.member for reader in answer.readers.all()]
    assert (answer.audience_team, readers) == (sarsen, [mate])


def test_sharing_the_same_again_lets_nobody_new_in(
    bob, mate, network, sarsen, cop_session
):
    answer = write(bob, cop_session, "Tea before papers.", audience=Audience.TEAM)
    make_member("Nia", network=network, team=sarsen)

    actions.share_answer(answer=answer, audience=Audience.TEAM)

    assert [reader.member for reader in answer.readers.all()] == [mate]


def test_sharing_with_another_audience_forgets_the_first(bob, mate, alice, cop_session):
    answer = write(bob, cop_session, "Tea before papers.", audience=Audience.TEAM)

    actions.share_answer(answer=answer, audience=Audience.GROUP)

    readers = [reader.member for reader in answer.readers.all()]
    assert (answer.audience_team, readers) == (None, [alice])


def test_someone_without_a_team_cannot_share_with_it(network, cop_session):
    loner = make_member("Lou", network=network)

    with pytest.raises(IntegrityError, match="answer_target_fits_its_audience"):
        write(loner, cop_session, "Tea.", audience=Audience.TEAM)


def test_taking_back_forgets_the_readers_and_the_moment(bob, mate, cop_session):
    answer = write(bob, cop_session, "Tea before papers.", audience=Audience.TEAM)

    actions.share_answer(answer=answer, audience=Audience.ME)

    answer.refresh_from_db()
    assert (answer.audience, answer.audience_team) == ("me", None)
    assert (answer.shared_at, answer.readers.count()) == (None, 0)


def test_taking_back_stands_even_where_the_words_are_stale(bob, mate, cop_session):
    answer = write(bob, cop_session, "Tea before papers.", audience=Audience.TEAM)

    with pytest.raises(actions.Stale):
        actions.write_box(
            member=bob,
            session=cop_session,
            quadrant=2,
            about_team=None,
            text="Written at home",
            base_revision=0,
            audience=Audience.ME,
        )

    answer.refresh_from_db()
    assert (answer.text, answer.audience) == ("Tea before papers.", "me")


def test_sharing_more_widely_waits_until_the_words_are_kept(bob, cop_session):
    answer = write(bob, cop_session, "Tea before papers.")

    with pytest.raises(actions.Stale):
        actions.write_box(
            member=bob,
            session=cop_session,
            quadrant=2,
            about_team=None,
            text="Written at home",
            base_revision=0,
            audience=Audience.NETWORK,
        )

    answer.refresh_from_db()
    assert answer.audience == "me"


def test_a_to_do_is_ticked_once_and_unticked(bob):
    to_do = actions.add_to_do(member=bob, text="Ring Flintmill House")
    first = timezone.now() - timedelta(hours=1)
    actions.set_done(to_do=to_do, done=True, now=first)
    actions.set_done(to_do=to_do, done=True)
    assert to_do.done_at == first

    actions.set_done(to_do=to_do, done=False)

    to_do.refresh_from_db()
    assert to_do.done_at is None
