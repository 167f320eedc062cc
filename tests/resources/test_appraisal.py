"""What a plan is worth and whether it can be paid for: sums a reader can check."""

from dataclasses import replace

import pytest

from pathways.library import STARTERS, starter
from pathways.proposal_parts import AvoidedAdmissions, FundingLine, Money
from pathways.values import Quantity
from resources.affordability import CASH_RELEASED, COSTS, RUNNING, affordability
from resources.appraisal import Scope, appraisal, running_by_year
from resources.assumptions import Assumptions, default_assumptions
from resources.estimate import Estimate, estimate

TRAVEL = {
    "travel.hospital_km": 22,
    "travel.community_km": 5,
    "travel.hospital_minutes": 35,
    "travel.community_minutes": 11,
    "travel.home_km": 9,
    "travel.courier_km": 3,
}
WORTH = {"value.patient_hour": 8, "value.carbon": 250}


def given(**values: float) -> Assumptions:
    exact = {key.replace("__", "."): Quantity.exact(v, "local") for key, v in values.items()}
    return default_assumptions().with_values(exact)


def inputs(values: dict[str, float]) -> Assumptions:
    exact = {key: Quantity.exact(value, "local") for key, value in values.items()}
    return default_assumptions().with_values(exact)


@pytest.fixture(params=STARTERS)
def made(request: pytest.FixtureRequest) -> Estimate:
    return estimate(starter(request.param), population=40_000)


def test_costs_and_benefits_are_those_of_the_estimate(made: Estimate) -> None:
    worth = appraisal(made)
    for flow, year in zip(worth.flows, made.years, strict=True):
        assert flow.community == year.recurring_cost
        assert flow.cash + flow.capacity == pytest.approx(year.release.released, abs=1e-6)
    assert sum(f.double_running for f in worth.flows) == pytest.approx(made.double_running.total)


def test_nothing_is_spent_or_gained_in_the_base_year(made: Estimate) -> None:
    base = appraisal(made).flows[0]
    assert (base.cost, base.benefit(Scope.CASH), base.benefit(Scope.NHS)) == (0, 0, 0)


def test_quarters_of_double_running_add_up_to_its_years(made: Estimate) -> None:
    # The first plan year holds quarters 1 to 4.
    first = sum(made.double_running.by_quarter[:4])
    assert running_by_year(made)[:2] == pytest.approx((0.0, first))


def test_present_values_are_discounted_from_year_1_on(made: Estimate) -> None:
    # 3.5% a year: a pound of year 2 is worth 1/1.035² now.
    view = appraisal(made).view(Scope.NHS)
    costs = sum(f.cost / 1.035**f.year for f in appraisal(made).flows)
    assert view.worth is not None
    assert view.worth.costs == pytest.approx(costs)
    assert view.worth.net == pytest.approx(view.worth.benefits - view.worth.costs)


def test_wider_scopes_hold_the_narrower_ones() -> None:
    whole = inputs({**TRAVEL, **WORTH})
    worth = appraisal(estimate(starter("hf_af"), population=40_000, assumptions=whole))
    for flow in worth.flows[1:]:
        cash, nhs, system = (flow.benefit(scope) or 0.0 for scope in Scope)
        assert nhs == pytest.approx(cash + flow.capacity)
        assert system == pytest.approx(nhs + (flow.patients or 0) + (flow.carbon or 0))
        assert cash <= nhs < system


def test_the_whole_system_is_not_given_until_what_it_needs_is(made: Estimate) -> None:
    view = appraisal(made).view(Scope.WHOLE)
    assert (view.worth, view.benefits, view.pays_back) == (None, None, None)
    assert {"value.patient_hour", "value.carbon", "travel.hospital_km"} <= set(view.missing)


def test_only_what_is_still_blank_is_named() -> None:
    half = inputs({**TRAVEL, "value.carbon": 250})
    worth = appraisal(estimate(starter("hf_af"), population=40_000, assumptions=half))
    assert worth.view(Scope.WHOLE).missing == ("value.patient_hour",)


def test_device_prices_nobody_has_confirmed_cost_a_tenth_more() -> None:
    sure = estimate(starter("copd"), population=40_000, assumptions=given(optimism_bias=0))
    wary = estimate(starter("copd"), population=40_000, assumptions=given(optimism_bias=0.1))
    assert all(flow.bias == 0 for flow in appraisal(sure).flows)
    # £1,800 spirometer over its life and £2,600 analyser: at 10%, a tenth of their yearly payments.
    bias = appraisal(wary).flows[-1].bias
    assert 0 < bias < 0.1 * (1800 + 2600 + 2 * 60)


