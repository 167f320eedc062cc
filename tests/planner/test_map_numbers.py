"""Numbers on a map: those of the estimate, by what is drawn, and where capacity is short."""

from dataclasses import replace

import pytest

from pathways.edits import set_delivery
from pathways.library import starter
from pathways.model import CURRENT
from pathways.nested import expanded
from pathways.values import Quantity
from planner.map_numbers import map_numbers
from resources.by_step import by_step
from resources.estimate import estimate


def test_a_step_is_short_by_what_it_has_more_than_its_capacity() -> None:
    pathway = starter("copd")
    contacts = by_step(estimate(pathway, population=40_000), CURRENT)["spiro"].contacts
    for capacity, short in ((contacts - 16, {"spiro": 16.0}), (contacts, {})):
        delivery = replace(
            pathway.step("spiro").deliveries[CURRENT], capacity=Quantity.exact(capacity)
        )
        tight = set_delivery(pathway, "spiro", CURRENT, delivery)
        found = map_numbers(tight, estimate(tight, population=40_000), CURRENT)
        assert found.short == pytest.approx(short)


def test_a_step_that_opens_has_the_figures_of_what_is_within() -> None:
    inner = starter("dvt")
    outer = starter("copd")
    steps = tuple(replace(s, opens="dvt") if s.id == "spiro" else s for s in outer.steps)
    outer = replace(outer, steps=steps)
    made = estimate(expanded(outer, {"dvt": inner}), population=40_000)
    found = map_numbers(outer, made, CURRENT)
    assert set(found.steps) <= {s.id for s in outer.steps}
    whole = made.designs[CURRENT]
    assert sum(f.contacts for f in found.steps.values()) == pytest.approx(
        sum(whole.activity.contacts.values())
    )
    assert sum(f.minutes for f in found.steps.values()) / 60 == pytest.approx(
        whole.activity.staff_hours
    )
    # 90 % of those assessed come to it, as many as without the pathway within.
    plain = map_numbers(starter("copd"), estimate(starter("copd"), population=40_000), CURRENT)
    assert found.steps["spiro"].visits == pytest.approx(plain.steps["spiro"].visits)
    assert found.people == pytest.approx(plain.people)
