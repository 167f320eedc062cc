"""The two bars that every transfer is told by: released hatched, needed solid."""

from planner.drawing.marks import Mark, Rect
from planner.drawing.patterns import hatched
from planner.look import Palette

__all__ = ["needed", "released"]


def released(x: float, y: float, wide: float, tall: float, palette: Palette) -> list[Mark]:
    """A hatched bar."""
    tone = palette.settings["hospital"]
    outline = Rect(x, y, wide, tall, 0, None, tone.mark, 1)
    return [*hatched(x, y, wide, tall, tone.tint, tone.mark), outline]


def needed(x: float, y: float, wide: float, tall: float, palette: Palette) -> list[Mark]:
    """A solid bar."""
    return [Rect(x, y, wide, tall, 0, palette.mark("community"))]
