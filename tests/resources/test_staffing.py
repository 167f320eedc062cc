"""Staff by role and year: need, supply and gap; training; what is asked of general practice."""

from dataclasses import replace

import pytest

from pathways.library import STARTERS, library, starter
from pathways.proposal_parts import FundingLine, Money, StaffPlan
from pathways.values import Quantity
from resources.assumptions import default_assumptions
from resources.costs import pay_per_wte
from resources.estimate import Estimate, estimate
from resources.general_practice import GMS, general_practice
from resources.staffing import posts_together, role_mix, staffing, supply_by_year
from resources.training import (
    trained_too_late,
    training,
    training_by_year,
    unsupervised,
)
from resources.workforce import post_hours

TRAINING = {
    "turnover": 0.12,
    "training.hours": 40,
    "training.fee": 450,
    "training.again_hours": 8,
    "training.again_fee": 120,
    "training.again_years": 3,
}


def copd(plan: StaffPlan | None = None, **given: float) -> Estimate:
    own = {key: Quantity.exact(value, "local") for key, value in given.items()}
    plans = (plan,) if plan else ()
    return estimate(
        replace(starter("copd"), staff_plans=plans),
        population=40_000,
        assumptions=default_assumptions().with_values(own),
    )


@pytest.fixture(params=STARTERS)
def made(request: pytest.FixtureRequest) -> Estimate:
    return estimate(starter(request.param), population=40_000)


def test_the_need_of_all_roles_is_all_the_time_of_the_plan(made: Estimate) -> None:
    for year in made.years[1:]:
        need = sum(one.need for one in staffing(made) if one.year == year.year)
        hours = year.planned.staff_hours
        assert need == pytest.approx(hours / made.hours_per_wte)


def test_changes_of_roles_are_what_is_needed_less_what_is_released(made: Estimate) -> None:
    final = made.final.year
    change = sum(one.change for one in staffing(made) if one.year == final)
    rises = sum(sum(t.required.values()) for t in made.final.minutes_transfers)
    falls = sum(sum(t.released.values()) for t in made.final.minutes_transfers)
    assert change == pytest.approx((rises - falls) / 60 / made.hours_per_wte)


def test_supply_moves_by_leavers_learners_and_recruits() -> None:
    # 10 posts · 0.88 + 1 recruited = 9.8; 9.8 · 0.88 + 2 learners + 1 recruited = 11.624.
    plan = StaffPlan("nurse_b6", 10, "", (0, 2), (1, 1), 0.12)
    supply = supply_by_year(copd(plan), "nurse_b6")
    assert supply[:3] == pytest.approx((10, 9.8, 11.624))


def test_supply_beyond_now_is_not_known_until_somebody_says_how_many_leave() -> None:
    plan = StaffPlan("nurse_b6", 10)
    assert supply_by_year(copd(plan), "nurse_b6") == (10, None, None, None, None, None)
    told = supply_by_year(copd(plan, turnover=0.1), "nurse_b6")
    assert told[1:3] == pytest.approx((9, 8.1))


def test_a_gap_is_need_less_supply_and_unknown_without_one() -> None:
    years = [y for y in staffing(copd(StaffPlan("gp", 3, turnover=0.0))) if y.role == "gp"]
    assert all(y.gap == pytest.approx(y.need - 3) for y in years)
    assert all(y.gap is None for y in staffing(copd()))


def test_posts_are_rounded_after_pathways_are_added_up() -> None:
    several = [estimate(starter(s), population=40_000) for s in ("copd", "hf_af", "urology")]
    (gps,) = (posts for posts in posts_together(several) if posts.role == "gp")
    exact = [made.final.wte["gp", "community"] for made in several]
    assert gps.exact == pytest.approx(sum(exact))
    assert gps.rounded == round(sum(exact), 1)
    assert gps.posts - 1 < gps.exact <= gps.posts


def test_shares_of_each_part_of_the_work_add_up(made: Estimate) -> None:
    for shares in role_mix(made.final.planned).values():
        assert sum(shares.values()) == pytest.approx(1)


def test_people_are_trained_once_and_certified_again() -> None:
    made = copd(None, **TRAINING)
    years = training(made, "nurse_b6")
    hours = post_hours(made.assumptions).net
    rate = pay_per_wte(library().role("nurse_b6"), made.assumptions) / hours
    # One new nurse in the first year that needs one: 40 hours and £450, and then each year 12% of
    # that again, and a third of 8 hours and £120.
    one, again = 40 * rate + 450, (8 * rate + 120) / 3
    assert [y.starting for y in years] == [1, 0, 0, 0, 0]
    assert years[0].cost == pytest.approx(one)
    assert years[1].cost == pytest.approx(0.12 * one + again)


def test_training_costs_nothing_known_until_its_inputs_are_given(made: Estimate) -> None:
    costs, missing = training_by_year(made)
    assert costs[0] == 0
    assert (None in costs) == bool(missing)
    assert all(made.assumptions.given(key) is None for key in missing)


def test_a_role_is_trained_too_late_when_it_is_needed_first() -> None:
    late = copd(StaffPlan("nurse_b6", 1, training_months=18))
    assert [(t.role, t.year, t.months) for t in trained_too_late(late)] == [("nurse_b6", 1, 18)]
    ready = copd(StaffPlan("nurse_b6", 1, training_months=0))
    assert not list(trained_too_late(ready))


def test_roles_that_answer_for_their_own_work_need_no_supervisor(made: Estimate) -> None:
    for role in unsupervised(made):
        assert made.library.role(role).rank < 6


def test_general_practice_is_asked_for_its_own_time_alone(made: Estimate) -> None:
    for asked, year in zip(general_practice(made), made.years[1:], strict=True):
        minutes = sum(
            sign * spent
            for done, sign in ((year.planned, 1), (year.unchanged, -1))
            for key, spent in done.minutes.items()
            if key.organisation == GMS
        )
        assert asked.asked == pytest.approx(minutes / 60)
        assert asked.is_paid in ((None,) if minutes <= 0 else (False,))


def test_general_practice_is_paid_where_a_funding_line_goes_to_it() -> None:
    def paid(*lines: FundingLine) -> list[bool | None]:
        money = replace(starter("copd"), money=Money(lines))
        return [y.is_paid for y in general_practice(estimate(money, population=40_000))]

    assert paid() == [False] * 5
    assert paid(FundingLine("Core", 1_000)) == [None] * 5
    assert paid(FundingLine("Core", 1_000, organisation="HB community")) == [False] * 5
    ending = FundingLine("RIF", 1_000, is_recurrent=False, until_year=2, organisation=GMS)
    assert paid(ending) == [True, True, False, False, False]
