"""Charts that are read row by row: pairs of bars and a matrix of who gives what to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.drawing.charts.frame import Frame
from planner.drawing.charts.shapes import needed, released
from planner.drawing.marks import Drawing, Line, Mark, Rect
from planner.drawing.patterns import symbol

__all__ = ["Pair", "Place", "matrix", "pairs"]

HEAD: Final = 20.0
BAR: Final = 14.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two amounts of one thing: what is released and what is needed."""

    label: str
    released: float
    needed: float


@dataclass(frozen=True, slots=True)
class Place:
    """One side of a matrix: who, where, in which setting."""

    who: str
    where: str
    setting: str


def pairs(rows: Sequence[Pair], words: tuple[str, str], frame: Frame) -> Drawing:
    """Two bars for each row: what is released, hatched, above what is needed, solid."""
    palette, width, k = frame.palette, frame.room[0], frame.k
    bar, head = BAR * k, HEAD * k
    pitch = 2 * bar + 14 * k
    left = min(max((frame.wide(r.label) for r in rows), default=0.0) + 10 * k, width * 0.4)
    most = max((v for r in rows for v in (r.released, r.needed)), default=0.0) or 1.0
    room = width - left - 56 * k
    marks: list[Mark] = []
    x = left
    for word, swatch in zip(words, (released, needed), strict=True):
        said = frame.text(x + 24 * k, 12.5 * k, word, palette.ink)
        marks += [*swatch(x, 3 * k, 18 * k, 10 * k, palette), said]
        x += 46 * k + frame.wide(word)
    for i, row in enumerate(rows):
        y = head + 4 * k + i * pitch
        name = frame.cut(row.label, left - 10 * k)
        marks.append(frame.text(left - 8 * k, y + bar + 4.5 * k, name, palette.ink, anchor="end"))
        for amount, shape, at in (
            (row.released, released, y),
            (row.needed, needed, y + bar + 2 * k),
        ):
            wide = amount / most * room
            if wide > 0.5:
                marks += shape(left, at, wide, bar, palette)
            written = frame.write(amount) if amount else "–"
            marks.append(frame.text(left + wide + 6 * k, at + 11 * k, written, palette.ink))
    height = head + 4 * k + pitch * len(rows)
    marks.append(Line(left, head, left, height - 8 * k, palette.outline, 1))
    return Drawing(width, height, tuple(marks), frame.title, frame.description)


def matrix(
    donors: Sequence[Place],
    receivers: Sequence[Place],
    cells: Sequence[Sequence[float]],
    frame: Frame,
) -> Drawing:
    """Who gives what to whom: a square for each pair, larger for more, the amount written in it."""
    palette, width = frame.palette, frame.room[0]
    left = min(width * 0.34, 210.0)
    each = (width - left) / max(1, len(receivers))
    tall, top = 46.0, 62.0
    most = max((v for row in cells for v in row), default=0.0) or 1.0
    marks: list[Mark] = []
    for j, place in enumerate(receivers):
        x = left + j * each
        marks += _place(place, x + 4, 4, each - 8, frame)
    for i, place in enumerate(donors):
        y = top + i * tall
        marks += _place(place, 0, y + 4, left - 12, frame)
        for j, amount in enumerate(cells[i]):
            x = left + j * each
            marks.append(
                Rect(x + 1, y + 1, each - 2, tall - 2, 2, palette.surface, palette.hairline, 1)
            )
            wide = (each - 4) * amount / most
            tone = palette.settings[receivers[j].setting]
            if wide > 0.5:
                marks.append(Rect(x + 2, y + 2, wide, tall - 4, 2, tone.tint))
                marks.append(Rect(x + 2, y + tall - 6, wide, 4, 0, tone.mark))
            said = frame.write(amount) if amount else "–"
            middle = x + each / 2
            marks.append(frame.text(middle, y + tall / 2 + 3, said, palette.ink, anchor="middle"))
    height = top + tall * len(donors) + 2
    return Drawing(width, height, tuple(marks), frame.title, frame.description)


def _place(place: Place, x: float, y: float, room: float, frame: Frame) -> list[Mark]:
    palette = frame.palette
    return [
        frame.text(x, y + 13, frame.cut(place.who, room, bold=True), palette.ink, bold=True),
        symbol(place.setting, x, y + 19, 13, palette.mark(place.setting)),
        frame.text(x + 17, y + 30, frame.cut(place.where, room - 18), palette.muted),
    ]
