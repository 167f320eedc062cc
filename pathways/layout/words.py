"""Where the words on a line stand: on the line, on no card and on no other words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import dist

from pathways.layout.shapes import Point
from pathways.layout.spots import Area, around, free_spot, meet

__all__ = ["place_words"]

ON_SOMETHING = 1000.0
ON_LINE = 60.0
TOO_LONG = 25.0
UPRIGHT = 15.0
HEAD = 12.0
SPACE = 4.0
AWAY = 25.0  # from the middle of a stretch to stay clear of other lines [px for 1]
SHORT = 10.0


def place_words(
    points: Sequence[Point],
    size: tuple[float, float],
    cards: Sequence[Area],
    words: Sequence[Area],
    lines: Sequence[Area],
) -> Point:
    """The middle of the words on a line, near the middle of its longest free stretch.

    Where its whole line has no room, it is the nearest free spot beside it.

    Args:
        points: The line.
        size: Width and height of the words [px].
        cards: What the words may not lie on.
        words: Other words, on which they may not lie either.
        lines: Stretches of other lines, which they rather do not cover.
    """
    best, best_cost = points[0], float("inf")
    for at, cost in _spots(points, size):
        area = around(at, *size)
        if cost >= best_cost:
            continue
        cost += ON_SOMETHING * sum(meet(area, other) for other in cards)
        cost += ON_SOMETHING * sum(meet(area, other) for other in words)
        cost += ON_LINE * sum(_covers(area, other) for other in lines)
        if cost < best_cost:
            best, best_cost = at, cost
    if best_cost < ON_SOMETHING:
        return best
    taken = [*cards, *words]
    corner = free_spot(around(best, *size), taken, gap=(2.0, 2.0), is_leftward=True)
    return corner[0] + size[0] / 2, corner[1] + size[1] / 2


def _spots(points: Sequence[Point], size: tuple[float, float]) -> Iterator[tuple[Point, float]]:
    """Middles along a line with what speaks against each."""
    width, height = size
    longest = max((dist(a, b) for a, b in pairwise(points)), default=0.0)
    last = len(points) - 2
    for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
        across, down = abs(x2 - x1), abs(y2 - y1)
        length = dist((x1, y1), (x2, y2))
        if not length:
            continue
        need = (width * across + height * down) / length + 2 * SPACE
        room = length - (HEAD if number == last else 0.0)
        against = UPRIGHT * down / length + (longest - length) / SHORT
        if room < need:
            parts = [room / 2]
            against += TOO_LONG
        else:
            steps = max(1, min(12, int((room - need) / 20)))
            parts = [need / 2 + (room - need) * step / steps for step in range(steps + 1)]
        for part in parts:
            at = (x1 + (x2 - x1) * part / length, y1 + (y2 - y1) * part / length)
            yield at, against + abs(part - room / 2) / AWAY


def _covers(area: Area, line: Area) -> bool:
    return (
        area[0] < line[2] + 1
        and line[0] - 1 < area[2]
        and area[1] < line[3] + 1
        and line[1] - 1 < area[3]
    )
