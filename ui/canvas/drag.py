"""Dragging cards: along their lane, to another lane, or onto a connection."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from pathways.model import Setting
from planner.i18n import N_
from ui.canvas.items import CardItem, ConnectionItem
from ui.canvas.passing import GhostItem, GuideLines
from ui.canvas.snapping import Guide, Snapper
from ui.canvas.tools import ADDING, Tool

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["DragTool"]

FREE: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
PUTTING_IN: Final = N_("Let go to put the step into this connection. Escape: leave it.")
PULL: Final = 5.0  # from how far a card in line pulls [pixels]


class DragTool(Tool):
    """Drags the chosen cards; nothing is laid out anew before they are dropped.

    They come to rest in line with other cards or on the grid, unless Alt or Ctrl is held. A
    single step that nothing leads to or from may be dropped on a connection, which then runs
    through it.
    """

    def __init__(self, view: "MapView", card: CardItem, event: QMouseEvent) -> None:
        super().__init__(view)
        self._start = event.position().toPoint()
        self._from = self._point(event)
        self._card = card
        self._ghost: GhostItem | None = None
        self._snapper = Snapper((), ())
        self._guides: GuideLines | None = None
        self._line: ConnectionItem | None = None
        self._is_loose = False
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
        """Move the ghost, and light the lane or the connection below the mouse."""
        at = event.position().toPoint()
        if self._ghost is None:
            if (at - self._start).manhattanLength() < QApplication.startDragDistance():
                return
            if not self._take_up():
                return
        point = self._point(event)
        self._lay(point, is_free=bool(event.modifiers() & FREE))
        self._aim(self._line_at(point) if self._is_loose else None)
        self.view.light_lane("" if self._line else self.view.map_scene.lane_at(point))
        self._keep_in_view(point)

    def _take_up(self) -> bool:
        cards = self._dragged()
        if not cards:
            return False
        scene = self.view.map_scene
        held = {card.face.step for card in cards}
        seen = self.view.mapToScene(self.view.viewport().rect()).boundingRect()
        stay = [
            card.face.place
            for card in scene.cards.values()
            if card.face.step not in held and card.card_rect.intersects(seen)
        ]
        stay.append(self._card.face.place)
        self._snapper = Snapper(
            ((p.x, p.y, p.width, p.height) for p in stay), [b.y for b in scene.content.bands]
        )
        self._is_loose = len(held) == 1 and self.view.commands.acts.is_loose(*held)
        self._ghost = GhostItem(cards)
        self._guides = GuideLines(scene)
        scene.addItem(self._ghost)
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def _lay(self, point: QPointF, *, is_free: bool) -> None:
        """Move the ghost to where the cards would come to rest."""
        if self._ghost is None or self._guides is None:
            return
        by = point - self._from
        place = self._card.face.place
        guides: tuple[Guide, ...] = ()
        if not is_free:
            box = (place.x + by.x(), place.y + by.y(), place.width, place.height)
            snap = self._snapper.snap(box, PULL / self.view.scale_shown)
            by += QPointF(snap.dx, snap.dy)
            guides = snap.guides
        self._ghost.setPos(by)
        self._guides.show(guides)

    def _dragged(self) -> tuple[CardItem, ...]:
        chosen = self.view.document.selection.steps
        return tuple(
            card
            for card in self.view.map_scene.cards.values()
            if card.face.step in chosen and card.face.is_shown
        )

    def _line_at(self, point: QPointF) -> ConnectionItem | None:
        for item in self.view.map_scene.items(point):
            if isinstance(item, ConnectionItem) and item.face.is_shown:
                return item
        return None

    def _aim(self, line: ConnectionItem | None) -> None:
        if line is self._line:
            return
        if self._line is not None:
            self._line.aim(is_target=False)
        self._line = line
        self.view.show_hint("" if line is None else PUTTING_IN)
        if line is not None:
            line.aim(is_target=True)

    def release(self, event: QMouseEvent) -> None:
        """Put the cards where they were dropped."""
        ghost, line = self._ghost, self._line
        by = ghost.pos() if ghost else QPointF()
        cards = self._dragged()
        lane = self.view.map_scene.lane_at(self._point(event))
        self.cancel()
        if ghost is None:
            if self._was_chosen and not self._is_toggle:
                self.view.document.select_steps(self._card.face.step)
            return
        commands = self.view.commands
        corners = {
            card.face.step: (card.face.place.x + by.x(), card.face.place.y + by.y())
            for card in cards
        }
        if line is not None:
            commands.acts.insert(self._card.face.step, (line.face.source, line.face.target))
        elif lane and lane != self._card.face.lane and self._card.face.card.kind != "end":
            commands.places.deliver(corners, Setting(lane))
        else:
            commands.places.move_to(corners)

    def cancel(self) -> None:
        """Take the ghost away."""
        self._aim(None)
        self.view.light_lane("")
        self.view.mouse.show_cursor()
        if self._ghost is not None:
            self.view.map_scene.removeItem(self._ghost)
            self._ghost = None
        if self._guides is not None:
            self._guides.take_away()
            self._guides = None
