import pytest

from jamboard.core.limits import MOST_MISSED
from jamboard.core.protocol import may_catch_up

HEAD = ("now", 5_000)


@pytest.mark.parametrize("since", [5_000, 4_999, 5_000 - MOST_MISSED])
def test_who_is_a_little_behind_is_told_what_they_missed(since):
    assert may_catch_up(since, "now", HEAD)


@pytest.mark.parametrize(
    ("since", "epoch"),
    [
        (None, "now"),
        (4_999, None),
        (4_999, "before"),
        (5_001, "now"),
        (5_000 - MOST_MISSED - 1, "now"),
    ],
)
def test_who_is_far_behind_or_of_another_past_is_told_all_anew(since, epoch):
    assert not may_catch_up(since, epoch, HEAD)
