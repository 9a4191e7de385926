from uuid import uuid4

from jamboard.hub.places import Places

ALICE, BOB = uuid4(), uuid4()


def test_whoever_comes_when_all_places_are_taken_gets_none():
    places = Places(1)

    assert (places.take(ALICE, "a1"), places.take(BOB, "b1")) == (True, False)


def test_one_person_takes_one_place_with_all_their_sockets():
    places = Places(2)
    places.take(ALICE, "a1")
    places.take(ALICE, "a2")

    assert places.take(BOB, "b1")


def test_someone_with_a_place_does_not_stand_in_their_own_way():
    places = Places(1)
    places.take(ALICE, "a1")

    assert places.take(ALICE, "a1")
    assert places.are_open_to(ALICE)
    assert not places.are_open_to(BOB)


def test_a_place_is_free_once_the_last_socket_has_gone():
    places = Places(1)
    places.take(ALICE, "a1")
    places.take(ALICE, "a2")

    places.leave(ALICE, "a1")
    still_hers = not places.are_open_to(BOB)
    places.leave(ALICE, "a2")

    assert (still_hers, places.are_open_to(BOB)) == (True, True)


def test_one_who_had_no_place_gives_none_away():
    places = Places(1)
    places.take(ALICE, "a1")
    places.leave(BOB, "b1")

    assert not places.are_open_to(BOB)
