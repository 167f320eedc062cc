"""What the chosen line is taken hold of by: its two ends and its bends."""

from math import hypot
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from planner.i18n import N_, _
from planner.look import Palette
from planner.maps.content import ConnectionFace
from planner.maps.marks import label_width
from ui.bugs import guarded
from ui.canvas.bending import Point

__all__ = ["GripItem", "Grips"]

ABOVE: Final = 11.0
BELOW_WORDS: Final = 1.5
SIZE: Final = 5.0
REACH: Final = 10.0
# How far from its card an end is taken hold of: clear of the card's own handle where there is room,
# nearer where it would hide the words of the line.
OFF: Final = (20.0, 14.0, 9.0, 28.0)
WORDS_HEIGHT: Final = 22.0
WORDS: Final = {
    True: N_("Drag to lead this end to another step"),
    False: N_("Drag to bend the line here; double click takes the bend away"),
}


class GripItem(QGraphicsItem):
    """A round grip at an end of a line, or a square one at its bend.

    ``at`` counts the corners of the line; the first and the last are its ends.
    """

    def __init__(self, face: ConnectionFace, at: int, palette: Palette) -> None:
        super().__init__()
        self.face = face
        self.at = at
        self.look = palette
        self.setPos(*_stands(face, at))
        hides = self.is_end and _words(face).contains(self.pos())
        self.setZValue(BELOW_WORDS if hides else ABOVE)
        self.setToolTip(_(WORDS[self.is_end]))

    @property
    def is_target(self) -> bool:
        """Whether it is the end to which people go."""
        return self.at == len(self.face.points) - 1

    @property
    def is_end(self) -> bool:
        """Whether it is one of the two ends."""
        return self.at == 0 or self.is_target

    def boundingRect(self) -> QRectF:
        """Room to take hold of it."""
        return QRectF(-REACH, -REACH, 2 * REACH, 2 * REACH)

    def shape(self) -> QPainterPath:
        """A circle around it."""
        path = QPainterPath()
        path.addEllipse(QPointF(0, 0), REACH - 1, REACH - 1)
        return path

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint a circle or a square with an edge of ink."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.look.ink), 2))
        painter.setBrush(QColor(self.look.surface))
        if self.is_end:
            painter.drawEllipse(QPointF(0, 0), SIZE, SIZE)
        else:
            painter.drawRect(QRectF(-SIZE + 1, -SIZE + 1, 2 * SIZE - 2, 2 * SIZE - 2))


class Grips:
    """The grips of the one line that is chosen."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self._shown: tuple[ConnectionFace, Palette] | None = None
        self.items: list[GripItem] = []

    def stand_at(self, face: ConnectionFace | None, palette: Palette) -> None:
        """Stand at a line, or nowhere."""
        wanted = (face, palette) if face is not None and len(face.points) > 1 else None
        if wanted == self._shown:
            return
        for item in self.items:
            self._scene.removeItem(item)
        self._shown, self.items = wanted, []
        if wanted is None:
            return
        for at in range(len(wanted[0].points)):
            item = GripItem(wanted[0], at, palette)
            self._scene.addItem(item)
            self.items.append(item)


def _stands(face: ConnectionFace, at: int) -> Point:
    """Where the grip of a corner stands: at the corner, or a little way along the line."""
    points = face.points
    if 0 < at < len(points) - 1:
        return points[at]
    end, towards = (points[0], points[1]) if at == 0 else (points[-1], points[-2])
    words = _words(face)
    places = [_along(end, towards, off) for off in OFF]
    free = [place for place in places if not words.contains(QPointF(*place))]
    return (free or places)[0]


def _along(end: Point, towards: Point, off: float) -> Point:
    long = hypot(towards[0] - end[0], towards[1] - end[1]) or 1.0
    part = min(off, long / 3) / long
    return end[0] + (towards[0] - end[0]) * part, end[1] + (towards[1] - end[1]) * part


def _words(face: ConnectionFace) -> QRectF:
    """Where a grip would hide the words of a line; nowhere for one without words."""
    if face.at is None or not face.label:
        return QRectF()
    wide, high = label_width(face.label, is_large=True) + 2 * SIZE, WORDS_HEIGHT + 2 * SIZE
    return QRectF(face.at[0] - wide / 2, face.at[1] - high / 2, wide, high)
