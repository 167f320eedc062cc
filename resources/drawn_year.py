"""One year of an estimate for many draws at once, by the formulas of the estimate itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

import numpy as np

from pathways.library import Library
from pathways.model import CONTACT_KINDS, Delivery, Part, Pathway, Setting, Step
from resources.activity import PlacedTest, StaffKey
from resources.assumptions import PRICE_BASE, Assumptions
from resources.costs import NO_RATE, session_size_key, unit_cost_key
from resources.drawn import Draws
from resources.spreads import Array, Family
from resources.workforce import hours_per_wte

__all__ = ["Amounts", "DrawnDesign", "DrawnPrices"]

HOSPITAL: Final = Setting.HOSPITAL.value
Value = Array | float
K = TypeVar("K")


@dataclass(slots=True)
class Amounts:
    """A year's activity in each draw: the fields of ``Activity``, an array each."""

    contacts: dict[tuple[str, str], Value] = field(default_factory=dict)
    minutes: dict[StaffKey, Value] = field(default_factory=dict)
    hospital_minutes: dict[tuple[str, StaffKey], Value] = field(default_factory=dict)
    tests: dict[PlacedTest, Value] = field(default_factory=dict)
    bed_days: Value = 0.0

    def times(self, people: Value) -> "Amounts":
        """The activity of so many people, where this is that of one."""
        return Amounts(
            {k: v * people for k, v in self.contacts.items()},
            {k: v * people for k, v in self.minutes.items()},
            {k: v * people for k, v in self.hospital_minutes.items()},
            {k: v * people for k, v in self.tests.items()},
            self.bed_days * people,
        )

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(
            _sum(self.contacts, other.contacts),
            _sum(self.minutes, other.minutes),
            _sum(self.hospital_minutes, other.hospital_minutes),
            _sum(self.tests, other.tests),
            self.bed_days + other.bed_days,
        )


def _sum(one: Mapping[K, Value], other: Mapping[K, Value]) -> dict[K, Value]:
    if not one or not other:
        return dict(one or other)
    return {k: one.get(k, 0.0) + other.get(k, 0.0) for k in dict.fromkeys((*one, *other))}


class DrawnDesign:
    """What a visit to each step of a design takes in each draw."""

    def __init__(self, pathway: Pathway, design: str, draws: Draws, rebooked: Value) -> None:
        self._steps: list[tuple[Step, Delivery, Value, Value]] = []
        self._pathway = pathway
        self._design = design
        self._draws = draws
        for step in pathway.steps:
            delivery = step.deliveries.get(design)
            if delivery is not None:
                dna = self._drawn(step, "dna", Family.BETA, 0.0)
                again = self._drawn(step, "rebooked", Family.BETA, rebooked)
                slots = 1.0 / (1.0 - dna * again)
                self._steps.append((step, delivery, slots, slots * (1.0 - dna)))

    def _drawn(self, step: Step, name: str, family: Family, missing: Value) -> Value:
        quantity = getattr(step.deliveries[self._design], name)
        if quantity is None:
            return missing
        return self._draws.value(f"step {step.id} {name}", quantity, family)

    def amounts(self, visits: Mapping[str, Value]) -> Amounts:
        """The activity that visits to the steps make (C1, C2)."""
        made = Amounts()
        for step, delivery, slots, came in self._steps:
            seen = visits.get(step.id, 0.0)
            self._add(made, step, delivery, seen * slots, seen * came)
        return made

    def _add(
        self, made: Amounts, step: Step, delivery: Delivery, booked: Value, came: Value
    ) -> None:
        setting = delivery.setting.value
        if step.kind in CONTACT_KINDS:
            made.contacts[step.id, setting] = came
        group = self._drawn(step, "group_size", Family.PERT, 1.0)
        for line in delivery.staff:
            key = StaffKey(line.role, line.part.value, setting, delivery.organisation)
            name = f"step {step.id} {line.role} {line.part.value}"
            each = self._draws.value(name, line.minutes, Family.PERT)
            times = came if line.part is Part.INTERPRETATION else booked
            spent = times * each / group
            made.minutes[key] = made.minutes.get(key, 0.0) + spent
            if setting == HOSPITAL:
                at = (step.id, key)
                made.hospital_minutes[at] = made.hospital_minutes.get(at, 0.0) + spent
        for use in delivery.tests:
            test = PlacedTest(use.test, setting)
            many = self._draws.value(f"step {step.id} {use.test}", use.quantity, Family.PERT)
            made.tests[test] = made.tests.get(test, 0.0) + came * many
        made.bed_days = made.bed_days + came * self._drawn(step, "bed_days", Family.PERT, 0.0)

    def minutes_per_test(self) -> dict[str, Value]:
        """Technical minutes outside hospital that each test takes: the longest step's."""
        longest: dict[str, Value] = {}
        for step, delivery, _slots, _came in self._steps:
            if delivery.setting is Setting.HOSPITAL:
                continue
            technical: Value = 0.0
            for line in delivery.staff:
                if line.part is Part.TECHNICAL:
                    name = f"step {step.id} {line.role} {line.part.value}"
                    technical = technical + self._draws.value(name, line.minutes, Family.PERT)
            for use in delivery.tests:
                longest[use.test] = np.maximum(longest.get(use.test, 0.0), technical)
        return longest


