from jamboard.core.presence import MOST_NAMED, Here, Presence


def bob(key="k-bob"):
    return Here(key, "p-bob", "Bob", "member")


def alice(key="k-alice"):
    return Here(key, "p-alice", "Alice", "facilitator")


def crowd(size):
    presence = Presence()
    for at in range(size):
        presence.arrive(Here(f"k{at}", f"p{at}", None, "guest"))
    return presence


def test_a_newcomer_hears_who_is_here():
    presence = Presence()
    presence.arrive(alice())
    assert presence.everyone() == {
        "type": "people",
        "here": [{"key": "k-alice", "name": "Alice", "is": "facilitator"}],
        "count": 1,
    }


def test_coming_and_going_is_told_together():
    presence = Presence()
    presence.arrive(alice())
    presence.news(now=0)
    presence.arrive(bob())
    presence.leave("k-alice")
    assert presence.news(now=1) == {
        "type": "people",
        "came": [{"key": "k-bob", "name": "Bob", "is": "member"}],
        "went": ["k-alice"],
        "count": 1,
    }


def test_nothing_is_told_twice():
    presence = Presence()
    presence.arrive(bob())
    presence.news(now=0)
    assert presence.news(now=5) is None


def test_news_waits_for_its_second():
    presence = Presence()
    presence.arrive(bob())
    presence.news(now=10)
    presence.arrive(alice())
    assert presence.news(now=10.9) is None


def test_who_came_and_went_between_two_frames_is_not_named():
    presence = Presence()
    presence.arrive(alice())
    presence.news(now=0)
    presence.arrive(bob())
    presence.leave("k-bob")
    assert presence.news(now=1) is None


def test_who_was_met_by_a_newcomer_is_said_to_have_gone():
    presence = Presence()
    presence.arrive(alice())
    presence.arrive(bob())
    presence.leave("k-alice")
    assert presence.news(now=1) == {
        "type": "people",
        "came": [{"key": "k-bob", "name": "Bob", "is": "member"}],
        "went": ["k-alice"],
        "count": 1,
    }


def test_a_person_with_two_pages_counts_once():
    presence = Presence()
    presence.arrive(bob("k1"))
    presence.arrive(bob("k2"))
    presence.leave("k1")
    assert presence.count == 1


def test_a_stranger_leaving_changes_nothing():
    presence = Presence()
    presence.leave("nobody")
    assert presence.count == 0


def test_a_crowd_is_a_count_alone():
    assert crowd(MOST_NAMED + 1).news(now=0) == {"type": "people", "count": 61}


def test_a_crowd_that_thins_out_is_named_again():
    presence = crowd(MOST_NAMED + 1)
    presence.news(now=0)
    presence.leave("k0")
    assert len(presence.news(now=1)["here"]) == MOST_NAMED
