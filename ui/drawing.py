"""Draws the neutral pictures on a Qt painter, and the widget that shows one."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.drawing.marks import Drawing, Group, Line, Mark, Path, Rect, Text
from planner.look import FAMILY, Palette
from ui.appearance import look_of
from ui.bugs import guarded
from ui.fonts import load_fonts

__all__ = ["Draw", "DrawingView", "look_of", "paint", "picture"]

Draw = Callable[[Palette, tuple[float, float]], Drawing]

BACK: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


def paint(painter: QPainter, drawing: Drawing, target: QRectF | None = None) -> None:
    """Draw ``drawing`` at its own size, or as large as fits in the middle of ``target``."""
    load_fonts()
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
        painter.fillRect(QRectF(0, 0, drawing.width, drawing.height), QColor(drawing.background))
    for mark in drawing.marks:
        _mark(painter, mark)
    painter.restore()


def picture(drawing: Drawing, *, scale: float = 1, background: str = "#FFFFFF") -> QImage:
    """The drawing as pixels, ``scale`` of them to a point."""
    size = QSize(max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale)))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(drawing.background or background))
    painter = QPainter(image)
    paint(painter, drawing, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def _mark(painter: QPainter, mark: Mark) -> None:
    match mark:
        case Rect():
            _pen(painter, mark)
            painter.setBrush(QColor(mark.fill) if mark.fill else Qt.BrushStyle.NoBrush)
            box = QRectF(mark.x, mark.y, mark.width, mark.height)
            if mark.radius:
                painter.drawRoundedRect(box, mark.radius, mark.radius)
            else:
                painter.drawRect(box)
        case Line():
            _pen(painter, mark)
            painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))
        case Path():
            _pen(painter, mark)
            painter.setBrush(QColor(mark.fill) if mark.fill else Qt.BrushStyle.NoBrush)
            painter.drawPath(_outline(mark))
        case Text():
            _text(painter, mark)
        case Group():
            painter.save()
            painter.translate(mark.x, mark.y)
            painter.scale(mark.scale, mark.scale)
            for inner in mark.marks:
                _mark(painter, inner)
            painter.restore()


def _pen(painter: QPainter, mark: Rect | Line | Path) -> None:
    if mark.stroke is None:
        painter.setPen(Qt.PenStyle.NoPen)
        return
    pen = QPen(QColor(mark.stroke), mark.stroke_width)
    rounded = not isinstance(mark, Rect) and mark.round_cap
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if rounded else Qt.PenCapStyle.FlatCap)
    miter = isinstance(mark, Rect) and not mark.radius
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin if miter else Qt.PenJoinStyle.RoundJoin)
    if mark.dash:
        pen.setDashPattern([part / mark.stroke_width for part in mark.dash])
    painter.setPen(pen)


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


def _text(painter: QPainter, mark: Text) -> None:
    pixels = max(1, round(mark.size))
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setBold(mark.bold)
    font.setItalic(mark.italic and not mark.bold)
    # Without these two the letters would stand elsewhere than in the PDF and the SVG.
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(mark.colour))
    painter.translate(mark.x, mark.y)
    if mark.rotation:
        painter.rotate(mark.rotation)
    if mark.size != pixels:
        painter.scale(mark.size / pixels, mark.size / pixels)
    painter.drawText(QPointF(-BACK[mark.anchor] * mark.width * pixels / mark.size, 0), mark.text)
    painter.restore()


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
            self._drawing = None
        elif self._drawn != key:
            self._drawn = key
            self._drawing = self._draw(look, (float(self.width()), float(self.height())))
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
            painter = QPainter(self)
            paint(painter, drawing, QRectF(self.rect()))
            painter.end()
