"""What a stream's rate was worked out from: a disease register, age bands, deprivation."""

from dataclasses import dataclass

__all__ = ["AgeBand", "DemandFrom"]


@dataclass(frozen=True, slots=True)
class AgeBand:
    """People of an age, and how many of each 10,000 of them enter in a year."""

    name: str
    people: float
    per_10000: float


@dataclass(frozen=True, slots=True)
class DemandFrom:
    """The working behind a stream's rate; what is blank is no part of it.

    ``register`` and ``area`` name where ``prevalence`` [share of all people] was read;
    ``reviews_each`` are offered to each person on the register a year and ``uptake`` of them taken
    up; ``leaving`` [share a year] and ``joining`` [people a year] move the register.
    ``national`` is a rate for each 10,000 people of the country. ``fifths`` are the shares of local
    people in each deprivation fifth and ``ratios`` the rates of the fifths over that of the first,
    least deprived first; each is empty or has five values.
    """

    register: str = ""
    area: str = ""
    prevalence: float | None = None
    reviews_each: float | None = None
    uptake: float | None = None
    leaving: float | None = None
    joining: float | None = None
    national: float | None = None
    ages: tuple[AgeBand, ...] = ()
    fifths: tuple[float, ...] = ()
    ratios: tuple[float, ...] = ()
