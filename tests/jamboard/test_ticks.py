import pytest

from jamboard.hub.ticks import LONGEST, SHORTEST, Ticks


def test_after_quiet_a_change_goes_at_once():
    assert Ticks().due(5.0) == 5.0


def test_right_after_a_round_the_next_waits_for_its_tick():
    ticks = Ticks()
    ticks.sent(1.0, 1.001)

    assert ticks.due(1.002) == pytest.approx(1.0 + SHORTEST)


def test_rounds_that_take_most_of_their_tick_lengthen_it_to_a_limit():
    ticks = Ticks()
    for start in range(10):
        ticks.sent(start, start + 0.029)

    assert ticks.length == LONGEST


def test_short_rounds_bring_the_tick_back():
    ticks = Ticks()
    ticks.sent(0, 0.029)
    ticks.sent(1, 1.001)

    assert ticks.length == SHORTEST


def test_a_fixed_tick_learns_nothing():
    ticks = Ticks(fixed=0.05)
    ticks.sent(0, 0.049)

    assert ticks.due(0.06) == pytest.approx(0.06)
    assert ticks.length == 0.05
