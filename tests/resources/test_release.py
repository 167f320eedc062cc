"""What hospital releases by step and cost line, and how far each ladder has been gone down."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from release_facts import release_adds_up
from strategies import flowing_pathways

from pathways.library import STARTERS, starter
from pathways.model import Pathway
from pathways.proposal_parts import Money, ReleaseLine
from pathways.values import Quantity
from resources.assumptions import default_assumptions
from resources.estimate import Estimate, estimate
from resources.release import CostLine, ladder, released_by_step, wards_closed


@pytest.fixture(params=STARTERS)
def made(request: pytest.FixtureRequest) -> Estimate:
    return estimate(starter(request.param), population=40_000)


def test_lines_add_up_to_the_release_of_each_year(made: Estimate) -> None:
    release_adds_up(made)


@settings(max_examples=50, deadline=None, suppress_health_check=[*HealthCheck])
@given(pathway=flowing_pathways())
def test_lines_add_up_in_any_pathway(pathway: Pathway) -> None:
    release_adds_up(estimate(pathway, population=40_000))


def test_fixed_cost_is_stranded_and_variable_cost_is_cash(made: Estimate) -> None:
    for one in released_by_step(made):
        variable, fixed = one.lines[CostLine.VARIABLE], one.lines[CostLine.FIXED]
        assert variable == pytest.approx((0.2 * one.average * one.drop, 0, 0))
        assert (fixed.cashable, fixed.capacity) == (0, 0)
        # Half of the average is fixed.
        assert fixed.stranded == pytest.approx(0.5 * one.average * one.drop)


def test_sessions_closed_are_cash_only_as_far_as_posts_are_named() -> None:
    hf = starter("hf_af")
    none = estimate(hf, population=40_000)
    named = Money(release=(ReleaseLine("Clinic nurse", "post", 0.5),))
    some = estimate(replace(hf, money=named), population=40_000)
    cash = [
        sum(one.lines[CostLine.SEMI_FIXED].cashable for one in released_by_step(m))
        for m in (none, some)
    ]
    assert cash[0] == 0
    assert cash[1] > 0
    assert cash[1] == pytest.approx(some.final.release.cashable - some.final.release.variable)


def test_a_ladder_counts_whole_sessions_and_what_is_missing_for_the_next(made: Estimate) -> None:
    for rung in ladder(made):
        assert abs(rung.closed) * rung.size <= abs(rung.drop) + 1e-6
        assert rung.to_next > 0
        after = rung.drop + rung.to_next
        assert after / rung.size == pytest.approx(round(after / rung.size))


def test_a_part_of_a_ward_closes_no_ward(made: Estimate) -> None:
    assert wards_closed(made) == 0


def test_a_ward_closes_when_all_its_beds_are_free() -> None:
    # 39 bed days leave at full adoption with 40,000 people: 400 times as many fill a ward.
    small = default_assumptions().with_values({"ward_beds": Quantity.exact(1)})
    big = estimate(starter("copd"), population=4_000_000, assumptions=small)
    days = big.final.unchanged.bed_days - big.final.planned.bed_days
    assert wards_closed(big) == int(days / 365 / 0.92)
    assert wards_closed(big) > 0
