"""What a person placed on the map, told for a map whose cards have other sizes."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from statistics import median_low
from typing import Final

from pathways.layout import Box, Layout
from pathways.layout.hold import LEAST_Y

__all__ = ["Fitting", "exactly", "fitted"]

Fitting = Callable[[float, float], tuple[float, float]]
ROW_GAP: Final = 28.0  # between cards that stand above each other


def exactly(x: float, y: float) -> tuple[float, float]:
    """The same point."""
    return x, y


def fitted(seen: Layout, other: Layout) -> Fitting:
    """Where a point of a map that was seen lies on another one with cards of other sizes.

    Both are laid out by themselves. Across, a point keeps its part of the way between the edges of
    the same cards, so that what stood between two columns does so on both; down, it keeps its row,
    told from the top of its lane, as tall as the tallest card.
    """
    both = [(seen.steps[id_], box) for id_, box in other.steps.items() if id_ in seen.steps]
    if not both:
        return exactly
    knots = _knots(both)
    wider = sum(b.width for _, b in both) / sum(a.width for a, _ in both)
    taller = (max(b.height for _, b in both) + ROW_GAP) / (max(a.height for a, _ in both) + ROW_GAP)
    return lambda x, y: (_across(x, knots, wider), LEAST_Y + (y - LEAST_Y) * taller)


def _knots(both: Iterable[tuple[Box, Box]]) -> list[tuple[float, float]]:
    """The edges of cards on one map, and where the same edges are on the other, both rising."""
    edges = sorted(edge for a, b in both for edge in ((a.x, b.x), (a.x + a.width, b.x + b.width)))
    knots: list[tuple[float, float]] = []
    for x, same in groupby(edges, key=lambda edge: edge[0]):
        place = median_low(place for _, place in same)
        knots.append((x, max(place, knots[-1][1]) if knots else place))
    return knots


def _across(x: float, knots: Sequence[tuple[float, float]], wider: float) -> float:
    if x <= knots[0][0]:
        return max(0.0, knots[0][1] - (knots[0][0] - x) * wider)
    if x >= knots[-1][0]:
        return knots[-1][1] + (x - knots[-1][0]) * wider
    at = bisect_right(knots, (x, float("inf"))) - 1
    (x1, to1), (x2, to2) = knots[at], knots[at + 1]
    return to1 + (x - x1) / (x2 - x1) * (to2 - to1)
