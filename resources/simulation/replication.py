"""One replication: everybody who comes is followed, station after station."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from resources.errors import StoppedError
from resources.simulation.draws import ARRIVALS, STATIONS, Draws, Whole, arrivals, generator
from resources.simulation.loops import followed
from resources.simulation.measures import Seen, Window, seen
from resources.simulation.system import OUT, System
from resources.simulation.waiting import begun
from resources.simulation.weeks import YEAR, Array

__all__ = ["Found", "Run", "Visits", "Watch"]


class Watch:
    """Who is told how far a run has come, and asked whether to stop it."""

    def __init__(
        self,
        replications: int,
        progress: Callable[[float], object] | None,
        stopped: Callable[[], bool] | None,
    ) -> None:
        self._replications = replications
        self._progress = progress
        self._stopped = stopped

    def within(self, done: float, share: float) -> Callable[[float], None]:
        """Takes which part is over of a ``share`` of a replication, ``done`` before it.

        It tells that, and stops the run where somebody asked to.
        """

        def told(part: float) -> None:
            if self._stopped is not None and self._stopped():
                raise StoppedError
            if self._progress is not None:
                self._progress(min(1.0, (done + part * share) / self._replications))

        return told


class Visits(NamedTuple):
    """The visits to one station in the order in which people came [minutes].

    When they came and were begun, how long they took, and the station they went on to.
    """

    comes: Array
    begins: Array
    serving: Array
    targets: Whole


class Found(NamedTuple):
    """One replication: people who entered a year, and what was seen of each station."""

    entered: float
    stations: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What all replications of a run share; ``within`` is the wait that counts as in time."""

    system: System
    window: Window
    seed: int
    within: float
    watch: Watch

    def replication(self, number: int) -> Found:
        """What is seen of everybody followed once."""
        coming = self.coming(number)
        entered = sum(
            moments.size - int(np.searchsorted(moments, self.window.start)) for moments in coming
        )
        stations = self.system.stations
        found = {
            at: seen(
                stations[at],
                self.window,
                visits.comes,
                visits.begins,
                visits.begins + visits.serving,
                self.within,
            )
            for at, visits in self.followed(number, coming)
        }
        return Found(entered / self.window.years, tuple(found[at] for at in range(len(stations))))

    def coming(self, number: int) -> list[Array]:
        """When people come from outside, by source."""
        return [
            arrivals(source, self.window.end, generator(self.seed, number, ARRIVALS, which))
            for which, source in enumerate(self.system.sources)
        ]

    def followed(self, number: int, coming: Sequence[Array]) -> Iterator[tuple[int, Visits]]:
        """The visits to each station up to the end of the window, group by group."""
        system, until = self.system, self.window.end
        arriving: list[list[Array]] = [[] for _station in system.stations]
        for source, moments in zip(system.sources, coming, strict=True):
            arriving[source.station].append(moments)
        wanted = max(system.visits, 1e-9)
        done = 0.0
        for group in system.groups:
            share = sum(system.stations[at].a_year for at in group) / wanted
            told = self.watch.within(number + done, share)
            told(0.0)
            for at, visits in self._group(number, group, arriving, told):
                ends = visits.begins + visits.serving
                targets = system.stations[at].targets
                for target in {*targets} - {OUT, *group}:
                    onward = ends[visits.targets == target] if len(targets) > 1 else ends
                    arriving[target].append(onward[onward < until])
                yield at, visits
            done += share
        self.watch.within(number + 1, 0.0)(0.0)

    def _group(
        self,
        number: int,
        group: tuple[int, ...],
        arriving: list[list[Array]],
        told: Callable[[float], object],
    ) -> Iterator[tuple[int, Visits]]:
        """The visits to the stations of one group; those who came are then forgotten."""
        until = self.window.end
        come = {at: _merged(arriving[at]) for at in group}
        for at in group:
            arriving[at].clear()
        draws = {
            at: Draws(self.system.stations[at], generator(self.seed, number, STATIONS, at))
            for at in group
        }
        if self.system.loops(group):
            for at, (comes, begins) in followed(draws, come, until, until / YEAR, told).items():
                yield at, Visits(comes, begins, *draws[at].used(comes.size))
            return
        for at, drawn in draws.items():
            serving, targets = drawn.next(come[at].size)
            station = drawn.station
            begins = begun(come[at], serving, station.servers, station.week, station.utilisation)
            yield at, Visits(come[at], begins, serving, targets)


def _merged(moments: Sequence[Array]) -> Array:
    """All the moments, rising."""
    together = np.concatenate([np.empty(0), *moments])
    together.sort(kind="stable")
    return together
