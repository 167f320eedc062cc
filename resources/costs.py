"""Pounds a year: pay with on-costs, tests and devices, and hospital cost at the margin."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from pathways.library import Library, Role
from pathways.model import Kind, Pathway, Setting
from resources.activity import Activity, StaffKey
from resources.assumptions import Assumptions
from resources.workforce import direct_hours, wte

__all__ = [
    "NO_RATE",
    "CommunityCost",
    "HospitalCost",
    "HospitalRelease",
    "OnCosts",
    "Released",
    "cashable",
    "community_cost",
    "device_annuity",
    "devices_needed",
    "hospital_cost",
    "hospital_release",
    "kits",
    "marginal_release",
    "on_costs",
    "pay_per_wte",
    "session_size",
    "session_size_key",
    "staff_cost",
    "unit_cost",
    "unit_cost_key",
]


NO_RATE: Final = 1e-9  # below it the payments are equal parts of the price


class OnCosts(NamedTuple):
    """A post's pay with on-costs, with overhead too, and for each hour with patients [£]."""

    with_on_costs: float
    full: float
    per_direct_hour: float


def on_costs(
    salary: float,
    *,
    ni_rate: float,
    ni_threshold: float,
    pension: float,
    levy: float,
    overhead: float,
    hours: float,
) -> OnCosts:
    """What a salary costs the employer in a year (E1) [£/year, £/hour]."""
    annual = salary + ni_rate * max(0.0, salary - ni_threshold) + (pension + levy) * salary
    full = annual * (1 + overhead)
    return OnCosts(annual, full, full / hours)


def pay_per_wte(role: Role, assumptions: Assumptions) -> float:
    """Employer cost of a whole-time equivalent in a role, overhead left out [£/WTE/year].

    Agenda for Change bands come from the pay table; other roles are built up from their salary.
    """
    if (key := f"pay.band.{role.band}") in assumptions:
        return assumptions.value(key)
    return on_costs(
        role.salary.central,
        ni_rate=assumptions.value("ni_rate"),
        ni_threshold=assumptions.value("ni_threshold"),
        pension=assumptions.value("pension_rate"),
        levy=assumptions.value("levy_rate"),
        overhead=0.0,
        hours=1.0,
    ).with_on_costs


def staff_cost(
    minutes: Mapping[StaffKey, float], library: Library, assumptions: Assumptions
) -> dict[StaffKey, float]:
    """Pay for staff minutes, overhead left out [£/year]."""
    hours = direct_hours(assumptions)
    return {
        key: wte(spent, hours) * pay_per_wte(library.role(key.role), assumptions)
        for key, spent in minutes.items()
    }


def device_annuity(price: float, years: float, rate: float) -> float:
    """Equal yearly payments that buy a device over its life (E9) [£/year]."""
    if rate <= NO_RATE:
        return price / years
    return float(price * rate / (1 - (1 + rate) ** -years))


def devices_needed(volume: float, minutes: float, hours: float, most_use: float) -> int:
    """Devices for so many tests, none used above its planned share of hours (H3)."""
    return math.ceil(volume * minutes / 60 / (hours * most_use))


def kits(tests: float, failed: float, control: float, eqa: float, training: float) -> float:
    """Consumables used: failed tests repeated, controls, assessment samples and training (C5)."""
    return tests / (1 - failed) + control + eqa + training


@dataclass(frozen=True, slots=True)
class TestCost:
    """One type of test outside hospital in a year: tests, devices, kits and what they cost [£]."""

    __test__ = False  # not a class of tests

    test: str
    tests: float
    minutes_each: float
    devices: int
    use: float
    kits: float
    consumables: float
    device_cost: float


@dataclass(frozen=True, slots=True)
class CommunityCost:
    """What a year's activity outside hospital costs: pay, overhead, consumables, devices [£]."""

    pay: Mapping[StaffKey, float]
    overhead: float
    tests: tuple[TestCost, ...]

    @property
    def total(self) -> float:
        """All of it [£/year]."""
        consumables = sum(t.consumables + t.device_cost for t in self.tests)
        return sum(self.pay.values()) + self.overhead + consumables