def test_training_is_left_out_and_named_until_its_inputs_are_given(made: Estimate) -> None:
    worth = appraisal(made)
    if any(flow.training is None for flow in worth.flows):
        assert "training.hours" in worth.left_out


def test_avoided_admissions_count_as_capacity_and_never_as_cash() -> None:
    claim = AvoidedAdmissions(
        "COPD",
        "65+",
        Quantity.exact(300),
        Quantity.exact(0.12),
        Quantity.exact(0.25),
        Quantity.exact(0.8),
        Quantity.exact(6.5),
    )
    pathway = replace(starter("copd"), avoided=claim, adoption=(Quantity.exact(0.5),))
    unpriced = appraisal(estimate(pathway, population=40_000))
    priced = appraisal(
        estimate(pathway, population=40_000, assumptions=inputs({"value.bed_day": 100}))
    )
    assert "value.bed_day" in unpriced.left_out
    # 300 people · 0.12 · 0.25 · 0.8 · 6.5 days = 46.8 bed days; half the patients; £100 each.
    assert priced.flows[1].beds == pytest.approx(46.8 * 0.5 * 100)
    assert priced.flows[1].cash == unpriced.flows[1].cash


def test_affordability_is_in_the_money_of_each_year(made: Estimate) -> None:
    # 2% a year: £100 of the price base is £106.1208 in year 3.
    third = affordability(made).years[2]
    assert third.costs[0].pounds == pytest.approx(made.years[3].recurring_cost * 1.02**3)


def test_what_pays_and_the_gap_add_up_to_every_cost(made: Estimate) -> None:
    funded = Money((FundingLine("Cluster", 9_000),), (), 4_000.0)
    paid = affordability(estimate(replace(made.pathway, money=funded), population=40_000))
    for year in paid.years:
        for line in year.costs:
            given_to = line.from_fund + sum(pounds for _source, pounds in line.funded)
            assert given_to + line.gap == pytest.approx(max(0.0, line.pounds))
            assert line.gap >= -1e-9
        sources = sum(pounds for _source, pounds in year.sources)
        spent = sum(p for line in year.costs for _source, p in line.funded)
        assert spent <= sources + 1e-9
    spent_fund = sum(line.from_fund for year in paid.years for line in year.costs)
    assert spent_fund <= 4_000 + 1e-9
    assert paid.years[-1].fund_left == pytest.approx(4_000 - spent_fund)


def test_only_double_running_is_paid_from_the_transition_fund() -> None:
    pathway = replace(starter("copd"), money=Money((), (), 1e6))
    for year in affordability(estimate(pathway, population=40_000)).years:
        for line in year.costs:
            assert line.from_fund == (line.pounds if line.cost == RUNNING else 0.0)


def test_money_that_ends_pays_until_its_last_year() -> None:
    lines = (
        FundingLine("Slippage", 100, is_recurrent=False),
        FundingLine("RIF", 100, is_recurrent=False, until_year=3),
        FundingLine("Core", 100),
    )
    pathway = replace(starter("copd"), money=Money(lines))
    by_year = [dict(y.sources) for y in affordability(estimate(pathway, population=4e4)).years]
    assert [y["Slippage"] for y in by_year] == [100, 0, 0, 0, 0]
    assert [y["RIF"] for y in by_year] == [100, 100, 100, 0, 0]
    assert [y["Core"] for y in by_year] == [100] * 5


def test_released_cash_pays_before_anybody_else_does() -> None:
    lines = (FundingLine("Core", 1e6),)
    pathway = replace(starter("copd"), money=Money(lines))
    care = affordability(estimate(pathway, population=40_000)).years[-1].costs[0]
    assert care.cost == COSTS[0]
    assert care.funded[0][0] == CASH_RELEASED
    assert care.gap == pytest.approx(0)


def test_a_plan_pays_itself_back_only_if_it_is_worth_more_than_it_costs(made: Estimate) -> None:
    for view in appraisal(made).views:
        if view.worth is not None:
            assert (view.pays_back is None) == (view.worth.net < 0)
            assert view.pays_back is None or view.pays_back <= made.final.year
