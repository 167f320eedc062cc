"""Dragging cards on the map."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from pathways.model import Setting
from ui.canvas.items import CardItem
from ui.canvas.passing import GhostItem
from ui.canvas.tools import ADDING, Tool

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["DragTool"]


class DragTool(Tool):
    """Drags the chosen cards to another lane, which becomes their setting."""

    def __init__(self, view: "MapView", card: CardItem, event: QMouseEvent) -> None:
        super().__init__(view)
        self._start = event.position().toPoint()
        self._from = self._point(event)
        self._card = card
        self._ghost: GhostItem | None = None
        chosen = view.document.selection.steps
        self._was_chosen = card.face.step in chosen
        self._is_toggle = bool(event.modifiers() & ADDING)

    def begin(self) -> None:
        """Choose the card, beside others with Ctrl or Shift."""
        document, step = self.view.document, self._card.face.step
        if self._is_toggle:
            document.select_steps(*(document.selection.steps ^ {step}))
        elif not self._was_chosen:
            document.select_steps(step)

    def move(self, event: QMouseEvent) -> None:
        """Move the ghost and light the lane below the mouse."""
        at = event.position().toPoint()
        if self._ghost is None:
            if (at - self._start).manhattanLength() < QApplication.startDragDistance():
                return
            cards = self._dragged()
            if not cards:
                return
            self._ghost = GhostItem(cards)
            self.view.map_scene.addItem(self._ghost)
            self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        point = self._point(event)
        self._ghost.setPos(point - self._from)
        self.view.light_lane(self.view.map_scene.lane_at(point))
        self._keep_in_view(point)

    def _dragged(self) -> tuple[CardItem, ...]:
        chosen = self.view.document.selection.steps
        return tuple(
            card
            for card in self.view.map_scene.cards.values()
            if card.face.step in chosen and card.face.is_shown and card.face.card.kind != "end"
        )

    def release(self, event: QMouseEvent) -> None:
        """Deliver the cards in the lane they were dropped on."""
        was_dragged = self._ghost is not None
        steps = [card.face.step for card in self._dragged()]
        lane = self.view.map_scene.lane_at(self._point(event))
        self.cancel()
        if was_dragged and lane and lane != self._card.face.lane:
            self.view.commands.acts.tag(steps, Setting(lane))
        elif not was_dragged and self._was_chosen and not self._is_toggle:
            self.view.document.select_steps(self._card.face.step)

    def cancel(self) -> None:
        """Take the ghost away."""
        self.view.light_lane("")
        self.view.mouse.show_cursor()
        if self._ghost is not None:
            self.view.map_scene.removeItem(self._ghost)
            self._ghost = None
