from jamboard.hub.rates import Bucket, Pace, Rates


def test_a_full_bucket_gives_its_burst_and_then_asks_to_wait():
    bucket = Bucket.full(per_second=10, burst=2, now=0)

    assert [bucket.take(0), bucket.take(0), bucket.take(0)] == [0, 0, 100]


def test_a_bucket_fills_with_time_up_to_its_burst():
    bucket = Bucket.full(per_second=10, burst=2, now=0)
    bucket.take(0)
    bucket.take(0)

    assert [bucket.take(100), bucket.take(100), bucket.take(100)] == [0, 0, 100]


def test_a_token_given_back_may_be_taken_again():
    bucket = Bucket.full(per_second=1, burst=1, now=0)
    bucket.take(0)
    bucket.give_back()

    assert bucket.take(0) == 0


def test_a_clock_that_goes_back_gives_no_tokens():
    bucket = Bucket.full(per_second=10, burst=1, now=100)
    bucket.take(100)

    assert bucket.take(50) == 100


def test_one_person_going_fast_does_not_slow_another():
    rates = Rates(per_second=1, burst=1)
    rates.take("bob", 0)

    assert (rates.take("bob", 0), rates.take("alice", 0)) == (1000, 0)


def test_people_who_rest_are_forgotten():
    rates = Rates(per_second=1, burst=1)
    rates.take("bob", 0)

    rates.forget_rested(2)

    assert rates._buckets == {}


def test_an_op_takes_of_its_sender_and_of_the_board():
    pace = Pace(Rates(per_second=1, burst=9), Rates(per_second=1, burst=2))
    waits = [pace.take("board", who, 0) for who in ("alice", "bob", "alice")]

    assert waits == [0, 0, 1000]


def test_an_op_that_the_board_holds_back_costs_its_sender_nothing():
    pace = Pace(Rates(per_second=1, burst=1), Rates(per_second=10, burst=1))
    pace.take("board", "alice", 0)
    pace.take("board", "bob", 0)

    assert pace.take("board", "bob", 0.1) == 0


def test_what_is_given_back_goes_to_sender_and_board():
    pace = Pace(Rates(per_second=1, burst=1), Rates(per_second=1, burst=1))
    pace.take("board", "bob", 0)
    pace.give_back("board", "bob")

    assert pace.take("board", "bob", 0) == 0


def test_boards_that_rest_are_forgotten_like_people():
    boards = Rates(per_second=1, burst=1)
    pace = Pace(Rates(per_second=1, burst=1), boards)
    pace.take("board", "bob", 0)

    pace.forget_rested(2)

    assert boards._buckets == {}
