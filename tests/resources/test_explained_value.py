"""Figures of value, staff and outcomes opened, and the whole estimate as plain values."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import flowing_pathways

from pathways.library import STARTERS, starter
from pathways.model import Pathway
from pathways.proposal_parts import StaffPlan
from pathways.values import Quantity
from resources.assumptions import default_assumptions
from resources.errors import UnknownFigureError
from resources.estimate import Estimate, estimate
from resources.explain import FIGURES, explain
from resources.explained_inputs import TRAINING_KEYS, TRAVEL_KEYS
from resources.report import as_json

WORTH = ("value.patient_hour", "value.carbon", "value.bed_day")


def told(pathway: str) -> Estimate:
    """An estimate whose blanks for travel, training and worth are filled."""
    inputs = default_assumptions()
    own = {
        key: Quantity.exact(0.1 if key == "turnover" else 10.0, "local")
        for key in (*TRAVEL_KEYS, *TRAINING_KEYS, *WORTH)
        if key in inputs.blanks
    }
    return estimate(starter(pathway), population=40_000, assumptions=inputs.with_values(own))


@pytest.mark.parametrize("pathway", STARTERS)
def test_every_figure_opens_whole_once_its_blanks_are_filled(pathway: str) -> None:
    made = told(pathway)
    for figure in FIGURES:
        opened = explain(made, figure)
        assert not opened.missing, figure
        if opened.parts:
            total = sum(part.value for part in opened.parts)
            assert total == pytest.approx(opened.value, abs=1e-6), figure
    known = {f for f in FIGURES if explain(made, f).value is not None}
    open_ended = {f"break_even_{s}" for s in ("cash", "nhs", "whole")}
    never = {"avoided_admissions", "resource_follows"}
    ratios = {f"{r}_{s}" for r in ("bcr", "roi") for s in ("cash", "nhs", "whole")}
    assert set(FIGURES) - known <= open_ended | never | ratios


def test_a_figure_that_is_not_known_names_what_somebody_has_to_give() -> None:
    opened = explain(estimate(starter("copd"), population=40_000), "npv_whole")
    assert opened.value is None
    assert opened.parts == ()
    names = {name.en for name in opened.missing}
    assert {"What an hour of a patient's time is worth", "Distance of one way to hospital"} <= names
    assert all(name.cy for name in opened.missing)


def test_present_value_opens_by_year() -> None:
    opened = explain(estimate(starter("copd"), population=40_000), "npv_nhs")
    assert {part.label.en for part in opened.parts} == {f"Year {t}" for t in range(1, 6)}
    keys = [one.key for one in opened.inputs]
    assert "discount_rate" in keys
    assert len(keys) == len(set(keys))


def test_what_an_organisation_gains_opens_into_what_it_saves_and_spends() -> None:
    opened = explain(estimate(starter("copd"), population=40_000), "net.HB acute")
    assert sum(part.value for part in opened.parts) == pytest.approx(opened.value)
    with pytest.raises(UnknownFigureError, match=r"net\.ORGANISATION"):
        explain(estimate(starter("copd"), population=40_000), "net.Nobody")


def test_a_gap_of_a_role_opens_into_need_and_supply() -> None:
    plans = (StaffPlan("gp", 2.0),)
    copd = replace(starter("copd"), staff_plans=plans)
    blank = explain(estimate(copd, population=40_000), "gap.gp")
    assert blank.value is None
    assert [name.en for name in blank.missing] == ["Share of staff who leave in a year"]
    steady = replace(copd, staff_plans=(replace(plans[0], turnover=0.0),))
    opened = explain(estimate(steady, population=40_000), "gap.gp")
    assert sum(part.value for part in opened.parts) == pytest.approx(opened.value)


@settings(max_examples=25, deadline=None, suppress_health_check=[*HealthCheck])
@given(pathway=flowing_pathways(), is_held=st.booleans())
def test_any_pathway_opens_and_is_plain_json(pathway: Pathway, is_held: bool) -> None:
    made = estimate(pathway, population=40_000, is_held=is_held)
    json.dumps(as_json(made), allow_nan=False)
    for figure in FIGURES:
        opened = explain(made, figure)
        if opened.parts:
            total = sum(part.value for part in opened.parts)
            assert total == pytest.approx(opened.value, rel=1e-6, abs=1e-3), figure


@pytest.mark.parametrize("pathway", STARTERS)
def test_the_whole_estimate_is_plain_json(pathway: str) -> None:
    for made in (told(pathway), estimate(starter(pathway), population=40_000)):
        said = as_json(made)
        assert json.loads(json.dumps(said, allow_nan=False)).keys() == said.keys()
        wanted = {"designs", "years", "wte", "transfer", "cost", "value", "left_shift"}
        assert wanted <= said.keys()
    final = said["years"][-1]
    assert said["value"]["flows"][-1]["community"] == final["cost"]["recurring"]
    assert said["value"]["whole"]["npv"] is None
    assert "value.carbon" in said["value"]["whole"]["missing"]
