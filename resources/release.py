"""What hospital releases, rung by rung: sessions, lists and bays that close, and the cost lines."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from resources.costs import session_size, session_size_key, unit_cost
from resources.effects import beds_released
from resources.estimate import Estimate, YearResult

__all__ = [
    "CostLine",
    "Release",
    "Rung",
    "StepRelease",
    "ladder",
    "released_by_step",
    "wards_closed",
]

NEARLY: Final = 1e-9


class CostLine(StrEnum):
    """How a cost behaves when activity falls."""

    VARIABLE = "variable"
    SEMI_FIXED = "semi_fixed"
    FIXED = "fixed"


class Release(NamedTuple):
    """What becomes of a cost whose patients have left [£/year]: cash that can be taken out,
    capacity for other patients, and what is stranded."""

    cashable: float = 0.0
    capacity: float = 0.0
    stranded: float = 0.0

    @property
    def total(self) -> float:
        """The average cost of what left."""
        return self.cashable + self.capacity + self.stranded


@dataclass(frozen=True, slots=True)
class StepRelease:
    """A hospital step in a year: contacts that leave it, and what becomes of their cost by line.

    Below 0, contacts and pounds come to the step.
    """

    step: str
    drop: float
    average: float
    lines: Mapping[CostLine, Release]

    @property
    def all_lines(self) -> Release:
        """The three lines together."""
        return Release(
            sum(line.cashable for line in self.lines.values()),
            sum(line.capacity for line in self.lines.values()),
            sum(line.stranded for line in self.lines.values()),
        )


def released_by_step(made: Estimate, year: YearResult | None = None) -> tuple[StepRelease, ...]:
    """What the hospital steps of a year release, the last year where none is given (E2, E3).

    Variable cost is cash; fixed cost is stranded. Semi-fixed cost that closes whole sessions is
    cash as far as named posts are stopped, shared out by what each step sets free, and capacity
    beyond that; the rest of it is stranded.
    """
    year = year or made.final
    return tuple(_of_steps(made, year))


def _of_steps(made: Estimate, year: YearResult) -> Iterator[StepRelease]:
    release = year.release
    cash_of_pay = release.cashable - release.variable
    share = cash_of_pay / release.semi_fixed if release.semi_fixed else 0.0
    semi_share = made.assumptions.value("semi_share")
    for step, freed in release.by_step.items():
        drop, average = release.drop[step], unit_cost(made.pathway, step, made.assumptions)
        semi = drop * average * semi_share
        cash = freed.semi_fixed * share
        fixed = drop * average - freed.variable - semi
        lines = {
            CostLine.VARIABLE: Release(cashable=freed.variable),
            CostLine.SEMI_FIXED: Release(cash, freed.semi_fixed - cash, semi - freed.semi_fixed),
            CostLine.FIXED: Release(stranded=fixed),
        }
        yield StepRelease(step, drop, average, lines)


@dataclass(frozen=True, slots=True)
class Rung:
    """How far a hospital step is down its ladder in a year.

    ``size`` contacts a year close one session, list or bay, named by ``assumption``; ``closed`` is
    how many are, whole (below 0, opened), ``pounds`` the semi-fixed cost of them [£/year], and
    ``to_next`` the contacts that would still have to leave to close one more.
    """

    step: str
    year: int
    assumption: str
    size: float
    drop: float
    closed: int
    pounds: float
    to_next: float


def ladder(made: Estimate) -> tuple[Rung, ...]:
    """Each hospital step that loses or gains contacts, plan year by plan year."""
    return tuple(
        _rung(made, step.id, year)
        for step in made.pathway.steps
        for year in made.years[1:]
        if step.id in year.release.by_step
    )


def _rung(made: Estimate, step_id: str, year: YearResult) -> Rung:
    kind = made.pathway.step(step_id).kind
    size = session_size(kind, made.assumptions)
    drop = year.release.drop[step_id]
    closed = math.floor(abs(drop) / size + NEARLY)
    left = max(0.0, drop)
    return Rung(
        step=step_id,
        year=year.year,
        assumption=session_size_key(kind),
        size=size,
        drop=drop,
        closed=closed if drop >= 0 else -closed,
        pounds=year.release.by_step[step_id].semi_fixed,
        to_next=(math.floor(left / size + NEARLY) + 1) * size - drop,
    )


def wards_closed(made: Estimate, year: YearResult | None = None) -> int:
    """Whole wards that the plan's own fall in bed days closes; a part of a ward closes none."""
    beds = beds_released(made, year or made.final)
    return max(0, math.floor(beds / made.assumptions.value("ward_beds") + NEARLY))
