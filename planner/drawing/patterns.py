"""How a setting is told without its colour: its line, its texture and its symbol."""

import json
import math
from functools import cache
from importlib.resources import files

from planner.drawing.marks import Group, Line, Mark, Path, Rect, parsed
from planner.look import PATTERN, Pattern

__all__ = ["hatched", "rule", "symbol", "textured"]

PITCH = 7.0
DOT = 0.01  # a dash of no length would vanish in some renderers


def rule(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    setting: str | None,
    colour: str,
    width: float = 2,
) -> tuple[Line, ...]:
    """A line in the pattern of ``setting``: dotted, dashed, solid or double."""
    match PATTERN.get(setting or "", Pattern.SOLID):
        case Pattern.DOTTED:
            gap = width * 2.2
            return (Line(x1, y1, x2, y2, colour, width * 1.2, (DOT, gap), round_cap=True),)
        case Pattern.DASHED:
            return (Line(x1, y1, x2, y2, colour, width, (width * 3.5, width * 2)),)
        case Pattern.SOLID:
            return (Line(x1, y1, x2, y2, colour, width),)
        case Pattern.DOUBLE:
            length = math.dist((x1, y1), (x2, y2)) or 1.0
            dx, dy = -(y2 - y1) / length * width * 0.95, (x2 - x1) / length * width * 0.95
            thin = width * 0.7
            return (
                Line(x1 + dx, y1 + dy, x2 + dx, y2 + dy, colour, thin),
                Line(x1 - dx, y1 - dy, x2 - dx, y2 - dy, colour, thin),
            )


def textured(
    x: float, y: float, width: float, height: float, setting: str | None, fill: str, over: str
) -> tuple[Mark, ...]:
    """A filled rectangle with the pattern of ``setting`` laid over it in the colour ``over``."""
    marks: list[Mark] = [Rect(x, y, width, height, 0, fill)]
    if setting is None or setting not in PATTERN or min(width, height) < 3:
        return tuple(marks)
    match PATTERN[setting]:
        case Pattern.DOTTED:
            columns = max(1, int(width // PITCH))
            rows = max(1, int(height // PITCH))
            for i in range(columns):
                at = x + (i + 0.5) * width / columns
                first = y + height / rows / 2
                step = height / rows
                marks.append(
                    Line(
                        at,
                        first,
                        at,
                        y + height - step / 2 + DOT,
                        over,
                        1.9,
                        (DOT, step - DOT),
                        True,
                    )
                )
        case Pattern.DASHED:
            marks += _slanted(x, y, width, height, over, 1.1, PITCH + 2, (4, 3))
        case Pattern.SOLID:
            pass
        case Pattern.DOUBLE:
            pairs = max(1, round(height / (PITCH * 1.7)))
            for i in range(pairs):
                at = y + (i + 0.5) * height / pairs
                for side in (-1.3, 1.3):
                    if height > 5:
                        marks.append(Line(x, at + side, x + width, at + side, over, 0.9))
    return tuple(marks)


def hatched(
    x: float, y: float, width: float, height: float, fill: str, over: str
) -> tuple[Mark, ...]:
    """A filled rectangle with slanting lines over it, for what is illustrative."""
    return (Rect(x, y, width, height, 0, fill), *_slanted(x, y, width, height, over, 1, 6, ()))


def _slanted(
    x: float,
    y: float,
    width: float,
    height: float,
    colour: str,
    thickness: float,
    pitch: float,
    dash: tuple[float, ...],
) -> list[Mark]:
    """Lines rising at 45 degrees, ended at the edges of the rectangle."""
    lines: list[Mark] = []
    step = pitch * math.sqrt(2)
    offset = step / 2
    while offset < width + height:
        x1, y1 = (x, y + offset) if offset <= height else (x + offset - height, y + height)
        x2, y2 = (x + offset, y) if offset <= width else (x + width, y + offset - width)
        lines.append(Line(x1, y1, x2, y2, colour, thickness, dash))
        offset += step
    return lines


@cache
def _symbols() -> dict[str, str]:
    table: dict[str, str] = json.loads(
        files(__package__).joinpath("symbols.json").read_text("utf-8")
    )
    return table


def symbol(name: str, x: float, y: float, size: float, colour: str) -> Group:
    """The symbol of a setting or of a kind of step, its top left corner at (x, y)."""
    outline = parsed(_symbols()[name])
    return Group((Path(outline, None, colour, 1.6, (), True),), x, y, size / 24)
