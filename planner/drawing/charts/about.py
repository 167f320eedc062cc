"""Bars that reach to both sides of a line: what moves a result, and who gains or pays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.drawing.charts.frame import Frame
from planner.drawing.marks import Drawing, Line, Mark, Rect
from planner.drawing.patterns import hatched
from planner.drawing.words import wrapped

__all__ = ["Bar", "Swung", "diverging", "diverging_height", "tornado", "tornado_height"]

ROW: Final = 30.0
BAR: Final = 16.0
HEAD: Final = 24.0
TALL: Final = 40.0  # a row whose words take two lines


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount from zero, and where it likely lies, where that is known; grey if illustrative."""

    label: str
    amount: float
    low: float | None = None
    high: float | None = None
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Swung:
    """An input, and the result at its low and at its high end; ``low`` and ``high`` say the ends.

    It is grey where it is illustrative.
    """

    label: str
    at_low: float
    at_high: float
    low: str
    high: str
    is_grey: bool = False


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where values stand between two edges, with room at both ends for words."""

    left: float
    right: float
    least: float
    most: float

    def at(self, value: float) -> float:
        span = (self.most - self.least) or 1.0
        return self.left + (value - self.least) / span * (self.right - self.left)


def diverging_height(many: int, size: float = 13.0) -> int:
    """How tall a chart of so many bars is."""
    return round((8 + ROW * max(1, many)) * size / 13)


def diverging(bars: Sequence[Bar], frame: Frame) -> Drawing:
    """A bar for each amount, to the right of zero or to its left, its range drawn across it."""
    width, k, palette = frame.room[0], frame.k, frame.palette
    left = min(max((frame.wide(b.label) for b in bars), default=0.0) + 12 * k, width * 0.42)
    spread = [v for b in bars for v in (b.amount, b.low, b.high, 0.0) if v is not None] or [0.0]
    said = max((frame.wide(frame.write(b.amount), bold=True) for b in bars), default=0.0) + 10 * k
    least, most = min(spread), max(spread)
    has_ranges = any(bar.low is not None for bar in bars)
    scale = _Scale(
        left + (said if least < 0 and not has_ranges else 4), width - said - 6, least, most
    )
    marks: list[Mark] = []
    for i, bar in enumerate(bars):
        y = (4 + i * ROW) * k
        middle = y + ROW * k / 2
        name = frame.cut(bar.label, left - 12 * k, bold=bar.is_total)
        foot = middle + frame.size * 0.36
        ink = palette.ink
        marks.append(frame.text(left - 10 * k, foot, name, ink, bold=bar.is_total, anchor="end"))
        x1, x2 = sorted((scale.at(0.0), scale.at(bar.amount)))
        top, tall = middle - BAR * k / 2, BAR * k
        if bar.is_total:
            marks.append(Rect(x1, top, x2 - x1, tall, 0, palette.ink))
        elif bar.amount < 0:
            tone = palette.settings["hospital"]
            marks += hatched(x1, top, x2 - x1, tall, tone.tint, tone.mark)
            marks.append(Rect(x1, top, x2 - x1, tall, 0, None, tone.mark, 1))
        else:
            marks.append(Rect(x1, top, x2 - x1, tall, 0, palette.mark("community")))
        ends = [x1, x2]
        if bar.low is not None and bar.high is not None:
            marks += _whisker(scale.at(bar.low), scale.at(bar.high), middle, frame)
            ends += [scale.at(bar.low), scale.at(bar.high)]
        anchor, x = ("end", min(ends) - 5 * k) if bar.amount < 0 else ("start", max(ends) + 5 * k)
        if has_ranges:
            anchor, x = "end", width
        marks.append(frame.text(x, foot, frame.write(bar.amount), ink, bold=True, anchor=anchor))
    height = (8 + ROW * max(1, len(bars))) * k
    zero = scale.at(0.0)
    marks.append(Line(zero, 2 * k, zero, height - 2 * k, palette.outline, 1))
    return Drawing(width, height, tuple(marks), frame.title, frame.description)


def _whisker(low: float, high: float, y: float, frame: Frame) -> list[Mark]:
    """A line from low to high with an end at each, on a ground that keeps it clear of the bar."""
    palette, k = frame.palette, frame.k
    wide = max(high - low, 1.0)
    return [
        Rect(low - 2, y - 3 * k, wide + 4, 6 * k, 3 * k, palette.surface),
        Line(low, y, low + wide, y, palette.ink, 2),
        Line(low, y - 5 * k, low, y + 5 * k, palette.ink, 2),
        Line(low + wide, y - 5 * k, low + wide, y + 5 * k, palette.ink, 2),
    ]


def tornado_height(many: int, size: float = 13.0) -> int:
    """How tall a tornado of so many inputs is."""
    return round((HEAD + 8 + TALL * max(1, many)) * size / 13)


def tornado(rows: Sequence[Swung], centre: float, frame: Frame) -> Drawing:
    """How far each input moves a result from ``centre``: to its low end pale, to its high dark."""
    width, k, palette = frame.room[0], frame.k, frame.palette
    left = min(max((frame.wide(r.label) for r in rows), default=0.0) + 12 * k, width * 0.42)
    ends = [v for r in rows for v in (r.at_low, r.at_high)] + [centre]
    said = max((frame.wide(w) for r in rows for w in (r.low, r.high)), default=0.0) + 8 * k
    scale = _Scale(left + said, max(width - said, left + said + 40), min(ends), max(ends))
    head = HEAD * k
    middle = scale.at(centre)
    marks: list[Mark] = [
        frame.text(middle, head - 9 * k, frame.write(centre), palette.ink, bold=True,
                   anchor="middle")
    ]  # fmt: skip
    height = head + (8 + TALL * max(1, len(rows))) * k
    zero = scale.at(0.0)
    if scale.left < zero < scale.right and abs(zero - middle) > frame.wide(frame.write(centre)):
        marks.append(Line(zero, head, zero, height - 2 * k, palette.outline, 1, (3, 3)))
        nought = frame.write(0.0)
        marks.append(frame.text(zero, head - 9 * k, nought, palette.muted, anchor="middle"))
    for i, row in enumerate(rows):
        y = head + (4 + i * TALL) * k
        foot = y + TALL * k / 2 + frame.size * 0.36
        lines = wrapped(row.label, left - 12 * k, frame.size, most=2)
        first = foot - (len(lines) - 1) * frame.line / 2
        for n, words in enumerate(lines):
            at = first + n * frame.line
            marks.append(frame.text(left - 10 * k, at, words, palette.ink, anchor="end"))
        tone = palette.illustrative if row.is_grey else palette.settings["community"]
        top, tall = y + (TALL - BAR) * k / 2, BAR * k
        for value, words, fill in (
            (row.at_low, row.low, tone.tint),
            (row.at_high, row.high, tone.mark),
        ):
            x1, x2 = sorted((middle, scale.at(value)))
            marks.append(Rect(x1, top, x2 - x1, tall, 0, fill, tone.mark, 1))
            other = row.at_high if value == row.at_low else row.at_low
            is_left = value < other or (value == other and words == row.low)
            x, anchor = (x1 - 4 * k, "end") if is_left else (x2 + 4 * k, "start")
            marks.append(frame.text(x, foot, words, palette.muted, anchor=anchor))
    marks.append(Line(middle, head - 4 * k, middle, height - 2 * k, palette.outline, 1))
    return Drawing(width, height, tuple(marks), frame.title, frame.description)
