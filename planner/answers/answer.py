"""An answer of the results: the answer as a title, its chart and the table behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.drawing.marks import Drawing
from planner.look import Palette

__all__ = ["Answer", "Draw"]

Draw = Callable[[Palette, tuple[float, float]], Drawing]


@dataclass(frozen=True, slots=True)
class Answer:
    """One question: the answer as a title, what is measured, the chart, its height, the table.

    ``figures`` has for each row of the table the figure that opens behind it, blank where none
    does; ``keys`` the input that a row is about; ``note`` is what else has to be said. Without
    ``draw`` there is nothing to draw, and the table stands alone.
    """

    title: str
    unit: str
    draw: Draw | None
    height: int
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    note: str = ""
