"""Scenarios laid over a pathway, and estimates compared draw by draw."""

import numpy as np
import pytest

from pathways.edits import remove_steps
from pathways.library import starter
from pathways.model import Pathway
from pathways.parameters import parameters
from pathways.scenarios import Change, Scenario
from pathways.values import Name, Quantity
from resources.assumptions import default_assumptions
from resources.compared import COMPARED, central_of, compared, difference
from resources.estimate import Estimate, estimate
from resources.sampled import Sample, sample
from resources.scenarios import applied, unknown_keys

SLOW = Scenario(
    "slow",
    Name("Slow", "Araf"),
    (
        Change("adoption.5", Quantity(0.2, 0.3, 0.4), "Posts are hard to fill"),
        Change("sickness", Quantity.exact(0.08)),
    ),
)


def _made(pathway: Pathway) -> Estimate:
    return estimate(pathway, population=40_000)


def test_a_scenario_changes_what_it_names_and_nothing_else() -> None:
    before, inputs = starter("copd"), default_assumptions()
    after = applied(before, inputs, SLOW)
    assert after.unknown == ()
    assert after.assumptions.value("sickness") == 0.08
    changed = {
        new.key
        for old, new in zip(parameters(before), parameters(after.pathway), strict=True)
        if old != new
    }
    assert changed == {"adoption.5"}
    assert after.pathway.adoption[4].central == 0.3


def test_no_change_gives_the_same_pathway() -> None:
    before, inputs = starter("copd"), default_assumptions()
    assert applied(before, inputs, Scenario("planned", Name("P"))) == (before, inputs, ())


def test_a_number_whose_step_was_removed_is_named_and_the_others_hold() -> None:
    pathway = starter("copd")
    step = next(s for s in pathway.steps if s.deliveries)
    key = next(p.key for p in parameters(pathway) if p.key.startswith(f"steps.{step.id}."))
    scenario = Scenario(
        "s", Name("S"), (Change(key, Quantity.exact(1)), Change("adoption.5", Quantity.exact(0.5)))
    )
    less = remove_steps(pathway, [step.id])
    after = applied(less, default_assumptions(), scenario)
    assert after.unknown == (key,)
    assert after.pathway.adoption[4].central == 0.5
    assert unknown_keys(less, default_assumptions(), scenario) == (key,)
    assert unknown_keys(pathway, default_assumptions(), scenario) == ()


def test_of_two_changes_of_one_number_the_later_holds() -> None:
    twice = Scenario(
        "s",
        Name("S"),
        (
            Change("adoption.5", Quantity.exact(0.2)),
            Change("adoption.5", Quantity.exact(0.6)),
        ),
    )
    assert applied(starter("dvt"), default_assumptions(), twice).pathway.adoption[4].central == 0.6


def test_common_luck_tells_scenarios_apart_that_free_luck_would_not() -> None:
    # I9: means 100 and 110, deviations 10 and 12, correlation 0.9:
    # the difference deviates by sqrt(100 + 144 - 216) = 5.29, and B is more with 0.971.
    generator = np.random.default_rng(1)
    one, two = generator.standard_normal((2, 200_000))
    a = 100 + 10 * one
    b = 110 + 12 * (0.9 * one + np.sqrt(1 - 0.81) * two)
    found = difference(Sample(1, 200_000, {"x": a}), Sample(1, 200_000, {"x": b}), "x")
    assert found.mean == pytest.approx(10, abs=0.05)
    assert found.chance_more == pytest.approx(0.9706, abs=0.002)
    assert found.interval.high - found.interval.low == pytest.approx(2 * 1.2816 * 5.2915, rel=0.01)


def test_the_same_plan_twice_differs_in_no_draw() -> None:
    made = _made(starter("copd"))
    found = compared([made, made], count=500)
    assert found is not None
    for figure in COMPARED:
        one = found.differences[1][figure]
        assert (one.central, one.mean, one.interval) == (0, 0, (0, 0, 0)), figure
        assert (one.chance_more, one.chance_less) == (0, 0)


def test_samples_made_together_are_those_made_alone() -> None:
    pathway = starter("dvt")
    slow = applied(pathway, default_assumptions(), SLOW)
    both = [
        _made(pathway),
        estimate(slow.pathway, population=40_000, assumptions=slow.assumptions),
    ]
    found = compared(both, count=2_500)
    assert found is not None
    for made, together in zip(both, found.drawn, strict=True):
        alone = sample(made, count=2_500)
        assert alone is not None
        for figure, drawn in alone.draws.items():
            assert drawn.tobytes() == together.draws[figure].tobytes(), figure


def test_fewer_patients_on_the_new_design_leave_hospital_less_in_nearly_every_draw() -> None:
    pathway = starter("copd")
    slow = applied(pathway, default_assumptions(), SLOW)
    found = compared(
        [
            _made(pathway),
            estimate(slow.pathway, population=40_000, assumptions=slow.assumptions),
        ],
        count=2_000,
    )
    assert found is not None
    out = found.differences[1]["contacts_out"]
    # Year 5 has 30 % in place of what is typed, so as much less moves.
    typed = pathway.adoption[4].central
    assert out.central == pytest.approx(found.made[0].headline.contacts_out * (0.3 / typed - 1))
    assert out.chance_less > 0.99
    assert out.chance_better == out.chance_more
    assert found.differences[0] == {}


def test_present_values_are_those_of_the_draws_where_nothing_varies() -> None:
    pathway = starter("copd")
    made = _made(pathway)
    drawn = sample(made, count=2_000)
    assert drawn is not None
    for figure in ("npv_cash", "npv_nhs"):
        central = central_of(made, figure)
        low, high = np.percentile(drawn.draws[figure], (1, 99))
        assert central is not None
        assert low < central < high


def test_a_comparison_can_be_given_up() -> None:
    assert compared([_made(starter("dvt"))], goes_on=lambda: False) is None
