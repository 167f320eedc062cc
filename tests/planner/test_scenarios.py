"""Ready-made scenarios, and scenarios of a workspace's pathway side by side."""

import time
from dataclasses import replace

import pytest

from pathways.edits import remove_steps
from pathways.library import starter
from pathways.parameters import parameters
from pathways.scenario_edits import (
    add_scenario,
    put_mark,
    put_scenario,
    put_weight,
    remove_scenario,
    with_change,
    without_change,
)
from pathways.scenarios import (
    Change,
    Mark,
    OptionsAppraisal,
    Scenario,
    WeighedOption,
)
from pathways.values import FrozenMap, Name, Quantity
from planner.checks import findings
from planner.i18n import speaking
from planner.scenarios import ready_made, side_by_side
from planner.workspace import Workspace

HERE = Workspace("Here", population=40_000, pathways=(starter("copd"),))
COPD = HERE.pathways[0]


def test_the_steady_scenario_takes_twice_as_long() -> None:
    pathway = replace(COPD, adoption=tuple(Quantity.exact(a) for a in (0.2, 0.4, 0.7, 0.8)))
    planned, steady, ambitious = ready_made(pathway)
    # Half the time of year 1 is half of 0.2; of year 2 it is year 1; of year 3 it lies between
    # years 1 and 2, at 0.3; of year 4 it is year 2.
    assert [c.quantity.central for c in steady.changes] == pytest.approx([0.1, 0.2, 0.3, 0.4])
    assert not planned.changes
    assert [c.key for c in ambitious.changes] == [f"adoption.{y}" for y in (1, 2, 3, 4)]


def test_the_ambitious_scenario_reaches_the_high_ends_and_never_more_than_everybody() -> None:
    _planned, _steady, ambitious = ready_made(COPD)
    for change, typed in zip(ambitious.changes, COPD.adoption, strict=True):
        assert change.quantity.central == typed.high
        assert change.quantity.low <= change.quantity.central <= change.quantity.high <= 1
        assert change.quantity.is_illustrative
    assert ambitious.is_illustrative


def test_ready_made_scenarios_say_why_in_welsh() -> None:
    with speaking("cy"):
        _planned, steady, _ambitious = ready_made(COPD)
    assert steady.name.said("cy") == "Pwyllog"
    assert "Enghreifftiol" in steady.changes[0].reason


def test_four_scenarios_of_a_starter_are_compared_within_a_second() -> None:
    own = Scenario("own", Name("Own"), (Change("sickness", Quantity.exact(0.08)),))
    scenarios = (*ready_made(COPD), own)
    side_by_side(HERE, COPD, scenarios, count=100)
    began = time.process_time()
    found = side_by_side(HERE, COPD, scenarios)
    assert time.process_time() - began < 1
    assert found is not None
    assert found.compared is not None
    out = found.compared.central("contacts_out")
    planned, steady, ambitious, sicker = (value or 0.0 for value in out)
    assert steady < planned < ambitious
    assert sicker == planned
    assert found.compared.differences[3]["wte_needed"].chance_more > 0.95


def test_a_scenario_that_cannot_be_worked_out_says_why_beside_the_others() -> None:
    wrong = Scenario("wrong", Name("Wrong"), (Change("sickness", Quantity.exact(3.0)),))
    gone = Scenario("gone", Name("Gone"), (Change("steps.no.current.dna", Quantity.exact(0)),))
    found = side_by_side(HERE, COPD, (wrong, gone), count=50)
    assert found is not None
    assert found.scenarios[0].made is None
    assert found.scenarios[0].error is not None
    assert found.scenarios[1].unknown == ("steps.no.current.dna",)
    assert [one.scenario.id for one in found.shown] == ["gone"]
    assert found.compared is not None
    assert len(found.compared.made) == 1


def test_numbers_of_a_scenario_that_are_gone_are_found() -> None:
    step = next(s for s in COPD.steps if s.deliveries)
    key = next(p.key for p in parameters(COPD) if p.key.startswith(f"steps.{step.id}."))
    held = put_scenario(COPD, Scenario("s", Name("Slow"), (Change(key, Quantity.exact(1)),)))
    workspace = HERE.with_pathway(held)
    assert not [f for f in findings(workspace, COPD.id) if f.rule == "S04"]
    less = workspace.with_pathway(remove_steps(held, [step.id]))
    (found,) = (f for f in findings(less, COPD.id) if f.rule == "S04")
    assert found.message == "Scenario “Slow” changes numbers that are no longer there: 1"


def test_scenarios_are_put_added_and_taken_out() -> None:
    one = Scenario("s", Name("S"))
    held = put_scenario(put_scenario(COPD, one), replace(one, note="again"))
    assert [s.note for s in held.scenarios] == ["again"]
    held, added = add_scenario(held, one)
    assert added.id == "s_2"
    weighed = OptionsAppraisal(options=(WeighedOption("a", Name("A"), scenario="s"),))
    less = remove_scenario(replace(held, options_appraisal=weighed), "s")
    assert [s.id for s in less.scenarios] == ["s_2"]
    assert less.options_appraisal is not None
    assert less.options_appraisal.options[0].scenario == ""


def test_a_change_is_put_once_for_a_number() -> None:
    first, second = (Change("sickness", Quantity.exact(v)) for v in (0.05, 0.08))
    one = with_change(with_change(Scenario("s", Name("S")), first), second)
    assert one.changes == (second,)
    assert without_change(one, "sickness").changes == ()


def test_another_weight_leaves_the_rest_to_the_others_as_they_shared_it() -> None:
    weighed = OptionsAppraisal(
        FrozenMap({"need": 0.5, "equity": 0.3, "value": 0.2}),
        (WeighedOption("a", Name("A")),),
    )
    # Need at 0 leaves 1 to two that stood at 3 to 2.
    assert put_weight(weighed, "need", 0.0).weights == FrozenMap(need=0.0, equity=0.6, value=0.4)
    marked = put_mark(weighed, "a", "need", Mark(80, "Many wait"))
    assert marked.options[0].marks["need"].score == 80
    assert not put_mark(marked, "a", "need", None).options[0].marks
