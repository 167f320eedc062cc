"""Whether services can keep up: use of capacity, same-day and booked care, one hub or several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from pathways.model import CURRENT, Delivery, Setting, Step, StreamKind
from pathways.values import Hours
from resources.activity import attended, overflow
from resources.costs import unit_cost
from resources.errors import OutOfBoundsError
from resources.estimate import Estimate, YearResult
from resources.queues import (
    BookedList,
    SameDay,
    booked_list,
    same_day,
    servers_needed,
    steady_capacity,
)

__all__ = [
    "BookedNeed",
    "Hub",
    "SameDayNeed",
    "StepUse",
    "booked_need",
    "hub_or_separate",
    "open_hours",
    "same_day_needs",
    "step_uses",
]

WEEKS: Final = 52.0
# How much numbers vary from week to week where people come by chance and nobody has counted.
BY_CHANCE: Final = 1.0


@dataclass(frozen=True, slots=True)
class StepUse:
    """A step outside hospital in a plan year: contacts wanted against its capacity (H5).

    ``overflow`` stays in hospital where the step is there now, at ``pounds`` of average cost;
    ``unmet`` has nowhere to go.
    """

    step: str
    year: int
    wanted: float
    capacity: float
    overflow: float
    unmet: float
    pounds: float

    @property
    def utilisation(self) -> float:
        """The part of the capacity that is wanted; infinite where there is none of it."""
        if self.capacity > 0:
            return self.wanted / self.capacity
        return float("inf") if self.wanted > 0 else 0.0

    @property
    def is_stable(self) -> bool:
        """Whether the step keeps up; at 1 and above it is unstable, and no wait can be given."""
        return self.utilisation < 1


def step_uses(made: Estimate) -> tuple[StepUse, ...]:
    """Every step of the option outside hospital that has a capacity, in every plan year."""
    return tuple(
        _use(made, step, delivery, year)
        for step in made.pathway.steps
        if (delivery := step.deliveries.get(made.option)) is not None
        if delivery.capacity is not None and delivery.setting is not Setting.HOSPITAL
        for year in made.years[1:]
    )


def _use(made: Estimate, step: Step, delivery: Delivery, year: YearResult) -> StepUse:
    capacity = delivery.capacity.central if delivery.capacity else 0.0
    wanted = _wanted(made, step, made.option, year)
    is_inside = step.setting(CURRENT) is Setting.HOSPITAL
    if step.setting(CURRENT) is delivery.setting:
        wanted += _wanted(made, step, CURRENT, year)
    _done, over = overflow(wanted, capacity)
    return StepUse(
        step=step.id,
        year=year.year,
        wanted=wanted,
        capacity=capacity,
        overflow=over if is_inside else 0.0,
        unmet=0.0 if is_inside else over,
        pounds=over * unit_cost(made.pathway, step.id, made.assumptions) if is_inside else 0.0,
    )


def _wanted(made: Estimate, step: Step, design: str, year: YearResult) -> float:
    """Patients of a design who would come to a step in a year."""
    delivery = step.deliveries[design]
    share = 1 - year.adoption if design == CURRENT else year.adoption
    visits = sum(
        year.demand[stream] * by_step.get(step.id, 0.0)
        for stream, by_step in made.per_entrant[design].items()
    )
    dna = delivery.dna.central if delivery.dna else 0.0
    again = made.assumptions.value("rebooked")
    again = delivery.rebooked.central if delivery.rebooked else again
    return attended(share * visits, dna, again)


def open_hours(hours: Hours) -> float | None:
    """Hours a year that a service is open; ``None`` where its opening hours are not known."""
    minutes = sum(span[1] - span[0] for span in hours.week if span)
    return minutes / 60 * WEEKS if minutes > 0 else None


@dataclass(frozen=True, slots=True)
class SameDayNeed:
    """A step people walk into: people an hour, people one clinician sees in an hour, clinicians at
    once that see enough of them in time (H1), and how long people then wait."""

    step: str
    arriving: float
    serving: float
    servers: int
    found: SameDay


def same_day_needs(made: Estimate, year: YearResult | None = None) -> Iterator[SameDayNeed]:
    """First steps outside hospital of streams of attendances, while the service is open.

    Who is seen takes the longest line of staff time at the step. Nothing is given where opening
    hours are not known, or nobody comes.
    """
    year = year or made.final
    hours = open_hours(made.pathway.governance.service_hours)
    entries = (s.entry for s in made.pathway.streams if s.kind is StreamKind.ATTENDANCE)
    within, target = (made.assumptions.value(f"same_day_{what}") for what in ("hours", "target"))
    for entry in dict.fromkeys(entries):
        delivery = made.pathway.step(entry).deliveries.get(made.option)
        if hours is None or delivery is None or delivery.setting is Setting.HOSPITAL:
            continue
        minutes = max((line.minutes.central for line in delivery.staff), default=0.0)
        arriving = year.planned.visits.get(entry, 0.0) / hours
        if minutes > 0 and arriving > 0:
            serving = 60 / minutes
            servers = servers_needed(arriving, serving, within, target)
            found = same_day(arriving, serving, servers, within)
            yield SameDayNeed(entry, arriving, serving, servers, found)


class BookedNeed(NamedTuple):
    """Booked care at a step: people a week, the list to keep (H2), and the capacity a week that
    keeps it; ``is_enough`` says whether the step has that capacity, ``None`` where not given."""

    weekly: float
    waiting: BookedList
    steady: float
    is_enough: bool | None


def booked_need(
    made: Estimate,
    step_id: str,
    *,
    waiting: float = 0.0,
    weeks: float = WEEKS,
    year: YearResult | None = None,
) -> BookedNeed | None:
    """Rules for booked care at a step outside hospital; ``None`` until a longest wait is given.

    Args:
        made: The estimate.
        step_id: A step of the option.
        waiting: People on the list now.
        weeks: In how many weeks the list is to be as it should.
        year: The plan year, the last where none is given.
    """
    longest = made.assumptions.given("booked.longest_wait")
    step = made.pathway.step(step_id)
    delivery = step.deliveries.get(made.option)
    if longest is None or delivery is None:
        return None
    weekly = _wanted(made, step, made.option, year or made.final) / WEEKS
    steady = steady_capacity(weekly, longest, BY_CHANCE, BY_CHANCE)
    has = delivery.capacity.central / WEEKS if delivery.capacity else None
    return BookedNeed(
        weekly,
        booked_list(weekly, longest, waiting, weeks),
        steady,
        None if has is None else has >= steady,
    )


class Hub(NamedTuple):
    """Clinicians that separate services need, each, and that one hub for all of them needs (H4)."""

    separate: tuple[int, ...]
    shared: int

    @property
    def saved(self) -> int:
        """Clinicians fewer in one hub."""
        return sum(self.separate) - self.shared


def hub_or_separate(arriving: Sequence[float], serving: float, within: float, target: float) -> Hub:
    """One hub against a service in each place, all seeing as many people in time.

    Args:
        arriving: People an hour in each place.
        serving: People one clinician sees in an hour.
        within: The time to be seen within [hours].
        target: The share of people who are.

    Raises:
        OutOfBoundsError: There is no place, or no number of clinicians is enough.
    """
    if not arriving:
        raise OutOfBoundsError(what="places", value="0", bounds="≥ 1")
    separate = tuple(servers_needed(one, serving, within, target) for one in arriving)
    return Hub(separate, servers_needed(sum(arriving), serving, within, target))
