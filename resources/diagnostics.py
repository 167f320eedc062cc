"""Tests that move: by test, place and who asks; devices and their upkeep; how soon results come."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pathways.model import CURRENT, Delivery, Pathway, Setting, Step
from resources.activity import attended, held_to_capacity
from resources.costs import TestCost, device_annuity
from resources.estimate import Estimate, YearResult
from resources.served_tests import served
from resources.value import DeviceCost, device_cost

__all__ = [
    "DeviceUse",
    "LoanStock",
    "TestMove",
    "TestPlace",
    "Turnaround",
    "devices",
    "loan_stock",
    "moved_tests",
    "placed_tests",
    "results_return",
    "turnaround",
]

DAYS: Final = 365.0
NEARLY: Final = 1e-9
REQUESTER: Final = "requester"


@dataclass(frozen=True, slots=True, order=True)
class TestPlace:
    """A test, where it is done and by which organisation, and who asks for it.

    ``requester`` is the id of the step before, or of the stream where the test comes first.
    """

    __test__ = False  # not a class of tests

    test: str
    setting: str
    organisation: str
    requester: str


@dataclass(frozen=True, slots=True)
class TestMove:
    """Tests of one place in a year, if nothing moved and as planned [tests/year]."""

    __test__ = False  # not a class of tests

    place: TestPlace
    unchanged: float
    planned: float

    @property
    def change(self) -> float:
        """Tests more as planned; below 0 they have moved away or are no longer done."""
        return self.planned - self.unchanged


def moved_tests(made: Estimate, year: YearResult | None = None) -> tuple[TestMove, ...]:
    """Where the tests of a year are done and who asks for them, the last year where none is given.

    Requesters of a test share its tests by how many of its patients they send.
    """
    year = year or made.final
    now = placed_tests(made, year, CURRENT, 1.0)
    option = placed_tests(made, year, made.option, year.adoption)
    stays = 1 - year.adoption
    return tuple(
        TestMove(place, now.get(place, 0.0), stays * now.get(place, 0.0) + option.get(place, 0.0))
        for place in dict.fromkeys((*now, *option))
    )


def placed_tests(
    made: Estimate, year: YearResult, design: str, share: float
) -> dict[TestPlace, float]:
    """Tests by place of a share of the year's patients, who are on one design [tests/year]."""
    visits: dict[str, float] = {}
    entering: dict[tuple[str, str], float] = {}
    for stream in made.pathway.streams:
        people = share * year.demand[stream.id]
        place = (stream.entry, stream.id)
        entering[place] = entering.get(place, 0.0) + people
        for step_id, n in made.per_entrant[design][stream.id].items():
            visits[step_id] = visits.get(step_id, 0.0) + people * n
    found: dict[TestPlace, float] = {}
    for step, delivery, seen in _delivered(made, design, visits):
        came = _came(made, delivery, seen)
        for requester, sent in _requesters(made.pathway, design, step, visits, entering):
            for use in delivery.tests:
                key = TestPlace(use.test, delivery.setting.value, delivery.organisation, requester)
                found[key] = found.get(key, 0.0) + came * sent * use.quantity.central
    return found


def _delivered(
    made: Estimate, design: str, visits: Mapping[str, float]
) -> Iterator[tuple[Step, Delivery, float]]:
    """Each step with tests that is visited, how it is done, and how often it is done so."""
    done, rest = dict(visits), dict[str, float]()
    if made.is_held and design != CURRENT:
        again = made.assumptions.value("rebooked")
        done, rest = held_to_capacity(made.pathway, design, visits, again)
    for by_step, way in ((done, design), (rest, CURRENT)):
        for step in made.pathway.steps:
            delivery, seen = step.deliveries.get(way), by_step.get(step.id, 0.0)
            if delivery is not None and delivery.tests and seen:
                yield step, delivery, seen


def _came(made: Estimate, delivery: Delivery, visits: float) -> float:
    dna = delivery.dna.central if delivery.dna else 0.0
    again = made.assumptions.value("rebooked")
    return attended(visits, dna, delivery.rebooked.central if delivery.rebooked else again)


def _requesters(
    pathway: Pathway,
    design: str,
    step: Step,
    visits: Mapping[str, float],
    entering: Mapping[tuple[str, str], float],
) -> Iterator[tuple[str, float]]:
    """Who sends patients to a step, and the share of them that each does."""
    for (entry, stream), people in entering.items():
        if entry == step.id:
            yield stream, people / visits[step.id]
    for connection in pathway.connections:
        if connection.target == step.id and (share := connection.share(design)) > 0:
            sent = visits.get(connection.source, 0.0) * share
            yield connection.source, sent / visits[step.id]


