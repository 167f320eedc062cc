"""Charts from plain values: stacked columns, pairs of bars, a matrix and a waterfall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from planner.drawing.marks import Drawing, Line, Mark, Rect, Text
from planner.drawing.patterns import hatched, symbol, textured
from planner.drawing.words import cut, setting_word, wrapped
from planner.fonts import text_width
from planner.formats import Form
from planner.look import SETTINGS, TYPE, Palette

__all__ = ["Change", "Column", "Frame", "Pair", "Place", "matrix", "pairs", "stacked", "waterfall"]

SIZE: Final = TYPE.text.size
LINE: Final = TYPE.text.line
FOOT: Final = 22.0
HEAD: Final = 20.0
BAR: Final = 14.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What every chart is given: colours, room [points], how numbers are written, and words.

    ``title`` names the picture and ``description`` says what it shows, for who cannot see it.
    """

    palette: Palette
    size: tuple[float, float]
    write: Form
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's word, and how much of it each setting is."""

    label: str
    by_setting: Mapping[str, float]


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


@dataclass(frozen=True, slots=True)
class Change:
    """A step of a waterfall; a total stands on the axis, a change on what came before it."""

    label: str
    amount: float
    is_total: bool = False


def stacked(columns: Sequence[Column], frame: Frame) -> Drawing:
    """A column for each year from zero, hospital lowest, each setting by texture and word."""
    width, height = frame.size
    palette = frame.palette
    right = 26 + max(text_width(setting_word(s), SIZE, bold=True) for s in SETTINGS)
    base = height - FOOT
    most = max((sum(c.by_setting.values()) for c in columns), default=0.0) or 1.0
    step = (width - right) / max(1, len(columns))
    wide = min(72.0, step * 0.66)
    marks: list[Mark] = []
    last: dict[str, float] = {}
    for i, column in enumerate(columns):
        x, y = i * step + (step - wide) / 2, base
        middle = x + wide / 2
        for setting in reversed(SETTINGS):
            amount = column.by_setting.get(setting, 0.0)
            tall = amount / most * (base - HEAD)
            if tall <= 0:
                continue
            y -= tall
            tone = palette.settings[setting]
            marks += textured(x, y, wide, tall, setting, tone.mark, palette.surface)
            marks += _plate(middle, y + tall / 2, tall, frame.write(amount), palette)
            last[setting] = y + tall / 2
        whole = frame.write(sum(column.by_setting.values()))
        marks.append(_text(middle, y - 5, whole, palette.ink, bold=True, anchor="middle"))
        marks.append(_text(middle, base + 16, column.label, palette.muted, anchor="middle"))
    marks.append(Line(0, base, width - right, base, palette.outline, 1))
    marks += _setting_names(last, width - right + 2, palette)
    return Drawing(width, height, tuple(marks), frame.title, frame.description)


def _plate(x: float, y: float, tall: float, said: str, palette: Palette) -> list[Mark]:
    """A number on a plate inside a bar that is tall enough for it."""
    if tall < LINE:
        return []
    wide = text_width(said, SIZE) + 8
    return [
        Rect(x - wide / 2, y - LINE / 2, wide, LINE, 4, palette.surface),
        _text(x, y + SIZE * 0.36, said, palette.ink, anchor="middle"),
    ]


def _setting_names(last: Mapping[str, float], x: float, palette: Palette) -> list[Mark]:
    """Each setting's sign and word beside the last column, never closer than a line."""
    marks: list[Mark] = []
    lowest = 0.0
    for setting, y in sorted(last.items(), key=lambda item: item[1]):
        at = max(y, lowest + LINE)
        tone = palette.mark(setting)
        marks.append(symbol(setting, x, at - 7, 14, tone))
        marks.append(_text(x + 18, at + 4.5, setting_word(setting), tone, bold=True))
        lowest = at
    return marks


def pairs(rows: Sequence[Pair], words: tuple[str, str], frame: Frame) -> Drawing:
    """Two bars for each row: what is released, hatched, above what is needed, solid."""
    palette, width = frame.palette, frame.size[0]
    pitch = 2 * BAR + 14
    left = min(max((text_width(r.label, SIZE) for r in rows), default=0.0) + 10, width * 0.4)
    most = max((v for r in rows for v in (r.released, r.needed)), default=0.0) or 1.0
    room = width - left - 56
    marks: list[Mark] = []
    x = left
    for word, swatch in zip(words, (_released, _needed), strict=True):
        marks += [*swatch(x, 3, 18, 10, palette), _text(x + 24, 12.5, word, palette.ink)]
        x += 24 + text_width(word, SIZE) + 22
    for i, row in enumerate(rows):
        y = HEAD + 4 + i * pitch
        name = cut(row.label, left - 10, SIZE)
        marks.append(_text(left - 8, y + BAR + 4.5, name, palette.ink, anchor="end"))
        for amount, shape, at in (
            (row.released, _released, y),
            (row.needed, _needed, y + BAR + 2),
        ):
            wide = amount / most * room
            if wide > 0.5:
                marks += shape(left, at, wide, BAR, palette)
            said = frame.write(amount) if amount else "–"
            marks.append(_text(left + wide + 6, at + 11, said, palette.ink))
    height = HEAD + 4 + pitch * len(rows)
    marks.append(Line(left, HEAD, left, height - 8, palette.outline, 1))
    return Drawing(width, height, tuple(marks), frame.title, frame.description)


