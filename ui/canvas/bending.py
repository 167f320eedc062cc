"""What becomes of a line when one of its stretches or bends is moved by hand."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import Final

__all__ = ["Point", "Points", "middle_of", "move_bend", "move_stretch", "stretch_at", "tidied"]

Point = tuple[float, float]
Points = tuple[Point, ...]
STUB: Final = 16.0  # how far a line runs straight out of its card before a bend made by hand
SAME: Final = 0.5  # [points of the map]
FLAT: Final = 3.0  # a bend that stands off its line by less than this is none


def stretch_at(points: Sequence[Point], at: Point) -> int:
    """Which stretch of a line is nearest to a point; 0 is that from its first card."""
    return min(range(len(points) - 1), key=lambda i: _distance(at, points[i], points[i + 1]))


def move_stretch(points: Points, i: int, to: Point, *, is_free: bool = False) -> Points:
    """The line with a stretch led through ``to``; both ends stay at their cards.

    An upright or level stretch keeps its direction; a slanting one, or any that is moved free,
    gets a bend at ``to``.
    """
    a, b = points[i], points[i + 1]
    is_level, is_upright = abs(a[1] - b[1]) < SAME, abs(a[0] - b[0]) < SAME
    if is_free or is_level == is_upright:
        return (*points[: i + 1], to, *points[i + 1 :])
    led_a, led_b = ((a[0], to[1]), (b[0], to[1])) if is_level else ((to[0], a[1]), (to[0], b[1]))
    before, after = points[:i], points[i + 2 :]
    if i == 0:
        stub = _towards(a, b)
        before, led_a = (a, stub), (stub[0], to[1]) if is_level else (to[0], stub[1])
    if i == len(points) - 2:
        stub = _towards(b, a)
        after, led_b = (stub, b), (stub[0], to[1]) if is_level else (to[0], stub[1])
    return (*before, led_a, led_b, *after)


def move_bend(points: Points, i: int, to: Point) -> Points:
    """The line with its corner ``i`` elsewhere; 1 is the first, since 0 is at the card."""
    return (*points[:i], to, *points[i + 1 :])


def tidied(points: Points) -> Points:
    """The line without corners at which it does not turn."""
    kept = list(points)
    i = 1
    while i < len(kept) - 1:
        if _distance(kept[i], kept[i - 1], kept[i + 1]) < FLAT:
            del kept[i]
            i = max(1, i - 1)
        else:
            i += 1
    return tuple(kept)


def middle_of(points: Sequence[Point]) -> Point:
    """The middle of a line's longest stretch."""
    a, b = max(pairwise(points), key=lambda ab: hypot(ab[1][0] - ab[0][0], ab[1][1] - ab[0][1]))
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _towards(a: Point, b: Point) -> Point:
    """A point a little way from ``a`` to ``b``, never past their middle."""
    long = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    part = min(STUB, long / 3) / long
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def _distance(at: Point, a: Point, b: Point) -> float:
    """How far a point is from a stretch."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    part = ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / square if square else 0.0
    part = min(max(part, 0.0), 1.0)
    return hypot(at[0] - a[0] - part * dx, at[1] - a[1] - part * dy)
