"""What stands on the map for a moment: the handle to connect by, a ghost, a line being drawn."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.look import Palette
from ui.canvas.items import CardItem
from ui.drawing import paint

__all__ = ["GhostItem", "HandleItem", "WireItem"]

RADIUS: Final = 10.0
REACH: Final = 15.0
ABOVE: Final = 10.0
FAINT: Final = 0.72


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
