"""A stream's rate from a register, from ages or from a national rate, with every step shown."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from pathways.demand_from import DemandFrom
from pathways.model import Stream
from pathways.text import N_
from resources.demand import (
    PER,
    age_band_demand,
    crude_rate,
    deprivation_multiplier,
    register_reviews,
)

__all__ = ["WorkedDemand", "WorkedLine", "with_worked_rate", "worked_demand"]


class WorkedLine(NamedTuple):
    """A step of the working: what it is, as a text to translate, its value and unit."""

    what: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class WorkedDemand:
    """People who enter in the base year, the rate that is, and how the register grows by itself.

    ``missing`` names what is blank and needed; without it the figures are ``None``. ``growth`` is
    ``None`` where nothing says how the register moves.
    """

    people: float | None
    per_10000: float | None
    growth: float | None
    lines: tuple[WorkedLine, ...]
    missing: tuple[str, ...]


def worked_demand(known: DemandFrom, population: float) -> WorkedDemand:
    """Demand from what is known: a register (A2), else age bands (A3), else a national rate (A1).

    A national rate, whole or by age, is multiplied by local deprivation against the nation's (A4).
    A register is not: its people have been counted where they live.

    Args:
        known: What the rate is worked out from.
        population: People of all ages registered.
    """
    if known.prevalence is not None or known.register:
        return _of_register(known, population)
    lines: list[WorkedLine] = []
    if known.ages:
        people = [band.people for band in known.ages]
        demand = age_band_demand(people, [band.per_10000 for band in known.ages])
        lines.append(WorkedLine(N_("People of all ages given"), sum(people), "people"))
        lines.append(WorkedLine(N_("Demand by age"), demand, "people/year"))
        rate = crude_rate(people, demand)
    elif known.national is not None:
        rate = known.national
        lines.append(WorkedLine(N_("National rate"), rate, "people/10,000/year"))
    else:
        return WorkedDemand(None, None, None, (), ("prevalence", "ages", "national"))
    if sum(known.ratios) > 0 and len(known.fifths) == len(known.ratios):
        times = deprivation_multiplier(known.fifths, known.ratios)
        rate *= times
        lines.append(WorkedLine(N_("Local deprivation against the nation's"), times, "ratio"))
    return _worked(rate * population / PER, population, None, lines)


def _of_register(known: DemandFrom, population: float) -> WorkedDemand:
    needed = ["prevalence", "reviews_each", "uptake"]
    if known.leaving is not None or known.joining is not None:
        needed += ["leaving", "joining"]
    missing = tuple(name for name in needed if getattr(known, name) is None)
    if missing:
        return WorkedDemand(None, None, None, (), missing)
    on_it = population * (known.prevalence or 0.0)
    after, mean, reviews = register_reviews(
        on_it,
        known.leaving or 0.0,
        known.joining or 0.0,
        known.reviews_each or 0.0,
        known.uptake or 0.0,
    )
    lines = [
        WorkedLine(N_("People on the register"), on_it, "people"),
        WorkedLine(N_("People on it a year on"), after, "people"),
        WorkedLine(N_("People on it in the middle of the year"), mean, "people"),
        WorkedLine(N_("Reviews done"), reviews, "people/year"),
    ]
    moves = known.leaving is not None and on_it > 0
    return _worked(reviews, population, after / on_it - 1 if moves else None, lines)


def _worked(
    people: float, population: float, growth: float | None, lines: list[WorkedLine]
) -> WorkedDemand:
    rate = people / population * PER if population else 0.0
    return WorkedDemand(people, rate, growth, tuple(lines), ())


def with_worked_rate(stream: Stream, population: float, source: str = "") -> Stream:
    """The stream with the rate that its working gives, derived from ``source``; its spread is kept.

    The same stream where nothing is worked out, something is blank, or there are no people.
    """
    if stream.worked_from is None or not population:
        return stream
    found = worked_demand(stream.worked_from, population)
    if found.per_10000 is None:
        return stream
    rate = replace(stream.per_10000.with_central(found.per_10000), basis="D", source=source)
    return replace(stream, per_10000=rate)