class DrawnPrices:
    """What activity costs and releases in each draw."""

    def __init__(
        self, pathway: Pathway, draws: Draws, assumptions: Assumptions, shared: Library
    ) -> None:
        self._pathway = pathway
        self._draws = draws
        self._assumptions = assumptions
        self._library = shared
        self.variable, self.semi = draws.shares_left(assumptions, "variable_share", "semi_share")
        self.hours: Value = hours_per_wte(
            weekly=self._value("weekly_hours"),
            leave=self._value("annual_leave_days"),
            holidays=self._value("bank_holidays"),
            sick=self._value("sickness"),
            study=self._value("study"),
            direct=self._value("direct_contact"),
        ).direct
        self._pay: dict[str, Value] = {}

    def _value(self, key: str) -> float:
        # The sums hold for arrays as for numbers; the types of the formulas name numbers.
        found: float = self._draws.assumption(self._assumptions, key)  # type: ignore[assignment]
        return found

    def value(self, key: str) -> Value:
        """The draws of an assumption."""
        return self._value(key)

    def wte(self, minutes: Value) -> Value:
        """Whole-time equivalents for staff minutes (D2)."""
        return minutes / 60.0 / self.hours

    def pay(self, role_id: str) -> Value:
        """Employer cost of a post in a role, overhead left out [£/WTE/year]."""
        known = self._pay.get(role_id)
        if known is not None:
            return known
        role = self._library.role(role_id)
        if (key := f"pay.band.{role.band}") in self._assumptions:
            found = self.value(key)
        else:
            salary = self._draws.value(f"salary {role_id}", role.salary, Family.LOGNORMAL)
            above = np.maximum(0.0, salary - self.value("ni_threshold"))
            rates = self.value("pension_rate") + self.value("levy_rate")
            found = salary + self.value("ni_rate") * above + rates * salary
        self._pay[role_id] = found
        return found

    def staff(self, minutes: Mapping[StaffKey, Value], *, in_hospital: bool) -> Value:
        """Pay for the staff minutes in hospital, or outside it [£/year]."""
        total: Value = 0.0
        for key, spent in minutes.items():
            if (key.setting == HOSPITAL) is in_hospital:
                total = total + self.wte(spent) * self.pay(key.role)
        return total

    def community(self, done: Amounts, minutes_each: Mapping[str, Value]) -> Value:
        """What the activity outside hospital costs [£/year]."""
        total = self.staff(done.minutes, in_hospital=False)
        total = total * (1.0 + self.value("community_overhead"))
        volumes: dict[str, Value] = {}
        for key, n in done.tests.items():
            if key.setting != HOSPITAL:
                volumes[key.test] = volumes.get(key.test, 0.0) + n
        for test, n in volumes.items():
            total = total + self._tests(test, n, minutes_each.get(test, 0.0))
        return total

    def _tests(self, test_id: str, tests: Value, minutes: Value) -> Value:
        test = self._library.test(test_id)
        kit = test.consumable
        each = self._draws.value(f"test {test_id} kit", kit, Family.LOGNORMAL) if kit else 0.0
        if test.price is None or test.life_years is None:
            return np.where(np.asarray(tests) > 0, tests * each, 0.0)
        room = self.value("device_hours") * self.value("device_use_limit")
        devices = np.maximum(1.0, np.ceil(tests * minutes / 60.0 / room))
        used = tests / (1.0 - self.value("failed_tests")) + devices * (
            self.value("control_runs") + self.value("eqa_samples") + self.value("training_tests")
        )
        price = self._draws.value(f"test {test_id} price", test.price, Family.LOGNORMAL)
        rate = self._assumptions.value("discount_rate")
        spread = (
            1 / test.life_years if rate <= NO_RATE else rate / (1 - (1 + rate) ** -test.life_years)
        )
        annual = price * (spread + self.value("device_service"))
        annual = annual + self.value("device_eqa") + self.value("device_it")
        return np.where(np.asarray(tests) > 0, used * each + devices * annual, 0.0)

    def unit_cost(self, step_id: str) -> Value:
        """Full average cost of a hospital contact at a step, at the price base [£/contact]."""
        key = unit_cost_key(self._pathway, step_id, self._assumptions)
        if not key:
            return 0.0
        price, year = self.value(key), self._assumptions[key].price_year
        return price if year in ("", PRICE_BASE) else price * self.value(f"uprate.{year}")

    def hospital(self, done: Amounts) -> Value:
        """What the activity in hospital costs at full average cost [£/year]."""
        total: Value = 0.0
        for step in self._pathway.steps:
            if unit_cost_key(self._pathway, step.id, self._assumptions):
                contacts = done.contacts.get((step.id, HOSPITAL), 0.0)
                total = total + contacts * self.unit_cost(step.id)
            else:
                inside = {k: v for (at, k), v in done.hospital_minutes.items() if at == step.id}
                total = total + self.staff(inside, in_hospital=True)
        return total

    def released(self, before: Amounts, after: Amounts) -> tuple[Value, Value]:
        """What hospital stops spending: variable cost, and semi-fixed in whole sessions (E2)."""
        variable: Value = 0.0
        semi: Value = 0.0
        for step in self._pathway.steps:
            place = (step.id, HOSPITAL)
            if place not in before.contacts and place not in after.contacts:
                continue
            drop = before.contacts.get(place, 0.0) - after.contacts.get(place, 0.0)
            average = self.unit_cost(step.id)
            size = self.value(session_size_key(step.kind))
            sessions = np.floor(np.abs(drop) / size + 1e-9)
            variable = variable + average * self.variable * drop
            semi = semi + np.copysign(sessions * self.semi * average * size, drop)
        return variable, semi

    def cashable(self, before: Amounts, variable: Value, semi: Value) -> tuple[Value, Value]:
        """Release that can be taken as cash, and that is capacity only (E3) [£/year]."""
        inside = {k: v for k, v in before.minutes.items() if k.setting == HOSPITAL}
        posts: Value = 0.0
        for spent in inside.values():
            posts = posts + self.wte(spent)
        pay = self.staff(inside, in_hospital=True)
        has_posts = np.asarray(posts) > 0
        post = np.where(has_posts, pay / np.where(has_posts, posts, 1.0), 0.0)
        given = np.where(post > 0, semi / np.where(post > 0, post, 1.0), 0.0)
        named = sum(line.wte for line in self._pathway.money.release)
        taken = np.minimum(given, named)
        return variable + taken * post, semi - taken * post
