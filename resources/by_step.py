"""What each step of a design comes to in a year: visits, contacts, staff minutes and pounds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self

from pathways.model import Setting
from resources.activity import attended
from resources.costs import pay_per_wte
from resources.estimate import Estimate
from resources.workforce import wte

__all__ = ["NOTHING", "StepFigures", "by_step", "visits_by_connection"]


@dataclass(frozen=True, slots=True)
class StepFigures:
    """A year of one step, or of several together, in one design with every patient on it.

    ``visits`` are by patients, whether they come or not; ``contacts`` are those seen at steps that
    count as a contact; ``minutes`` are staff time; ``pounds`` are real, at the price base.
    """

    visits: float = 0.0
    contacts: float = 0.0
    minutes: float = 0.0
    pounds: float = 0.0

    def __add__(self, other: Self) -> "StepFigures":
        return StepFigures(
            self.visits + other.visits,
            self.contacts + other.contacts,
            self.minutes + other.minutes,
            self.pounds + other.pounds,
        )

    @property
    def hours(self) -> float:
        """Staff time [hours/year]."""
        return self.minutes / 60

    @property
    def minutes_each(self) -> float:
        """Staff time for one visit [minutes]; 0 where nobody comes."""
        return self.minutes / self.visits if self.visits else 0.0


NOTHING: Final = StepFigures()


def by_step(made: Estimate, design: str) -> dict[str, StepFigures]:
    """The figures of every step of a design, at the base year's demand.

    They add up to the contacts, staff minutes and cost of the design. Kits and devices of a test
    outside hospital are shared out by how many of the tests each step does; hospital steps cost
    their full average.
    """
    result = made.designs[design]
    done = result.activity
    figures = {step: StepFigures(visits=n) for step, n in done.visits.items()}

    def put(step: str, more: StepFigures) -> None:
        figures[step] = figures.get(step, NOTHING) + more

    for (step, _setting), contacts in done.step_contacts.items():
        put(step, StepFigures(contacts=contacts))
    overhead = 1 + made.assumptions.value("community_overhead")
    pay: dict[str, float] = {}
    for (step, key), minutes in done.step_minutes.items():
        cost = 0.0
        if key.setting != Setting.HOSPITAL:
            if key.role not in pay:
                pay[key.role] = pay_per_wte(made.library.role(key.role), made.assumptions)
            cost = wte(minutes, made.hours_per_wte) * pay[key.role] * overhead
        put(step, StepFigures(minutes=minutes, pounds=cost))
    for step, cost in (*_tests_outside(made, design), *result.hospital.by_step.items()):
        put(step, StepFigures(pounds=cost))
    return figures


def _tests_outside(made: Estimate, design: str) -> Iterator[tuple[str, float]]:
    """What the tests that a step does outside hospital cost, once for each of its tests."""
    result = made.designs[design]
    rebooked = made.assumptions.value("rebooked")
    costs = {t.test: (t.consumables + t.device_cost) / t.tests for t in result.community.tests}
    for step in made.pathway.steps:
        delivery = step.deliveries.get(design)
        if delivery is None or delivery.setting is Setting.HOSPITAL or not delivery.tests:
            continue
        dna = delivery.dna.central if delivery.dna else 0.0
        again = delivery.rebooked.central if delivery.rebooked else rebooked
        came = attended(result.activity.visits.get(step.id, 0.0), dna, again)
        for use in delivery.tests:
            yield step.id, came * use.quantity.central * costs.get(use.test, 0.0)


def visits_by_connection(made: Estimate, design: str) -> dict[tuple[str, str], float]:
    """How often a connection of a design is gone along in a year, by the steps at its ends."""
    visits = made.designs[design].activity.visits
    return {
        (c.source, c.target): visits.get(c.source, 0.0) * c.share(design)
        for c in made.pathway.connections
        if c.share(design) > 0
    }
