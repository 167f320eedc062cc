"""Who pays and who gains, and money that moves: none is made on the way and none is lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from money_facts import every_pound_is_paid_or_missing, money_is_conserved
from strategies import flowing_pathways

from pathways.library import STARTERS, starter
from pathways.model import Pathway
from resources.estimate import Estimate, estimate
from resources.incidence import hospital_organisation, money_transfer, who_pays


@pytest.fixture(params=STARTERS)
def made(request: pytest.FixtureRequest) -> Estimate:
    return estimate(starter(request.param), population=40_000)


def test_money_is_conserved_in_every_starter(made: Estimate) -> None:
    money_is_conserved(made)
    every_pound_is_paid_or_missing(made)


@settings(max_examples=50, deadline=None, suppress_health_check=[*HealthCheck])
@given(pathway=flowing_pathways(), is_held=st.booleans())
def test_money_is_conserved_in_any_pathway(pathway: Pathway, is_held: bool) -> None:
    made = estimate(pathway, population=40_000, is_held=is_held)
    money_is_conserved(made)
    every_pound_is_paid_or_missing(made)


def test_community_organisations_pay_and_hospital_gains() -> None:
    found = who_pays(estimate(starter("hf_af"), population=40_000))
    assert found.net["HB acute"] > 0
    assert found.net["HB community"] < 0


def test_a_pool_moves_money_and_makes_none() -> None:
    made = estimate(starter("hf_af"), population=40_000)
    alone = who_pays(made)
    pooled = who_pays(made, paid_in={"HB acute": 50_000}, paid_out={"HB community": 50_000})
    assert pooled.total == pytest.approx(alone.total)
    assert pooled.net["HB acute"] == pytest.approx(alone.net["HB acute"] - 50_000)
    assert pooled.net["HB community"] == pytest.approx(alone.net["HB community"] + 50_000)


def test_double_running_is_borne_by_whoever_has_still_to_release() -> None:
    made = estimate(starter("copd"), population=40_000)
    found = who_pays(made, made.years[1])
    assert set(found.running) == {"HB acute"}
    assert found.running["HB acute"] == pytest.approx(sum(made.double_running.by_quarter[:4]))


def test_nobody_pays_or_gains_in_the_base_year(made: Estimate) -> None:
    base = made.years[0]
    assert who_pays(made, base).total == pytest.approx(0, abs=1e-9)
    assert not money_transfer(made, base).required


def test_hospital_steps_are_run_by_the_organisation_of_their_delivery(made: Estimate) -> None:
    for step in made.final.release.by_step:
        assert hospital_organisation(made, step) == "HB acute"
