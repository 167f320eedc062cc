"""Numbers drawn from their ranges: each spread meets its low and high at 1 in 10, within bounds."""

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pathways.values import Quantity
from resources.beta import beta_share
from resources.distributions import P90, lognormal_from_range

__all__ = ["Array", "Family", "Spread", "even_shares", "spread_of"]

Array = NDArray[np.float64]
FURTHEST: Final = 36.0  # the logit beyond which a share cannot be told from 1
POINTS: Final = 1601
SHAPES: Final = 401
STEPS: Final = 60
CLOSE: Final = 1e-8
LOW, HIGH = 0.1, 0.9


class Family(StrEnum):
    """How a number is spread: by what sort of number it is."""

    PERT = "pert"
    LOGNORMAL = "lognormal"
    BETA = "beta"


@dataclass(frozen=True, eq=False, slots=True)
class Spread:
    """A spread by the values that its shares lie below; ``shares`` rise from 0 to 1.

    A spread of one value has no shares.
    """

    values: Array
    shares: Array

    @property
    def is_constant(self) -> bool:
        """Whether every draw is the same."""
        return not self.shares.size

    def at(self, shares: Array) -> Array:
        """The values that these shares lie below."""
        if self.is_constant:
            return np.full(shares.shape, self.values[0])
        return np.interp(shares, self.shares, self.values)


def even_shares(count: int, generator: np.random.Generator) -> Array:
    """One share drawn from each of ``count`` equal parts of 0 to 1, in random order.

    Draws that are spread out so meet percentiles much more closely than free ones do.
    """
    return (generator.permutation(count) + generator.random(count)) / count


def spread_of(quantity: Quantity, family: Family) -> Spread:
    """The spread of a number whose 10th and 90th percentiles are its low and high.

    A range of nothing, or out of order, is the central value alone. Lognormal needs a range above
    0 and beta one inside 0 to 1; where they have none, and where a PERT would reach below 0
    although its range does not, the nearest family that keeps within bounds is taken.
    """
    low, central, high = quantity.low, quantity.central, quantity.high
    if not low <= central <= high or low == high:
        return _constant(central)
    return _spread(family, low, central, high)


@cache
def _spread(family: Family, low: float, central: float, high: float) -> Spread:
    if family is Family.BETA and low > 0 and high < 1:
        return _beta_between(low, high)
    if family is Family.BETA and low >= 0 and high <= 1:
        return _pert(low, central, high, within=(0.0, 1.0))
    if family is Family.LOGNORMAL and low > 0:
        return _lognormal(low, high)
    return _pert(low, central, high, within=(0.0 if low >= 0 else -math.inf, math.inf))


def _constant(value: float) -> Spread:
    return Spread(np.array([value]), np.array([]))


def _lognormal(low: float, high: float) -> Spread:
    found = lognormal_from_range(low, high)
    normal = _normal()
    return Spread(np.exp(found.mu + found.sigma * normal.values), normal.shares)


@cache
def _normal() -> Spread:
    """The standard normal, out to where one draw in a million million lies."""
    values = np.linspace(-7.5, 7.5, 3001)
    shares = np.array([0.5 * math.erfc(-v / math.sqrt(2)) for v in values])
    return Spread(values, shares)


@cache
def _unit_beta(alpha: float, beta: float) -> Spread:
    """A Beta(alpha, beta) on 0 to 1, its density added up over logits, where it is smooth."""
    middle, deviation = math.log(alpha / beta), math.sqrt(1 / alpha + 1 / beta)
    low = max(middle - 12 * deviation - 30 / alpha, -FURTHEST)
    high = min(middle + 12 * deviation + 30 / beta, FURTHEST)
    logits = np.linspace(low, high, POINTS)
    values = 1 / (1 + np.exp(-logits))
    density = alpha * -np.logaddexp(0, -logits) + beta * -np.logaddexp(0, logits)
    weight = np.exp(density - density.max())
    added = np.concatenate([[0.0], np.cumsum((weight[1:] + weight[:-1]) / 2)])
    return Spread(values, added / added[-1])


