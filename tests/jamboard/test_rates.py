from jamboard.hub.rates import Bucket, Rates


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
