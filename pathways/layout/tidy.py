"""Cards put in line, spread evenly, or moved along to make room: new top left corners by id."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from pathways.layout.shapes import Box, Point

__all__ = ["LEAST_ROOM", "Axis", "Edge", "aligned", "distributed", "make_room"]

Edge = Literal["left", "centre", "right", "top", "middle", "bottom"]
Axis = Literal["across", "down"]

LEAST_ROOM: Final = 12.0
_PART: Final[Mapping[Edge, tuple[Axis, float]]] = {
    "left": ("across", 0.0),
    "centre": ("across", 0.5),
    "right": ("across", 1.0),
    "top": ("down", 0.0),
    "middle": ("down", 0.5),
    "bottom": ("down", 1.0),
}


def aligned(boxes: Mapping[str, Box], edge: Edge) -> dict[str, Point]:
    """The corners of all cards with one edge in line: the outermost, or the middle of them all.

    ``top``, ``middle`` and ``bottom`` put the cards of each lane in line among themselves, since a
    card stays in its lane.
    """
    axis, part = _PART[edge]
    corners: dict[str, Point] = {}
    for group in _groups(boxes, axis):
        low = min(_start(box, axis) for box in group.values())
        high = max(_start(box, axis) + _length(box, axis) for box in group.values())
        at = low + part * (high - low)
        for id_, box in group.items():
            corners[id_] = _moved(box, axis, at - part * _length(box, axis))
    return {id_: corners[id_] for id_ in boxes}


def distributed(boxes: Mapping[str, Box], axis: Axis, gap: float | None = None) -> dict[str, Point]:
    """The corners of all cards with the same free room between neighbours along ``axis``.

    Without ``gap`` [px] the first and the last card stay and share out the room between them;
    cards that are wider than that room lie on each other by the same length. With it, the first
    stays. ``down`` spreads the cards of each lane among themselves.
    """
    corners: dict[str, Point] = {}
    for group in _groups(boxes, axis):
        order = sorted(group, key=lambda id_: (_start(group[id_], axis), id_))
        at = _start(group[order[0]], axis)
        space = gap if gap is not None else _shared_out([group[id_] for id_ in order], axis)
        for id_ in order:
            corners[id_] = _moved(group[id_], axis, at)
            at += _length(group[id_], axis) + space
    return {id_: corners[id_] for id_ in boxes}


def make_room(
    boxes: Mapping[str, Box], by: float, *, x: float | None = None, y: float | None = None
) -> dict[str, Point]:
    """The corners of the cards that begin at or after ``x`` (or ``y``), moved on ``by`` [px].

    Below 0 it takes room away, as far as no card comes nearer than ``LEAST_ROOM`` to one that
    stays, and none leaves the map. Rooms are made downwards within a lane: give its cards alone.

    Raises:
        ValueError: Neither or both of ``x`` and ``y`` are given.
    """
    if (x is None) == (y is None):
        raise ValueError("room is made either from an x or from a y")
    axis: Axis = "across" if y is None else "down"
    start = x if x is not None else y or 0.0
    moving = {id_: box for id_, box in boxes.items() if _start(box, axis) >= start}
    staying = [box for id_, box in boxes.items() if id_ not in moving]
    if by < 0 and moving:
        by = -min(-by, _free(moving.values(), staying, axis))
    return {id_: _moved(box, axis, _start(box, axis) + by) for id_, box in moving.items()}


def _free(moving: Iterable[Box], staying: Iterable[Box], axis: Axis) -> float:
    """How far cards can go back before they meet one that stays, or the beginning of the map."""
    other: Axis = "down" if axis == "across" else "across"
    stops = tuple(staying)
    free = float("inf")
    for box in moving:
        free = min(free, _start(box, axis))
        low, high = _start(box, other), _start(box, other) + _length(box, other)
        for stop in stops:
            if _start(stop, other) < high and low < _start(stop, other) + _length(stop, other):
                end = _start(stop, axis) + _length(stop, axis)
                free = min(free, _start(box, axis) - end - LEAST_ROOM)
    return max(0.0, free)


def _shared_out(boxes: list[Box], axis: Axis) -> float:
    """The room between cards, in equal parts, where the outer two stay."""
    if len(boxes) < 2:
        return 0.0
    whole = _start(boxes[-1], axis) + _length(boxes[-1], axis) - _start(boxes[0], axis)
    return (whole - sum(_length(box, axis) for box in boxes)) / (len(boxes) - 1)


def _groups(boxes: Mapping[str, Box], axis: Axis) -> list[dict[str, Box]]:
    """All cards together across, those of each lane down."""
    groups: dict[str, dict[str, Box]] = {}
    for id_, box in boxes.items():
        groups.setdefault(box.lane if axis == "down" else "", {})[id_] = box
    return list(groups.values())


def _start(box: Box, axis: Axis) -> float:
    return box.x if axis == "across" else box.y


def _length(box: Box, axis: Axis) -> float:
    return box.width if axis == "across" else box.height


def _moved(box: Box, axis: Axis, to: float) -> Point:
    return (to, box.y) if axis == "across" else (box.x, to)
