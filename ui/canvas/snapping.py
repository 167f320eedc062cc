"""Where a card that is dragged comes to rest: in line with other cards, else on the grid."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["GRID", "Guide", "Snap", "Snapper"]

GRID: Final = 8.0  # [points of the map]
SAME: Final = 0.01
Box = tuple[float, float, float, float]  # left, top, width, height
Edge = tuple[float, float, float]  # where it is, and from where to where it runs


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that shows what a card is in line with, ``at`` an x if it is upright, else a y."""

    is_upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Snap:
    """By how much a card is to move to come to rest, and what it is then in line with."""

    dx: float = 0.0
    dy: float = 0.0
    guides: tuple[Guide, ...] = ()


class Snapper:
    """Knows the edges and middles of the cards that stay where they are.

    ``tops`` are the heights at which lanes begin, from each of which its own grid counts.
    """

    def __init__(self, boxes: Iterable[Box], tops: Sequence[float]) -> None:
        self._tops = sorted(tops)
        kept = list(boxes)
        self._across = sorted(
            (x + part * width, y, y + height)
            for x, y, width, height in kept
            for part in (0.0, 0.5, 1.0)
        )
        self._down = sorted(
            (y + part * height, x, x + width)
            for x, y, width, height in kept
            for part in (0.0, 0.5, 1.0)
        )

    def snap(self, box: Box, reach: float) -> Snap:
        """Where ``box`` comes to rest; another card pulls it from no further than ``reach``."""
        x, y, width, height = box
        across = _nearest(self._across, (x, x + width / 2, x + width), reach, y + height / 2)
        down = _nearest(self._down, (y, y + height / 2, y + height), reach, x + width / 2)
        dx = across[0] if across else round(x / GRID) * GRID - x
        dy = down[0] if down else self._on_grid(y) - y
        guides = []
        if across:
            at, start, end = across[1]
            guides.append(Guide(True, at, min(start, y + dy), max(end, y + dy + height)))
        if down:
            at, start, end = down[1]
            guides.append(Guide(False, at, min(start, x + dx), max(end, x + dx + width)))
        return Snap(dx, dy, tuple(guides))

    def _on_grid(self, y: float) -> float:
        top = max((top for top in self._tops if top <= y), default=0.0)
        return top + round((y - top) / GRID) * GRID


def _nearest(
    edges: list[Edge], wanted: tuple[float, ...], reach: float, aside: float
) -> tuple[float, Edge] | None:
    """How far the nearest edge is from one of those wanted, and which it is.

    Of several in one line it is the one that lies nearest to ``aside`` along that line.
    """
    offs = []
    for value in wanted:
        i = bisect_left(edges, (value,))
        offs += [edge[0] - value for edge in edges[max(0, i - 1) : i + 1]]
    best = min(offs, key=abs, default=None)
    if best is None or abs(best) > reach:
        return None
    in_line = [
        edge
        for value in wanted
        for edge in edges[
            bisect_left(edges, (value + best - SAME,)) : bisect_left(edges, (value + best + SAME,))
        ]
    ]
    return best, min(in_line, key=lambda edge: abs((edge[1] + edge[2]) / 2 - aside))
