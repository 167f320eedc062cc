"""The charts of the PDF as neutral drawings, each told by pattern and word as well as by colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner import formats
from planner.drawing.marks import Drawing, Line, Mark, Path, Rect, Segment, Text
from planner.drawing.patterns import hatched, textured
from planner.drawing.words import cut, setting_word
from planner.exports.report.styles import PORTRAIT
from planner.fonts import text_width
from planner.look import LIGHT, SETTINGS
from planner.units import yearly_pounds

__all__ = ["Bar", "End", "bars", "columns", "flows", "pairs"]

SIZE: Final = 8.5
WIDTH: Final = PORTRAIT.width
PITCH: Final = 24.0  # two lines of words beside the end of a flow
INK: Final = LIGHT.ink
MUTED: Final = LIGHT.muted
# The pattern over a filled bar shows white; the bar itself is the setting's strong colour.
OVER: Final = LIGHT.surface


@dataclass(frozen=True, slots=True)
class Bar:
    """A column's word, and how much of it each setting is."""

    label: str
    by_setting: dict[str, float]


@dataclass(frozen=True, slots=True)
class End:
    """One end of a flow: who, in which setting, and how much."""

    label: str
    place: str
    setting: str
    amount: float


def _text(
    x: float, y: float, said: str, *, colour: str = INK, bold: bool = False, anchor: str = "start"
) -> Text:
    return Text(x, y, said, SIZE, colour, bold, anchor=anchor)


def columns(found: Sequence[Bar], *, title: str, description: str, height: float = 134) -> Drawing:
    """A column for each year, stacked by setting, hospital lowest; settings named at the right."""
    top, base, right = 16.0, height - 16, 84.0
    most = max((sum(bar.by_setting.values()) for bar in found), default=0.0) or 1.0
    step = (WIDTH - right) / max(1, len(found))
    wide = min(52.0, step * 0.62)
    marks: list[Mark] = []
    last: dict[str, tuple[float, float]] = {}
    for i, bar in enumerate(found):
        x, y = i * step + (step - wide) / 2, base
        for setting in reversed(SETTINGS):
            amount = bar.by_setting.get(setting, 0.0)
            tall = amount / most * (base - top)
            if tall <= 0:
                continue
            y -= tall
            marks += textured(x, y, wide, tall, setting, LIGHT.mark(setting), OVER)
            marks += _inside(x + wide / 2, y + tall / 2, tall, amount)
            last[setting] = (y, tall)
        marks.append(_text(x + wide / 2, base + 12, bar.label, colour=MUTED, anchor="middle"))
        whole = formats.number(sum(bar.by_setting.values()))
        marks.append(_text(x + wide / 2, y - 4, whole, bold=True, anchor="middle"))
    marks.append(Line(0, base, WIDTH - right, base, LIGHT.outline, 0.8))
    marks += _names(last, WIDTH - right + 4)
    return Drawing(WIDTH, height, tuple(marks), title, description)


def _inside(x: float, y: float, tall: float, amount: float) -> list[Mark]:
    """A number on a plate inside a bar that is tall enough for it."""
    if tall < 15:
        return []
    said = formats.number(amount)
    wide = text_width(said, SIZE) + 6
    return [
        Rect(x - wide / 2, y - 6, wide, 12, 3, LIGHT.surface),
        _text(x, y + 3, said, anchor="middle"),
    ]


def _names(last: dict[str, tuple[float, float]], x: float) -> list[Mark]:
    """The settings' words beside the last column, never closer than a line."""
    marks: list[Mark] = []
    lowest = -12.0
    for setting, (y, tall) in sorted(last.items(), key=lambda item: item[1][0]):
        at = max(y + tall / 2 + 3, lowest + 12)
        marks.append(_text(x, at, setting_word(setting), colour=LIGHT.mark(setting), bold=True))
        lowest = at
    return marks


def bars(
    amounts: Sequence[float],
    labels: Sequence[str],
    *,
    title: str,
    description: str,
    height: float = 110,
) -> Drawing:
    """A thin column for each amount, the highest one named; ``labels`` stand under groups."""
    top, base = 16.0, height - 16
    most = max(amounts, default=0.0) or 1.0
    step = WIDTH / max(1, len(amounts))
    marks: list[Mark] = []
    for i, amount in enumerate(amounts):
        tall = max(0.0, amount) / most * (base - top)
        x = i * step + step * 0.18
        marks.append(Rect(x, base - tall, step * 0.64, tall, 0, LIGHT.mark("community")))
        if amount == most and amount > 0 and amount not in amounts[:i]:
            said = yearly_pounds(amount)
            marks.append(_text(x + step * 0.32, base - tall - 4, said, bold=True, anchor="middle"))
    each = WIDTH / max(1, len(labels))
    for i, label in enumerate(labels):
        marks.append(_text((i + 0.5) * each, base + 12, label, colour=MUTED, anchor="middle"))
        if i:
            marks.append(Line(i * each, top, i * each, base + 4, LIGHT.hairline, 0.6))
    marks.append(Line(0, base, WIDTH, base, LIGHT.outline, 0.8))
    return Drawing(WIDTH, height, tuple(marks), title, description)


