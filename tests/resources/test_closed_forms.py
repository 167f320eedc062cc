"""Formulas at their edges: nothing to spend, nobody waiting, nowhere to break even."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.access import access
from resources.allocation import by_need, need_index, settled
from resources.beta import beta_share, beta_value
from resources.distributions import (
    Lognormal,
    Pert,
    Triangular,
    chance_that_exceeds,
    chances_from_counts,
    lognormal_from_range,
    percentile,
)
from resources.errors import OutOfBoundsError
from resources.outcomes import joint_reduction
from resources.payment import capitated, incidence, pool_deficit, pool_surplus
from resources.queues import devices_needed, erlang_c, same_day, servers_needed
from resources.value import break_even, device_cost, equivalent_annual_cost, worth
from resources.whatif import switch_value

money = st.floats(0, 1e7)


def test_what_never_pays_back_has_no_year_of_breaking_even() -> None:
    assert break_even([-100, 10, 10], 0.035) is None
    assert break_even([0, 10], 0.035) == 0
    assert break_even([-100, 50, 50], 0) == 2


def test_a_plan_that_begins_with_nothing_has_not_paid_itself_back() -> None:
    # 100 lost, 40 earned back in year 2, and the other 60 with three quarters of the 80 of year 3.
    assert break_even([0, -100, 40, 80], 0) == 2.75
    assert break_even([0, 50, -100, 20], 0) is None
    assert break_even([0, 50, -100, 100], 0) == 2.5


def test_nothing_spent_has_no_ratio() -> None:
    assert worth([0, 10], [0, 0], 0.035).ratio is None
    assert worth([0, 10], [5, 0], 0).ratio == 2


def test_a_device_that_nobody_uses_has_no_cost_for_each_test() -> None:
    assert device_cost(1000, 5, 0.035, [10], 0).per_test is None
    assert equivalent_annual_cost(1000, 5, 0) == 200


@given(st.floats(0.3, 60), st.floats(0.3, 60), st.floats(0.001, 0.999))
def test_a_beta_and_its_inverse_undo_each_other(a: float, b: float, share: float) -> None:
    assert beta_share(beta_value(share, a, b), a, b) == pytest.approx(share, abs=1e-9)


def test_a_beta_with_both_parameters_1_is_even_and_with_2_and_4_is_known() -> None:
    assert beta_share(0.3, 1, 1) == pytest.approx(0.3)
    # Beta(2, 4): 1 - (1-x)^4 (1+4x) at 1/2 is 13/16.
    assert beta_share(0.5, 2, 4) == pytest.approx(13 / 16)
    assert (beta_share(0, 2, 4), beta_share(1, 2, 4)) == (0, 1)


def test_ranges_out_of_order_are_refused_and_points_are_constant() -> None:
    for spread in (Pert, Triangular):
        with pytest.raises(OutOfBoundsError):
            spread(10, 5, 20)
        assert spread(7, 7, 7).value(0.1) == 7
    with pytest.raises(OutOfBoundsError):
        lognormal_from_range(0, 5)
    with pytest.raises(OutOfBoundsError):
        percentile([], 0.5)


@given(st.floats(0.01, 1e6), st.floats(1, 50))
def test_a_lognormal_meets_its_range_at_1_in_10(low: float, times: float) -> None:
    spread = lognormal_from_range(low, low * times)
    assert spread.value(0.1) == pytest.approx(low)
    assert spread.value(0.9) == pytest.approx(low * times)


def test_chances_from_counts_sum_to_1() -> None:
    assert sum(chances_from_counts([0, 0, 5]).mean) == pytest.approx(1)


def test_of_two_alike_each_is_more_half_the_time() -> None:
    assert chance_that_exceeds(Lognormal(1, 0.5), Lognormal(1, 0.5)) == 0.5
    assert chance_that_exceeds(Lognormal(2, 0), Lognormal(1, 0)) == 1


def test_a_service_with_as_much_work_as_hands_is_unstable_and_gives_no_figure() -> None:
    full = same_day(8, 4, 2, 0.25)
    assert not full.is_stable
    assert (full.waits, full.mean_wait, full.within) == (None, None, None)
    assert same_day(0, 4, 1, 0.25).within == 1
    with pytest.raises(OutOfBoundsError):
        same_day(1, 4, 0, 0.25)


def test_one_server_waits_as_often_as_it_is_busy() -> None:
    assert erlang_c(1, 0.7) == pytest.approx(0.7)
    assert erlang_c(500, 480) == pytest.approx(0.24, abs=0.1)  # no overflow


@given(st.floats(0.1, 100), st.floats(0.5, 20))
def test_the_servers_needed_are_the_fewest(arriving: float, serving: float) -> None:
    count = servers_needed(arriving, serving, 0.25, 0.9)
    enough = same_day(arriving, serving, count, 0.25).within
    assert enough is not None
    assert enough >= 0.9
    if count > 1:
        fewer = same_day(arriving, serving, count - 1, 0.25).within
        assert fewer is None or fewer < 0.9


def test_no_test_needs_no_device() -> None:
    assert devices_needed(0, 30, 1500, 0.75).whole == 0
    with pytest.raises(OutOfBoundsError):
        devices_needed(10, 30, 0, 0.75)


@given(st.lists(money, min_size=1, max_size=5), st.floats(0, 2), st.floats(0, 1))
def test_a_pool_loses_and_finds_no_money(given_: list[float], over: float, part: float) -> None:
    partners = {str(i): pounds for i, pounds in enumerate(given_)}
    spent = sum(given_) * over
    left = pool_surplus(partners, spent, part)
    shared = left.reinvested + sum(left.returned.values())
    if sum(given_):
        assert shared == pytest.approx(left.total)
    lacking = pool_deficit(partners, spent, part)
    assert sum(lacking.borne.values()) + lacking.unfunded == pytest.approx(lacking.total)


def test_spending_less_than_a_capitated_budget_is_shared_too() -> None:
    # Budget 1200, spent 1080: 120 under, of which 5% of 1200 lies beyond a corridor of 5%.
    paid = capitated(100, 1, 1, -0.1, corridor=0.05, commissioner_share=0.5)
    assert paid.commissioner == pytest.approx(-30)
    assert paid.provider == pytest.approx(-90)


def test_who_pays_and_who_gains_add_up_to_the_whole() -> None:
    net = incidence({"a": 100}, {"b": 140}, {"a": 10, "b": 20}, {"a": 30})
    assert net == {"a": -80, "b": 120}
    assert sum(net.values()) == 40


def test_weights_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(OutOfBoundsError):
        need_index([1, 1], [0.5, 0.6])
    with pytest.raises(OutOfBoundsError):
        need_index([1, 1], [1.5, -0.5])


def test_a_budget_that_no_pace_allows_is_not_shared_out() -> None:
    assert settled([100, 100], [100, 100], 0.05, 300) is None
    assert by_need([0, 0], [1, 1], 100, [50, 50], 0.1).shares == (0, 0)


@given(st.lists(st.floats(1, 1e6), min_size=2, max_size=6), st.floats(0.96, 1.04))
def test_a_settled_budget_is_given_out_whole(current: list[float], growth: float) -> None:
    budget = sum(current) * growth
    target = [sum(current) / len(current)] * len(current)
    shares = settled(target, current, 0.05, budget)
    assert shares is not None
    assert sum(shares) == pytest.approx(budget)
    for one, now in zip(shares, current, strict=True):
        assert 0.95 * now - 1e-6 <= one <= 1.05 * now + 1e-6


def test_claims_that_overlap_never_avoid_more_than_all() -> None:
    assert joint_reduction(100, [0.9, 0.9]).joint == pytest.approx(99)
    assert joint_reduction(100, []).joint == 0


def test_nobody_is_near_nothing() -> None:
    assert access([], [], 30) == (0, 0, 0)


def test_a_switch_value_lies_within_its_bounds_or_is_none() -> None:
    assert switch_value(lambda x: x * x - 2, 0, 2) == pytest.approx(math.sqrt(2))
    assert switch_value(lambda x: x + 1, 0, 2) is None
    assert switch_value(lambda x: 5 - x, 0, 5, target=5) == 0
