"""Estimates side by side, draw by draw: how far each is from the first, how often it is better."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from resources.appraisal import running_by_year
from resources.estimate import Estimate
from resources.sampled import DRAFT_DRAWS, SEED, Interval, Keep, Sample, samples
from resources.value import present_value

__all__ = ["BETTER", "COMPARED", "Compared", "Difference", "central_of", "compared", "difference"]

MORE, LESS, NEITHER = 1, -1, 0
# What is compared, in reading order, and whether more or less of it is better.
BETTER: Final[Mapping[str, int]] = {
    "contacts_out": MORE,
    "ls1": MORE,
    "wte_needed": NEITHER,
    "wte_moved": NEITHER,
    "recurring_cost": LESS,
    "released": MORE,
    "net_recurring": LESS,
    "double_running": LESS,
    "npv_cash": MORE,
    "npv_nhs": MORE,
}
COMPARED: Final = tuple(BETTER)


@dataclass(frozen=True, slots=True)
class Difference:
    """How far a figure of one estimate is from that of another, with the same luck in both.

    ``mean`` and ``interval`` are in the unit of the figure; ``central`` is of the central values,
    ``None`` where the estimate has no such figure; ``chance_more`` and ``chance_less`` are how
    often it is more and less, 0 to 1; ``chance_better`` is the one of them that is wanted, ``None``
    where neither is.
    """

    central: float | None
    mean: float
    interval: Interval
    chance_more: float
    chance_less: float
    chance_better: float | None


@dataclass(frozen=True)
class Compared:
    """Several estimates and their draws; ``differences`` are from the first, by figure.

    The first has none from itself, so its entry is blank.
    """

    made: tuple[Estimate, ...]
    drawn: tuple[Sample, ...]
    differences: tuple[Mapping[str, Difference], ...]

    def central(self, figure: str) -> tuple[float | None, ...]:
        """A figure's central value in each estimate."""
        return tuple(central_of(made, figure) for made in self.made)

    def intervals(self, figure: str) -> tuple[Interval, ...]:
        """Where a figure likely lies in each estimate."""
        return tuple(drawn.interval(figure) for drawn in self.drawn)


def compared(
    made: Sequence[Estimate],
    *,
    figures: Iterable[str] = COMPARED,
    count: int = DRAFT_DRAWS,
    seed: int = SEED,
    goes_on: Keep = lambda: True,
) -> Compared | None:
    """Estimates side by side, each drawn with the same luck as the first (I9).

    Args:
        made: The estimates; the others are compared with the first.
        figures: Which figures of a sample.
        count: How many draws.
        seed: Where the luck begins.
        goes_on: Asked now and then; a no gives ``None``.
    """
    drawn = samples(made, count=count, seed=seed, goes_on=goes_on)
    if drawn is None:
        return None
    wanted = tuple(figures)
    others: list[Mapping[str, Difference]] = [
        {figure: _of_pair(made[0], one, drawn[0], sampled, figure) for figure in wanted}
        for one, sampled in zip(made[1:], drawn[1:], strict=True)
    ]
    return Compared(tuple(made), drawn, ({}, *others) if made else ())


def difference(first: Sample, other: Sample, figure: str) -> Difference:
    """How far ``other`` is from ``first`` in a figure, draw by draw; no central values."""
    return _difference(first, other, figure, None)


def _of_pair(one: Estimate, two: Estimate, first: Sample, other: Sample, figure: str) -> Difference:
    before, after = central_of(one, figure), central_of(two, figure)
    central = None if before is None or after is None else after - before
    return _difference(first, other, figure, central)


def _difference(first: Sample, other: Sample, figure: str, central: float | None) -> Difference:
    far = other.draws[figure] - first.draws[figure]
    low, middle, high = (float(p) for p in np.percentile(far, (10, 50, 90)))
    more, less = float((far > 0).mean()), float((far < 0).mean())
    return Difference(
        central=central,
        mean=float(far.mean()),
        interval=Interval(low, middle, high),
        chance_more=more,
        chance_less=less,
        chance_better={MORE: more, LESS: less}.get(BETTER.get(figure, NEITHER)),
    )


def central_of(made: Estimate, figure: str) -> float | None:
    """A figure at central values, in the last plan year; ``None`` where there is none.

    Present values are those of the lines that a sample has: what the community needs and double
    running against what is released.
    """
    year = made.final
    if figure in ("npv_cash", "npv_nhs"):
        return _net_present_value(made, with_capacity=figure == "npv_nhs")
    found: dict[str, float | None] = {
        "contacts_out": year.contacts_out,
        "ls1": year.left_shift.ls1,
        "wte_needed": year.wte_needed,
        "wte_moved": year.wte_moved,
        "recurring_cost": year.recurring_cost,
        "released": year.release.released,
        "net_recurring": year.net_recurring,
        "double_running": made.double_running.total,
    }
    return found.get(figure)


def _net_present_value(made: Estimate, *, with_capacity: bool) -> float:
    flows = [0.0]
    running = running_by_year(made)
    for year in made.years[1:]:
        gained = year.release.released if with_capacity else year.release.cashable
        flows.append(gained - year.recurring_cost - running[year.year])
    return present_value(flows, made.assumptions.value("discount_rate"))