def pairs(
    rows: Sequence[tuple[str, float, float]],
    words: tuple[str, str],
    *,
    title: str,
    description: str,
) -> Drawing:
    """Two bars for each row: what is released, hatched, above what is needed, solid."""
    pitch, head, left = 22.0, 16.0, 150.0
    most = max((v for _label, *both in rows for v in both), default=0.0) or 1.0
    room = WIDTH - left - 44
    height = head + pitch * len(rows) + 2
    marks: list[Mark] = []
    x = left
    for word, swatch in zip(words, (_released, _needed), strict=True):
        marks += [*swatch(x, 2, 14, 8), _text(x + 18, 9.5, word)]
        x += 18 + text_width(word, SIZE) + 18
    for i, (label, released, needed) in enumerate(rows):
        y = head + i * pitch
        name = cut(label, left - 8, SIZE)
        marks.append(_text(left - 6, y + 14, name, anchor="end"))
        for amount, shape, at in ((released, _released, y + 1), (needed, _needed, y + 11)):
            wide = amount / most * room
            marks += shape(left, at, wide, 8.5) if wide > 0.4 else []
            marks.append(_text(left + wide + 4, at + 7, formats.wte(amount) if amount else "–"))
    marks.append(Line(left, head - 1, left, height - 2, LIGHT.outline, 0.8))
    return Drawing(WIDTH, height, tuple(marks), title, description)


def _released(x: float, y: float, wide: float, tall: float) -> tuple[Mark, ...]:
    tone = LIGHT.mark("hospital")
    outline = Rect(x, y, wide, tall, 0, None, tone, 0.7)
    return (*hatched(x, y, wide, tall, LIGHT.tint("hospital"), tone), outline)


def _needed(x: float, y: float, wide: float, tall: float) -> tuple[Mark, ...]:
    return (Rect(x, y, wide, tall, 0, LIGHT.mark("community")),)


def flows(
    givers: Sequence[End],
    takers: Sequence[End],
    matched: Sequence[Sequence[float]],
    *,
    title: str,
    description: str,
) -> Drawing:
    """Who gives what to whom: bars on both sides, bands between; what is unmatched is hatched."""
    side, bar = 150.0, 9.0
    most = max(sum(e.amount for e in givers), sum(e.amount for e in takers)) or 1.0
    scale = max(len(givers), len(takers)) * 16.0 / most
    left, right = side, WIDTH - side - bar
    body = max(_tall(ends, scale) for ends in (givers, takers)) + 4
    givers_at, takers_at = (_stacked(ends, scale, body) for ends in (givers, takers))
    marks: list[Mark] = []
    taken = [0.0] * len(takers)
    for i, giver in enumerate(givers):
        given = 0.0
        for j, amount in enumerate(matched[i]):
            tall = amount * scale
            start, end = givers_at[i] + given, takers_at[j] + taken[j]
            marks.append(_band(left + bar, start, right, end, tall, LIGHT.tint(giver.setting)))
            given, taken[j] = given + tall, taken[j] + tall
        marks += _end(giver, left, givers_at[i], scale, given, bar)
        marks += _words(giver, left - 6, givers_at[i], scale, "end", side)
    for j, taker in enumerate(takers):
        marks += _end(taker, right, takers_at[j], scale, taken[j], bar)
        marks += _words(taker, right + bar + 6, takers_at[j], scale, "start", side)
    return Drawing(WIDTH, body, tuple(marks), title, description)


def _rooms(ends: Sequence[End], scale: float) -> list[float]:
    """The height each end takes up with its two lines of words."""
    return [max(end.amount * scale + 8, PITCH) for end in ends]


def _tall(ends: Sequence[End], scale: float) -> float:
    return sum(_rooms(ends, scale))


def _stacked(ends: Sequence[End], scale: float, body: float) -> list[float]:
    """The top of each end's bar; as a whole they stand in the middle of ``body``."""
    y = (body - _tall(ends, scale)) / 2
    tops = []
    for end, room in zip(ends, _rooms(ends, scale), strict=True):
        tops.append(y + (room - end.amount * scale) / 2)
        y += room
    return tops


def _end(
    end: End, x: float, y: float, scale: float, matched: float, bar: float
) -> tuple[Mark, ...]:
    tall, tone = end.amount * scale, LIGHT.mark(end.setting)
    solid = Rect(x, y, bar, min(matched, tall), 0, tone)
    if tall - matched < 0.3:
        return (solid,)
    rest = hatched(x, y + matched, bar, tall - matched, LIGHT.surface, tone)
    return (solid, *rest, Rect(x, y, bar, tall, 0, None, tone, 0.6))


def _words(end: End, x: float, y: float, scale: float, anchor: str, side: float) -> list[Mark]:
    middle = y + end.amount * scale / 2
    name = cut(end.label, side - 10, SIZE, bold=True)
    place = cut(end.place, side - 10, SIZE)
    return [
        _text(x, middle - 1.5, name, bold=True, anchor=anchor),
        _text(x, middle + 8.5, place, colour=MUTED, anchor=anchor),
    ]


def _band(x1: float, y1: float, x2: float, y2: float, tall: float, fill: str) -> Path:
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
        LIGHT.outline,
        0.3,
    )
