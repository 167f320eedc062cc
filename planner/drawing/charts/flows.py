"""Who gives what to whom as bands between two rows of bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.drawing.charts.frame import Frame
from planner.drawing.marks import Drawing, Mark, Path, Rect, Segment
from planner.drawing.patterns import hatched
from planner.look import Palette

__all__ = ["End", "flows"]

PITCH: Final = 36.0  # two lines of words beside the end of a flow


@dataclass(frozen=True, slots=True)
class End:
    """One end of a flow: who, in which setting, and how much."""

    label: str
    place: str
    setting: str
    amount: float


def flows(
    givers: Sequence[End],
    takers: Sequence[End],
    matched: Sequence[Sequence[float]],
    frame: Frame,
) -> Drawing:
    """Who gives what to whom: bars on both sides, bands between; what is unmatched is hatched."""
    palette, width, k = frame.palette, frame.room[0], frame.k
    side, bar = width * 0.3, 14.0 * k
    most = max(sum(e.amount for e in givers), sum(e.amount for e in takers)) or 1.0
    scale = max(len(givers), len(takers)) * 24.0 * k / most
    left, right = side, width - side - bar
    body = max(sum(_rooms(ends, scale, k)) for ends in (givers, takers)) + 4
    givers_at, takers_at = (_tops(ends, scale, body, k) for ends in (givers, takers))
    marks: list[Mark] = []
    taken = [0.0] * len(takers)
    for i, giver in enumerate(givers):
        given = 0.0
        for j, amount in enumerate(matched[i]):
            tall = amount * scale
            start, end = givers_at[i] + given, takers_at[j] + taken[j]
            fill = palette.tint(giver.setting)
            marks.append(_band(left + bar, start, right, end, tall, fill, palette.outline))
            given, taken[j] = given + tall, taken[j] + tall
        marks += _end(giver, left, givers_at[i], scale, given, bar, palette)
        marks += _words(giver, left - 6, givers_at[i], scale, "end", frame)
    for j, taker in enumerate(takers):
        marks += _end(taker, right, takers_at[j], scale, taken[j], bar, palette)
        marks += _words(taker, right + bar + 6, takers_at[j], scale, "start", frame)
    return Drawing(width, body, tuple(marks), frame.title, frame.description)


def _rooms(ends: Sequence[End], scale: float, k: float) -> list[float]:
    """The height each end takes up with its two lines of words."""
    return [max(end.amount * scale + 8 * k, PITCH * k) for end in ends]


def _tops(ends: Sequence[End], scale: float, body: float, k: float) -> list[float]:
    """The top of each end's bar; as a whole they stand in the middle of ``body``."""
    rooms = _rooms(ends, scale, k)
    y = (body - sum(rooms)) / 2
    tops = []
    for end, room in zip(ends, rooms, strict=True):
        tops.append(y + (room - end.amount * scale) / 2)
        y += room
    return tops


def _end(
    end: End, x: float, y: float, scale: float, matched: float, bar: float, palette: Palette
) -> tuple[Mark, ...]:
    tall, tone = end.amount * scale, palette.mark(end.setting)
    solid = Rect(x, y, bar, min(matched, tall), 0, tone)
    if tall - matched < 0.3:
        return (solid,)
    rest = hatched(x, y + matched, bar, tall - matched, palette.surface, tone)
    return (solid, *rest, Rect(x, y, bar, tall, 0, None, tone, 0.6))


def _words(end: End, x: float, y: float, scale: float, anchor: str, frame: Frame) -> list[Mark]:
    palette, k = frame.palette, frame.k
    middle, room = y + end.amount * scale / 2, frame.room[0] * 0.3 - 10
    name, place = frame.cut(end.label, room, bold=True), frame.cut(end.place, room)
    return [
        frame.text(x, middle - 2.3 * k, name, palette.ink, bold=True, anchor=anchor),
        frame.text(x, middle + 13 * k, place, palette.muted, anchor=anchor),
    ]


def _band(x1: float, y1: float, x2: float, y2: float, tall: float, fill: str, edge: str) -> Path:
    """A curved band of even height from one bar to another."""
    bend = (x2 - x1) * 0.45
    return Path(
        (
            Segment("M", ((x1, y1),)),
            Segment("C", ((x1 + bend, y1), (x2 - bend, y2), (x2, y2))),
            Segment("L", ((x2, y2 + tall),)),
            Segment("C", ((x2 - bend, y2 + tall), (x1 + bend, y1 + tall), (x1, y1 + tall))),
            Segment("Z"),
        ),
        fill,
        edge,
        0.3,
    )
