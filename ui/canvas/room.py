"""Making room on the map, or taking it away: everything to the right of a line moves."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent

from planner import formats
from planner.i18n import N_
from ui.canvas.passing import RoomItem
from ui.canvas.places import AS_FAR_AS_POSSIBLE
from ui.canvas.snapping import GRID
from ui.canvas.tools import Tool

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["RoomTool"]

FAST: Final = 5  # how many steps of the grid Shift goes at once
DIGITS: Final = 4  # as many as an amount that is typed may have
HINT: Final = N_(
    "Room: {n}. Drag right to make room, left to take it away. Keys: ← → or an amount, "
    "↑ ↓ for the line, Enter. Escape: leave it."
)


class RoomTool(Tool):
    """A line across the lanes; what is dragged or typed is the room made to the right of it."""

    def __init__(self, view: "MapView") -> None:
        super().__init__(view)
        self._is_pressed = False
        self._typed = ""
        self._by = 0.0
        self._mouse = QCursor.pos()  # a map that scrolls says so as a move of the mouse
        self._least = 0.0
        self._item = RoomItem(view.map_scene.look, view.map_scene.content.bottom)
        card = view.map_scene.card(view.document.selection.step)
        self._x = card.card_rect.x() if card is not None else self._edges()[-1]

    def _edges(self) -> list[float]:
        """Where cards begin, from left to right."""
        cards = self.view.map_scene.content.cards.values()
        return sorted({face.place.x for face in cards if face.is_shown}) or [0.0]

    def begin(self) -> None:
        """Show the line."""
        self.view.map_scene.addItem(self._item)
        self.view.viewport().setCursor(Qt.CursorShape.SplitHCursor)
        self._stand(self._x)

    def _stand(self, x: float) -> None:
        """Put the line somewhere else, with no room made there yet."""
        self._x = x
        self._least = self.view.commands.places.room(x, AS_FAR_AS_POSSIBLE)
        self._make(0.0)

    def _make(self, by: float) -> None:
        self._by = max(by, self._least)
        self._item.stand(self._x, self._by)
        self.view.show_hint(HINT, n=formats.whole(self._by))

    def press(self, event: QMouseEvent) -> None:
        """Begin at the mouse."""
        self._is_pressed = True
        self._stand(self._point(event).x())

    def move(self, event: QMouseEvent) -> None:
        """Make as much room as the mouse has moved; before the press, take the line along."""
        point = self._point(event)
        if self._is_pressed:
            self._make(round((point.x() - self._x) / GRID) * GRID)
            self._keep_in_view(point)
        elif not self._by and event.globalPosition().toPoint() != self._mouse:
            self._mouse = event.globalPosition().toPoint()
            self._x = point.x()
            self._item.stand(self._x, 0.0)

    def key(self, event: QKeyEvent) -> bool:
        """Change the amount or the line, or make the room."""
        key, text = event.key(), event.text()
        by = GRID * (FAST if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._typed = ""
            self._make(self._by + (by if key == Qt.Key.Key_Right else -by))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(is_right=key == Qt.Key.Key_Down)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif key == Qt.Key.Key_Backspace or (text and text in "-0123456789"):
            self._type("" if key == Qt.Key.Key_Backspace else text)
        else:
            return key != Qt.Key.Key_Escape
        return True

    def _type(self, text: str) -> None:
        """Add a digit, turn the sign, or take the last digit away for a blank."""
        digits, is_less = self._typed.lstrip("-"), self._typed.startswith("-")
        digits = digits[:-1] if not text else (digits + text.strip("-"))[:DIGITS]
        is_less ^= text == "-"
        self._typed = f"-{digits}" if is_less else digits
        self._make(float(digits or 0) * (-1 if is_less else 1))

    def _go(self, *, is_right: bool) -> None:
        edges = [x for x in self._edges() if (x > self._x if is_right else x < self._x)]
        if edges:
            self._typed = ""
            self._stand(edges[0] if is_right else edges[-1])
            self.view.show_rect(self._item.sceneBoundingRect())

    def _finish(self) -> None:
        x, by = self._x, self._by
        self.view.drop_tool()
        self.view.commands.places.make_room(x, by)

    def release(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Make the room."""
        self.cancel()
        self.view.commands.places.make_room(self._x, self._by)

    def cancel(self) -> None:
        """Take the line away."""
        if self._item.scene() is not None:
            self.view.map_scene.removeItem(self._item)
        self.view.show_hint("")
        self.view.mouse.show_cursor()
