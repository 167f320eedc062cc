"""Lines and words led by hand: through which corners, told from the tops of their lanes."""

from collections.abc import Sequence
from dataclasses import dataclass

from pathways.layout.shapes import Box, Point

__all__ = ["InLane", "Led", "led_through"]

SAME = 0.5


@dataclass(frozen=True, slots=True)
class InLane:
    """A point of the map [px]: ``x`` from the map's left, ``y`` from the top of ``lane``."""

    x: float
    y: float
    lane: str


@dataclass(frozen=True, slots=True)
class Led:
    """How a line is led: its corners between the two cards, and the middle of its words.

    Without ``bends`` the line finds its own way; without ``label`` its words find their place.
    """

    bends: tuple[InLane, ...] = ()
    label: InLane | None = None


def led_through(source: Box, target: Box, bends: Sequence[Point]) -> tuple[Point, ...]:
    """A line from card to card straight through its corners, from the sides that face them.

    A corner from which the line goes on upright stays level with its card when the card moves.
    """
    corners = list(bends)
    if len(corners) > 1:
        start = (source.x + source.width, source.y + source.height / 2)
        end = (target.x, target.y + target.height / 2)
        if abs(corners[0][0] - corners[1][0]) < SAME and corners[0][0] > start[0]:
            corners[0] = (corners[0][0], start[1])
        if abs(corners[-1][0] - corners[-2][0]) < SAME and corners[-1][0] < end[0]:
            corners[-1] = (corners[-1][0], end[1])
    return (
        _side(source, corners[0], first="right"),
        *corners,
        _side(target, corners[-1], first="left"),
    )


def _side(box: Box, towards: Point, *, first: str) -> Point:
    """The middle of the side of a card that faces a point; ``first`` where it faces it at all."""
    x, y = towards
    right, bottom = box.x + box.width, box.y + box.height
    sides = {
        "right": (x > right, (right, box.y + box.height / 2)),
        "left": (x < box.x, (box.x, box.y + box.height / 2)),
        "top": (y < box.y, (box.x + box.width / 2, box.y)),
        "bottom": (y > bottom, (box.x + box.width / 2, bottom)),
    }
    for name in (first, "top", "bottom", "right", "left"):
        faces, point = sides[name]
        if faces:
            return point
    return sides[first][1]
