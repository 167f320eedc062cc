"""What stands on the map for a moment: the handle to connect by, a ghost, a line being drawn."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsScene,
    QStyleOptionGraphicsItem,
    QWidget,
)

from planner.look import RADIUS as CORNER
from planner.look import Palette
from ui.appearance import look_of
from ui.bugs import guarded
from ui.canvas.items import CardItem
from ui.canvas.snapping import Guide
from ui.drawing import paint

__all__ = [
    "GhostItem",
    "GuideLines",
    "HandleItem",
    "LineItem",
    "PreviewItem",
    "RoomItem",
    "WireItem",
]

RADIUS: Final = 10.0
REACH: Final = 15.0
ABOVE: Final = 10.0
FAINT: Final = 0.72
BEYOND: Final = 12.0  # how far a guide runs past the cards it joins


class HandleItem(QGraphicsItem):
    """The round handle at the right edge of a card, from which a connection is drawn."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.look = palette
        self.card: CardItem | None = None
        self.setZValue(ABOVE)
        self.setVisible(False)

    def stand_at(self, card: CardItem | None) -> None:
        """Stand at a card, or nowhere; nobody goes on from an end."""
        if card is not None and (card.face.card.kind == "end" or not card.face.is_shown):
            card = None
        self.card = card
        if card is not None:
            rect = card.card_rect
            self.setPos(rect.right(), rect.center().y())
        self.setVisible(card is not None)

    def boundingRect(self) -> QRectF:
        """Room to take hold of it."""
        return QRectF(-REACH, -REACH, 2 * REACH, 2 * REACH)

    def shape(self) -> QPainterPath:
        """The handle and a little more, but for the card's own half."""
        path = QPainterPath()
        path.addEllipse(QPointF(2, 0), RADIUS + 3, RADIUS + 3)
        return path

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint an arrow in a circle."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.look.surface), 1.5))
        painter.setBrush(QColor(self.look.ink))
        painter.drawEllipse(QPointF(0, 0), RADIUS, RADIUS)
        painter.setPen(QPen(QColor(self.look.surface), 1.8))
        painter.drawLine(QPointF(-5, 0), QPointF(5, 0))
        painter.drawPolyline([QPointF(1, -4), QPointF(5, 0), QPointF(1, 4)])


class GhostItem(QGraphicsItem):
    """Pale copies of the cards that are being dragged."""

    def __init__(self, cards: tuple[CardItem, ...]) -> None:
        super().__init__()
        self._cards = cards
        rect = QRectF()
        for card in cards:
            rect = rect.united(card.sceneBoundingRect())
        self._rect = rect
        self.setOpacity(FAINT)
        self.setZValue(ABOVE)

    def boundingRect(self) -> QRectF:
        """Where the copies stand."""
        return self._rect

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint the cards where they were taken up."""
        for card in self._cards:
            painter.save()
            painter.translate(card.pos())
            paint(painter, card.drawing())
            painter.restore()


class WireItem(QGraphicsItem):
    """The line from a step to where its new connection would end."""

    def __init__(self, start: QPointF, palette: Palette) -> None:
        super().__init__()
        self._start = self._end = start
        self._look = palette
        self.setZValue(ABOVE)

    def lead_to(self, end: QPointF) -> None:
        """End somewhere else."""
        self.prepareGeometryChange()
        self._end = end

    def boundingRect(self) -> QRectF:
        """The line and its width."""
        return QRectF(self._start, self._end).normalized().adjusted(-6, -6, 6, 6)

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint the line in dashes."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.ink), 2.2, Qt.PenStyle.DashLine))
        painter.drawLine(self._start, self._end)
        painter.setBrush(QColor(self._look.ink))
        painter.drawEllipse(self._end, 3.5, 3.5)


class GuideLines:
    """The thin lines that show what a dragged card is in line with: one upright, one level."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        pen = QPen(QColor(look_of(scene.palette()).ink), 1.4, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        self._lines = {is_upright: QGraphicsLineItem() for is_upright in (True, False)}
        for line in self._lines.values():
            line.setPen(pen)
            line.setZValue(ABOVE)
            line.hide()
            scene.addItem(line)

    def show(self, guides: tuple[Guide, ...]) -> None:
        """Show these and no others."""
        by_way = {guide.is_upright: guide for guide in guides}
        for is_upright, line in self._lines.items():
            guide = by_way.get(is_upright)
            line.setVisible(guide is not None)
            if guide is None:
                continue
            start, end = guide.start - BEYOND, guide.end + BEYOND
            if is_upright:
                line.setLine(guide.at, start, guide.at, end)
            else:
                line.setLine(start, guide.at, end, guide.at)

    def take_away(self) -> None:
        """Show none any more."""
        for line in self._lines.values():
            self._scene.removeItem(line)


class RoomItem(QGraphicsItem):
    """The line from which room is made, and the room itself."""

    def __init__(self, palette: Palette, height: float) -> None:
        super().__init__()
        self._look = palette
        self._height = height
        self._x = self._by = 0.0
        self.setZValue(ABOVE)

    def stand(self, x: float, by: float) -> None:
        """Stand at ``x`` with so much room made to the right, or taken away to the left."""
        self.prepareGeometryChange()
        self._x, self._by = x, by

    def boundingRect(self) -> QRectF:
        """The room with its two edges."""
        left, right = sorted((self._x, self._x + self._by))
        return QRectF(left - 2, 0, right - left + 4, self._height)

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint the room, in strokes where it is taken away, and its edges."""
        ink = QColor(self._look.ink)
        room = self.boundingRect().adjusted(2, 0, -2, 0)
        pale = QColor(ink)
        pale.setAlpha(40)
        way = Qt.BrushStyle.SolidPattern if self._by > 0 else Qt.BrushStyle.BDiagPattern
        painter.fillRect(room, QBrush(pale, way))
        pen = QPen(ink, 2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for x in {self._x, self._x + self._by}:
            painter.drawLine(QPointF(x, 0), QPointF(x, self._height))


class PreviewItem(QGraphicsItem):
    """Where a step that is not there yet would stand, and the line to it."""

    def __init__(self, rect: QRectF, start: QPointF, palette: Palette) -> None:
        super().__init__()
        self._rect, self._line_start = rect, start
        self._look = palette
        self.setZValue(ABOVE)

    def boundingRect(self) -> QRectF:
        """The card to be and its line."""
        return self._rect.united(QRectF(self._line_start, self._rect.center())).adjusted(
            -3, -3, 3, 3
        )

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint both in dashes."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.ink), 1.8, Qt.PenStyle.DashLine))
        end = QPointF(self._rect.left(), self._rect.center().y())
        painter.drawLine(self._line_start, end)
        ground = QColor(self._look.surface)
        ground.setAlphaF(FAINT)
        painter.setBrush(ground)
        painter.drawRoundedRect(self._rect, CORNER, CORNER)


class LineItem(QGraphicsItem):
    """A line as it would be led."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._look = palette
        self._points: tuple[QPointF, ...] = ()
        self.setZValue(ABOVE)

    def lead(self, points: Iterable[tuple[float, float]]) -> None:
        """Run through other points."""
        self.prepareGeometryChange()
        self._points = tuple(QPointF(x, y) for x, y in points)

    def boundingRect(self) -> QRectF:
        """Where the line runs."""
        return QPolygonF(self._points).boundingRect().adjusted(-4, -4, 4, 4)

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint the line in dashes."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.ink), 2.4, Qt.PenStyle.DashLine))
        painter.drawPolyline(self._points)
