"""How evenly people are reached: the slope index of inequality."""

import pytest

from resources.equity import ridits, slope_index


def test_each_group_stands_at_its_middle() -> None:
    # 20, 30 and 50 of 100 people: middles at 10, 35 and 75.
    assert ridits([20, 30, 50]) == pytest.approx((0.10, 0.35, 0.75))


def test_a_rate_that_falls_evenly_has_its_whole_fall_as_slope() -> None:
    # Five equal groups stand 0.2 apart and fall by 5 each time: 5 / 0.2 = 25 from end to end.
    assert slope_index([0.2] * 5, [50, 45, 40, 35, 30]) == pytest.approx(-25)


def test_reaching_the_most_deprived_more_is_above_nought() -> None:
    assert slope_index([1, 1], [10, 20]) == pytest.approx(20)


def test_groups_weigh_as_many_as_they_have_people() -> None:
    # Numbers or shares give the same.
    people, rates = [9000, 8500, 8000, 7500, 7000], [40, 38, 33, 30, 25]
    shares = [n / 40_000 for n in people]
    assert slope_index(people, rates) == pytest.approx(slope_index(shares, rates))
    assert slope_index(people, rates) < 0


def test_one_group_has_no_slope() -> None:
    assert slope_index([100], [40]) == 0
