"""Charts that are a line: an S-curve of what is likely, and figures by year with their band."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.drawing.charts.frame import Frame
from planner.drawing.marks import Drawing, Line, Mark, Rect, polygon, polyline

__all__ = ["Ranged", "band", "s_curve"]

FOOT: Final = 24.0
HEAD: Final = 22.0
FEWEST: Final = 0.02  # of the draws at either end are left out: one of them is no picture of luck
SHARES: Final = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Ranged:
    """A figure of one year: its word, the central value and where it likely lies."""

    label: str
    central: float
    low: float | None = None
    high: float | None = None


def s_curve(
    points: Sequence[tuple[float, float]],
    words: tuple[str, str],
    frame: Frame,
    *,
    is_good_above: bool = True,
) -> Drawing:
    """How likely a figure is to be at or below each value, with zero between two words.

    Args:
        points: Values with the share of draws at or below each, both rising.
        words: What is below zero and what is above it; left out where it lies outside.
        frame: Colours, room and words.
        is_good_above: Whether what lies above zero is what is hoped for.
    """
    (width, height), k, palette = frame.room, frame.k, frame.palette
    kept = [p for p in points if FEWEST <= p[1] <= 1 - FEWEST] or list(points)
    least, most = kept[0][0], kept[-1][0]
    left, base, head = 40.0 * k, height - FOOT * k, HEAD * k
    right = width - 20 * k

    def x(value: float) -> float:
        return left + (value - least) / ((most - least) or 1.0) * (right - left)

    def y(share: float) -> float:
        return base - share * (base - head)

    marks: list[Mark] = []
    if least < 0 < most:
        zero = x(0.0)
        good, bad = palette.tint("home"), palette.canvas
        below, above = (bad, good) if is_good_above else (good, bad)
        marks.append(Rect(left, head, zero - left, base - head, 0, below))
        marks.append(Rect(zero, head, right - zero, base - head, 0, above))
        marks.append(Line(zero, head, zero, base, palette.outline, 1))
        for word, at, anchor in ((words[0], zero - 6, "end"), (words[1], zero + 6, "start")):
            room = (zero - left if anchor == "end" else right - zero) - 10
            if frame.wide(word) <= room:
                marks.append(frame.text(at, head - 7 * k, word, palette.ink, anchor=anchor))
    for share in (0.0, *SHARES, 1.0):
        at = y(share)
        marks.append(Line(left, at, right, at, palette.hairline, 0.6))
        said = f"{round(share * 100)}%"
        marks.append(frame.text(left - 6, at + 4.5 * k, said, palette.muted, anchor="end"))
    marks.append(polyline([(x(v), y(s)) for v, s in kept], palette.ink, 2))
    for share in SHARES:
        value = min(kept, key=lambda p, s=share: abs(p[1] - s))[0]  # type: ignore[misc]
        at_x, at_y = x(value), y(share)
        marks.append(Rect(at_x - 4, at_y - 4, 8, 8, 4, palette.ink))
        marks.append(Line(at_x, at_y, at_x, base, palette.muted, 1, (3, 3)))
        said = frame.write(value)
        marks.append(frame.text(at_x, base + 16 * k, said, palette.ink, bold=True, anchor="middle"))
    marks.append(Line(left, base, right, base, palette.outline, 1))
    return Drawing(width, height, tuple(marks), frame.title, frame.description)


def band(years: Sequence[Ranged], frame: Frame) -> Drawing:
    """A figure year by year from zero, with the band it likely lies in."""
    (width, height), k, palette = frame.room, frame.k, frame.palette
    base, head = height - FOOT * k, HEAD * k
    words = (w for y in years for w in (frame.write(y.central), y.label))
    said = max((frame.wide(w, bold=True) for w in words), default=0.0)
    left, right = said / 2 + 8 * k, width - said / 2 - 8 * k
    every = [v for y in years for v in (y.central, y.low, y.high, 0.0) if v is not None] or [0.0]
    least, most = min(every), max(every)
    each = (right - left) / max(1, len(years) - 1)

    def at(value: float) -> float:
        return base - (value - least) / ((most - least) or 1.0) * (base - head)

    xs = [left + i * each for i in range(len(years))]
    marks: list[Mark] = []
    tone = palette.settings["community"]
    if all(y.low is not None and y.high is not None for y in years):
        over = [(x, at(y.high)) for x, y in zip(xs, years, strict=True) if y.high is not None]
        under = [(x, at(y.low)) for x, y in zip(xs, years, strict=True) if y.low is not None]
        marks.append(polygon([*over, *reversed(under)], tone.tint, tone.mark, 0.6))
    marks.append(Line(left - 8, at(0.0), right + 8, at(0.0), palette.outline, 1))
    central = [(x, at(y.central)) for x, y in zip(xs, years, strict=True)]
    marks.append(polyline(central, tone.mark, 2.5))
    for x, year in zip(xs, years, strict=True):
        y = at(year.central)
        marks.append(Rect(x - 4, y - 4, 8, 8, 4, tone.mark))
        text = frame.write(year.central)
        wide = frame.wide(text, bold=True) + 6 * k
        plate = y - 9 * k - frame.line
        marks.append(Rect(x - wide / 2, plate + 3 * k, wide, frame.line, 4, palette.surface))
        foot = y - 12 * k
        marks.append(frame.text(x, foot, text, palette.ink, bold=True, anchor="middle"))
        label = frame.text(x, base + 17 * k, year.label, palette.muted, anchor="middle")
        marks.append(label)
    return Drawing(width, height, tuple(marks), frame.title, frame.description)
