"""Contacts, slots, staff minutes, tests, room time and bed days that visits to steps make."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Self, TypeVar

from pathways.model import CONTACT_KINDS, CURRENT, Part, Pathway, Setting
from resources.errors import RebookingError

__all__ = [
    "Activity",
    "PlacedTest",
    "StaffKey",
    "activity",
    "attended",
    "group_minutes",
    "held_to_capacity",
    "home_round",
    "overflow",
    "room_sessions",
    "slots",
    "staff_minutes",
]

K = TypeVar("K")


class StaffKey(NamedTuple):
    """Whose time, for what, where and employed by whom."""

    role: str
    part: str
    setting: str
    organisation: str


class PlacedTest(NamedTuple):
    """A type of test and the setting it is done in."""

    test: str
    setting: str


@dataclass(frozen=True, slots=True)
class Activity:
    """A year's activity of a design or a mixture of designs.

    ``visits`` [by step], ``contacts`` [by step that counts as a contact and by setting],
    ``minutes`` [staff minutes], ``tests``, ``room_minutes`` [by setting], ``bed_days``.
    """

    visits: Mapping[str, float] = field(default_factory=dict)
    step_contacts: Mapping[tuple[str, str], float] = field(default_factory=dict)
    minutes: Mapping[StaffKey, float] = field(default_factory=dict)
    step_minutes: Mapping[tuple[str, StaffKey], float] = field(default_factory=dict)
    tests: Mapping[PlacedTest, float] = field(default_factory=dict)
    room_minutes: Mapping[str, float] = field(default_factory=dict)
    bed_days: float = 0.0

    def __add__(self, other: Self) -> "Activity":
        return Activity(
            _sum(self.visits, other.visits),
            _sum(self.step_contacts, other.step_contacts),
            _sum(self.minutes, other.minutes),
            _sum(self.step_minutes, other.step_minutes),
            _sum(self.tests, other.tests),
            _sum(self.room_minutes, other.room_minutes),
            self.bed_days + other.bed_days,
        )

    @property
    def contacts(self) -> dict[str, float]:
        """Contacts by setting."""
        by_setting: dict[str, float] = {}
        for (_step, setting), n in self.step_contacts.items():
            by_setting[setting] = by_setting.get(setting, 0.0) + n
        return by_setting

    @property
    def tests_by_type(self) -> dict[str, float]:
        """Tests of each type, wherever done."""
        by_type: dict[str, float] = {}
        for key, n in self.tests.items():
            by_type[key.test] = by_type.get(key.test, 0.0) + n
        return by_type

    @property
    def staff_hours(self) -> float:
        """All staff time [hours]."""
        return sum(self.minutes.values()) / 60

    @property
    def staff_hours_hospital(self) -> float:
        """Staff time in hospital [hours]."""
        return sum(m for k, m in self.minutes.items() if k.setting == Setting.HOSPITAL) / 60


def _sum(a: Mapping[K, float], b: Mapping[K, float]) -> dict[K, float]:
    return {k: a.get(k, 0.0) + b.get(k, 0.0) for k in dict.fromkeys((*a, *b))}


def slots(demand: float, dna: float, rebooked: float = 1.0) -> float:
    """Appointments needed so that ``demand`` people are seen or give up (C1).

    Args:
        demand: People who need the step.
        dna: Fraction who do not attend.
        rebooked: Fraction of those who are booked again.

    Raises:
        RebookingError: Nobody ever attends and everybody is booked again.
    """
    if dna * rebooked >= 1:
        raise RebookingError(dna=f"{dna:.0%}", rebooked=f"{rebooked:.0%}")
    return demand / (1 - dna * rebooked)


def attended(demand: float, dna: float, rebooked: float = 1.0) -> float:
    """Appointments that are kept."""
    return slots(demand, dna, rebooked) * (1 - dna)


def staff_minutes(demand: float, minutes: float, part: Part, dna: float, rebooked: float) -> float:
    """Minutes of one staff line for ``demand`` people (C2).

    Interpretation is spent on tests that were done; all other time on every slot, because a missed
    appointment wastes it.
    """
    if part is Part.INTERPRETATION:
        return minutes * attended(demand, dna, rebooked)
    return minutes * slots(demand, dna, rebooked)


def group_minutes(staff: float, session: float, group: float, dna: float) -> tuple[float, float]:
    """Staff minutes for a patient booked to a group session and for one who comes (C3)."""
    booked = staff * session / group
    return booked, booked / (1 - dna)


def home_round(first_km: float, between_km: float, visits: int) -> float:
    """Kilometres of a round of home visits from base and back (C4)."""
    return 2 * first_km + (visits - 1) * between_km


def room_sessions(room_minutes: float, session: float, use: float) -> float:
    """Room sessions a year for so many room minutes at a planned use (C6)."""
    return room_minutes / (session * use)


def overflow(wanted: float, capacity: float) -> tuple[float, float]:
    """Community activity that capacity allows, and the rest, which stays in hospital (H5)."""
    done = min(wanted, capacity)
    return done, wanted - done


def held_to_capacity(
    pathway: Pathway, option: str, visits: Mapping[str, float], rebooked: float
) -> tuple[dict[str, float], dict[str, float]]:
    """Visits that steps of ``option`` have room for, and the rest, which hospital goes on seeing.

    Only a step that is in hospital now, and outside it in the option with a capacity, is held to
    that; its capacity counts patients who come.
    """
    done: dict[str, float] = dict(visits)
    rest: dict[str, float] = {}
    for step in pathway.steps:
        delivery = step.deliveries.get(option)
        if delivery is None or delivery.capacity is None:
            continue
        if delivery.setting is Setting.HOSPITAL or step.setting(CURRENT) is not Setting.HOSPITAL:
            continue
        dna = delivery.dna.central if delivery.dna else 0.0
        again = delivery.rebooked.central if delivery.rebooked else rebooked
        most = delivery.capacity.central / attended(1.0, dna, again)
        done[step.id], rest[step.id] = overflow(visits.get(step.id, 0.0), most)
    return done, rest


def activity(
    pathway: Pathway, design: str, visits: Mapping[str, float], rebooked: float = 1.0
) -> Activity:
    """The activity that ``visits`` to the steps of one design make in a year, central values."""
    contacts: dict[tuple[str, str], float] = {}
    minutes: dict[StaffKey, float] = {}
    by_step: dict[tuple[str, StaffKey], float] = {}
    tests: dict[PlacedTest, float] = {}
    rooms: dict[str, float] = {}
    bed_days = 0.0
    seen: dict[str, float] = {}
    for step in pathway.steps:
        delivery = step.deliveries.get(design)
        if delivery is None:
            continue
        n = seen[step.id] = visits.get(step.id, 0.0)
        setting = delivery.setting.value
        dna = delivery.dna.central if delivery.dna else 0.0
        again = delivery.rebooked.central if delivery.rebooked else rebooked
        came = attended(n, dna, again)
        if step.kind in CONTACT_KINDS:
            contacts[step.id, setting] = came
        group = delivery.group_size.central if delivery.group_size else 1.0
        for line in delivery.staff:
            key = StaffKey(line.role, line.part.value, setting, delivery.organisation)
            spent = staff_minutes(n, line.minutes.central, line.part, dna, again) / group
            minutes[key] = minutes.get(key, 0.0) + spent
            by_step[step.id, key] = by_step.get((step.id, key), 0.0) + spent
        for use in delivery.tests:
            test = PlacedTest(use.test, setting)
            tests[test] = tests.get(test, 0.0) + came * use.quantity.central
        if delivery.room_minutes:
            room = delivery.room_minutes.central * slots(n, dna, again) / group
            rooms[setting] = rooms.get(setting, 0.0) + room
        if delivery.bed_days:
            bed_days += came * delivery.bed_days.central
    return Activity(seen, contacts, minutes, by_step, tests, rooms, bed_days)
