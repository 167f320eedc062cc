"""Leading lines by hand: their ends to other cards, their bends and stretches, their words."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from planner.i18n import N_
from planner.maps.content import ConnectionFace
from ui.canvas.bending import Points, move_bend, move_stretch, stretch_at
from ui.canvas.items import CardItem, ShareItem
from ui.canvas.passing import LineItem, WireItem
from ui.canvas.snapping import Snapper
from ui.canvas.tools import Tool
from ui.words import design_word

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["BendTool", "ReconnectTool", "WordsTool"]

PULL: Final = 6.0  # from how far another corner of the line pulls [pixels]
HERE: Final = N_("Let go on the step to lead it to, in “{design}”. Escape: leave it.")


class ReconnectTool(Tool):
    """Leads one end of a connection to another card."""

    def __init__(self, view: "MapView", face: ConnectionFace, *, is_target: bool) -> None:
        super().__init__(view)
        self._ends = (face.source, face.target)
        self._is_target = is_target
        self._aimed: CardItem | None = None
        stays = QPointF(*face.points[0 if is_target else -1])
        self._wire = WireItem(stays, view.map_scene.look)

    def begin(self) -> None:
        """Show the line and in which designs it is led."""
        self.view.map_scene.addItem(self._wire)
        self.view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.view.show_hint(HERE, design=design_word(self.view.pane.design))

    def move(self, event: QMouseEvent) -> None:
        """Lead the line to the mouse."""
        point = self._point(event)
        self._wire.lead_to(point)
        self._aim(self._card_at(event))
        self._keep_in_view(point)

    def _card_at(self, event: QMouseEvent) -> CardItem | None:
        """The card below the mouse, if the end may be led to it."""
        card = self.view.card_at(event.position().toPoint())
        if card is None or not card.face.is_shown or card.face.step in self._ends:
            return None
        return card if self._is_target or card.face.card.kind != "end" else None

    def _aim(self, card: CardItem | None) -> None:
        if self._aimed is not None:
            self._aimed.aim(is_target=False)
        self._aimed = card
        if card is not None:
            card.aim(is_target=True)

    def release(self, event: QMouseEvent) -> None:
        """Lead the connection to the card below the mouse."""
        card = self._card_at(event)
        self.cancel()
        if card is not None:
            source, target = self._ends
            step = card.face.step
            new_ends = (source, step) if self._is_target else (step, target)
            self.view.commands.acts.reconnect(self._ends, new_ends)

    def cancel(self) -> None:
        """Take the line away."""
        self._aim(None)
        self.view.map_scene.removeItem(self._wire)
        self.view.show_hint("")
        self.view.mouse.show_cursor()


class BendTool(Tool):
    """Moves a bend of a line, or the stretch that was taken hold of where ``bend`` is 0.

    Alt lets go of the grid and of right angles.
    """

    def __init__(
        self, view: "MapView", face: ConnectionFace, event: QMouseEvent, bend: int = 0
    ) -> None:
        super().__init__(view)
        self._start = event.position().toPoint()
        self._face = face
        self._bend = bend
        point = self._point(event)
        self._stretch = stretch_at(face.points, (point.x(), point.y()))
        corners = [(x, y, 0.0, 0.0) for i, (x, y) in enumerate(face.points) if i != bend or not i]
        self._snapper = Snapper(corners, [b.y for b in view.map_scene.content.bands])
        self._led: Points = ()
        self._line: LineItem | None = None

    def move(self, event: QMouseEvent) -> None:
        """Show the line as it would be led."""
        if self._line is None:
            if _is_still(self._start, event):
                return
            self._line = LineItem(self.view.map_scene.look)
            self.view.map_scene.addItem(self._line)
            self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        point = self._point(event)
        is_free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        to = point.x(), point.y()
        if not is_free:
            snap = self._snapper.snap((*to, 0.0, 0.0), PULL / self.view.scale_shown)
            to = to[0] + snap.dx, to[1] + snap.dy
        if self._bend:
            self._led = move_bend(self._face.points, self._bend, to)
        else:
            self._led = move_stretch(self._face.points, self._stretch, to, is_free=is_free)
        self._line.lead(self._led)
        self._keep_in_view(point)

    def release(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Lead the line so."""
        led, face = self._led, self._face
        self.cancel()
        if led:
            self.view.commands.places.lead((face.source, face.target), led)

    def cancel(self) -> None:
        """Take what was shown away."""
        self._led = ()
        if self._line is not None:
            self.view.map_scene.removeItem(self._line)
            self._line = None
        self.view.mouse.show_cursor()


class WordsTool(Tool):
    """Moves the words on a line."""

    def __init__(self, view: "MapView", item: ShareItem, event: QMouseEvent) -> None:
        super().__init__(view)
        self._start = event.position().toPoint()
        self._item = item
        self._home = item.pos()
        self._from = self._point(event) - item.pos()
        self._is_moved = False

    def move(self, event: QMouseEvent) -> None:
        """Take the words along."""
        if not self._is_moved and _is_still(self._start, event):
            return
        self._is_moved = True
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        point = self._point(event)
        self._item.setPos(point - self._from)
        self._keep_in_view(point)

    def release(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Put the words where they were let go."""
        at, face, is_moved = self._item.pos(), self._item.face, self._is_moved
        self.cancel()
        if is_moved:
            self.view.commands.places.move_words((face.source, face.target), at.x(), at.y())

    def cancel(self) -> None:
        """Put the words back."""
        self._item.setPos(self._home)
        self.view.mouse.show_cursor()


def _is_still(start: QPoint, event: QMouseEvent) -> bool:
    moved = (event.position().toPoint() - start).manhattanLength()
    return moved < QApplication.startDragDistance()
