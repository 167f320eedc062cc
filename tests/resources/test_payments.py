"""Ways of paying over an estimate, contract terms, and a budget shared out by need."""

from dataclasses import replace

import pytest

from pathways.library import STARTERS, starter
from pathways.proposal_parts import AvoidedAdmissions
from pathways.values import Quantity
from resources.contracts import Break, Contract, ContractKind, Milestone
from resources.errors import OutOfBoundsError
from resources.estimate import Estimate, estimate
from resources.payments import (
    Blend,
    ClusterNeed,
    Pool,
    blended,
    by_head,
    co_financing,
    pooled,
    shared_out,
)


@pytest.fixture(params=STARTERS)
def made(request: pytest.FixtureRequest) -> Estimate:
    return estimate(starter(request.param), population=40_000)


@pytest.fixture
def copd() -> Estimate:
    return estimate(starter("copd"), population=40_000)


def test_activity_as_planned_is_paid_the_fixed_part(made: Estimate) -> None:
    for year in blended(made, Blend(fixed=100_000, price=60)):
        assert year.paid == 100_000
        assert year.cost == pytest.approx(made.years[year.year].community_planned.total)


def test_half_the_price_is_paid_beyond_the_band(copd: Estimate) -> None:
    # 10% more than planned is 5% beyond the band, at half of £60.
    (year, *_later) = blended(copd, Blend(fixed=100_000, price=60), done=1.1)
    assert year.paid == pytest.approx(100_000 + 0.05 * year.planned * 30)
    (less, *_later) = blended(copd, Blend(fixed=100_000, price=60), done=0.9)
    assert less.paid == pytest.approx(100_000 - 0.05 * less.planned * 30)


def test_devices_cost_the_same_however_much_is_done(copd: Estimate) -> None:
    none = blended(copd, Blend(fixed=0, price=0), done=0)[-1]
    assert none.cost == pytest.approx(
        sum(t.device_cost for t in copd.final.community_planned.tests)
    )


def test_payment_by_head_of_what_the_last_year_costs_leaves_nothing_over(made: Estimate) -> None:
    last = by_head(made, corridor=0.03, commissioner_share=0.5)[-1]
    assert last.budget == pytest.approx(made.final.community_planned.total)
    assert (last.commissioner, last.provider) == pytest.approx((0, 0), abs=1e-6)


def test_what_is_spent_beyond_the_corridor_is_shared(copd: Estimate) -> None:
    # 7% over with a corridor of 3%: half of 4% each, and the first 3% with the provider.
    last = by_head(copd, corridor=0.03, commissioner_share=0.5, over=0.07)[-1]
    assert last.commissioner == pytest.approx(0.02 * last.budget)
    assert last.provider == pytest.approx(0.05 * last.budget)


def test_nobody_can_be_paid_for_where_there_are_no_people() -> None:
    nobody = estimate(starter("copd"), population=0)
    with pytest.raises(OutOfBoundsError):
        by_head(nobody, corridor=0.03, commissioner_share=0.5)


def test_a_pool_is_spent_returned_or_lacking_to_the_last_pound(made: Estimate) -> None:
    spent = made.final.community_planned.total
    pool = Pool({"Health board": 0.6 * spent, "Local authority": 0.4 * spent}, 0.7, 0.04)
    for year in pooled(made, pool):
        kept = year.surplus.reinvested + sum(year.surplus.returned.values())
        lacking = sum(year.deficit.borne.values()) + year.deficit.unfunded
        assert year.spent + kept - lacking == pytest.approx(pool.total)


def test_partners_share_admissions_less_those_avoided() -> None:
    claim = AvoidedAdmissions(
        "COPD",
        "65+",
        Quantity.exact(300),
        Quantity.exact(0.12),
        Quantity.exact(0.25),
        Quantity.exact(0.8),
    )
    shares = {"Health board": 0.8, "Local authority": 0.2}
    plain = estimate(starter("copd"), population=40_000)
    claimed = estimate(replace(starter("copd"), avoided=claim), population=40_000)
    without, with_claim = (co_financing(m, shares)[-1] for m in (plain, claimed))
    assert without["Local authority"] == pytest.approx(0.2 * sum(without.values()))
    # 7.2 admissions at the adoption of the year, a fifth of £2,709.82 uprated to the price base.
    saved = 7.2 * plain.final.adoption * 0.2 * 2709.82 * 1.036
    assert sum(without.values()) - sum(with_claim.values()) == pytest.approx(saved)
    with pytest.raises(OutOfBoundsError):
        co_financing(plain, {"Health board": 0.8})


ALLIANCE = Contract(
    ContractKind.ALLIANCE,
    months=36,
    shares={"HB community": 0.5, "GMS": 0.3, "Third sector": 0.2},
    milestones=(Milestone(6, "Staff in post", 0.1), Milestone(12, "Half of patients", 0.2)),
    breaks=(Break(24, 6, "RF below 0.5"),),
)


def test_a_contract_holds_back_what_its_milestones_have_not_earned() -> None:
    assert ALLIANCE.years == 3
    assert ALLIANCE.paid(1, 1_000) == pytest.approx(700)
    assert ALLIANCE.paid(1, 1_000, reached=[6]) == pytest.approx(800)
    assert ALLIANCE.paid(1, 1_000, reached=[6, 12]) == 1_000
    assert ALLIANCE.paid(2, 1_000) == 1_000


def test_an_alliance_shares_gain_and_loss_and_a_prime_provider_answers_for_all() -> None:
    assert sum(ALLIANCE.gain(-100).values()) == pytest.approx(-100)
    assert ALLIANCE.lead == ""
    assert replace(ALLIANCE, kind=ContractKind.PRIME).lead == "HB community"


@pytest.mark.parametrize(
    "wrong",
    [
        {"shares": {"GMS": 0.9}},
        {"shares": {}},
        {"breaks": (Break(40, 6, ""),)},
        {"milestones": (Milestone(1, "", 0.7), Milestone(2, "", 0.7))},
    ],
)
def test_terms_that_cannot_be_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(OutOfBoundsError):
        replace(ALLIANCE, **wrong)  # type: ignore[arg-type]


def test_a_budget_is_shared_out_by_need_within_the_pace_of_change() -> None:
    factors = ("dep", "mm", "fr", "ru")
    needs = [(1.3, 1.15, 1.05, 1.0), (0.9, 0.95, 1.0, 1.0), (1.0, 1.0, 1.1, 1.25)]
    people, current = (30_000, 50_000, 40_000), (150_000, 260_000, 190_000)
    clusters = [
        ClusterNeed(str(i), people[i], dict(zip(factors, needs[i], strict=True)), current[i])
        for i in range(3)
    ]
    weights = dict(zip(factors, (0.4, 0.3, 0.2, 0.1), strict=True))
    found = shared_out(clusters, weights, 600_000, 0.05)
    assert sum(found.need.target) == pytest.approx(600_000)
    assert found.need.held == pytest.approx((157_500, 247_000, 199_500))
    assert found.settled is not None
    assert sum(found.settled) == pytest.approx(600_000)
    assert shared_out(clusters, weights, 900_000, 0.05).settled is None
