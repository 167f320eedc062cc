"""Stations that people come back to, followed event by event in the order of time."""

import math
from collections.abc import Callable, Iterator, Mapping
from heapq import heappop, heappush, heapreplace
from itertools import repeat
from typing import Final

import numpy as np

from resources.simulation.draws import Draws, Whole
from resources.simulation.weeks import Array, Week

__all__ = ["followed"]

AT_ONCE: Final = 16_384


class _Open:
    """The span in which a station is open, or will next be."""

    __slots__ = ("_later", "close", "open")

    def __init__(self, week: Week) -> None:
        self._later = week.forever()
        self.open, self.close = next(self._later)

    def first(self, moment: float) -> float:
        """``moment``, or the next opening; moments asked for never fall."""
        while moment >= self.close:
            self.open, self.close = next(self._later)
        return max(moment, self.open)


def followed(
    draws: Mapping[int, Draws],
    coming: Mapping[int, Array],
    until: float,
    years: float,
    went_on: Callable[[float], object],
) -> dict[int, tuple[Array, Array]]:
    """When people come to each station of a group, and when they are begun there [minutes].

    Since those who come first are begun first, somebody's end is known as soon as they come: one
    event for each visit is enough.

    Args:
        draws: How long visits take and where they lead, by station.
        coming: When people come to each station from outside the group, rising.
        until: Nobody who comes later is followed.
        years: How many years that is, which only says how many visits to draw at once.
        went_on: Told now and then which part of the time has been followed.
    """
    farthest = max(at for d, drawn in draws.items() for at in (d, *drawn.station.targets))
    # The last one is reached by OUT, which is -1.
    places = np.full(farthest + 2, -1)
    places[list(draws)] = range(len(draws))
    came: list[list[float]] = []
    began: list[list[float]] = []
    parts = []
    for place, drawn in enumerate(draws.values()):
        came.append([])
        began.append([])
        station = drawn.station
        parts.append(
            (
                drawn.one_by_one(station.a_year * years * 1.02, places).__next__,
                [0.0] * (station.servers or 0),
                None if station.week.is_always else _Open(station.week),
                came[place].append,
                began[place].append,
            )
        )
    outside = _outside(coming, places)
    # Who comes from outside stands under a place turned round (~), below 0.
    events = [next(outside)]
    reached = 0.0
    while reached < until:
        went_on(reached / until)
        for _event in repeat(None, AT_ONCE):
            reached, at = events[0]
            if reached >= until:
                break
            from_outside = at < 0
            if from_outside:
                at = ~at
                heapreplace(events, next(outside))
            draw, free, opening, comes, begins = parts[at]
            serving, place = draw()
            begin = reached
            if free and free[0] > begin:
                begin = free[0]
            if opening is not None:
                begin = opening.first(begin)
            end = begin + serving
            if free:
                heapreplace(free, end)
            comes(reached)
            begins(begin)
            if from_outside:
                if place >= 0:
                    heappush(events, (end, place))
            elif place >= 0:
                heapreplace(events, (end, place))
            else:
                heappop(events)
    return {
        index: (np.array(came[place]), np.array(began[place])) for place, index in enumerate(draws)
    }


def _outside(coming: Mapping[int, Array], places: Whole) -> Iterator[tuple[float, int]]:
    """Who comes from outside, in the order of time, and then nobody any more."""
    moments = np.concatenate([np.empty(0), *coming.values()])
    turned = [np.full(times.size, ~places[index]) for index, times in coming.items()]
    at = np.concatenate([np.empty(0, np.int64), *turned])
    order = np.argsort(moments, kind="stable")
    yield from zip(moments[order].tolist(), at[order].tolist(), strict=True)
    yield from repeat((math.inf, -1))
