"""Draws of the estimate: each is the plain estimate of its numbers, and ranges come back."""

import numpy as np
import pytest
from drawn_facts import as_certain, as_drawn
from hypothesis import given
from hypothesis import strategies as st
from strategies import flowing_pathways

from pathways.library import STARTERS, starter
from pathways.model import CURRENT, Pathway
from pathways.values import Quantity
from resources.appraisal import Scope, appraisal
from resources.drawn import Draws
from resources.drawn_visits import drawn_visits, loops_in_order
from resources.estimate import estimate
from resources.flow import expected_visits
from resources.sampled import SEED, sample
from resources.spreads import Family, even_shares, spread_of

FIGURES = (
    "contacts_out",
    "wte_needed",
    "wte_moved",
    "recurring_cost",
    "net_recurring",
)


@pytest.mark.parametrize("name", STARTERS)
def test_each_draw_is_the_plain_estimate_of_its_numbers(name: str) -> None:
    made = estimate(starter(name), population=40_000)
    drawn = sample(made, count=3)
    assert drawn is not None
    for at in range(3):
        plain = as_drawn(made, Draws(SEED, 0, 3), at)
        year = plain.final
        wanted = {figure: getattr(year, figure) for figure in FIGURES} | {
            "ls1": year.left_shift.ls1,
            "ls1_current": year.left_shift_unchanged.ls1,
            "ls2": year.left_shift.ls2,
            "released": year.release.released,
            "cashable": year.release.cashable,
            "capacity": year.release.capacity,
            "double_running": plain.double_running.total,
            "bed_days_out": year.unchanged.bed_days - year.planned.bed_days,
        }
        for figure, value in wanted.items():
            assert drawn.draws[figure][at] == pytest.approx(value, rel=1e-9, abs=1e-9), figure


@pytest.mark.parametrize("name", STARTERS)
def test_with_no_number_drawn_the_worth_is_that_of_the_appraisal(name: str) -> None:
    certain = as_certain(estimate(starter(name), population=40_000))
    drawn = sample(certain, count=2)
    assert drawn is not None
    for scope in (Scope.CASH, Scope.NHS):
        worth = appraisal(certain).view(scope).worth
        assert worth is not None
        # Chances still vary by as little as counting a million people leaves open.
        assert drawn.draws[f"npv_{scope}"] == pytest.approx([worth.net] * 2, rel=0.02, abs=500)


def test_the_same_seed_gives_the_same_bytes_and_another_does_not() -> None:
    made = estimate(starter("dvt"), population=40_000)
    one, again, other = (sample(made, count=500, seed=s) for s in (1, 1, 2))
    assert one is not None
    assert again is not None
    assert other is not None
    assert one.draws["released"].tobytes() == again.draws["released"].tobytes()
    assert one.draws["released"].tobytes() != other.draws["released"].tobytes()


def test_a_number_has_the_same_luck_whatever_else_the_pathway_holds() -> None:
    quantity = Quantity(10, 15, 30)
    alone, beside = Draws(1, 0, 100), Draws(1, 0, 100)
    beside.value("another", quantity, Family.PERT)
    first = alone.value("this", quantity, Family.PERT)
    assert np.array_equal(first, beside.value("this", quantity, Family.PERT))


def test_what_is_certain_does_not_vary() -> None:
    made = estimate(starter("dvt"), population=40_000)
    drawn = sample(made, count=100)
    assert drawn is not None
    assert drawn.interval("contacts_out.0") == (0, 0, 0)
    assert drawn.chance("contacts_out.0") == 0


def test_nobody_to_plan_for_gives_zeros_and_no_warning() -> None:
    drawn = sample(estimate(starter("dvt"), population=0), count=100)
    assert drawn is not None
    assert drawn.interval("contacts_out") == (0, 0, 0)
    assert drawn.interval("bcr_nhs").middle == float("inf")


def test_a_sample_can_be_given_up() -> None:
    made = estimate(starter("dvt"), population=40_000)
    assert sample(made, count=5_000, goes_on=lambda: False) is None