def _scaled(unit: Spread, low: float, width: float) -> Spread:
    return Spread(low + width * unit.values, unit.shares)


@cache
def _pert_shapes() -> tuple[Array, Array, Array]:
    """By where the mode lies between the ends: the shares 0.1 and 0.9 of a PERT of width 1."""
    modes = np.linspace(0.0, 1.0, SHAPES)
    found = [_unit_beta(1 + 4 * m, 5 - 4 * m).at(np.array([LOW, HIGH])) for m in modes]
    _unit_beta.cache_clear()  # four hundred tables that nobody needs again
    ends = np.array(found)
    return modes, ends[:, 0], ends[:, 1]


def _pert(low: float, central: float, high: float, within: tuple[float, float]) -> Spread:
    modes, tenths, ninetieths = _pert_shapes()
    places = (modes - tenths) / (ninetieths - tenths)
    mode = float(np.interp((central - low) / (high - low), places, modes))
    tenth, ninetieth = (float(np.interp(mode, modes, p)) for p in (tenths, ninetieths))
    width = (high - low) / (ninetieth - tenth)
    start = low - tenth * width
    if start < within[0] or start + width > within[1]:
        return _within(low, high, within)
    return _scaled(_unit_beta(1 + 4 * mode, 5 - 4 * mode), start, width)


def _within(low: float, high: float, within: tuple[float, float]) -> Spread:
    """A spread for a range too near its bounds for a PERT; one that touches them is even."""
    if math.isfinite(within[1]):
        if low > 0 and high < 1:
            return _beta_between(low, high)
        return _even(low, high)
    return _lognormal(low, high) if low > 0 else _even(low, high)


def _even(low: float, high: float) -> Spread:
    """Every value from ``low`` to ``high`` alike, for a range that begins or ends on a bound.

    It meets the range with its ends rather than at 1 in 10, since nothing lies beyond.
    """
    return Spread(np.array([low, high]), np.array([0.0, 1.0]))


@cache
def _beta_between(low: float, high: float) -> Spread:
    """The beta on 0 to 1 whose 10th and 90th percentiles are ``low`` and ``high``.

    By Newton's rule on the logarithms of its parameters, from the normal with that range. A range
    so wide that a beta would pile up at a bound is met by a logit-normal instead.
    """
    mean = (low + high) / 2
    deviation = max((high - low) / 2.563, 1e-9)
    size = max(mean * (1 - mean) / deviation**2 - 1, 0.1)
    logs = [math.log(mean * size), math.log((1 - mean) * size)]

    def miss(a: float, b: float) -> tuple[float, float]:
        alpha, beta = math.exp(a), math.exp(b)
        return beta_share(low, alpha, beta) - LOW, beta_share(high, alpha, beta) - HIGH

    for _step in range(STEPS):
        now = miss(*logs)
        if max(map(abs, now)) < 1e-10:
            break
        nudge = 1e-6
        first = miss(logs[0] + nudge, logs[1])
        second = miss(logs[0], logs[1] + nudge)
        a, c = ((first[i] - now[i]) / nudge for i in (0, 1))
        b, d = ((second[i] - now[i]) / nudge for i in (0, 1))
        turn = a * d - b * c
        if turn == 0:
            break
        move = ((b * now[1] - d * now[0]) / turn, (c * now[0] - a * now[1]) / turn)
        longest = max(map(abs, move))
        scale = 1.0 if longest < 1 else 1 / longest
        logs = [logs[0] + scale * move[0], logs[1] + scale * move[1]]
    if min(logs) < 0 or max(map(abs, miss(*logs))) > CLOSE:
        below, above = (math.log(x / (1 - x)) for x in (low, high))
        normal = _normal()
        logits = (below + above) / 2 + (above - below) / (2 * P90) * normal.values
        return Spread(1 / (1 + np.exp(-logits)), normal.shares)
    return _unit_beta(math.exp(logs[0]), math.exp(logs[1]))
