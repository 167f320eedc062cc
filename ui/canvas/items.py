"""The things on the map: cards, connections with their shares, streams, and passing marks."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.drawing.marks import Drawing
from planner.drawing.pathway_map import opening_box
from planner.look import RADIUS, Palette
from planner.maps.content import CardFace, ConnectionFace
from planner.maps.marks import (
    LABEL,
    LARGE_LABEL,
    card_drawing,
    label_drawing,
    label_width,
    line_drawing,
    stream_drawing,
)
from planner.maps.streams import StreamFace
from ui.bugs import guarded
from ui.drawing import Strokes

__all__ = ["CardItem", "ConnectionItem", "MapItem", "ShareItem", "StreamItem"]

AROUND: Final = 20.0  # what stands over the edges of a card: its sign, and the ring around it
NEAR: Final = 14.0  # how wide the stretch is in which a line can be hit
FADED: Final = 0.25
CARDS, SHARES, LINES, STREAMS = 3.0, 2.0, 1.0, 2.0


class MapItem(QGraphicsItem):
    """One thing on the map, drawn from marks; ``is_lit`` while it is chosen."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.look = palette
        self.is_lit = False
        self.is_near = False  # whether the mouse is over it
        self.has_focus = False  # whether the map has the keyboard
        self.is_large = False
        self._drawing: Drawing | None = None
        self._strokes: Strokes | None = None

    def light(self, *, is_lit: bool, has_focus: bool) -> None:
        """Show whether it is chosen, and whether keys go to it."""
        if (is_lit, has_focus) != (self.is_lit, self.has_focus):
            self.is_lit, self.has_focus = is_lit, has_focus
            self.redraw()

    def fade(self, *, is_faded: bool) -> None:
        """Step back behind a way through that is followed, or come forward again."""
        self.setOpacity(FADED if is_faded else 1.0)

    def come_near(self, *, is_near: bool) -> None:
        """Show whether the mouse is over it."""
        if is_near != self.is_near:
            self.is_near = is_near
            self.update()

    def take_up(self, palette: Palette, *, is_large: bool) -> None:
        """Draw in another appearance or size of type."""
        if (palette, is_large) != (self.look, self.is_large):
            self.look, self.is_large = palette, is_large
            self.redraw()

    def redraw(self) -> None:
        """Draw anew."""
        self.prepareGeometryChange()
        self._drawing = self._strokes = None
        self.update()

    def drawing(self) -> Drawing:
        """The marks it is drawn with."""
        if self._drawing is None:
            self._drawing = self.draw()
        return self._drawing

    def draw(self) -> Drawing:
        """New marks for what it shows."""
        raise NotImplementedError

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint the marks."""
        if self._strokes is None:
            self._strokes = Strokes(self.drawing())
        self._strokes.paint(painter)


class CardItem(MapItem):
    """A step; its origin is the top left corner of the card."""

    def __init__(self, face: CardFace, palette: Palette) -> None:
        super().__init__(palette)
        self.face = face
        self.is_target = False
        self._stand()

    def show_face(self, face: CardFace) -> None:
        """Show other words or stand elsewhere."""
        if face != self.face:
            self.prepareGeometryChange()
            self.face = face
            self._stand()
            self.redraw()

    def _stand(self) -> None:
        card, place = self.face.card, self.face.place
        self.setZValue(CARDS if self.face.is_shown else CARDS - 0.5)
        self.setPos(place.x, place.y)
        told = (card.title, card.subtitle, *self.face.signs.said())
        self.setToolTip("\n".join(line for line in told if line))

    @property
    def card_rect(self) -> QRectF:
        """The card on the map."""
        place = self.face.place
        return QRectF(place.x, place.y, place.width, place.height)

    @property
    def _mark(self) -> QRectF:
        """The mark of a step that opens as a pathway, in the coordinates of the card."""
        place = replace(self.face.place, x=0, y=0)
        return QRectF(*opening_box(place, LARGE_LABEL if self.is_large else LABEL))

    def opens_at(self, point: QPointF) -> bool:
        """Whether a point of the map is on the mark of a step that opens as a pathway."""
        return self.face.card.opens and self._mark.contains(self.mapFromScene(point))

    def aim(self, *, is_target: bool) -> None:
        """Show whether a connection being drawn would end here."""
        if is_target != self.is_target:
            self.is_target = is_target
            self.update()

    def draw(self) -> Drawing:
        """The card."""
        return card_drawing(self.face, self.look, is_large=self.is_large)

    def _whole(self) -> QRectF:
        return QRectF(0, 0, self.face.place.width, self.face.place.height)

    def boundingRect(self) -> QRectF:
        """The card and what stands over its edges."""
        return self._whole().adjusted(-AROUND, -AROUND, AROUND, AROUND)

    def shape(self) -> QPainterPath:
        """The card itself, and the mark on its edge that opens it."""
        path = QPainterPath()
        path.addRect(self._whole())
        if self.face.card.opens:
            path.setFillRule(Qt.FillRule.WindingFill)
            path.addRect(self._mark)
        return path

    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the ring of what is chosen below the card."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rings: list[tuple[float, str, float]] = []
        if self.is_target:
            rings = [(3.5, self.look.good, 4)]
        elif self.is_lit and self.has_focus:
            rings = [(3.5, self.look.focus, 4), (6, self.look.focus_edge, 1.4)]
        elif self.is_lit:
            rings = [(2.5, self.look.ink, 2.5)]
        elif self.is_near:
            rings = [(1.5, self.look.outline, 1.5)]
        for away, colour, width in rings:
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(
                self._whole().adjusted(-away, -away, away, away), RADIUS + away, RADIUS + away
            )
        super().paint(painter, option, widget)


class ConnectionItem(MapItem):
    """The line of a connection, in the coordinates of the map."""

    def __init__(self, face: ConnectionFace, palette: Palette) -> None:
        super().__init__(palette)
        self.face = face
        self.is_target = False
        self._is_leading = False  # whether it is on a way through that is followed
        self._path = QPainterPath()
        self._trace()

    def show_face(self, face: ConnectionFace) -> None:
        """Run elsewhere or carry another share."""
        if face != self.face:
            self.prepareGeometryChange()
            self.face = face
            self._trace()
            self.redraw()

    def _trace(self) -> None:
        self.setZValue(LINES if self.face.is_shown else LINES - 0.5)
        self._path = QPainterPath()
        points = [QPointF(x, y) for x, y in self.face.points]
        if points:
            self._path.moveTo(points[0])
            for point in points[1:]:
                self._path.lineTo(point)

    def light(self, *, is_lit: bool, has_focus: bool) -> None:
        """Stand above the others while chosen."""
        super().light(is_lit=is_lit, has_focus=has_focus)
        self.setZValue(LINES + 0.5 if is_lit else LINES if self.face.is_shown else LINES - 0.5)

    def lead(self, *, is_leading: bool) -> None:
        """Show whether it is on a way through that is followed."""
        if is_leading != self._is_leading:
            self._is_leading = is_leading
            self.redraw()

    def aim(self, *, is_target: bool) -> None:
        """Show whether a step being dragged would be put in here."""
        if is_target != self.is_target:
            self.is_target = is_target
            self.redraw()

    def draw(self) -> Drawing:
        """The line and its head."""
        return line_drawing(
            self.face,
            self.look,
            is_lit=self.is_lit or self._is_leading,
            is_target=self.is_target,
            is_large=self.is_large,
        )

    def boundingRect(self) -> QRectF:
        """Where the line runs, with its head and the room in which it can be hit."""
        return self._path.boundingRect().adjusted(-NEAR, -NEAR, NEAR, NEAR)

    def shape(self) -> QPainterPath:
        """A band around the line."""
        stroker = QPainterPathStroker()
        stroker.setWidth(NEAR)
        return stroker.createStroke(self._path)

    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the ring of what is chosen below the line."""
        if self.is_lit and self.has_focus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(QColor(self.look.focus), 8)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self._path)
        super().paint(painter, option, widget)


