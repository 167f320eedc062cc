"""The lanes behind the map, and their words that stay in view at its left."""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planner.drawing.marks import Drawing, Line, Mark, Text
from planner.drawing.pathway_map import Band
from planner.drawing.patterns import rule, symbol
from planner.drawing.words import cut, setting_word
from planner.look import TYPE, Palette
from ui.bugs import guarded
from ui.canvas.snapping import GRID
from ui.drawing import paint

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["HEADS", "LaneHeads", "paint_grid", "paint_lanes"]

HEADS: Final = 126  # how wide the words' strip is [pixels]
LIT: Final = 46  # of 255
CLOSEST: Final = 12.0  # as near to each other as points of the grid are shown [pixels]


def paint_lanes(
    painter: QPainter, rect: QRectF, bands: tuple[Band, ...], look: Palette, lit: str
) -> None:
    """Each lane's tint and pattern across ``rect``, and the lane that a drop would go to."""
    painter.fillRect(rect, QColor(look.canvas))
    for band in bands:
        area = QRectF(rect.left(), band.y, rect.width(), band.height)
        if not area.intersects(rect):
            continue
        painter.fillRect(area, QColor(look.tint(band.setting)))
        if band.setting == lit:
            painter.fillRect(area, _light(look, lit))
        pixel = 1 / (painter.worldTransform().m11() or 1.0)
        marks = tuple(_rule(band, rect.left(), rect.right(), look, pixel))
        paint(painter, Drawing(0, 0, marks, ""))


def paint_grid(painter: QPainter, rect: QRectF, bands: tuple[Band, ...], look: Palette) -> None:
    """The grid that cards come to rest on, in each lane from its own top; coarser when small."""
    scale = painter.worldTransform().m11() or 1.0
    pitch = GRID * next((n for n in (1, 2, 4, 8) if GRID * n * scale >= CLOSEST), 16)
    pen = QPen(QColor(look.outline), max(1.2, 1.2 / scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    columns = range(math.floor(rect.left() / pitch), math.ceil(rect.right() / pitch) + 1)
    for band in bands:
        low, high = max(rect.top(), band.y), min(rect.bottom(), band.y + band.height)
        rows = range(math.ceil((low - band.y) / pitch), math.floor((high - band.y) / pitch) + 1)
        painter.drawPoints([QPointF(x * pitch, band.y + y * pitch) for y in rows for x in columns])


def _light(look: Palette, lane: str) -> QColor:
    colour = QColor(look.mark(lane))
    colour.setAlpha(LIT)
    return colour


def _rule(band: Band, left: float, right: float, look: Palette, pixel: float) -> Iterator[Mark]:
    """The line along a lane's top, its dashes in step wherever it is painted from."""
    y = band.y + 1.5 * pixel
    for line in rule(0, y, 1, y, band.setting, look.mark(band.setting), 1.8 * pixel):
        period = sum(line.dash) or 1.0
        yield replace(line, x1=left // period * period, x2=right)


class LaneHeads(QWidget):
    """The words of the lanes in a strip beside the map, at the heights it is scrolled to."""

    def __init__(self, view: "MapView") -> None:
        super().__init__(view)
        self._view = view

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the strip."""
        scene, view = self._view.map_scene, self._view
        look = scene.look
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.canvas))
        edge = self.width() - 1.0
        for band in scene.content.bands:
            top = view.mapFromScene(QPointF(0, band.y)).y()
            bottom = view.mapFromScene(QPointF(0, band.y + band.height)).y()
            if bottom < 0 or top > self.height():
                continue
            setting, mark = band.setting or "", look.mark(band.setting)
            area = QRectF(0, top, self.width(), bottom - top)
            painter.fillRect(area, QColor(look.tint(setting)))
            if setting == view.lit_lane:
                painter.fillRect(area, _light(look, setting))
            word = cut(setting_word(setting), self.width() - 44, TYPE.card.size, bold=True)
            down = min(max(top, 0) + 8, bottom - 26)
            marks: tuple[Mark, ...] = (
                *rule(0, top + 1.5, self.width(), top + 1.5, setting, mark, 1.8),
                symbol(setting, 12, down, 18, mark),
                Text(36, down + 14, word, TYPE.card.size, mark, bold=True),
            )
            paint(painter, Drawing(0, 0, marks, ""))
        paint(painter, Drawing(0, 0, (Line(edge, 0, edge, self.height(), look.hairline),), ""))
        painter.end()
