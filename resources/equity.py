"""How evenly people are reached, from the least to the most deprived."""

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Inequality", "inequality", "ridits", "slope_index"]


def ridits(people: Sequence[float]) -> tuple[float, ...]:
    """Where the middle of each group stands, 0 to 1, groups in the order given."""
    total = sum(people)
    before = 0.0
    middles = []
    for n in people:
        middles.append((before + n / 2) / total)
        before += n
    return tuple(middles)


def slope_index(people: Sequence[float], rates: Sequence[float]) -> float:
    """Slope index of inequality: the rate of the most deprived less that of the least.

    The slope of a straight line through the groups' rates over their ridits, each group weighing as
    many as it has people. Below 0 the most deprived are reached less.

    Args:
        people: People in each group, least deprived first; numbers or shares.
        rates: The rate of each group, in any unit; the index has the same.

    Source: formula G6.
    """
    total = sum(people)
    places = ridits(people)
    place = sum(n * x for n, x in zip(people, places, strict=True)) / total
    rate = sum(n * y for n, y in zip(people, rates, strict=True)) / total
    spread = sum(n * (x - place) ** 2 for n, x in zip(people, places, strict=True))
    together = sum(
        n * (x - place) * (y - rate) for n, x, y in zip(people, places, rates, strict=True)
    )
    return together / spread if spread else 0.0


class Inequality(NamedTuple):
    """How unevenly people are reached: the mean rate, the slope index, that over the mean, and the
    rate of the most deprived over the rate of the least; ``None`` where nobody is reached."""

    mean: float
    slope: float
    relative: float | None
    ratio: float | None


def inequality(people: Sequence[float], rates: Sequence[float]) -> Inequality:
    """How a rate differs from the least to the most deprived (G6)."""
    mean = sum(n * y for n, y in zip(people, rates, strict=True)) / sum(people)
    slope = slope_index(people, rates)
    return Inequality(
        mean,
        slope,
        slope / mean if mean else None,
        rates[-1] / rates[0] if rates[0] else None,
    )