class ShareItem(MapItem):
    """The share of a connection; its origin is the middle of the words."""

    def __init__(self, face: ConnectionFace, palette: Palette) -> None:
        super().__init__(palette)
        self.face = face
        self.setZValue(SHARES)
        self._stand()

    def show_face(self, face: ConnectionFace) -> None:
        """Say another share or stand elsewhere."""
        if face != self.face:
            self.prepareGeometryChange()
            self.face = face
            self.redraw()
            self._stand()

    def _stand(self) -> None:
        at = self.face.at
        self.setVisible(bool(self.face.label) and at is not None)
        if at is not None:
            self.setPos(*at)

    def draw(self) -> Drawing:
        """The words on their ground."""
        face = self.face
        return label_drawing(
            face.label,
            self.look,
            is_large=self.is_large,
            is_shown=face.is_shown,
            is_changed=face.is_changed,
            is_lit=self.is_lit,
        )

    def boundingRect(self) -> QRectF:
        """The words and the room around them."""
        half = label_width(self.face.label, is_large=True) / 2 + 4
        return QRectF(-half, -14, 2 * half, 28)

    def shape(self) -> QPainterPath:
        """The words alone."""
        width = label_width(self.face.label, is_large=self.is_large)
        path = QPainterPath()
        path.addRect(-width / 2, -11, width, 22)
        return path


class StreamItem(MapItem):
    """The arrow by which a stream enters, in the coordinates of the map."""

    def __init__(self, face: StreamFace, palette: Palette) -> None:
        super().__init__(palette)
        self.face = face
        self.setZValue(STREAMS)

    def show_face(self, face: StreamFace) -> None:
        """Say other words or stand elsewhere."""
        if face != self.face:
            self.prepareGeometryChange()
            self.face = face
            self.redraw()

    def draw(self) -> Drawing:
        """The words and the arrow."""
        return stream_drawing(self.face, self.look, is_lit=self.is_lit)

    def boundingRect(self) -> QRectF:
        """The words and the arrow."""
        left, top, right, bottom = self.face.box
        xs, ys = zip((left, top), (right, bottom), *self.face.arrow, strict=True)
        corners = QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys))
        return QRectF(*corners).adjusted(-8, -8, 8, 8)