def _released(x: float, y: float, wide: float, tall: float, palette: Palette) -> list[Mark]:
    tone = palette.settings["hospital"]
    outline = Rect(x, y, wide, tall, 0, None, tone.mark, 1)
    return [*hatched(x, y, wide, tall, tone.tint, tone.mark), outline]


def _needed(x: float, y: float, wide: float, tall: float, palette: Palette) -> list[Mark]:
    return [Rect(x, y, wide, tall, 0, palette.mark("community"))]


def matrix(
    donors: Sequence[Place],
    receivers: Sequence[Place],
    cells: Sequence[Sequence[float]],
    frame: Frame,
) -> Drawing:
    """Who gives what to whom: a square for each pair, larger for more, the amount written in it."""
    palette, width = frame.palette, frame.size[0]
    left = min(width * 0.34, 210.0)
    each = (width - left) / max(1, len(receivers))
    tall, top = 46.0, 62.0
    most = max((v for row in cells for v in row), default=0.0) or 1.0
    marks: list[Mark] = []
    for j, place in enumerate(receivers):
        x = left + j * each
        marks += _place(place, x + 4, 4, each - 8, palette)
    for i, place in enumerate(donors):
        y = top + i * tall
        marks += _place(place, 0, y + 4, left - 12, palette)
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
            marks.append(_text(x + each / 2, y + tall / 2 + 3, said, palette.ink, anchor="middle"))
    height = top + tall * len(donors) + 2
    return Drawing(width, height, tuple(marks), frame.title, frame.description)


def _place(place: Place, x: float, y: float, room: float, palette: Palette) -> list[Mark]:
    tone = palette.mark(place.setting)
    where = cut(place.where, room - 18, SIZE)
    return [
        _text(x, y + 13, cut(place.who, room, SIZE, bold=True), palette.ink, bold=True),
        symbol(place.setting, x, y + 19, 13, tone),
        _text(x + 17, y + 30, where, palette.muted),
    ]


def waterfall(changes: Sequence[Change], frame: Frame) -> Drawing:
    """Amounts that add up from left to right; totals stand on zero, rises and falls hang on."""
    width, height = frame.size
    palette = frame.palette
    base_room = height - FOOT - LINE
    spans = _spans(changes)
    top = max([0.0, *(v for span in spans for v in span)])
    bottom = min([0.0, *(v for span in spans for v in span)])
    scale = (base_room - HEAD) / ((top - bottom) or 1.0)

    def at(value: float) -> float:
        return HEAD + (top - value) * scale

    step = width / max(1, len(changes))
    wide = min(96.0, step * 0.6)
    marks: list[Mark] = [Line(0, at(0), width, at(0), palette.outline, 1)]
    for i, (change, (start, end)) in enumerate(zip(changes, spans, strict=True)):
        x = i * step + (step - wide) / 2
        y, tall = at(max(start, end)), max(abs(end - start) * scale, 1.0)
        marks += _fall_or_rise(change, x, y, wide, tall, palette)
        if i + 1 < len(changes):
            marks.append(Line(x + wide, at(end), x + step, at(end), palette.outline, 1, (3, 3)))
        said = frame.write(change.amount)
        marks.append(_text(x + wide / 2, y - 5, said, palette.ink, bold=True, anchor="middle"))
        for n, words in enumerate(wrapped(change.label, step - 10, SIZE, most=2)):
            below = height - FOOT - LINE + 18 + n * LINE
            marks.append(_text(x + wide / 2, below, words, palette.muted, anchor="middle"))
    return Drawing(width, height, tuple(marks), frame.title, frame.description)


def _spans(changes: Sequence[Change]) -> list[tuple[float, float]]:
    """From where to where each bar reaches."""
    spans: list[tuple[float, float]] = []
    level = 0.0
    for change in changes:
        start = 0.0 if change.is_total else level
        level = start + change.amount
        spans.append((start, level))
    return spans


def _fall_or_rise(
    change: Change, x: float, y: float, wide: float, tall: float, palette: Palette
) -> list[Mark]:
    if change.is_total:
        return [Rect(x, y, wide, tall, 0, palette.ink)]
    if change.amount < 0:
        return _released(x, y, wide, tall, palette)
    return _needed(x, y, wide, tall, palette)


def _text(
    x: float, y: float, said: str, colour: str, *, bold: bool = False, anchor: str = "start"
) -> Text:
    return Text(x, y, said, SIZE, colour, bold, anchor=anchor)
