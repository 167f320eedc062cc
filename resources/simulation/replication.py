"""One replication: everybody who comes is followed, station after station."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from resources.errors import StoppedError
from resources.simulation.draws import ARRIVALS, STATIONS, Draws, arrivals, generator
from resources.simulation.loops import followed
from resources.simulation.measures import Seen, Window, seen
from resources.simulation.system import OUT, System
from resources.simulation.waiting import begun
from resources.simulation.weeks import YEAR, Array

__all__ = ["Found", "Run", "Watch"]


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

    def told(self, replication: float) -> None:
        """Tell how many replications are done; stop where somebody asked to."""
        if self._stopped is not None and self._stopped():
            raise StoppedError
        if self._progress is not None:
            self._progress(min(1.0, replication / self._replications))


class Found(NamedTuple):
    """One replication: people who entered a year, and what was seen of each station."""

    entered: float
    stations: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What all replications of a run share."""

    system: System
    window: Window
    seed: int
    within: float
    watch: Watch

    def replication(self, number: int) -> Found:
        """Everybody followed once, group by group."""
        system, until = self.system, self.window.end
        coming: list[list[Array]] = [[] for _station in system.stations]
        entered = 0
        for which, source in enumerate(system.sources):
            moments = arrivals(source, until, generator(self.seed, number, ARRIVALS, which))
            entered += moments.size - int(np.searchsorted(moments, self.window.start))
            coming[source.station].append(moments)
        found: dict[int, Seen] = {}
        done, all_visits = 0.0, max(system.visits, 1e-9)
        for group in system.groups:
            share = sum(system.stations[at].a_year for at in group) / all_visits

            def went_on(part: float, done: float = done, share: float = share) -> None:
                self.watch.told(number + done + part * share)

            went_on(0.0)
            arriving = {at: _merged(coming[at]) for at in group}
            for at in group:
                coming[at].clear()
            draws = {
                at: Draws(system.stations[at], generator(self.seed, number, STATIONS, at))
                for at in group
            }
            if system.loops(group):
                times = followed(draws, arriving, until, until / YEAR, went_on)
            for at in group:
                station = system.stations[at]
                if system.loops(group):
                    comes, begins = times[at]
                    serving, targets = draws[at].used(comes.size)
                else:
                    comes = arriving[at]
                    serving, targets = draws[at].next(comes.size)
                    begins = begun(
                        comes, serving, station.servers, station.week, station.utilisation
                    )
                ends = begins + serving
                found[at] = seen(station, self.window, comes, begins, ends, self.within)
                for target in set(station.targets) - {OUT, *group}:
                    onward = ends[targets == target] if len(station.targets) > 1 else ends
                    coming[target].append(onward[onward < until])
            done += share
        self.watch.told(number + 1)
        stations = tuple(found[at] for at in range(len(system.stations)))
        return Found(entered / self.window.years, stations)


def _merged(moments: Sequence[Array]) -> Array:
    """All the moments, rising."""
    together = np.concatenate([np.empty(0), *moments])
    together.sort(kind="stable")
    return together