@dataclass(frozen=True, slots=True)
class DeviceUse:
    """One test's devices and kits outside hospital in a year.

    ``hours`` that devices are in use, how many ``devices`` and their ``utilisation`` (H3);
    ``kits`` used, of which for ``control``, ``assessment`` (external quality assessment) and
    ``training``, and ``repeats`` of tests that fail (C5); what devices cost (E9) and
    ``each``: a test with its device and kits [£].
    """

    test: str
    tests: float
    hours: float
    devices: int
    utilisation: float
    kits: float
    repeats: float
    control: float
    assessment: float
    training: float
    consumables: float
    cost: DeviceCost
    purchase: float
    each: float


def devices(made: Estimate, year: YearResult | None = None) -> tuple[DeviceUse, ...]:
    """Devices and kits that the tests of a year need outside hospital, as planned."""
    year = year or made.final
    return tuple(_device(made, cost) for cost in year.community_planned.tests)


def _device(made: Estimate, cost: TestCost) -> DeviceUse:
    value, many = made.assumptions.value, cost.devices
    test = made.library.test(cost.test)
    worked = DeviceCost(0.0, 0.0, 0.0)
    price = 0.0
    if many and test.price is not None and test.life_years is not None:
        price = test.price.central
        upkeep = (price * value("device_service"), value("device_eqa"), value("device_it"))
        rate, volume = value("discount_rate"), cost.tests / many
        worked = device_cost(price, test.life_years, max(rate, 0.0), upkeep, volume)
        even = device_annuity(price, test.life_years, rate)
        worked = worked._replace(equivalent=many * even, annual=cost.device_cost)
    return DeviceUse(
        test=cost.test,
        tests=cost.tests,
        hours=cost.tests * cost.minutes_each / 60,
        devices=many,
        utilisation=cost.use,
        kits=cost.kits,
        repeats=cost.tests / (1 - value("failed_tests")) - cost.tests if many else 0.0,
        control=many * value("control_runs"),
        assessment=many * value("eqa_samples"),
        training=many * value("training_tests"),
        consumables=cost.consumables,
        cost=worked,
        purchase=many * price,
        each=(cost.consumables + cost.device_cost) / cost.tests,
    )


@dataclass(frozen=True, slots=True)
class Turnaround:
    """How soon a test's result comes [hours from request]; ``hours`` ``None`` where not known."""

    test: str
    target: float
    hours: float | None

    @property
    def is_met(self) -> bool | None:
        """Whether it is in time; ``None`` where nobody has said how long it takes."""
        return None if self.hours is None else self.hours <= self.target


def turnaround(made: Estimate) -> tuple[Turnaround, ...]:
    """Every test of the option outside hospital for which a time is set, and the time it takes."""
    outside = dict.fromkeys(
        use.test
        for step in made.pathway.steps
        if (delivery := step.deliveries.get(made.option)) is not None
        if delivery.setting is not Setting.HOSPITAL
        for use in delivery.tests
    )
    return tuple(
        Turnaround(test, target, made.assumptions.given(f"turnaround.{test}"))
        for test in outside
        if (target := served(test).target_hours) is not None
    )


def results_return(pathway: Pathway) -> bool | None:
    """Whether results go back to whoever asked; ``None`` where nobody has said."""
    place = pathway.governance.results_to.strip().casefold()
    return place == REQUESTER if place else None


@dataclass(frozen=True, slots=True)
class LoanStock:
    """Devices that patients take home: loans a year, days each is away, and devices to hold.

    ``days`` and ``devices`` are ``None`` where nobody has said how long a loan lasts.
    """

    test: str
    loans: float
    days: float | None
    exact: float | None
    devices: int | None


def loan_stock(made: Estimate, year: YearResult | None = None) -> tuple[LoanStock, ...]:
    """Patient-held devices that a year's tests outside hospital need, as planned.

    Loans over the year keep loans · days / 365 devices away at a time; the stock keeps them at the
    highest planned use of a device, so that one is there when it is asked for.
    """
    year = year or made.final
    loans: dict[str, float] = {}
    for key, n in year.planned.tests.items():
        if key.setting != Setting.HOSPITAL and served(key.test).is_patient_held:
            loans[key.test] = loans.get(key.test, 0.0) + n
    return tuple(_stock(made, test, n) for test, n in loans.items())


def _stock(made: Estimate, test: str, loans: float) -> LoanStock:
    days = made.assumptions.given(f"loan_days.{test}")
    if days is None:
        return LoanStock(test, loans, None, None, None)
    exact = loans * days / DAYS / made.assumptions.value("device_use_limit")
    return LoanStock(test, loans, days, exact, math.ceil(exact - NEARLY))
