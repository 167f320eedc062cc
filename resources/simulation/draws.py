"""The random numbers of a run, each stream of them begun from the seed by what it is for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from resources.simulation.system import OUT, Source, Station
from resources.simulation.weeks import Array

__all__ = ["Draws", "Whole", "arrivals", "generator"]

Whole = NDArray[np.int64]
ARRIVALS, STATIONS = 0, 1
LEAST_AT_ONCE, MOST_AT_ONCE = 256, 65_536


def generator(seed: int, replication: int, what: int, which: int) -> np.random.Generator:
    """Random numbers for one purpose in one replication, the same whatever else is drawn."""
    sign = 0 if seed >= 0 else 1
    return np.random.default_rng([abs(seed), sign, replication, what, which])


def arrivals(source: Source, until: float, random: np.random.Generator) -> Array:
    """When the people of a stream come, a Poisson process in its open time up to ``until``."""
    worked = source.week.open_until(until)
    rate = source.a_year / source.week.minutes_a_year
    count = random.poisson(rate * worked)
    return source.week.moments(np.sort(random.random(count)) * worked)


@dataclass(slots=True)
class Draws:
    """How long each visit to a station takes and where it leads, in the order of the visits."""

    station: Station
    random: np.random.Generator
    _services: list[Array] = field(default_factory=list)
    _targets: list[Whole] = field(default_factory=list)

    def next(self, count: int) -> tuple[Array, Whole]:
        """The times [minutes] and targets of the next ``count`` visits."""
        station = self.station
        services = self._spread(count) * station.minutes
        if len(station.targets) < 2:
            only = station.targets[0] if station.targets else OUT
            return services, np.full(count, only, np.int64)
        ways = np.searchsorted(station.shares, self.random.random(count), side="right")
        return services, np.array(station.targets, np.int64)[ways]

    def _spread(self, count: int) -> Array:
        variation = self.station.variation
        if variation == 0 or self.station.minutes == 0:
            return np.ones(count)
        if variation == 1:
            return self.random.standard_exponential(count)
        shape = variation**-2
        return self.random.standard_gamma(shape, count) / shape

    def one_by_one(self, expected: float, places: Whole) -> Iterator[tuple[float, int]]:
        """Visits one at a time, without end: how long each takes, and ``places[target]``.

        They are drawn many at once, which is quicker; ``expected`` is about how many are wanted.
        """
        return chain.from_iterable(self._blocks(expected, places))

    def _blocks(self, expected: float, places: Whole) -> Iterator[Iterator[tuple[float, int]]]:
        count = LEAST_AT_ONCE + min(int(expected), MOST_AT_ONCE)
        while True:
            services, targets = self.next(count)
            self._services.append(services)
            self._targets.append(targets)
            yield zip(services.tolist(), places[targets].tolist(), strict=True)
            count = LEAST_AT_ONCE + min(int(expected / 16), MOST_AT_ONCE)

    def used(self, count: int) -> tuple[Array, Whole]:
        """The times and targets of the first ``count`` visits that were drawn one by one."""
        if not count:
            return np.empty(0), np.empty(0, np.int64)
        return np.concatenate(self._services)[:count], np.concatenate(self._targets)[:count]
