"""Draws the neutral pictures on a Qt painter, and the widget that shows one."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.drawing.marks import Drawing, Group, Line, Mark, Path, Rect, Text
from planner.look import FAMILY, Palette
from ui.appearance import look_of
from ui.bugs import guarded
from ui.fonts import load_fonts

__all__ = ["Draw", "DrawingView", "Strokes", "look_of", "paint", "picture"]

Stroke = Callable[[QPainter], None]
Draw = Callable[[Palette, tuple[float, float]], Drawing]

BACK: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Strokes:
    """The marks of a drawing made ready: pens, shapes and type once, to be painted many times."""

    def __init__(self, drawing: Drawing) -> None:
        load_fonts()
        self._drawing = drawing
        self._strokes = [_stroke(mark) for mark in drawing.marks]

    def paint(self, painter: QPainter, target: QRectF | None = None) -> None:
        """Draw at the drawing's own size, or as large as fits in the middle of ``target``."""
        drawing = self._drawing
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if target is not None and drawing.width and drawing.height:
            scale = min(target.width() / drawing.width, target.height() / drawing.height)
            painter.translate(
                target.x() + (target.width() - drawing.width * scale) / 2,
                target.y() + (target.height() - drawing.height * scale) / 2,
            )
            painter.scale(scale, scale)
        if drawing.background is not None:
            ground = QRectF(0, 0, drawing.width, drawing.height)
            painter.fillRect(ground, QColor(drawing.background))
        for stroke in self._strokes:
            stroke(painter)
        painter.restore()


def paint(painter: QPainter, drawing: Drawing, target: QRectF | None = None) -> None:
    """Draw ``drawing`` once, at its own size or as large as fits in the middle of ``target``."""
    Strokes(drawing).paint(painter, target)


def picture(drawing: Drawing, *, scale: float = 1, background: str = "#FFFFFF") -> QImage:
    """The drawing as pixels, ``scale`` of them to a point."""
    size = QSize(max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale)))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(drawing.background or background))
    painter = QPainter(image)
    paint(painter, drawing, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def _stroke(mark: Mark) -> Stroke:
    match mark:
        case Rect():
            return _box(mark)
        case Line():
            pen = _pen(mark)
            ends = QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2)

            def line(painter: QPainter) -> None:
                painter.setPen(pen)
                painter.drawLine(*ends)

            return line
        case Path():
            return _shape(mark)
        case Text():
            return _text(mark)
        case Group():
            return _group(mark)


def _box(mark: Rect) -> Stroke:
    pen, brush = _pen(mark), _brush(mark.fill)
    box, radius = QRectF(mark.x, mark.y, mark.width, mark.height), mark.radius

    def stroke(painter: QPainter) -> None:
        painter.setPen(pen)
        painter.setBrush(brush)
        if radius:
            painter.drawRoundedRect(box, radius, radius)
        else:
            painter.drawRect(box)

    return stroke


def _shape(mark: Path) -> Stroke:
    pen, brush, outline = _pen(mark), _brush(mark.fill), _outline(mark)

    def stroke(painter: QPainter) -> None:
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawPath(outline)

    return stroke


def _group(mark: Group) -> Stroke:
    inner = [_stroke(one) for one in mark.marks]
    x, y, scale = mark.x, mark.y, mark.scale
    is_moved = (x, y, scale) != (0, 0, 1)

    def stroke(painter: QPainter) -> None:
        if not is_moved:
            for one in inner:
                one(painter)
            return
        painter.save()
        painter.translate(x, y)
        painter.scale(scale, scale)
        for one in inner:
            one(painter)
        painter.restore()

    return stroke


def _brush(fill: str | None) -> QBrush:
    return QBrush(QColor(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush)


def _pen(mark: Rect | Line | Path) -> QPen:
    if mark.stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(mark.stroke), mark.stroke_width)
    rounded = not isinstance(mark, Rect) and mark.round_cap
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if rounded else Qt.PenCapStyle.FlatCap)
    miter = isinstance(mark, Rect) and not mark.radius
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin if miter else Qt.PenJoinStyle.RoundJoin)
    if mark.dash:
        pen.setDashPattern([part / mark.stroke_width for part in mark.dash])
    return pen


def _outline(mark: Path) -> QPainterPath:
    outline = QPainterPath()
    for segment in mark.segments:
        points = [QPointF(x, y) for x, y in segment.points]
        match segment.verb:
            case "M":
                outline.moveTo(points[0])
            case "L":
                outline.lineTo(points[0])
            case "C":
                outline.cubicTo(*points)
            case _:
                outline.closeSubpath()
    return outline


def _text(mark: Text) -> Stroke:
    pixels = max(1, round(mark.size))
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setBold(mark.bold)
    font.setItalic(mark.italic and not mark.bold)
    # Without these two the letters would stand elsewhere than in the PDF and the SVG.
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    colour, text, scale = QColor(mark.colour), mark.text, mark.size / pixels
    x, y, back = mark.x, mark.y, BACK[mark.anchor] * mark.width
    is_plain = not mark.rotation and scale == 1

    def stroke(painter: QPainter) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        if is_plain:
            painter.drawText(QPointF(x - back, y), text)
            return
        painter.save()
        painter.translate(x, y)
        painter.rotate(mark.rotation)
        painter.scale(scale, scale)
        painter.drawText(QPointF(-back / scale, 0), text)
        painter.restore()

    return stroke


class DrawingView(QWidget):
    """Shows a drawing, drawn anew whenever its room or the appearance changes."""

    def __init__(
        self,
        draw: Draw | None = None,
        parent: QWidget | None = None,
        *,
        size: tuple[int, int] = (480, 300),
    ) -> None:
        super().__init__(parent)
        self._draw = draw
        self._size = QSize(*size)
        self._drawn: tuple[str, int, int] | None = None
        self._drawing: Drawing | None = None
        self._strokes: Strokes | None = None
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)

    def sizeHint(self) -> QSize:
        """The size the view asks for."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """Half the size the view asks for."""
        return self._size / 2

    def show_drawing(self, draw: Draw | None) -> None:
        """Show what ``draw`` makes from now on; nothing for ``None``."""
        self._draw = draw
        self.redraw()

    def redraw(self) -> None:
        """Draw again, for instance after the language has changed."""
        self._drawn = None
        self.update()
        self._current()

    def drawing(self) -> Drawing | None:
        """The drawing as it is shown."""
        return self._current()

    def _current(self) -> Drawing | None:
        look = look_of(self.palette())
        key = (look.name, self.width(), self.height())
        if self._draw is None:
            self._drawing = self._strokes = None
        elif self._drawn != key:
            self._drawn = key
            self._drawing = self._draw(look, (float(self.width()), float(self.height())))
            self._strokes = None
        else:
            return self._drawing
        self.setAccessibleName(self._drawing.title if self._drawing else "")
        self.setAccessibleDescription(self._drawing.description if self._drawing else "")
        return self._drawing

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        """Take up a new palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self.redraw()
        super().changeEvent(event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the drawing in the middle of the view."""
        drawing = self._current()
        if drawing is not None:
            self._strokes = self._strokes or Strokes(drawing)
            painter = QPainter(self)
            self._strokes.paint(painter, QRectF(self.rect()))
            painter.end()