def test_percentiles_stand_in_order_and_the_curve_rises_from_0_to_1() -> None:
    drawn = sample(estimate(starter("copd"), population=40_000), count=2_000)
    assert drawn is not None
    low, middle, high = drawn.interval("released")
    assert low < middle < high
    curve = drawn.curve("released")
    assert (curve[0][1], curve[-1][1]) == (0, 1)
    assert [v for v, _s in curve] == sorted(v for v, _s in curve)


@given(
    st.sampled_from([Family.PERT, Family.LOGNORMAL]),
    st.floats(0.01, 1e4),
    st.floats(1.02, 10),
    st.floats(0, 1),
)
def test_draws_meet_their_range_at_1_in_10(
    family: Family, low: float, times: float, place: float
) -> None:
    quantity = Quantity(low, low + (low * times - low) * place, low * times)
    drawn = spread_of(quantity, family).at(even_shares(20_000, np.random.default_rng(1)))
    p10, p90 = np.percentile(drawn, (10, 90))
    assert p10 == pytest.approx(quantity.low, rel=0.01)
    assert p90 == pytest.approx(quantity.high, rel=0.01)
    assert drawn.min() > 0


@given(st.floats(0.001, 0.9), st.floats(0.01, 0.99))
def test_shares_meet_their_range_and_touch_no_bound(low: float, place: float) -> None:
    high = low + (0.999 - low) * place
    quantity = Quantity(low, (low + high) / 2, high)
    drawn = spread_of(quantity, Family.BETA).at(even_shares(20_000, np.random.default_rng(1)))
    p10, p90 = np.percentile(drawn, (10, 90))
    assert p10 == pytest.approx(low, rel=0.01)
    assert p90 == pytest.approx(high, rel=0.01)
    assert drawn.min() > 0
    assert drawn.max() < 1


def test_a_range_that_begins_at_a_bound_stays_within_it() -> None:
    for quantity, family in (
        (Quantity(0, 5, 20), Family.PERT),
        (Quantity(0.8, 1, 1), Family.BETA),
        (Quantity(0, 0, 0.1), Family.BETA),
        (Quantity(0, 2, 9), Family.LOGNORMAL),
    ):
        drawn = spread_of(quantity, family).at(even_shares(5_000, np.random.default_rng(1)))
        assert drawn.min() >= 0
        assert drawn.max() <= (1 if family is Family.BETA else 1e9)
        assert drawn.std() > 0


def test_a_range_out_of_order_is_its_central_value() -> None:
    assert spread_of(Quantity(9, 5, 7), Family.PERT).is_constant
    assert spread_of(Quantity(5, 5, 5), Family.BETA).at(np.array([0.2, 0.9])).tolist() == [5, 5]


@given(flowing_pathways())
def test_drawn_visits_agree_with_solving_each_draw(pathway: Pathway) -> None:
    draws = Draws(7, 0, 4)
    moving = frozenset(s.id for s in pathway.steps if not s.is_end)
    chances = draws.chances(pathway, CURRENT, moving, 100)
    nodes = [s.id for s in pathway.steps_in(CURRENT)]
    start = pathway.steps[0].id
    found = drawn_visits(loops_in_order(nodes, list(chances)), chances, {start: 1.0}, 4)
    ends = [s.id for s in pathway.steps if s.is_end]
    for at in range(4):
        arcs = {k: float(np.broadcast_to(v, (4,))[at]) for k, v in chances.items()}
        plain = expected_visits(nodes, arcs, {start: 1.0}, ends)
        for node in nodes:
            assert found[node][at] == pytest.approx(plain[node], rel=1e-9, abs=1e-12)


@given(flowing_pathways())
def test_drawn_chances_out_of_a_step_sum_to_1(pathway: Pathway) -> None:
    moving = frozenset(s.id for s in pathway.steps if not s.is_end)
    chances = Draws(3, 0, 5).chances(pathway, CURRENT, moving, 50)
    for step in moving:
        ways = [np.broadcast_to(v, (5,)) for (a, _b), v in chances.items() if a == step]
        assert sum(ways) == pytest.approx(np.ones(5), abs=1e-9)
