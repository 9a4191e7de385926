import math
import re
from itertools import pairwise

import pytest

from wessexcop.ink import (
    QUARTER,
    THICKEST,
    TURN,
    Spiral,
    Straight,
    Wave,
    brush,
    ink_horizontal,
    ink_vertical,
    line_path,
    spiral_path,
    spiral_stroke,
    stave_lines,
    stroke_path,
    thickness,
)

SPIRAL = Spiral(300, 300)


def points(path: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def pieces(path: str) -> list[list[tuple[float, float]]]:
    """Each Bézier with the point it starts from."""
    found = points(path)
    return [found[at : at + 4] for at in range(0, len(found) - 1, 3)]


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.hypot(one[0] - other[0], one[1] - other[1])


def test_a_spiral_starts_at_twelve_oclock():
    assert SPIRAL.at(0) == (300, 266)


def test_a_spiral_runs_clockwise():
    x, y = SPIRAL.at(QUARTER)

    assert x > 300
    assert y == pytest.approx(300)


def test_each_turn_lies_one_pitch_outside_the_last():
    inner, outer = SPIRAL.at(1.0), SPIRAL.at(1.0 + TURN)

    assert distance(inner, outer) == pytest.approx(SPIRAL.pitch)


def test_the_slope_of_a_spiral_is_the_way_it_goes():
    near, here, far = SPIRAL.at(2 - 1e-6), SPIRAL.slope(2), SPIRAL.at(2 + 1e-6)

    assert here[0] == pytest.approx((far[0] - near[0]) / 2e-6, rel=1e-4)
    assert here[1] == pytest.approx((far[1] - near[1]) / 2e-6, rel=1e-4)


def test_the_drawn_spiral_stays_on_the_true_one():
    path = spiral_path(SPIRAL, 0, TURN)
    middles = [
        tuple((a + 3 * b + 3 * c + d) / 8 for a, b, c, d in zip(*piece, strict=True))
        for piece in pieces(path)
    ]
    step = TURN / len(middles)
    true = [SPIRAL.at((number + 0.5) * step) for number in range(len(middles))]

    assert max(map(distance, middles, true)) < 0.2


def test_a_spiral_bends_without_a_corner():
    drawn = pieces(spiral_path(SPIRAL, 0, TURN))

    for before, after in pairwise(drawn):
        arriving = math.atan2(before[3][1] - before[2][1], before[3][0] - before[2][0])
        leaving = math.atan2(after[1][1] - after[0][1], after[1][0] - after[0][0])
        assert math.cos(arriving - leaving) > 0.999


def test_a_stave_is_five_lines_one_gap_apart():
    lines = stave_lines(Straight(0, 50, 100, 50), 0, 100, gap=6)

    assert [points(line)[0] for line in lines] == [
        (0, 38),
        (0, 44),
        (0, 50),
        (0, 56),
        (0, 62),
    ]


def test_an_upright_wave_runs_down_the_page():
    wave = Wave(150, 40, 512, upright=True)

    assert [wave.at(0), wave.at(128)] == [(150, 0), (190, 128)]


def test_more_words_are_never_thinner():
    widths = [thickness(words) for words in range(2000)]

    assert widths == sorted(widths)
    assert widths[-1] == THICKEST


def test_no_words_are_the_thinnest_line():
    assert thickness(0) == thickness(-5) == 3


def test_a_stroke_keeps_inside_its_own_quarter():
    drawn = points(spiral_stroke(SPIRAL, turn=1, quarter=0, words=40, seed="a"))

    assert all(x >= 300 and y <= 300 for x, y in drawn)


def test_a_stroke_never_touches_the_turn_beside_it():
    ends = points(spiral_stroke(SPIRAL, turn=2, quarter=1, words=100_000))
    reach = [distance((300, 300), end) for end in ends]
    middle = SPIRAL.start + SPIRAL.pitch * 2.375

    assert max(reach) < middle + SPIRAL.pitch * 0.5
    assert min(reach) > middle - SPIRAL.pitch * 0.5


def test_a_stroke_tapers_to_a_point_at_both_ends():
    drawn = points(brush(0, 0, 200, 0, width=20))

    assert drawn[0] == (0, 0)
    assert (200, 0) in drawn


def test_a_stroke_is_closed():
    assert spiral_stroke(SPIRAL, 0, 0, 10).endswith("Z")


def test_a_stroke_is_no_wider_than_its_brush():
    drawn = points(ink_horizontal(0, 300, 50, width=20, seed=3))

    assert max(abs(y - 50) for _, y in drawn) <= 20 / 2 * 1.1


def test_the_same_seed_draws_the_same_stroke():
    assert spiral_stroke(SPIRAL, 0, 2, 25, "k1") == spiral_stroke(
        SPIRAL, 0, 2, 25, "k1"
    )


def test_another_seed_draws_another_hand():
    assert ink_vertical(20, 0, 90, 16, "k1") != ink_vertical(20, 0, 90, 16, "k2")


def test_a_stroke_reaches_only_as_far_as_the_brush():
    half = points(ink_vertical(20, 0, 100, 16, until=0.5))

    assert max(y for _, y in half) == 50


def test_half_a_stroke_is_the_start_of_the_whole():
    curve = Wave(40, 9, 300)
    part = points(stroke_path(curve, 0, 300, 20, "s", until=0.5))
    whole = points(stroke_path(curve, 0, 300, 20, "s"))

    assert part[0] == whole[0]
    assert max(x for x, _ in part) == pytest.approx(150, abs=1)


def test_a_line_of_no_length_is_a_point():
    assert points(line_path(SPIRAL, 1, 1))[0] == points(line_path(SPIRAL, 1, 1))[-1]


def test_a_short_stroke_is_a_leaf_and_a_long_one_keeps_its_width():
    def wide_part(length: float) -> float:
        drawn = points(brush(0, 0, length, 0, width=20))
        wide = [x for x, y in drawn if abs(y) > 8]
        return (max(wide) - min(wide)) / length

    assert wide_part(30) < 0.7 < wide_part(300)