def community_cost(
    pathway: Pathway,
    designs: Iterable[str],
    done: Activity,
    library: Library,
    assumptions: Assumptions,
) -> CommunityCost:
    """What the activity outside hospital costs in a year, built up from its parts.

    Devices are counted by the longest technical time that a step of ``designs`` gives a test.
    """
    outside = {k: v for k, v in done.minutes.items() if k.setting != Setting.HOSPITAL}
    pay = staff_cost(outside, library, assumptions)
    overhead = sum(pay.values()) * assumptions.value("community_overhead")
    volumes: dict[str, float] = {}
    for key, n in done.tests.items():
        if key.setting != Setting.HOSPITAL:
            volumes[key.test] = volumes.get(key.test, 0.0) + n
    minutes = _minutes_per_test(pathway, tuple(designs))
    costed = tuple(
        _test_cost(test, n, minutes.get(test, 0.0), library, assumptions)
        for test, n in volumes.items()
        if n > 0
    )
    return CommunityCost(pay, overhead, costed)


def _minutes_per_test(pathway: Pathway, designs: tuple[str, ...]) -> dict[str, float]:
    """Technical minutes that occupy a device for one test: the longest any step outside gives."""
    longest: dict[str, float] = {}
    for step in pathway.steps:
        for design in designs:
            delivery = step.deliveries.get(design)
            if delivery is None or delivery.setting is Setting.HOSPITAL:
                continue
            technical = [s.minutes.central for s in delivery.staff if s.part == "technical"]
            for use in delivery.tests:
                longest[use.test] = max(longest.get(use.test, 0.0), sum(technical))
    return longest


def _test_cost(
    test_id: str, tests: float, minutes: float, library: Library, assumptions: Assumptions
) -> TestCost:
    test = library.test(test_id)
    value = assumptions.value
    each = test.consumable.central if test.consumable else 0.0
    if test.price is None or test.life_years is None:
        return TestCost(test_id, tests, minutes, 0, 0.0, tests, tests * each, 0.0)
    hours, limit = value("device_hours"), value("device_use_limit")
    devices = max(1, devices_needed(tests, minutes, hours, limit))
    used = devices * kits(
        tests / devices,
        value("failed_tests"),
        value("control_runs"),
        value("eqa_samples"),
        value("training_tests"),
    )
    price = test.price.central
    upkeep = price * value("device_service") + value("device_eqa") + value("device_it")
    annual = device_annuity(price, test.life_years, value("discount_rate")) + upkeep
    use = tests * minutes / 60 / (devices * hours)
    return TestCost(test_id, tests, minutes, devices, use, used, used * each, devices * annual)


def unit_cost_key(pathway: Pathway, step_id: str, assumptions: Assumptions) -> str:
    """The assumption that prices one hospital contact at a step; blank where it has none.

    A test with a price of its own comes first, then the kind of step. Interpretation and advice
    are priced by their staff alone.
    """
    step = pathway.step(step_id)
    delivery = next((d for d in step.deliveries.values() if d.setting is Setting.HOSPITAL), None)
    if delivery is None:
        return ""
    if step.kind is Kind.TEST:
        for use in delivery.tests:
            if (key := f"unit_cost.test.{use.test}") in assumptions:
                return key
    return key if (key := f"unit_cost.{step.kind.value}") in assumptions else ""


def unit_cost(pathway: Pathway, step_id: str, assumptions: Assumptions) -> float:
    """Full average cost of one hospital contact at a step, at the price base [£/contact]."""
    key = unit_cost_key(pathway, step_id, assumptions)
    return assumptions.at_price_base(key) if key else 0.0


@dataclass(frozen=True, slots=True)
class HospitalCost:
    """A year's hospital activity at full average cost, by step [£/year]."""

    by_step: Mapping[str, float]

    @property
    def total(self) -> float:
        """All of it [£/year]."""
        return sum(self.by_step.values())


def hospital_cost(
    pathway: Pathway, done: Activity, library: Library, assumptions: Assumptions
) -> HospitalCost:
    """What the hospital activity costs in a year at full average cost."""
    inside: dict[str, dict[StaffKey, float]] = {}
    for (at, key), spent in done.step_minutes.items():
        if key.setting == Setting.HOSPITAL:
            inside.setdefault(at, {})[key] = spent
    by_step: dict[str, float] = {}
    for step in pathway.steps:
        contacts = done.step_contacts.get((step.id, Setting.HOSPITAL.value), 0.0)
        if priced := unit_cost_key(pathway, step.id, assumptions):
            by_step[step.id] = contacts * assumptions.at_price_base(priced)
        elif minutes := inside.get(step.id):
            by_step[step.id] = sum(staff_cost(minutes, library, assumptions).values())
    return HospitalCost(by_step)


