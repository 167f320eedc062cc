"""Tests that move, the devices they need, and how soon results come."""

import pytest

from pathways.edits import change
from pathways.library import STARTERS, library, starter
from pathways.values import Quantity
from resources.assumptions import default_assumptions
from resources.diagnostics import (
    devices,
    loan_stock,
    moved_tests,
    results_return,
    turnaround,
)
from resources.estimate import Estimate, estimate
from resources.served_tests import served_tests


@pytest.fixture(params=STARTERS)
def made(request: pytest.FixtureRequest) -> Estimate:
    return estimate(starter(request.param), population=40_000)


def told(pathway: str, **given: float) -> Estimate:
    own = {k.replace("__", "."): Quantity.exact(v, "local") for k, v in given.items()}
    inputs = default_assumptions().with_values(own)
    return estimate(starter(pathway), population=40_000, assumptions=inputs)


def test_requesters_and_places_add_up_to_all_tests(made: Estimate) -> None:
    for year in made.years:
        moved = moved_tests(made, year)
        for done, which in ((year.unchanged, "unchanged"), (year.planned, "planned")):
            for key, n in done.tests.items():
                found = sum(
                    getattr(one, which)
                    for one in moved
                    if (one.place.test, one.place.setting) == key
                )
                assert found == pytest.approx(n, abs=1e-9)


def test_a_test_asked_for_by_a_step_or_a_stream_that_exists(made: Estimate) -> None:
    known = {s.id for s in made.pathway.steps} | {s.id for s in made.pathway.streams}
    assert all(one.place.requester in known for one in moved_tests(made))


def test_hospital_spirometry_becomes_community_spirometry() -> None:
    spirometry = [
        one
        for one in moved_tests(estimate(starter("copd"), population=40_000))
        if one.place.test == "spirometry"
    ]
    by_setting: dict[str, float] = {}
    for one in spirometry:
        by_setting[one.place.setting] = by_setting.get(one.place.setting, 0.0) + one.change
    assert by_setting["hospital"] < 0 < by_setting["community"]


def test_devices_and_kits_cost_what_the_estimate_says(made: Estimate) -> None:
    costs = {cost.test: cost for cost in made.final.community_planned.tests}
    for one in devices(made):
        cost = costs[one.test]
        assert one.cost.annual == pytest.approx(cost.device_cost)
        assert one.each * one.tests == pytest.approx(cost.device_cost + cost.consumables)
        parts = one.tests + one.repeats + one.control + one.assessment + one.training
        assert parts == pytest.approx(one.kits)
        assert one.utilisation <= made.assumptions.value("device_use_limit") + 1e-9


def test_a_device_is_paid_for_evenly_and_kept_up() -> None:
    (spirometer,) = (
        one for one in devices(told("copd", discount_rate=0)) if one.test == "spirometry"
    )
    # £1,800 over its life at no interest, 8% of the price for service, £600 and £150.
    life = library().test("spirometry").life_years
    assert life is not None
    assert spirometer.cost.equivalent == pytest.approx(1800 / life)
    assert spirometer.cost.annual == pytest.approx(1800 / life + 144 + 600 + 150)
    assert spirometer.purchase == 1800


def test_a_time_for_results_is_met_missed_or_not_known() -> None:
    assert {one.is_met for one in turnaround(told("hf_af"))} == {None}
    by_test = {one.test: one for one in turnaround(told("hf_af", turnaround__nt_probnp=30))}
    assert by_test["nt_probnp"].target == 12
    assert by_test["nt_probnp"].is_met is False
    (quick,) = (
        one
        for one in turnaround(told("hf_af", turnaround__nt_probnp=12))
        if one.test == "nt_probnp"
    )
    assert quick.is_met is True


def test_patient_held_devices_are_as_many_as_are_away_at_a_time() -> None:
    (unknown,) = loan_stock(told("hf_af"))
    assert (unknown.days, unknown.devices) == (None, None)
    (known,) = loan_stock(told("hf_af", loan_days__ecg_ambulatory=9, device_use_limit=0.75))
    # Loans · 9 days / 365 away at a time, at three quarters of the stock.
    assert known.exact == pytest.approx(known.loans * 9 / 365 / 0.75)
    assert known.devices is not None
    assert known.exact is not None
    assert known.devices - 1 < known.exact <= known.devices


def test_results_go_to_whoever_asked_where_somebody_says_so() -> None:
    copd = starter("copd")
    assert results_return(copd) is True
    for said, returned in (("", None), ("Hospital", False), (" Requester ", True)):
        governance = copd.governance.__class__(results_to=said)
        assert results_return(change(copd, governance=governance)) is returned


def test_every_served_test_is_in_the_library_and_says_where_its_time_is_from() -> None:
    for test, service in served_tests().items():
        assert test in library().tests
        assert (service.target_hours is None) == (not service.source.en)
        known = {*default_assumptions().blanks}
        if service.target_hours is not None:
            assert f"turnaround.{test}" in known
        if service.is_patient_held:
            assert f"loan_days.{test}" in known
