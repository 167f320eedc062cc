"""How uncertain numbers are spread: PERT, triangular, lognormal, and chances that sum to 1."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final, NamedTuple

from resources.beta import beta_value
from resources.errors import OutOfBoundsError

__all__ = [
    "P90",
    "Chances",
    "Lognormal",
    "Pert",
    "Triangular",
    "chance_that_exceeds",
    "chances_from_counts",
    "compared",
    "lognormal_from_range",
    "lognormal_of",
    "percentile",
    "product",
]

NORMAL: Final = NormalDist()
P90: Final = NORMAL.inv_cdf(0.9)
JEFFREYS: Final = 0.5


def _refuse_disorder(low: float, likely: float, high: float) -> None:
    if not low <= likely <= high:
        raise OutOfBoundsError(
            what="range", value=f"{low:g}, {likely:g}, {high:g}", bounds="low ≤ likely ≤ high"
        )


@dataclass(frozen=True, slots=True)
class Pert:
    """A beta from ``low`` to ``high`` with mode ``likely``; a constant where all agree (I1).

    Raises:
        OutOfBoundsError: The three are out of order.
    """

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        _refuse_disorder(self.low, self.likely, self.high)

    @property
    def alpha(self) -> float:
        """The first parameter of the beta."""
        width = self.high - self.low
        return 1 + 4 * (self.likely - self.low) / width if width else 1.0

    @property
    def beta(self) -> float:
        """The second parameter of the beta."""
        width = self.high - self.low
        return 1 + 4 * (self.high - self.likely) / width if width else 1.0

    @property
    def mean(self) -> float:
        """The mean."""
        return (self.low + 4 * self.likely + self.high) / 6

    def value(self, share: float) -> float:
        """The value that ``share`` of it lies below."""
        width = self.high - self.low
        return self.low + width * beta_value(share, self.alpha, self.beta) if width else self.low


@dataclass(frozen=True, slots=True)
class Triangular:
    """A triangle between ``low`` and ``high`` whose peak is ``likely`` (I2).

    Raises:
        OutOfBoundsError: The three are out of order.
    """

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        _refuse_disorder(self.low, self.likely, self.high)

    @property
    def mean(self) -> float:
        """The mean."""
        return (self.low + self.likely + self.high) / 3

    def value(self, share: float) -> float:
        """The value that ``share`` of it lies below."""
        a, m, b = self.low, self.likely, self.high
        if a == b:
            return a
        if share <= (m - a) / (b - a):
            return a + math.sqrt(share * (b - a) * (m - a))
        return b - math.sqrt((1 - share) * (b - a) * (b - m))


@dataclass(frozen=True, slots=True)
class Lognormal:
    """A value whose logarithm is normal with ``mu`` and ``sigma`` (I3)."""

    mu: float
    sigma: float

    @property
    def mean(self) -> float:
        """The mean."""
        return math.exp(self.mu + self.sigma**2 / 2)

    def value(self, share: float) -> float:
        """The value that ``share`` of it lies below."""
        return math.exp(self.mu + self.sigma * NORMAL.inv_cdf(share))


def lognormal_of(mean: float, variation: float) -> Lognormal:
    """The lognormal with a mean and a coefficient of variation (I3).

    Raises:
        OutOfBoundsError: The mean is not above 0.
    """
    if mean <= 0:
        raise OutOfBoundsError(what="mean", value=f"{mean:g}", bounds="> 0")
    sigma = math.sqrt(math.log1p(variation**2))
    return Lognormal(math.log(mean) - sigma**2 / 2, sigma)


def lognormal_from_range(low: float, high: float) -> Lognormal:
    """The lognormal whose 10th and 90th percentiles are ``low`` and ``high`` (I3).

    Raises:
        OutOfBoundsError: They are out of order, or not above 0.
    """
    if not 0 < low <= high:
        raise OutOfBoundsError(what="range", value=f"{low:g}, {high:g}", bounds="0 < low ≤ high")
    below, above = math.log(low), math.log(high)
    return Lognormal((below + above) / 2, (above - below) / (2 * P90))


def product(*factors: Lognormal) -> Lognormal:
    """Independent lognormals multiplied, which is one again (I6)."""
    return Lognormal(sum(f.mu for f in factors), math.hypot(*(f.sigma for f in factors)))


class Chances(NamedTuple):
    """A Dirichlet: its parameters; the chances drawn from it always sum to 1 (I4)."""

    alpha: tuple[float, ...]

    @property
    def mean(self) -> tuple[float, ...]:
        """The mean chances."""
        total = sum(self.alpha)
        return tuple(a / total for a in self.alpha)

    def variance(self, at: int) -> float:
        """The variance of one chance."""
        total, mean = sum(self.alpha), self.mean[at]
        return mean * (1 - mean) / (total + 1)


def chances_from_counts(counts: Sequence[float]) -> Chances:
    """Chances known from counting where people went, half a person added to each way (I4)."""
    return Chances(tuple(count + JEFFREYS for count in counts))


def percentile(sample: Sequence[float], share: float) -> float:
    """The value below which ``share`` of a sample lies, interpolated in a straight line (I5).

    Type 7, as Excel's PERCENTILE.INC.

    Raises:
        OutOfBoundsError: The sample is empty.
    """
    if not sample:
        raise OutOfBoundsError(what="sample", value="0", bounds="≥ 1")
    ordered = sorted(sample)
    at = share * (len(ordered) - 1)
    low = math.floor(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


def chance_that_exceeds(one: Lognormal, other: Lognormal) -> float:
    """The chance that one independent lognormal is more than another (I8)."""
    spread = math.hypot(one.sigma, other.sigma)
    if spread == 0:
        return float(one.mu > other.mu)
    return NORMAL.cdf((one.mu - other.mu) / spread)


class Compared(NamedTuple):
    """The difference of two options whose draws are common: mean, spread, chance it is above 0."""

    mean: float
    spread: float
    chance: float


def compared(
    means: tuple[float, float], spreads: tuple[float, float], correlation: float
) -> Compared:
    """How much more the second of two normal options gives, drawn together (I9)."""
    difference = means[1] - means[0]
    spread = math.sqrt(
        spreads[0] ** 2 + spreads[1] ** 2 - 2 * correlation * spreads[0] * spreads[1]
    )
    chance = NORMAL.cdf(difference / spread) if spread else float(difference > 0)
    return Compared(difference, spread, chance)
