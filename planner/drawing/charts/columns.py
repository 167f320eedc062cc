"""Charts that stand up: stacked columns, thin columns and a waterfall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from planner.drawing.charts.frame import Frame
from planner.drawing.charts.shapes import needed, released
from planner.drawing.marks import Drawing, Line, Mark, Rect
from planner.drawing.patterns import symbol, textured
from planner.drawing.words import setting_word, wrapped
from planner.look import SETTINGS, Palette

__all__ = ["Change", "Column", "bars", "stacked", "waterfall"]

FOOT: Final = 22.0
HEAD: Final = 20.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column's word, and how much of it each setting is."""

    label: str
    by_setting: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Change:
    """A step of a waterfall; a total stands on the axis, a change on what came before it."""

    label: str
    amount: float
    is_total: bool = False


def stacked(columns: Sequence[Column], frame: Frame) -> Drawing:
    """A column for each year from zero, hospital lowest, each setting by texture and word."""
    (width, height), k = frame.room, frame.k
    palette = frame.palette
    right = 26 * k + max(frame.wide(setting_word(s), bold=True) for s in SETTINGS)
    base = height - FOOT * k
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
            tall = amount / most * (base - HEAD * k)
            if tall <= 0:
                continue
            y -= tall
            tone = palette.settings[setting]
            marks += textured(x, y, wide, tall, setting, tone.mark, palette.surface)
            marks += _plate(middle, y + tall / 2, tall, frame.write(amount), frame)
            last[setting] = y + tall / 2
        whole = frame.write(sum(column.by_setting.values()))
        marks.append(frame.text(middle, y - 5 * k, whole, palette.ink, bold=True, anchor="middle"))
        label = frame.text(middle, base + 16 * k, column.label, palette.muted, anchor="middle")
        marks.append(label)
    marks.append(Line(0, base, width - right, base, palette.outline, 1))
    marks += _setting_names(last, width - right + 2, frame)
    return Drawing(width, height, tuple(marks), frame.title, frame.description)


def _plate(x: float, y: float, tall: float, said: str, frame: Frame) -> list[Mark]:
    """A number on a plate inside a bar that is tall enough for it."""
    if tall < frame.line:
        return []
    wide = frame.wide(said) + 8 * frame.k
    return [
        Rect(x - wide / 2, y - frame.line / 2, wide, frame.line, 4, frame.palette.surface),
        frame.text(x, y + frame.size * 0.36, said, frame.palette.ink, anchor="middle"),
    ]


def _setting_names(last: Mapping[str, float], x: float, frame: Frame) -> list[Mark]:
    """Each setting's sign and word beside the last column, never closer than a line."""
    marks: list[Mark] = []
    k, lowest = frame.k, 0.0
    for setting, y in sorted(last.items(), key=lambda item: item[1]):
        at = max(y, lowest + frame.line)
        tone = frame.palette.mark(setting)
        marks.append(symbol(setting, x, at - 7 * k, 14 * k, tone))
        word = setting_word(setting)
        marks.append(frame.text(x + 18 * k, at + 4.5 * k, word, tone, bold=True))
        lowest = at
    return marks


def bars(amounts: Sequence[float], labels: Sequence[str], frame: Frame) -> Drawing:
    """A thin column for each amount, the highest one named; ``labels`` stand under groups."""
    (width, height), k = frame.room, frame.k
    palette = frame.palette
    top, base = HEAD * k, height - FOOT * k
    most = max(amounts, default=0.0) or 1.0
    step = width / max(1, len(amounts))
    marks: list[Mark] = []
    for i, amount in enumerate(amounts):
        tall = max(0.0, amount) / most * (base - top)
        x = i * step + step * 0.18
        marks.append(Rect(x, base - tall, step * 0.64, tall, 0, palette.mark("community")))
        if amount == most and amount > 0 and amount not in amounts[:i]:
            said, middle = frame.write(amount), x + step * 0.32
            above = base - tall - 5 * k
            marks.append(frame.text(middle, above, said, palette.ink, bold=True, anchor="middle"))
    each = width / max(1, len(labels))
    for i, label in enumerate(labels):
        below = base + 16 * k
        marks.append(frame.text((i + 0.5) * each, below, label, palette.muted, anchor="middle"))
        if i:
            marks.append(Line(i * each, top, i * each, base + 4, palette.hairline, 0.6))
    marks.append(Line(0, base, width, base, palette.outline, 1))
    return Drawing(width, height, tuple(marks), frame.title, frame.description)


def waterfall(changes: Sequence[Change], frame: Frame) -> Drawing:
    """Amounts that add up from left to right; totals stand on zero, rises and falls hang on."""
    (width, height), k = frame.room, frame.k
    palette = frame.palette
    foot, head = FOOT * k + frame.line, HEAD * k
    base_room = height - foot
    spans = _spans(changes)
    top = max([0.0, *(v for span in spans for v in span)])
    bottom = min([0.0, *(v for span in spans for v in span)])
    scale = (base_room - head) / ((top - bottom) or 1.0)

    def at(value: float) -> float:
        return head + (top - value) * scale

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
        middle = x + wide / 2
        marks.append(frame.text(middle, y - 5 * k, said, palette.ink, bold=True, anchor="middle"))
        for n, words in enumerate(wrapped(change.label, step - 10, frame.size, most=2)):
            below = height - foot + 18 * k + n * frame.line
            marks.append(frame.text(middle, below, words, palette.muted, anchor="middle"))
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
        return released(x, y, wide, tall, palette)
    return needed(x, y, wide, tall, palette)
