"""Moving by key what is chosen on the map: cards, the words on a line, or the line itself."""

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from ui.canvas.bending import Points, move_stretch
from ui.canvas.snapping import GRID

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["ARROWS", "FAST", "move_line", "move_things"]

ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
FAST: Final = 5  # how many steps of the grid Shift goes at once
SAME: Final = 0.5  # [points of the map]


def move_things(view: "MapView", across: int, down: int, *, is_fast: bool) -> None:
    """Move the chosen cards, or the words of the chosen connection."""
    selection, places = view.document.selection, view.commands.places
    by = GRID * (FAST if is_fast else 1)
    if selection.steps:
        places.move(selection.steps, across * by, down * by, merge=True)
    elif selection.connection is not None:
        face = places.line(selection.connection)
        if face is not None and face.at is not None and face.label:
            x, y = face.at
            places.move_words(selection.connection, x + across * by, y + down * by, merge=True)


def move_line(view: "MapView", across: int, down: int, *, is_fast: bool) -> None:
    """Move the longest stretch of the chosen line that lies across the direction."""
    ends = view.document.selection.connection
    if ends is None:
        move_things(view, across, down, is_fast=is_fast)
        return
    by = GRID * (FAST if is_fast else 1)
    face = view.commands.places.line(ends)
    stretch = _across(face.points, is_level=bool(down)) if face else None
    if face is None or stretch is None:
        return
    x, y = face.points[stretch]
    led = move_stretch(face.points, stretch, (x + across * by, y + down * by))
    view.commands.places.lead(ends, led, merge=True)


def _across(points: Points, *, is_level: bool) -> int | None:
    """The longest level stretch, or the longest upright one."""
    along, aside = (0, 1) if is_level else (1, 0)
    long = {
        i: abs(a[along] - b[along])
        for i, (a, b) in enumerate(pairwise(points))
        if abs(a[aside] - b[aside]) < SAME < abs(a[along] - b[along])
    }
    return max(long, key=lambda i: long[i], default=None)
