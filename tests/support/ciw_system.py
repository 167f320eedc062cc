"""A system of queues run by Ciw, with its own random numbers or with the very same as ours."""

import math
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

import ciw
import numpy as np
from numpy.typing import NDArray

from resources.simulation.measures import Seen, Window, seen
from resources.simulation.replication import Run, Visits
from resources.simulation.system import OUT, Source, Station, System
from resources.simulation.weeks import WEEK

Array = NDArray[np.float64]
LATER = 100 * WEEK  # by when whoever came before the end has been begun and finished


class Times(NamedTuple):
    """When people came to one station, were begun and were finished there, by when they came."""

    comes: Array
    begins: Array
    ends: Array


def by_ciw(system: System, until: float, seed: int) -> list[Times]:
    """What Ciw makes of the system up to ``until`` [minutes], with its own random numbers."""
    return timed_by_ciw(system, until, seed)[1]


def timed_by_ciw(system: System, until: float, seed: int) -> tuple[float, list[Times]]:
    """The processor time that Ciw simulates for [seconds], and what it makes of the system."""
    ciw.seed(seed)
    coming: list[Any] = [None] * len(system.stations)
    for source in system.sources:
        coming[source.station] = _ComesAtRandom(source)
    ways = np.zeros((len(system.stations), len(system.stations)))
    for at, station in enumerate(system.stations):
        for target, share in zip(
            station.targets, np.diff([0.0, *station.shares, 1.0]), strict=True
        ):
            if target != OUT:
                ways[at, target] += share
    network = ciw.create_network(
        arrival_distributions=coming,
        service_distributions=[_takes(station) for station in system.stations],
        number_of_servers=[_servers(station) for station in system.stations],
        routing=ways.tolist(),
    )
    run = ciw.Simulation(network)
    began = time.process_time()
    run.simulate_until_max_time(until)
    seconds = time.process_time() - began
    return seconds, _times(run, system)


def by_ciw_with_ours(run: Run, number: int) -> tuple[list[Times], list[Times]]:
    """What Ciw and ours make of a replication, both with the random numbers of ours."""
    system = run.system
    coming = run.coming(number)
    ours = dict(run.followed(number, coming))
    known = [ours[at] for at in range(len(system.stations))]
    moments: list[Any] = [None] * len(known)
    for at in {source.station for source in system.sources}:
        together = [c for c, s in zip(coming, system.sources, strict=True) if s.station == at]
        moments[at] = _ComesAt(np.sort(np.concatenate(together)))
    network = ciw.create_network(
        arrival_distributions=moments,
        service_distributions=[_TakesAs(visits) for visits in known],
        number_of_servers=[_servers(station) for station in system.stations],
        routing=ciw.routing.NetworkRouting([_GoesAs(visits) for visits in known]),
    )
    theirs = ciw.Simulation(network)
    theirs.simulate_until_max_time(run.window.end + LATER)
    return (
        _times(theirs, system),
        [Times(v.comes, v.begins, v.begins + v.serving) for v in known],
    )


def seen_in(window: Window, system: System, times: Sequence[Times]) -> list[Seen]:
    """What the window shows of each station."""
    return [
        seen(s, window, *of, within=240.0) for s, of in zip(system.stations, times, strict=True)
    ]


def _times(run: Any, system: System) -> list[Times]:
    found: list[list[tuple[float, float, float]]] = [[] for _station in system.stations]
    for record in run.get_all_records(only=["service"]):
        times = (record.arrival_date, record.service_start_date, record.service_end_date)
        found[record.node - 1].append(times)
    return [Times(*np.array(sorted(times)).reshape(-1, 3).T) for times in found]


def _servers(station: Station) -> Any:
    if station.week.is_always:
        return math.inf if station.servers is None else station.servers
    assert station.servers is not None, "a schedule of Ciw needs a number"
    numbers: list[int] = []
    ends: list[float] = []
    for open_, close in station.week.spans:
        if open_ > (ends[-1] if ends else 0.0):
            numbers.append(0)
            ends.append(open_)
        numbers.append(station.servers)
        ends.append(close)
    if ends[-1] < 7 * 1440:
        numbers.append(0)
        ends.append(7 * 1440.0)
    return ciw.Schedule(numbers_of_servers=numbers, shift_end_dates=ends)


def _takes(station: Station) -> Any:
    if station.variation == 0 or station.minutes == 0:
        return ciw.dists.Deterministic(station.minutes)
    if station.variation == 1:
        return ciw.dists.Exponential(1 / station.minutes)
    shape = station.variation**-2
    return ciw.dists.Gamma(shape, station.minutes / shape)


class _ComesAtRandom(ciw.dists.Distribution):  # type: ignore[misc]
    """A Poisson process in the open time of a stream."""

    def __init__(self, source: Source) -> None:
        self.week = source.week
        self.gap = ciw.dists.Exponential(source.a_year / source.week.minutes_a_year)

    def sample(self, t: float = 0.0, **_: Any) -> float:
        gap: float = self.gap.sample()
        if self.week.is_always:
            return gap
        return float(self.week.moments(np.array([self.week.open_until(t) + gap]))[0]) - t


class _ComesAt(ciw.dists.Distribution):  # type: ignore[misc]
    """People who come at these moments, and then nobody."""

    def __init__(self, moments: np.ndarray) -> None:
        self.gaps = iter(np.diff(moments, prepend=0.0).tolist())

    def sample(self, **_: Any) -> float:
        return next(self.gaps, math.inf)


class _TakesAs(ciw.dists.Distribution):  # type: ignore[misc]
    """The times of these visits, in their order; who has been given one is marked with its number.

    A visit that ours left out, since it came after the end, takes no time.
    """

    def __init__(self, visits: Visits) -> None:
        self.serving = visits.serving.tolist()
        self.given = 0

    def sample(self, *, ind: Any, **_: Any) -> float:
        number = ind.visit = self.given
        self.given += 1
        return float(self.serving[number]) if number < len(self.serving) else 0.0


class _GoesAs(ciw.routing.NodeRouting):  # type: ignore[misc]
    """Each goes on to where the visit with their number went."""

    def __init__(self, visits: Visits) -> None:
        self.targets = visits.targets.tolist()

    def next_node(self, ind: Any) -> Any:
        target = self.targets[ind.visit] if ind.visit < len(self.targets) else OUT
        return self.simulation.nodes[-1 if target == OUT else target + 1]
