"""Figures by step add up to those of the design."""

import pytest

from pathways.library import STARTERS, starter
from pathways.model import CURRENT, PROPOSED
from resources.by_step import NOTHING, by_step, visits_by_connection
from resources.estimate import Estimate, estimate


@pytest.fixture(params=STARTERS)
def made(request: pytest.FixtureRequest) -> Estimate:
    return estimate(starter(request.param), population=40_000)


@pytest.mark.parametrize("design", [CURRENT, PROPOSED])
def test_steps_add_up_to_the_contacts_minutes_and_cost_of_their_design(
    made: Estimate, design: str
) -> None:
    whole = made.designs[design]
    summed = sum(by_step(made, design).values(), NOTHING)
    assert summed.contacts == pytest.approx(sum(whole.activity.contacts.values()), rel=1e-9)
    assert summed.hours == pytest.approx(whole.activity.staff_hours, rel=1e-9)
    assert summed.pounds == pytest.approx(whole.community.total + whole.hospital.total, rel=1e-9)


@pytest.mark.parametrize("design", [CURRENT, PROPOSED])
def test_as_many_arrive_at_a_step_as_visit_it(made: Estimate, design: str) -> None:
    arriving = {s.id: 0.0 for s in made.pathway.steps}
    for stream, people in made.designs[design].demand.items():
        arriving[made.pathway.stream(stream).entry] += people
    for (_source, target), people in visits_by_connection(made, design).items():
        arriving[target] += people
    for step, n in made.designs[design].activity.visits.items():
        assert arriving[step] == pytest.approx(n, rel=1e-9)


def test_minutes_each_are_those_of_the_step_where_everybody_comes() -> None:
    # The practice assessment of COPD: the minutes of its staff, and nobody misses it.
    pathway = starter("copd")
    delivery = pathway.step("triage").deliveries[CURRENT]
    made = estimate(pathway, population=40_000)
    dna = delivery.dna.central if delivery.dna else 0.0
    again = made.assumptions.value("rebooked")
    each = sum(s.minutes.central for s in delivery.staff) / (1 - dna * again)
    assert by_step(made, CURRENT)["triage"].minutes_each == pytest.approx(each)
