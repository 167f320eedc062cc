"""Columns of named parts, such as who pays for each year, and steps down a ladder."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.drawing.charts.frame import Frame
from planner.drawing.marks import Drawing, Line, Mark, Rect
from planner.drawing.patterns import hatched, textured
from planner.look import Palette

__all__ = ["Heap", "Layer", "Rungs", "heaps", "ladder", "ladder_height"]

FOOT: Final = 22.0
HEAD: Final = 20.0
ROW: Final = 46.0
MOST: Final = 40  # lines across a bar; closer ones would be a grey wash


@dataclass(frozen=True, slots=True)
class Layer:
    """A part of every column: its word and how it looks, a setting's or that of a gap."""

    label: str
    look: str


@dataclass(frozen=True, slots=True)
class Heap:
    """A column: its word and the amount of each layer, the lowest first."""

    label: str
    amounts: tuple[float, ...]


def heaps(layers: Sequence[Layer], columns: Sequence[Heap], frame: Frame) -> Drawing:
    """Columns from zero whose parts are named beside the last; amounts below zero are left out."""
    (width, height), k, palette = frame.room, frame.k, frame.palette
    used = [i for i in range(len(layers)) if any(c.amounts[i] > 0 for c in columns)]
    right = 34 * k + max((frame.wide(layers[i].label, bold=True) for i in used), default=0.0)
    right = min(right, width * 0.45)
    base = height - FOOT * k
    most = max((sum(a for a in c.amounts if a > 0) for c in columns), default=0.0) or 1.0
    step = (width - right) / max(1, len(columns))
    wide = min(84.0, step * 0.66)
    marks: list[Mark] = []
    last: dict[int, float] = {}
    for n, column in enumerate(columns):
        x, y = n * step + (step - wide) / 2, base
        middle = x + wide / 2
        for i in used:
            tall = max(0.0, column.amounts[i]) / most * (base - HEAD * k)
            y -= tall
            if tall <= 0:
                continue
            marks += _filled(x, y, wide, tall, layers[i].look, palette)
            if tall >= frame.line:
                marks += _plate(middle, y + tall / 2, frame.write(column.amounts[i]), frame)
            last[i] = y + tall / 2
        whole = frame.write(sum(a for a in column.amounts if a > 0))
        marks.append(frame.text(middle, y - 5 * k, whole, palette.ink, bold=True, anchor="middle"))
        below = base + 16 * k
        marks.append(frame.text(middle, below, column.label, palette.muted, anchor="middle"))
    marks.append(Line(0, base, width - right, base, palette.outline, 1))
    marks += _names(layers, last, width - right + 4, right - 4, frame)
    return Drawing(width, height, tuple(marks), frame.title, frame.description)


def _filled(
    x: float, y: float, wide: float, tall: float, look: str, palette: Palette
) -> Sequence[Mark]:
    if look == "gap":
        edge = Rect(x, y, wide, tall, 0, None, palette.error, 1.5)
        return (*hatched(x, y, wide, tall, palette.surface, palette.error), edge)
    return textured(x, y, wide, tall, look, palette.settings[look].mark, palette.surface)


def _plate(x: float, y: float, said: str, frame: Frame) -> list[Mark]:
    wide = frame.wide(said) + 8 * frame.k
    return [
        Rect(x - wide / 2, y - frame.line / 2, wide, frame.line, 4, frame.palette.surface),
        frame.text(x, y + frame.size * 0.36, said, frame.palette.ink, anchor="middle"),
    ]


def _names(
    layers: Sequence[Layer], last: dict[int, float], x: float, room: float, frame: Frame
) -> list[Mark]:
    """Each layer's swatch and word beside the last column, never closer than a line."""
    marks: list[Mark] = []
    k, lowest = frame.k, 0.0
    for i, y in sorted(last.items(), key=lambda item: item[1]):
        at = max(y, lowest + frame.line)
        marks += _filled(x, at - 6 * k, 14 * k, 11 * k, layers[i].look, frame.palette)
        word = frame.cut(layers[i].label, room - 22 * k, bold=True)
        marks.append(frame.text(x + 20 * k, at + 4.5 * k, word, frame.palette.ink, bold=True))
        lowest = at
    return marks


@dataclass(frozen=True, slots=True)
class Rungs:
    """How far something is down its ladder: ``gone`` of it, a whole rung for each ``size``.

    ``words`` say what that comes to.
    """

    label: str
    gone: float
    size: float
    words: str


def ladder_height(many: int, size: float = 13.0) -> int:
    """How tall a chart of so many ladders is."""
    return round((8 + ROW * max(1, many)) * size / 13)


def ladder(rows: Sequence[Rungs], frame: Frame) -> Drawing:
    """A bar for what has gone, a line across it at each rung: solid up to the last whole one."""
    width, k, palette = frame.room[0], frame.k, frame.palette
    left = min(max((frame.wide(r.label) for r in rows), default=0.0) + 12 * k, width * 0.36)
    most = max((max(r.gone, r.size) for r in rows), default=0.0) or 1.0
    room = width - left - frame.wide(frame.write(most), bold=True) - 16 * k
    marks: list[Mark] = []
    for i, row in enumerate(rows):
        y = (4 + i * ROW) * k
        name = frame.cut(row.label, left - 12 * k)
        marks.append(frame.text(left - 10 * k, y + 13 * k, name, palette.ink, anchor="end"))
        scale, tall = room / most, 16 * k
        whole = max(0, int(row.gone / row.size + 1e-9)) * row.size if row.size > 0 else 0.0
        closed, gone = whole * scale, max(0.0, row.gone) * scale
        if gone > closed:
            tone = palette.settings["hospital"]
            marks += hatched(left + closed, y, gone - closed, tall, tone.tint, tone.mark)
        if closed > 0:
            marks.append(Rect(left, y, closed, tall, 0, palette.mark("hospital")))
        rungs = int(max(row.gone, row.size) / row.size + 1e-9) if row.size > 0 else 0
        for rung in range(1, rungs + 1) if rungs <= MOST else ():
            x = left + rung * row.size * scale
            marks.append(Line(x, y - 3 * k, x, y + tall + 3 * k, palette.ink, 1.5))
        said, next_rung = frame.write(row.gone), (whole + row.size) * scale
        end = left + gone + 7 * k
        if gone <= next_rung <= gone + frame.wide(said, bold=True) + 12 * k:
            end = left + next_rung + 7 * k
        marks.append(frame.text(end, y + 13 * k, said, palette.ink, bold=True))
        words = frame.cut(row.words, width - left - 8 * k)
        marks.append(frame.text(left + 8 * k, y + 33 * k, words, palette.muted))
    height = (8 + ROW * max(1, len(rows))) * k
    marks.append(Line(left, 0, left, height - 8 * k, palette.outline, 1))
    return Drawing(width, height, tuple(marks), frame.title, frame.description)
