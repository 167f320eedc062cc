"""The space between two columns: where labels stand and at which x each line climbs or falls."""

from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["Climb", "assign_tracks"]

MARGIN = 8
SAME = 6
SETTLING = 4


@dataclass(slots=True)
class Climb:
    """All lines that meet between two columns on their way to one item.

    ``left`` and ``right`` are the heights at which lines come in from or go out to either side;
    ``track`` counts the place of the upright line from the left, -1 where none is needed.
    """

    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    top: int = 0
    bottom: int = 0
    track: int = -1
    x: float = 0.0


def assign_tracks(climbs: Sequence[Climb]) -> int:
    """Gives every climb its track so that few lines cross and none lie on each other.

    Returns how many tracks are needed.
    """
    upright: list[Climb] = []
    for climb in climbs:
        heights = climb.left + climb.right
        climb.top, climb.bottom = min(heights), max(heights)
        if climb.bottom > climb.top:
            climb.left.sort()
            climb.right.sort()
            upright.append(climb)
    if len(upright) < 2:
        for climb in upright:
            climb.track = 0
        return len(upright)
    upright.sort(key=lambda c: (c.top + c.bottom, c.top))
    count = len(upright)
    better = [[0] * count for _ in range(count)]
    for i, one in enumerate(upright):
        for j in range(i + 1, count):
            other = upright[j]
            if one.top - MARGIN <= other.bottom and other.top - MARGIN <= one.bottom:
                cost = _cost(one, other) - _cost(other, one)
                better[i][j] = cost
                better[j][i] = -cost
    order = _arrange(better, count)
    tracks = 0
    for spot, i in enumerate(order):
        one = upright[i]
        track = 0
        for j in order[:spot]:
            other = upright[j]
            if (
                other.track >= track
                and one.top - MARGIN <= other.bottom
                and other.top - MARGIN <= one.bottom
            ):
                track = other.track + 1
        one.track = track
        tracks = max(tracks, track + 1)
    return tracks


def _arrange(better: Sequence[Sequence[int]], count: int) -> list[int]:
    """An order in which no climb alone would cost less elsewhere, from one built up in turn."""
    order: list[int] = []
    for i in range(count):
        cost = best = 0
        spot = len(order)
        row = better[i]
        for at in range(len(order) - 1, -1, -1):
            cost += row[order[at]]
            if cost < best:
                best, spot = cost, at
        order.insert(spot, i)
    for _ in range(SETTLING):
        before = order[:]
        for i in before:
            _move(order, i, better[i])
        if order == before:
            break
    return order


def _move(order: list[int], i: int, row: Sequence[int]) -> None:
    """Puts one climb where it costs least among all others."""
    at = spot = order.index(i)
    best = cost = 0
    for to in range(at + 1, len(order)):
        cost -= row[order[to]]
        if cost < best:
            best, spot = cost, to
    cost = 0
    for to in range(at - 1, -1, -1):
        cost += row[order[to]]
        if cost < best:
            best, spot = cost, to
    if spot != at:
        order.insert(spot, order.pop(at))


def _cost(one: Climb, other: Climb) -> int:
    """What it costs to have ``one`` left of ``other``: crossings, and lines on each other."""
    cost = 0
    for y in other.left:
        if one.top - 1 < y < one.bottom + 1:
            cost += 1
        for away in one.right:
            if abs(away - y) < SAME:
                cost += 12
    for y in one.right:
        if other.top - 1 < y < other.bottom + 1:
            cost += 1
    return cost
