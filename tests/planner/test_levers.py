"""What can be dragged, and that what it comes to is what the estimate says."""

import pytest

from pathways.library import starter
from pathways.scenarios import Scenario
from pathways.values import Name
from planner.estimates import estimate_of, swings_of
from planner.levers import REACH, changed, levers, net_if
from planner.scenarios import estimate_under
from planner.workspace import Workspace

PATHWAY = starter("copd")
WORKSPACE = Workspace("Arfon", population=40_000, pathways=(PATHWAY,))
MADE = estimate_of(WORKSPACE, PATHWAY)


def test_take_up_and_what_moves_most_can_be_dragged_within_their_ranges() -> None:
    first, *others = levers(MADE, swings_of(MADE))
    assert first.key == REACH
    assert (first.low, first.now, first.high) == (0.0, PATHWAY.adoption[-1].central, 1.0)
    assert len(others) == 4
    assert all(one.low < one.now < one.high for one in others)


def test_levers_at_rest_change_nothing() -> None:
    rest = {one.key: one.now for one in levers(MADE, swings_of(MADE))}
    assert changed(MADE, rest) == ()
    assert net_if(MADE, rest) == pytest.approx(MADE.final.net_recurring)


def test_no_patient_on_the_option_costs_and_releases_nothing() -> None:
    assert net_if(MADE, {REACH: 0.0}) == pytest.approx(0.0, abs=1e-6)


def test_what_is_dragged_comes_to_what_the_scenario_it_makes_comes_to() -> None:
    values = {REACH: 0.5, "variable_share": 0.25}
    under, unknown = estimate_under(
        WORKSPACE, PATHWAY, Scenario("x", Name("x"), changed(MADE, values))
    )
    assert not unknown
    assert net_if(MADE, values) == pytest.approx(under.final.net_recurring)
