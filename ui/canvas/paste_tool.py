"""The tool that puts steps from the clipboard where the mouse or the arrow keys say."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.clips import Clip
from planner.i18n import N_
from planner.look import Palette
from planner.maps.figures import measures_of
from ui.bugs import guarded
from ui.canvas.items import CardItem
from ui.canvas.moving import ARROWS, FAST
from ui.canvas.pasting import Standing, near
from ui.canvas.snapping import GRID
from ui.canvas.tools import Tool
from ui.drawing import paint

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["PasteTool"]

PASTING: Final = N_(
    "Press, or Enter, where it is to stand. Ctrl+V: beside what is chosen. Escape: leave it."
)
FAINT: Final = 0.85
ABOVE: Final = 10.0


class _Ghost(QGraphicsItem):
    """Pale cards with lines among them, where they would stand."""

    def __init__(self, clip: Clip, palette: Palette) -> None:
        super().__init__()
        self._ends = [(c.source, c.target) for c in clip.pathway.connections]
        self._look = palette
        self._cards: dict[str, CardItem] = {}
        self._rect = QRectF()
        self.setOpacity(FAINT)
        self.setZValue(ABOVE)

    def stand(self, standing: Standing) -> None:
        """Stand somewhere else."""
        self.prepareGeometryChange()
        self._rect = QRectF()
        for face in standing.faces:
            card = self._cards.get(face.step)
            if card is None:
                card = self._cards[face.step] = CardItem(face, self._look)
            card.show_face(face)
            self._rect = self._rect.united(card.sceneBoundingRect())

    def boundingRect(self) -> QRectF:
        """Where the cards stand."""
        return self._rect

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint the lines, then the cards over them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.ink), 1.6, Qt.PenStyle.DashLine))
        for source, target in self._ends:
            start, end = self._cards[source].card_rect, self._cards[target].card_rect
            right = QPointF(start.right(), start.center().y())
            painter.drawLine(right, QPointF(end.left(), end.center().y()))
        for card in self._cards.values():
            painter.save()
            painter.translate(card.pos())
            paint(painter, card.drawing())
            painter.restore()


class PasteTool(Tool):
    """Shows where the steps would stand; a press or Enter puts them there."""

    def __init__(self, view: "MapView", clip: Clip, put: Callable[[Standing], object]) -> None:
        super().__init__(view)
        self.clip = clip
        self._do = put
        self._ghost = _Ghost(clip, view.map_scene.look)
        port = view.viewport()
        at = port.mapFromGlobal(QCursor.pos())
        is_over = port.rect().contains(at) and port.underMouse()
        self._at = view.mapToScene(at if is_over else port.rect().center())
        self._measures = measures_of(view.pane.showing)
        self.standing = near(clip, view.pane.design, (), 0.0, 0.0)

    def begin(self) -> None:
        """Show the steps and how to go on."""
        self.view.map_scene.addItem(self._ghost)
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.view.show_hint(PASTING)
        self._stand(self._at)

    def _stand(self, point: QPointF) -> None:
        view, rect = self.view, self.view.map_scene.map_rect
        x = min(max(point.x(), 0.0), rect.right())
        self._at = QPointF(x, min(max(point.y(), 0.0), rect.bottom()))
        bands = view.map_scene.content.bands
        at = self._at.x(), self._at.y()
        self.standing = near(self.clip, view.pane.design, bands, *at, self._measures)
        self._ghost.stand(self.standing)
        lanes = self.standing.lanes
        view.light_lane(next(iter(lanes)) if len(lanes) == 1 else "")

    def move(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        self._stand(self._point(event))
        self._keep_in_view(self._at)

    def key(self, event: QKeyEvent) -> bool:
        """Move by the arrow keys, or put the steps where they are."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in ARROWS and not held & Qt.KeyboardModifier.ControlModifier:
            across, down = ARROWS[key]
            by = GRID * (FAST if held & Qt.KeyboardModifier.ShiftModifier else 1)
            self._stand(self._at + QPointF(across * by, down * by))
            self.view.show_rect(self._ghost.sceneBoundingRect())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.view.drop_tool()
            self._do(self.standing)
        else:
            return False
        return True

    def release(self, event: QMouseEvent) -> None:
        """Put the steps below the mouse."""
        self._stand(self._point(event))
        self.cancel()
        self._do(self.standing)

    def cancel(self) -> None:
        """Take the cards away."""
        self.view.light_lane("")
        if self._ghost.scene() is not None:
            self.view.map_scene.removeItem(self._ghost)
        self.view.show_hint("")
        self.view.mouse.show_cursor()
