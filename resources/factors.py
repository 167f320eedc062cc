"""Factor bars: what makes the difference between two plans, one group of numbers at a time."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pathways.errors import UserError
from resources.estimate import Estimate
from resources.mixing import Factor, as_now, mixed

__all__ = ["Bar", "Factor", "Factors", "factors", "factors_of_plan"]

Result = Callable[[Estimate], float]


@dataclass(frozen=True, slots=True)
class Bar:
    """How far a result moves when one group of numbers alone becomes that of the other plan."""

    factor: Factor
    effect: float


@dataclass(frozen=True, slots=True)
class Factors:
    """A result in two plans, and what makes the difference, in the result's unit.

    ``bars`` and ``interaction`` add up to ``total``. The interaction is what groups do together
    beyond what each does alone. ``left_out`` are groups whose change alone gives no plan that can
    be worked out; what they do is part of the interaction.
    """

    before: float
    after: float
    bars: tuple[Bar, ...]
    left_out: tuple[Factor, ...] = ()

    @property
    def total(self) -> float:
        """The whole difference."""
        return self.after - self.before

    @property
    def interaction(self) -> float:
        """What the groups do together beyond what each does alone."""
        return math.fsum((self.total, *(-bar.effect for bar in self.bars)))


def factors(one: Estimate, other: Estimate, result: Result) -> Factors:
    """What makes the difference of ``result`` from one plan to another.

    Groups of numbers that are the same in both have no bar.
    """
    bars: list[Bar] = []
    left_out: list[Factor] = []
    before = result(one)
    for factor in Factor:
        try:
            alone = mixed(one, other, [factor])
        except UserError:
            left_out.append(factor)
            continue
        if alone is not one:
            bars.append(Bar(factor, result(alone) - before))
    return Factors(before, result(other), tuple(bars), tuple(left_out))


def _net_recurring(made: Estimate) -> float:
    return made.final.net_recurring


NET: Final[Result] = _net_recurring


def factors_of_plan(made: Estimate, result: Result = NET) -> Factors:
    """What makes the difference from doing everything as now to the option (last plan year).

    Raises:
        UserError: As ``estimate`` does.
    """
    return factors(as_now(made), made, result)
