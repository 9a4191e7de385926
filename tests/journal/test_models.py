from importlib.util import find_spec

import pytest
from django.db import IntegrityError
from django.utils import timezone

from journal import actions
from journal.models import Answer, Audience, OwnWords, Prompt, StoryLine, ToDo
from tests.factories.journal import write


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"audience": "everyone"}, "answer_audience_is_known"),
        (
            {"audience": Audience.TEAM, "shared_at": timezone.now()},
            "answer_target_fits_its_audience",
        ),
        ({"audience": Audience.NETWORK}, "answer_is_shared_from_a_moment"),
        ({"shared_at": timezone.now()}, "answer_is_shared_from_a_moment"),
    ],
)
def test_an_answer_that_contradicts_itself_is_refused(
    fields, constraint, bob, cop_session
):
    answer = write(bob, cop_session, "Tea before papers.")

    with pytest.raises(IntegrityError, match=constraint):
        Answer.objects.filter(pk=answer.pk).update(**fields)


def test_an_answer_with_a_team_it_is_not_shared_with_is_refused(
    bob, sarsen, cop_session
):
    answer = write(bob, cop_session, "Tea before papers.")

    with pytest.raises(IntegrityError, match="answer_target_fits_its_audience"):
        Answer.objects.filter(pk=answer.pk).update(audience_team=sarsen)


@pytest.mark.parametrize("about", [None, "sarsen"])
def test_a_box_is_answered_once(about, bob, sarsen, cop_session):
    team = sarsen if about else None
    answer = write(bob, cop_session, "Tea.", quadrant=1, team=team)

    with pytest.raises(IntegrityError):
        Answer.objects.create(
            reflection=answer.reflection, prompt=answer.prompt, about_team=team
        )


@pytest.mark.parametrize("quadrant", [0, 5])
def test_there_are_four_quadrants(quadrant, cop_session):
    with pytest.raises(IntegrityError, match="four_quadrants"):
        Prompt.objects.create(session=cop_session, quadrant=quadrant, text="Why?")


def test_a_to_do_says_what(bob):
    with pytest.raises(IntegrityError, match="to_do_says_what"):
        actions.add_to_do(member=bob, text="")


def test_deleting_a_network_takes_its_journals_with_it(bob, mate, network, cop_session):
    write(bob, cop_session, "Tea.", quadrant=1, audience=Audience.TEAM)

    cop_session.delete()

    assert Answer.objects.count() == 0


def test_no_journal_model_is_in_an_admin():
    assert find_spec("journal.admin") is None


def test_withdrawn_words_are_used_nowhere(network, bob):
    kept = OwnWords.objects.create(network=network, text="I came.", in_story=True)
    OwnWords.objects.create(
        network=network, text="I went.", in_story=True, withdrawn_at=timezone.now()
    )

    assert list(OwnWords.objects.for_story()) == [kept]


def test_a_story_line_quotes_only_words_in_use(network):
    line = StoryLine.objects.create(network=network, position=0, step="once", text="…")
    kept = OwnWords.objects.create(network=network, text="I came.", in_story=True)
    gone = OwnWords.objects.create(
        network=network, text="I went.", in_story=True, withdrawn_at=timezone.now()
    )
    line.quotes.set([kept, gone])

    assert [one.quoted for one in StoryLine.objects.for_network(network)] == [[kept]]


@pytest.mark.parametrize(
    ("fields", "credit"),
    [
        ({"credit": "name"}, "Bob"),
        ({"credit": "role", "credit_text": "a night nurse"}, "a night nurse"),
        ({"credit": "none", "credit_text": "a night nurse"}, ""),
    ],
)
def test_words_are_credited_as_their_writer_asked(fields, credit, bob, network):
    words = OwnWords(network=network, member=bob, text="I came.", **fields)

    assert words.credited_to == credit


def test_to_dos_still_to_do_leave_out_what_is_done(bob):
    left = actions.add_to_do(member=bob, text="Buy milk")
    actions.set_done(to_do=actions.add_to_do(member=bob, text="Ring"), done=True)

    assert list(ToDo.objects.of(bob).still_to_do()) == [left]
