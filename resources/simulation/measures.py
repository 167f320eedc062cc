"""What is seen of one step in one replication, and means over replications with their spread."""

import math
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from resources.beta import beta_value
from resources.simulation.system import Station
from resources.simulation.weeks import YEAR, Array

__all__ = ["Measured", "Seen", "Window", "measured", "seen"]

CONFIDENCE: Final = 0.95
DIGITS: Final = 6


class Window(NamedTuple):
    """The stretch of time that is looked at, after the warm-up [minutes]."""

    start: float
    end: float

    @property
    def years(self) -> float:
        """How many years it is."""
        return (self.end - self.start) / YEAR

    def inside(self, starts: Array, ends: Array) -> float:
        """How much of these stretches lies within the window, added up [minutes]."""
        shared = np.minimum(ends, self.end) - np.maximum(starts, self.start)
        return float(shared[shared > 0].sum())


class Seen(NamedTuple):
    """One step in one replication; not a number where nobody came.

    ``visits`` a year, ``wait`` [minutes], ``within`` [share seen in time], ``queue`` and
    ``occupancy`` [people waiting and people with a server, on average], ``utilisation`` [fraction].
    """

    visits: float
    wait: float
    within: float
    queue: float
    occupancy: float
    utilisation: float


def seen(
    station: Station, window: Window, comes: Array, begins: Array, ends: Array, within: float
) -> Seen:
    """What the window shows of one station; ``within`` is the time to be seen in [minutes]."""
    first = int(np.searchsorted(comes, window.start))
    waits = begins[first:] - comes[first:]
    length = window.end - window.start
    busy = window.inside(begins, ends)
    opened = station.week.open_until(window.end) - station.week.open_until(window.start)
    return Seen(
        waits.size / window.years,
        float(waits.mean()) if waits.size else math.nan,
        float(np.count_nonzero(waits <= within + 1e-6) / waits.size) if waits.size else math.nan,
        window.inside(comes, begins) / length,
        busy / length,
        busy / (station.servers * opened) if station.servers else math.nan,
    )


class Measured(NamedTuple):
    """A mean over replications and its 95 % confidence interval.

    ``low`` and ``high`` are ``None`` where there are fewer than two replications to tell from.
    """

    mean: float
    low: float | None
    high: float | None


def measured(found: Sequence[float], most: float = math.inf) -> Measured | None:
    """The mean of what replications found, to six digits; ``None`` where none found anything.

    None of it is below 0, nor above ``most``, so neither is its interval.
    """
    values = [value for value in found if not math.isnan(value)]
    if not values:
        return None
    mean = math.fsum(values) / len(values)
    if len(values) < 2:
        return Measured(_rounded(mean), None, None)
    variance = math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
    half = _student(len(values) - 1) * math.sqrt(variance / len(values))
    low, high = max(mean - half, 0.0), min(mean + half, most)
    return Measured(_rounded(mean), _rounded(low), _rounded(high))


@cache
def _student(freedom: int) -> float:
    """How many standard errors hold 95 % of Student's t with so many degrees of freedom."""
    share = beta_value(CONFIDENCE, 0.5, freedom / 2)
    return math.sqrt(freedom * share / (1 - share))


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")
