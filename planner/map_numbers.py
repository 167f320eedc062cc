"""The numbers that stand on a map: a year of each step and connection, and where room is short."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pathways.model import Pathway
from pathways.nested import outer_step

if TYPE_CHECKING:
    from resources.by_step import StepFigures
    from resources.estimate import Estimate

__all__ = ["MapNumbers", "map_numbers"]


@dataclass(frozen=True)
class MapNumbers:
    """One design with every patient on it, at the base year's demand.

    ``steps`` by step, ``people`` by connection [a year]; ``short`` by how many contacts a year a
    step is over its capacity, where it is.
    """

    steps: "Mapping[str, StepFigures]"
    people: Mapping[tuple[str, str], float]
    short: Mapping[str, float]


def map_numbers(pathway: Pathway, made: "Estimate", design: str) -> MapNumbers:
    """The numbers of ``made`` by the steps and connections of ``pathway`` as it is drawn.

    A step that opens as a pathway has the figures of all that is within, and is visited as often
    as people come to it from outside.
    """
    from resources.by_step import NOTHING, StepFigures, by_step, visits_by_connection

    people: dict[tuple[str, str], float] = {}
    for (source, target), n in visits_by_connection(made, design).items():
        ends = (outer_step(pathway, source), outer_step(pathway, target))
        if ends == (source, target) or ends[0] != ends[1]:
            people[ends] = people.get(ends, 0.0) + n
    steps: dict[str, StepFigures] = {}
    opened: set[str] = set()
    for id_, figures in by_step(made, design).items():
        outer = outer_step(pathway, id_)
        steps[outer] = steps.get(outer, NOTHING) + figures
        if outer != id_:
            opened.add(outer)
    for id_ in opened:
        came = sum(n for (_source, target), n in people.items() if target == id_)
        came += sum(made.designs[design].demand[s.id] for s in pathway.streams if s.entry == id_)
        whole = steps[id_]
        steps[id_] = StepFigures(came, whole.contacts, whole.minutes, whole.pounds)
    return MapNumbers(steps, people, _short(pathway, design, steps))


def _short(pathway: Pathway, design: str, steps: "Mapping[str, StepFigures]") -> dict[str, float]:
    short = {}
    for step in pathway.steps:
        delivery, figures = step.deliveries.get(design), steps.get(step.id)
        if delivery is None or delivery.capacity is None or figures is None:
            continue
        over = figures.contacts - delivery.capacity.central
        if over > 0:
            short[step.id] = over
    return short