class Released(NamedTuple):
    """What a fall in hospital activity releases: variable, semi-fixed, and what is stranded [£]."""

    variable: float
    semi_fixed: float
    stranded: float


def marginal_release(
    drop: float, average: float, *, variable_share: float, semi_share: float, step_volume: float
) -> Released:
    """What a fall of ``drop`` contacts releases at the margin, not at the average (E2) [£/year].

    Variable cost goes with each contact; semi-fixed cost only when ``step_volume`` contacts, a
    whole session or list, are gone; fixed cost never. What is not released is stranded. A rise
    (a negative drop) adds its variable cost and opens sessions in the same steps.
    """
    variable = average * variable_share * drop
    sessions = math.floor(abs(drop) / step_volume + 1e-9)
    semi = math.copysign(sessions * semi_share * average * step_volume, drop) if sessions else 0.0
    return Released(variable, semi, average * drop - variable - semi)


def session_size_key(kind: Kind) -> str:
    """The assumption that says how many contacts close one session, list or bay."""
    ladder = {Kind.PROCEDURE: "list", Kind.ADMISSION: "beds"}
    return f"session_size.{ladder.get(kind, 'clinic')}"


def session_size(kind: Kind, assumptions: Assumptions) -> float:
    """Contacts a year whose going closes one session, list or bay."""
    return assumptions.value(session_size_key(kind))


@dataclass(frozen=True, slots=True)
class HospitalRelease:
    """What a year's fall in hospital activity releases, by step and in all [£/year].

    ``drop`` [contacts]; ``cashable`` can be taken out of a budget, ``capacity`` can be used for
    other patients; with ``stranded`` they add up to the average cost of what left.
    """

    drop: Mapping[str, float]
    by_step: Mapping[str, Released]
    cashable: float
    capacity: float

    @property
    def variable(self) -> float:
        """Released variable cost [£/year]."""
        return sum(r.variable for r in self.by_step.values())

    @property
    def semi_fixed(self) -> float:
        """Released semi-fixed cost [£/year]."""
        return sum(r.semi_fixed for r in self.by_step.values())

    @property
    def stranded(self) -> float:
        """Cost that stays although its patients have left [£/year]."""
        return sum(r.stranded for r in self.by_step.values())

    @property
    def released(self) -> float:
        """Variable and semi-fixed cost together [£/year]."""
        return self.variable + self.semi_fixed


def cashable(
    nonpay_variable: float, released_wte: float, absorbable_wte: float, pay_per_post: float
) -> tuple[float, float]:
    """Release that can be taken as cash, and release that is capacity only (E3) [£/year].

    Non-pay variable cost is cash; pay is cash only for posts that vacancies or turnover absorb.
    """
    taken = min(released_wte, absorbable_wte)
    return nonpay_variable + taken * pay_per_post, (released_wte - taken) * pay_per_post


def hospital_release(
    pathway: Pathway, before: Activity, after: Activity, assumptions: Assumptions, post: float
) -> HospitalRelease:
    """What hospital stops spending when activity goes from ``before`` to ``after``.

    Args:
        pathway: Whose money section names the posts that stop.
        before: The year's activity if nothing changes.
        after: The year's activity as planned.
        assumptions: The shares of cost and the session sizes.
        post: Pay of one hospital post [£/WTE/year].
    """
    drops: dict[str, float] = {}
    by_step: dict[str, Released] = {}
    for step in pathway.steps:
        place = (step.id, Setting.HOSPITAL.value)
        drop = before.step_contacts.get(place, 0.0) - after.step_contacts.get(place, 0.0)
        average = unit_cost(pathway, step.id, assumptions)
        if not drop or not average:
            continue
        drops[step.id] = drop
        by_step[step.id] = marginal_release(
            drop,
            average,
            variable_share=assumptions.value("variable_share"),
            semi_share=assumptions.value("semi_share"),
            step_volume=session_size(step.kind, assumptions),
        )
    variable = sum(r.variable for r in by_step.values())
    pay = sum(r.semi_fixed for r in by_step.values())
    named = sum(line.wte for line in pathway.money.release)
    cash, capacity = cashable(variable, pay / post if post else 0.0, named, post)
    return HospitalRelease(drops, by_step, cash, capacity if post else pay)
