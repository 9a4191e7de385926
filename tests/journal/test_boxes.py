import pytest

from journal import audiences, boxes
from journal.models import Audience
from tests.factories.journal import make_past_session, write
from tests.factories.members import make_member


def labels(quadrant):
    return [box.label for box in quadrant.boxes]


def test_the_first_quadrant_asks_of_each_team_that_shared(bob, cop_session):
    first = boxes.lay_out(bob, cop_session)[0]

    assert first.legend == "What stood out as a great idea from each team who shared?"
    assert labels(first) == [
        "What stood out as a great idea from Sarsen Ward?",
        "What stood out as a great idea from Withy Ward?",
        "Or an idea you learnt about that you might want to use?",
    ]


def test_where_no_team_shared_the_first_quadrant_is_one_box(bob, group):
    first = boxes.lay_out(bob, make_past_session(group))[0]

    assert (first.legend, labels(first)) == ("What stood out as a great idea?", [""])


def test_only_a_minute_is_one_box(bob, cop_session):
    (only,) = boxes.only_a_minute(boxes.lay_out(bob, cop_session))

    assert (only.legend, labels(only)) == ("What stood out as a great idea?", [""])


@pytest.mark.parametrize(("has_team", "place"), [(True, True), (False, False)])
def test_people_without_a_team_read_a_place_you_care_about(
    has_team, place, network, sarsen, cop_session
):
    person = make_member("Pat", network=network, team=sarsen if has_team else None)

    steal = boxes.lay_out(person, cop_session)[2].legend

    assert ("for your team, or a place you care about?" in steal) == place
    assert steal.endswith("a place you care about?")


@pytest.mark.parametrize(
    ("has_team", "offered"),
    [
        (True, ["Only me", "My team", "Design group", "Network"]),
        (False, ["Only me", "Design group", "Network"]),
    ],
)
def test_my_team_is_offered_to_those_who_have_one(
    has_team, offered, network, sarsen, cop_session
):
    person = make_member("Pat", network=network, team=sarsen if has_team else None)

    assert [one.label for one in audiences.choices_for(person, cop_session)] == offered


def test_the_people_who_would_see_it_are_named_before_typing(
    bob, mate, alice, dawn, cop_session
):
    lines = {one.value: one.line for one in audiences.choices_for(bob, cop_session)}

    assert lines == {
        "me": "Only you can see this. Not your team, your manager, the facilitators "
        "or the network lead.",
        "team": "These people can see this: Mo. People who join your team later "
        "will not.",
        "design group": "The design group can see this: Alice and Dawn.",
        "network": "Everyone in this network can see this, with your name.",
    }


def test_a_shared_answer_names_those_it_was_shared_with_not_those_here_now(
    bob, mate, network, sarsen, cop_session
):
    write(bob, cop_session, "Tea.", audience=Audience.TEAM)
    make_member("Nia", network=network, team=sarsen)

    box = boxes.lay_out(bob, cop_session)[1].boxes[0]

    assert box.line == (
        "These people can see this: Mo. People who join your team later will not. "
        "You can make it private again. Some people may have read it by then."
    )


def test_an_audience_that_holds_stays_on_offer(bob, mate, cop_session):
    write(bob, cop_session, "Tea.", audience=Audience.TEAM)
    bob.memberships.update(team=None)

    box = boxes.lay_out(bob, cop_session)[1].boxes[0]

    offered = dict(box.form.fields["audience"].choices)
    assert (box.audience, "team" in offered) == ("team", True)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Ash"], "Ash"),
        (["Ash", "Iris"], "Ash and Iris"),
        (["Ash", "Iris", "Wren"], "Ash, Iris and Wren"),
    ],
)
def test_names_are_said_as_people_say_them(names, said):
    assert audiences.in_words(names) == said
