"""How many people enter a pathway in a year."""

from collections.abc import Sequence

from pathways.model import Pathway
from resources.errors import OutOfBoundsError

__all__ = [
    "age_band_demand",
    "crude_rate",
    "demand_by_stream",
    "deprivation_multiplier",
    "incident_demand",
    "mean_rate_ratio",
    "register_reviews",
]

PER = 10_000


def incident_demand(population: float, per_10000: float, growth: float, year: int) -> float:
    """People who enter in ``year`` [people/year]; year 0 is the base year.

    Source: formula A1, D_t = P/10,000 · r · (1+g)^t.
    """
    return population / PER * per_10000 * (1 + growth) ** year


def demand_by_stream(pathway: Pathway, population: float, year: int) -> dict[str, float]:
    """People who enter by each stream in ``year`` [people/year], central values."""
    return {
        s.id: incident_demand(population, s.per_10000.central, s.growth.central, year)
        for s in pathway.streams
    }


def register_reviews(
    register: float, leaving: float, joining: float, per_person: float, uptake: float
) -> tuple[float, float, float]:
    """The register a year on, its mean over the year, and the reviews done in it.

    Args:
        register: People on the register at the start of the year.
        leaving: Fraction who leave it in a year, 0 to 1.
        joining: People who join it in a year, not negative.
        per_person: Reviews offered to each person a year.
        uptake: Fraction of those offered who come, 0 to 1.

    Raises:
        OutOfBoundsError: A fraction above 1 or below 0, or fewer than nobody joining.

    Source: formula A2.
    """
    for what, value in (("uptake", uptake), ("leaving", leaving)):
        if not 0 <= value <= 1:
            raise OutOfBoundsError(what=what, value=f"{value:g}", bounds="0–1")
    if joining < 0:
        raise OutOfBoundsError(what="joining", value=f"{joining:g}", bounds="≥ 0")
    after = register * (1 - leaving) + joining
    mean = (register + after) / 2
    return after, mean, mean * per_person * uptake


def age_band_demand(people: Sequence[float], per_10000: Sequence[float]) -> float:
    """People who enter in a year, each age band at its own rate (A3) [people/year]."""
    return sum(p / PER * rate for p, rate in zip(people, per_10000, strict=True))


def crude_rate(people: Sequence[float], demand: float) -> float:
    """Demand per 10,000 people of all bands; 0 where there are no people."""
    everybody = sum(people)
    return demand / everybody * PER if everybody else 0.0


def mean_rate_ratio(shares: Sequence[float], ratios: Sequence[float]) -> float:
    """The mean rate ratio of a population with these shares in each deprivation fifth."""
    return sum(share * ratio for share, ratio in zip(shares, ratios, strict=True))


def deprivation_multiplier(shares: Sequence[float], ratios: Sequence[float]) -> float:
    """What a national rate is multiplied by where deprivation differs from Wales's equal fifths.

    The national rate is itself a mean over fifths, so the local mean ratio is divided by the
    national one (A4).
    """
    fifth = 1 / len(ratios)
    return mean_rate_ratio(shares, ratios) / mean_rate_ratio([fifth] * len(ratios), ratios)
