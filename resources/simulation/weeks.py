"""Opening hours as a calendar: which minutes since a Monday midnight a service is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pathways.values import Hours

__all__ = ["ALWAYS", "DAY", "WEEK", "YEAR", "Array", "Week", "week_of"]

Array = NDArray[np.float64]
DAY: Final = 1440.0
WEEK: Final = 7 * DAY
YEAR: Final = 365 * DAY


@dataclass(frozen=True, slots=True)
class Week:
    """The open spans of every week [minutes from Monday 0:00], rising and apart."""

    spans: tuple[tuple[float, float], ...]

    @property
    def minutes(self) -> float:
        """Open minutes in a week."""
        return sum(close - open_ for open_, close in self.spans)

    @property
    def minutes_a_year(self) -> float:
        """Open minutes in a year."""
        return self.minutes * YEAR / WEEK

    @property
    def is_always(self) -> bool:
        """Whether it never closes."""
        return self.minutes >= WEEK

    def forever(self) -> Iterator[tuple[float, float]]:
        """The open spans from the first Monday on, without end."""
        for number in count():
            for open_, close in self.spans:
                yield number * WEEK + open_, number * WEEK + close

    def open_until(self, moment: float) -> float:
        """Open minutes from the first Monday to ``moment``."""
        weeks, rest = divmod(moment, WEEK)
        return weeks * self.minutes + sum(
            min(rest, close) - open_ for open_, close in self.spans if open_ < rest
        )

    def moments(self, worked: Array) -> Array:
        """The moments by which so many minutes have been open."""
        opens, passed = self._opens_and_passed()
        weeks, rest = np.divmod(worked, self.minutes)
        at = np.searchsorted(passed, rest, side="right") - 1
        found: Array = weeks * WEEK + opens[at] + rest - passed[at]
        return found

    def opened(self, moments: Array) -> Array:
        """Each moment itself where open then, or the next opening."""
        if self.is_always:
            return moments
        weeks, rest = np.divmod(moments, WEEK)
        opens = np.array([open_ for open_, _close in self.spans])
        closes = np.array([close for _open, close in self.spans])
        at = np.searchsorted(closes, rest, side="right")
        first = np.append(opens, WEEK + opens[0])[at]
        found: Array = weeks * WEEK + np.maximum(rest, first)
        return found

    def _opens_and_passed(self) -> tuple[Array, Array]:
        opens = np.array([open_ for open_, _close in self.spans])
        lengths = [close - open_ for open_, close in self.spans]
        return opens, np.concatenate([[0.0], np.cumsum(lengths)[:-1]])


ALWAYS: Final = Week(((0.0, WEEK),))


def week_of(hours: Hours) -> Week:
    """The calendar of opening hours; empty where they name no day.

    A day that closes before it opens stays open past midnight.
    """
    pieces: list[tuple[float, float]] = []
    for day, span in enumerate(hours.week):
        if span is None:
            continue
        start = (day * DAY + span[0]) % WEEK
        length = (span[1] - span[0]) % DAY or DAY
        end = start + length
        pieces.append((start, min(end, WEEK)))
        if end > WEEK:
            pieces.append((0.0, end - WEEK))
    merged: list[tuple[float, float]] = []
    for open_, close in sorted(pieces):
        if merged and open_ <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], close)
        else:
            merged.append((open_, close))
    return Week(tuple(merged))
